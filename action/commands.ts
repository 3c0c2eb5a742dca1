/** Lines for the log of a job: commands that the runner acts on, and text that it doesn't. */
import { data, property } from '../cli/formats/check-github';
import type { Output } from '../cli/io/io';
import { visible } from '../cli/text/plain';

export type Loudness = 'error' | 'warning' | 'notice';

/** A message about the run itself, at no line of a file. */
export const message = (loudness: Loudness, text: string): string =>
  `::${loudness} title=${property('Roadmap')}::${data(text)}\n`;

/** A line of text that is no command, whatever is in it. */
export const line = (text: string): string => `${inert(visible(text)).replace(/^(\s*):/, '$1\u2060:')}\n`;

/** The runner looks for its older commands anywhere in a line. */
const inert = (text: string): string => text.replaceAll('##[', '##\u2060[');

/** What others write, line by line, without commands in it. */
export const inertOutput = (output: Output): Output => ({
  ...output,
  write: (text) => output.write(inert(text).replace(/^(\s*)::/gm, '$1\u2060::')),
});
