/** Options that several commands have. */
import { InvalidArgumentError, Option } from 'commander';
import { COLOR_CHOICES } from '../text/style';

export const todayOption = (): Option =>
  new Option(
    '--today <date>',
    'the day that counts as today, or `commit` for the date of the head commit (default: the local date; where CI is set, commit)',
  );

export const colorOption = (): Option =>
  new Option('--color <when>', 'colour the output').choices([...COLOR_CHOICES]).default('auto');

/** Collects an option that may be given several times. */
export const several = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('Write a whole number, 0 or more.');
  return Number(value);
}

/** Examples at the end of a command's help. */
export function examples(...lines: readonly (readonly [command: string, does: string])[]): string {
  const width = Math.max(...lines.map(([command]) => command.length));
  return `\nExamples:\n${lines.map(([command, does]) => `  $ ${command.padEnd(width)}  ${does}`).join('\n')}`;
}

export const PATHS = 'files, folders or patterns; - for standard input (default: the current folder)';
export const ROADMAP_PATH = 'a roadmap file, or a folder with one roadmap';
