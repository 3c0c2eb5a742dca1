/**
 * A review as Markdown for a pull request, no longer than a comment may be at any size of change: the long tail folds
 * into counts. Text from the files has no effect in it.
 */
import { counted } from '../format/words';
import { isoDay } from '../render/days';
import { markdownText } from '../render/escape';
import { type GanttSection, type GanttTask, ganttText, MERMAID_LIMIT } from '../render/gantt';
import { nameOf, titleOf } from '../render/rows';
import type { Finding } from '../report';
import { bySeverity, type Severity } from '../rules/kit';
import type { DateChange } from './dates';
import { headline } from './headline';
import { hiddenLists } from './hidden';
import {
  approvedBreaks,
  approvedTitle,
  consequenceLines,
  consequenceWords,
  editWords,
  hasBroken,
  openBreaks,
  SIGNS,
  toldBreaks,
} from './phrases';
import type { Review } from './review';
import { type Branch, reviewTree } from './tree';

/** GitHub takes 65,536 characters; what a host adds (its marker, links) has room beside this. */
export const LONGEST_COMMENT = 64_000;

export interface MarkdownOptions {
  /** Where a finding's lines can be seen; undefined for nowhere. */
  readonly lineOf: (finding: Finding) => string;
  readonly longest?: number;
  /** Whether findings are listed; they are, unless somebody lists them elsewhere. */
  readonly findings?: boolean;
  /** Files in which only comments, order or formatting changed. */
  readonly meaningless?: readonly string[];
}

/** Shares of the whole length that parts may take at most; what one leaves, the next may use. */
const SHARES = { breaks: 0.2, approved: 0.05, edits: 0.33, hidden: 0.02, findings: 0.2, chart: 0.2 } as const;

/** Of so many roadmaps each has room for the most important; of more, the last ones have a line each. */
const MOST_ROADMAPS = 20;
/** What they leave for those lines. */
const WHOLE_SHARE = 0.85;

/** The gravest first. */
export function reviewMarkdown(reviews: readonly Review[], options: MarkdownOptions): string {
  const meaningless = options.meaningless ?? [];
  const tail = meaningless.length > 0 ? [`<sub>${plain(meaningless)}</sub>`] : [];
  if (reviews.length === 0) return `${['### Nothing in meaning has changed', ...tail].join('\n\n')}\n`;
  const room = (options.longest ?? LONGEST_COMMENT) - tail.join('').length - 10;
  const sorted = [...reviews].sort(byWeight);
  const parts = wholeParts(sorted, options, room);
  const rest = sorted.slice(parts.length);
  if (rest.length > 0) parts.push(restPart(rest, room - lengthOf(parts)));
  return `${[...parts, ...tail].join('\n\n')}\n`;
}

/** As many as fit, and the first in any case; if not all do, there is room for lines about the others. */
function wholeParts(reviews: readonly Review[], options: MarkdownOptions, room: number): string[] {
  const each = Math.floor(room / Math.min(MOST_ROADMAPS, reviews.length));
  const parts: string[] = [];
  for (const review of reviews) {
    parts.push(oneReview(review, options, each));
    if (lengthOf(parts) > room) break;
  }
  if (lengthOf(parts) > room) while (parts.length > 1 && lengthOf(parts) > room * WHOLE_SHARE) parts.pop();
  return parts;
}

const lengthOf = (parts: readonly string[]): number => parts.reduce((sum, { length }) => sum + length + 2, 0);

/** One line for each roadmap that has no room of its own. */
function restPart(reviews: readonly Review[], longest: number): string {
  const title = `**${counted(reviews.length, 'more roadmap')}**`;
  const lines = reviews.map((review) => `- ${markdownText(where(review))}: ${markdownText(headline(review))}`);
  const shown = new Room(longest - title.length - 50).fit(lines, 1, (count) => `- … and ${count} more`);
  return [title, '', ...shown].join('\n');
}

/** By broken promises and new findings, errors before warnings, then by how much is edited. */
function byWeight(a: Review, b: Review): number {
  const [of, to] = [weights(a), weights(b)];
  const at = of.findIndex((weight, i) => weight !== to[i]);
  return at < 0 ? 0 : to[at]! - of[at]!;
}

