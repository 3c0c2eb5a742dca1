/** What agents may do with the roadmaps of one work tree. All files are read afresh for each call. */
import { dirname, join } from 'node:path';
import type { Problem } from '../../core/tools/change';
import {
  type ChangeInput,
  type CheckInput,
  checkWords,
  type Desk,
  type ExplainInput,
  explainWords,
  outlookFor,
  outlookWords,
  whatIfWords,
} from '../../core/tools/run';
import { type ToolName, wrongInput } from '../../core/tools/tools';
import { reviewWords } from '../../core/tools/words';
import { SuppressionFiles } from '../check/suppressions';
import { compare } from '../diff/compare';
import { readSides } from '../diff/sides';
import { openProjects } from '../files/open';
import type { Project } from '../files/project';
import { writeFiles } from '../files/write';
import { linesIn } from '../formats/diff-markdown';
import { workTreeAround } from '../git/worktree';
import { Failure, misuse } from '../io/failure';
import type { Io } from '../io/io';
import { todayFrom } from '../io/today';
import { unifiedDiff } from '../text/diff';
import { visible } from '../text/plain';

export interface McpOptions {
  readonly today?: string | undefined;
}

export interface Answer {
  readonly text: string;
  readonly isError: boolean;
}

/** Does what is asked. Never throws: what can't be is an answer too, in one line. */
export async function callTool(name: ToolName, input: unknown, options: McpOptions, io: Io): Promise<Answer> {
  try {
    const wrong = wrongInput(name, input);
    if (wrong !== undefined) throw misuse(wrong);
    const said = await TASKS[name](input as never, options, io);
    if (typeof said === 'string') return { text: said, isError: false };
    return { text: 'refused' in said ? said.refused : oneLine(said.problem), isError: true };
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    const text = error instanceof Failure ? error.message : `This is a mistake in the program itself (${fault}).`;
    return { text: oneLine(text), isError: true };
  }
}

const oneLine = (text: string): string => visible(text.replace(/\s*\n\s*/g, ' '));

type Said = string | Problem | { readonly refused: string };
type Task<Input> = (input: Input, options: McpOptions, io: Io) => Said | Promise<Said>;

const TASKS: { readonly [Name in ToolName]: Task<never> } = {
  check: (async (input, options, io) => checkWords(deskOf(await open(options, io)), input)) as Task<CheckInput>,
  explain: (async (input, options, io) => explainWords(deskOf(await open(options, io)), input)) as Task<ExplainInput>,
  what_if: (async (input, options, io) => whatIfWords(deskOf(await open(options, io)), input)) as Task<ChangeInput>,
  diff: diff as Task<DiffInput>,
  propose_change: propose as Task<ProposeInput>,
};

/** The work tree that everything stays in, else the current folder. */
export const topOf = ({ folder, files }: Io): string => workTreeAround(folder, files) ?? folder;

/** @throws Failure where there is no roadmap, or one can't be read */
async function open({ today }: McpOptions, given: Io): Promise<Project> {
  const top = topOf(given);
  const io = { ...given, folder: top };
  const opened = await openProjects(['.'], io);
  const [project] = opened.projects;
  if (opened.failures[0] !== undefined) throw opened.failures[0];
  if (project === undefined) throw misuse('There is no roadmap in this workspace.');
  project.workspace.setToday(todayFrom(today, io, top));
  new SuppressionFiles({ projects: opened.projects, files: io.files }, {}, io);
  return project;
}

/** Files are called as they lie below the top. */
const deskOf = ({ workspace }: Project): Desk => ({ workspace, shown: (file) => file });

interface DiffInput {
  readonly base?: string;
}

/** A name of a commit, and no path: nothing is said of what lies elsewhere. */
const REF = /^(?![-/.])[\w./@{}~^+-]+$/;

function diff({ base }: DiffInput, { today }: McpOptions, given: Io): Said {
  const io = { ...given, folder: topOf(given) };
  if (base !== undefined && (!REF.test(base) || base.split('/').includes('..')))
    return { problem: `'${base}' is no name of a branch, tag or commit.` };
  const sides = readSides(base === undefined ? [] : [base], {}, io);
  const day = todayFrom(today, io, sides.head.project.top);
  const comparison = compare(sides, { today: day, overrides: new Map(), paths: [] }, io);
  const lineOf = linesIn(comparison);
  const told = comparison.compared.map(({ path, review }) => `${path}: ${reviewWords(review, lineOf)}`);
  const nothing = 'Nothing in meaning has changed.';
  const plain =
    comparison.meaningless.length === 0
      ? []
      : [`Only comments, order, formatting or keys of your own (x-…): ${comparison.meaningless.join(', ')}.`];
  return [...(told.length === 0 ? [nothing] : told), ...plain].join('\n\n');
}

interface ProposeInput extends ChangeInput {
  readonly write?: boolean;
}

async function propose(input: ProposeInput, options: McpOptions, io: Io): Promise<Said> {
  const project = await open(options, io);
  const desk = deskOf(project);
  const found = outlookFor(desk, input);
  if ('problem' in found) return found;
  if (found.files.length === 0) return 'This changes nothing: it is so already.';
  const patch = found.files.map(({ file, before, after }) => unifiedDiff(file, before, after)).join('');
  const told = `${outlookWords(desk, found)}\n\n${patch}`;
  const { errors } = found;
  if (errors.length > 0)
    return {
      refused: `Refused, because this makes ${errors.length === 1 ? 'a new error' : `${errors.length} new errors`}. Nothing was written.\n\n${told}`,
    };
  if (input.write !== true) return `Nothing was written yet: call again with write for that.\n\n${told}`;
  for (const { file } of found.files) refuseLink(join(project.top, file), file, io);
  const failures = writeFiles(
    found.files.map((one) => ({ project, path: one.file, before: one.before, after: one.after })),
    { ...io, folder: project.top },
  );
  if (failures[0] !== undefined) throw failures[0];
  return `Written: ${found.files.map(({ file }) => file).join(', ')}.\n\n${told}`;
}

/** A link stays what it is: who made it knows where it should lead. @throws Failure */
function refuseLink(path: string, file: string, { files }: Io): void {
  const entry = files.list(dirname(path)).find(({ name }) => join(dirname(path), name) === path);
  if (entry?.kind === 'link') throw misuse(`${file} is a symbolic link, and is not written through.`);
}
