/** `roadmap init`: a first roadmap from a template. */
import { join } from 'node:path';
import { fileNameFor, fillTemplate } from '../../core/protocol/template';
import { isoDay } from '../../core/schedule/days';
import { absolute, shown } from '../files/paths';
import { type Failure, misuse, reasonOf, unreadable } from '../io/failure';
import type { Io, Product } from '../io/io';
import { todayFrom } from '../io/today';
import { visible } from '../text/plain';
import { type InitOptions, questionsFor } from './questions';

/** Runs the command and returns its exit code. Overwrites nothing. */
export async function init(folder: string, options: InitOptions, io: Io, product: Product): Promise<number> {
  const target = absolute(io.folder, folder);
  if (io.files.kind(target) === 'file') throw misuse(`${folder}: this is a file; name the folder to write into.`);
  const ask = questionsFor(options, io);
  const title = await ask.title();
  const template = await ask.template();
  const name = await ask.name(fileNameFor(title), (given) => problemOf(given, target, io));
  const today = isoDay(todayFrom(options.today, io, io.folder));
  const text = fillTemplate((await product.templates[template]()).default, title, today);
  const file = join(target, name);
  try {
    io.files.create(file, text);
  } catch (error) {
    throw unreadable(`${shown(io.folder, file)}: can't be written, because ${reasonOf(error)}.`);
  }
  io.stdout.write(nextSteps(visible(shown(io.folder, file))));
  return 0;
}

const NAME = /^[^\\/:*?"<>|\p{Cc}]*\.roadmap\.ya?ml$/u;

/** What is wrong with a file name, for whoever gave it. */
function problemOf(name: string, folder: string, io: Io): Failure | undefined {
  if (!NAME.test(name)) return misuse(`${name}: a roadmap's name ends in .roadmap.yaml, such as plan.roadmap.yaml.`);
  if (io.files.kind(join(folder, name)) === undefined) return undefined;
  return misuse(
    `${shown(io.folder, join(folder, name))} is there already and is left as it is; choose another --name.`,
  );
}

function nextSteps(file: string): string {
  const quoted = /[^\w./-]/.test(file) ? `'${file.replaceAll("'", "'\\''")}'` : file;
  return `Wrote ${file}.

Next:
  roadmap check ${quoted}      what is missing or doesn't fit
  roadmap schedule ${quoted}   when everything happens
Or open it in VS Code with the extension Roadmap as Code: it checks while you type and draws the timeline beside it.
`;
}