function weights({ breaks, findings, edits }: Review): readonly number[] {
  const count = (list: readonly { readonly severity: Severity }[], severity: Severity): number =>
    list.filter((one) => one.severity === severity).length;
  return [
    count(openBreaks(breaks), 'error'),
    count(findings.introduced, 'error'),
    count(openBreaks(breaks), 'warning'),
    count(findings.introduced, 'warning'),
    edits.length,
  ];
}

const MOST_FILES = 10;

function plain(files: readonly string[]): string {
  const shown = files.slice(0, MOST_FILES).map(markdownText).join(', ');
  const more = files.length > MOST_FILES ? ` and ${counted(files.length - MOST_FILES, 'more file')}` : '';
  return `Only comments, order, formatting or keys of your own (x-…): ${shown}${more}.`;
}

function oneReview(review: Review, options: MarkdownOptions, longest: number): string {
  const room = new Room(longest - 1000);
  const parts = [
    `### ${markdownText(headline(review))}`,
    `<sub>${markdownText(where(review))}</sub>`,
    breaksPart(review, room),
    approvedPart(review, room),
    editsPart(review, room),
    ...hiddenParts(review, room),
    options.findings === false ? '' : findingsPart(review, options, room),
    chartPart(review, room),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

/** A roadmap by its name and its file. */
const where = ({ sides: { head } }: Review): string => `${titleOf(head.model)}, ${head.model.root}`;

/** Hands out characters; a part takes its share and what others left. */
class Room {
  #spare = 0;

  constructor(readonly whole: number) {}

  /** As many lines as fit, with a word on the rest. */
  fit(lines: readonly string[], share: number, rest: (count: number) => string): readonly string[] {
    let left = Math.floor(this.whole * share) + this.#spare;
    let taken = 0;
    while (taken < lines.length && lines[taken]!.length + 1 <= left) left -= lines[taken++]!.length + 1;
    this.#spare = left;
    return taken === lines.length ? lines : [...lines.slice(0, taken), rest(lines.length - taken)];
  }
}

export const SEVERITY_SIGNS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️', hint: '💡' };

function breaksPart({ breaks }: Review, room: Room): string {
  const told = toldBreaks(breaks);
  if (told.length === 0) return '';
  return [
    hasBroken(breaks) ? '**Promises broken**' : '**Good to know**',
    '',
    ...room.fit(told.map(breakLine), SHARES.breaks, (count) => `- … and ${count} more`),
  ].join('\n');
}

const breakLine = ({ severity, message, rule }: ReturnType<typeof toldBreaks>[number]): string =>
  `- ${SEVERITY_SIGNS[severity]} ${markdownText(message)} \`${rule}\``;

function approvedPart({ breaks }: Review, room: Room): string {
  const lines = approvedBreaks(breaks).map(breakLine);
  if (lines.length === 0) return '';
  const shown = room.fit(lines, SHARES.approved, (count) => `- … and ${count} more`);
  return `<details><summary>${approvedTitle(lines)}</summary>\n\n${shown.join('\n')}\n\n</details>`;
}

function editsPart(review: Review, room: Room): string {
  const { branches, rest } = reviewTree(review);
  if (branches.length === 0) return '';
  const groups = branches.map((branch) => branchLines(branch, review).join('\n'));
  const loose = rest.map((one) => `- ${markdownText(consequenceWords(one, review.edits))}`);
  const more = (count: number): string => `- … and ${counted(count, 'more edit')}`;
  return ['**Edits, and what follows**', '', ...room.fit([...groups, ...loose], SHARES.edits, more)].join('\n');
}

const hiddenParts = ({ hidden }: Review, room: Room): readonly string[] =>
  hiddenLists(hidden).map(([title, lines]) =>
    [
      `**${title}**`,
      '',
      ...room.fit(
        lines.map((line) => `- ${markdownText(line)}`),
        SHARES.hidden,
        (count) => `- … and ${count} more`,
      ),
    ].join('\n'),
  );

/** More consequences of one edit than that hide the next edit. */
const MOST_CONSEQUENCES = 8;

function branchLines({ edit, consequences }: Branch, { edits }: Review): readonly string[] {
  const words = editWords(edit);
  const lines = consequenceLines(consequences, edits);
  const shown = lines.slice(0, MOST_CONSEQUENCES);
  const left = lines.length - shown.length;
  return [
    `- ${SIGNS[edit.kind]} **${markdownText(edit.path)}**${words === '' ? '' : ` ${markdownText(words)}`}`,
    ...shown.map((line) => `  - ${markdownText(line)}`),
    ...(left > 0 ? [`  - … and ${counted(left, 'more consequence')}`] : []),
  ];
}

function findingsPart({ findings: { introduced, fixed } }: Review, { lineOf }: MarkdownOptions, room: Room): string {
  const fresh = introduced.filter(({ severity }) => severity !== 'hint');
  const gone = fixed.filter(({ severity }) => severity !== 'hint');
  if (fresh.length + gone.length === 0) return '';
  const line = (sign: string, one: Finding): string =>
    `| ${sign} | ${SEVERITY_SIGNS[one.severity]} | ${markdownText(lineOf(one))} | ${markdownText(one.message)} \`${one.rule}\` |`;
  const lines = [...fresh.sort(bySeverity).map((one) => line('new', one)), ...gone.map((one) => line('fixed', one))];
  const shown = room.fit(lines, SHARES.findings, (count) => `| | | | … and ${count} more |`);
  const title = `${counted(fresh.length, 'new finding')}, ${gone.length} fixed`;
  return `<details${fresh.length > 0 ? ' open' : ''}><summary>${title}</summary>\n\n| | | where | what |\n|---|---|---|---|\n${shown.join('\n')}\n\n</details>`;
}

/** More rows than that are not read in a comment. */
const MOST_ROWS = 40;

/** Only what moved, as it was and as it is. */
function chartPart({ items }: Review, room: Room): string {
  const moved = items.changes.filter(({ before, after }) => before.end !== undefined && after.end !== undefined);
  if (moved.length === 0) return '';
  const shown = [...moved].sort((a, b) => Math.abs(b.shift ?? 0) - Math.abs(a.shift ?? 0)).slice(0, MOST_ROWS);
  for (let most = shown.length; most > 0; most = Math.floor(most / 2)) {
    const chart = ganttText(sectionsOf(shown.slice(0, most)));
    const text = `\`\`\`mermaid\n${chart}\`\`\``;
    if (chart.length <= MERMAID_LIMIT && room.fit([text], SHARES.chart, () => '')[0] === text) {
      const left = moved.length - most;
      const more = left > 0 ? `, the ${most} that move most of ${moved.length}` : '';
      return `<details><summary>What moves${more}</summary>\n\n${text}\n\n</details>`;
    }
  }
  return '';
}

/** Mermaid takes sections of one name for one: a second gets its id. */
function sectionsOf(changes: readonly DateChange[]): readonly GanttSection[] {
  const taken = new Set<string>();
  return changes.map((change) => {
    const { title, tasks } = rowsOf(change);
    const { id, kind } = change.after.item;
    const own = [title, `${title} (${id})`, `${title} (${kind} ${id})`].find((one) => !taken.has(one)) ?? title;
    taken.add(own);
    return { title: own, tasks };
  });
}

function rowsOf({ before, after }: DateChange): { readonly title: string; readonly tasks: readonly GanttTask[] } {
  const isMilestone = after.item.kind === 'milestone';
  const bar = (label: string, one: DateChange['before'], tag: 'done' | 'active'): GanttTask => ({
    label: `${label}${isMilestone ? ` ${isoDay(one.end!)}` : ''}`,
    start: one.start!,
    end: one.end!,
    tags: isMilestone ? [tag, 'milestone'] : [tag],
  });
  return { title: nameOf(after.item), tasks: [bar('was', before, 'done'), bar('is', after, 'active')] };
}
