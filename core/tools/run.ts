/** The tools that need nothing but the files of a workspace. Their inputs must be checked. */
import { changeRules } from '../diff/promises/list';
import { changePageOf } from '../diff/promises/page';
import { didYouMean, either, near } from '../format/words';
import { pageOf, type RulePage } from '../page';
import type { Finding } from '../report';
import { reaches, SEVERITIES, type Severity } from '../rules/kit';
import { rulesByName } from '../rules/list';
import type { Workspace } from '../workspace';
import { type Assignment, type Outlook, outlook, type Problem } from './change';
import { PLAIN } from './emphasis';
import { itemWords } from './explain-item';
import { ruleText } from './explain-rule';
import { reviewWords } from './words';

/** A workspace as a host shows it; its day is set. */
export interface Desk {
  readonly workspace: Workspace;
  /** What a file is called to whoever asks. */
  readonly shown: (file: string) => string;
}

export interface CheckInput {
  readonly paths?: readonly string[];
  readonly level?: Severity;
}
export interface ExplainInput {
  readonly what: string;
  readonly path?: string;
}
export interface ChangeInput {
  readonly changes: readonly Assignment[];
  readonly path?: string;
}

/** What is said, or why nothing can be. */
export type Said = string | Problem;

/** More findings than that are counted: nobody reads them at once. */
const MOST_FINDINGS = 100;

export function checkWords(desk: Desk, { paths, level = 'info' }: CheckInput): Said {
  const { workspace } = desk;
  const chosen: string[] = [];
  for (const path of paths ?? workspace.files().map(desk.shown)) {
    const file = fileCalled(desk, path);
    if (typeof file !== 'string') return file;
    chosen.push(file);
  }
  const all = chosen.flatMap((file) => workspace.findings(file));
  const found = all.filter((one) => reaches(one, level));
  const counts = SEVERITIES.flatMap((severity) => {
    const count = all.filter((one) => one.severity === severity).length;
    return count === 0 ? [] : [`${count} ${severity}`];
  });
  const lines = found.slice(0, MOST_FINDINGS).map((one) => findingLine(desk, one));
  const left = found.length - lines.length;
  return [
    ...lines,
    ...(left > 0 ? [`… and ${left} more; name files, or a higher level.`] : []),
    `${counts.length === 0 ? 'Nothing found' : counts.join(', ')} in ${chosen.length} ${chosen.length === 1 ? 'file' : 'files'}.`,
  ].join('\n');
}

function findingLine(desk: Desk, finding: Finding): string {
  const { severity, message, rule, fixes } = finding;
  const [fix] = fixes;
  const mend = fix === undefined ? '' : ` Fix: ${fix.title}.`;
  return `${lineIn(desk, finding.file, finding.span.start)}: ${severity}: ${message} [${rule}]${mend}`;
}

/** `plan.roadmap.yaml:5` */
export function lineIn({ workspace, shown }: Desk, file: string, offset: number): string {
  const before = (workspace.text(file) ?? '').slice(0, offset);
  return `${shown(file)}:${before.split(/\r\n|\r|\n/).length}`;
}

/** The page of a rule, of roadmaps or of changes. */
export function rulePageOf(name: string): RulePage | undefined {
  const rule = rulesByName.get(name);
  if (rule !== undefined) return pageOf(rule);
  const ofChange = changeRules.find((one) => one.name === name);
  return ofChange && changePageOf(ofChange);
}

/** The names of all rules. */
export const ruleNames = (): readonly string[] => [...rulesByName.keys(), ...changeRules.map(({ name }) => name)];

export function explainWords(desk: Desk, { what, path }: ExplainInput): Said {
  const page = rulePageOf(what);
  if (page !== undefined) return ruleText(page, PLAIN);
  const { workspace } = desk;
  const root = path === undefined ? undefined : rootFor(desk, path);
  if (typeof root === 'object') return root;
  const roots = root === undefined ? workspace.roots() : [root];
  const told = roots.flatMap((one) => {
    const [model, schedule] = [workspace.model(one), workspace.schedule(one)];
    const item = schedule.find(what);
    if (item === undefined) return [];
    const placeOf = (place: Parameters<Workspace['span']>[0]): string =>
      lineIn(desk, place.file, workspace.span(place).start);
    return [itemWords(item, { model, schedule, placeOf, visible: (text) => text, style: PLAIN })];
  });
  if (told.length > 0) return told.join('\n');
  const ids = roots.flatMap((one) => workspace.schedule(one).items.map(({ item }) => item.id));
  const guess = didYouMean(near(what, [...ruleNames(), ...ids]).words);
  return { problem: `'${what}' is neither a rule nor an initiative, activity or milestone here.${guess}` };
}

/** What a change would make of a roadmap. */
export function outlookFor(desk: Desk, { changes, path }: ChangeInput): Outlook | Problem {
  const root = rootFor(desk, path);
  return typeof root === 'object' ? root : outlook(desk.workspace, root, changes);
}

export function whatIfWords(desk: Desk, input: ChangeInput): Said {
  const found = outlookFor(desk, input);
  return 'problem' in found ? found : outlookWords(desk, found);
}

/** A new finding stands where the changed text has it. */
export function outlookWords(desk: Desk, { review, workspace }: Outlook): string {
  const fixed = new Set(review.findings.fixed);
  const lineOf = (one: Finding): string =>
    lineIn(fixed.has(one) ? desk : { ...desk, workspace }, one.file, one.span.start);
  return reviewWords(review, lineOf);
}

/** The one roadmap that is meant. */
function rootFor(desk: Desk, path: string | undefined): string | Problem {
  const { workspace, shown } = desk;
  const roots = workspace.roots();
  if (path === undefined) {
    const [only] = roots;
    if (roots.length === 1) return only!;
    const names = roots.map(shown);
    return {
      problem:
        roots.length === 0
          ? 'There is no roadmap in this workspace.'
          : `There are ${roots.length} roadmaps: say which with 'path': ${either(names.slice(0, MOST_NAMES))}.`,
    };
  }
  const file = fileCalled(desk, path);
  return typeof file === 'string' ? workspace.rootsWith(file)[0]! : file;
}

const MOST_NAMES = 10;

/** Nothing is looked for on the disk: a file is one of the workspace, or there is none. */
function fileCalled({ workspace, shown }: Desk, path: string): string | Problem {
  const files = workspace.files();
  const name = path.replace(/^\.\//, '');
  const found = files.find((file) => shown(file) === name) ?? files.find((file) => file === name);
  if (found !== undefined) return found;
  return {
    problem: `There is no roadmap '${path}' in this workspace.${didYouMean(near(name, files.map(shown)).words)}`,
  };
}
