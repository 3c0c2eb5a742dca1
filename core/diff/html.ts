/**
 * A review as one HTML file that works from disk: no script, no font, no picture from elsewhere. All of it is there; what
 * is long is folded. Text from the files has no effect in it.
 */
import { counted } from '../format/words';
import { spanInWords } from '../render/days';
import { htmlText } from '../render/escape';
import { nameOf, titleOf } from '../render/rows';
import type { Finding } from '../report';
import type { Severity } from '../rules/kit';
import { isoDay } from '../schedule/calendar';
import type { Day, ScheduledItem } from '../schedule/types';
import { signed } from './difference';
import { headline } from './headline';
import { hiddenLists } from './hidden';
import { HTML_STYLE } from './html-style';
import { type MovedItem, type MovedSpan, movesChart } from './moves-chart';
import { approvedBreaks, approvedTitle, consequenceWords, editWords, hasBroken, SIGNS } from './phrases';
import { identityOf } from './records';
import type { Review } from './review';
import type { Piece } from './text-change';
import { type Branch, reviewTree } from './tree';

export interface HtmlOptions {
  /** What is compared, in words. */
  readonly base: string;
  readonly head: string;
  readonly today: Day;
  /** Where a finding's lines can be seen. */
  readonly lineOf: (finding: Finding) => string;
  /** Files in which only comments, order or formatting changed. */
  readonly meaningless?: readonly string[];
}

export function reviewHtml(reviews: readonly Review[], options: HtmlOptions): string {
  const [only] = reviews;
  const title =
    only === undefined
      ? NOTHING
      : reviews.length === 1
        ? headline(only)
        : `${counted(reviews.length, 'roadmap')} change`;
  const between = `${options.base} → ${options.head}, as of ${isoDay(options.today)}`;
  const files = options.meaningless ?? [];
  return `${[
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<title>${htmlText(title, 200)}</title>`,
    `<style>${HTML_STYLE}</style>`,
    '</head>',
    '<body><main>',
    `<p class="quiet">${bdi(between)}</p>`,
    `<h1>${bdi(title)}</h1>`,
    ...reviews.flatMap((review) => oneReview(review, options, reviews.length > 1)),
    ...(files.length === 0
      ? []
      : [
          `<p class="quiet">Only comments, order, formatting or keys of your own (x-…): ${files.map(bdi).join(', ')}.</p>`,
        ]),
    '</main></body>',
    '</html>',
  ].join('\n')}\n`;
}

const NOTHING = 'Nothing in meaning has changed';

/** Text that keeps its direction to itself. */
const bdi = (text: string): string => `<bdi>${htmlText(text)}</bdi>`;

function oneReview(review: Review, options: HtmlOptions, isOneOfMany: boolean): readonly string[] {
  const level = isOneOfMany ? 3 : 2;
  return [
    '<article>',
    ...(isOneOfMany ? [`<h2>${bdi(headline(review))}</h2>`] : []),
    `<p class="quiet">${bdi(titleOf(review.sides.head.model))}</p>`,
    ...part(hasBroken(review.breaks) ? 'Promises broken' : 'No promise broken', breaks(review), level),
    ...part('What moves', moves(review, options.today), level),
    ...part('Edits, and what follows', edits(review), level),
    ...hiddenLists(review.hidden).flatMap(([title, lines]) => part(title, hidden(lines), level)),
    ...part('Findings', findings(review, options), level),
    '</article>',
  ];
}

const part = (title: string, lines: readonly string[], level: number): readonly string[] =>
  lines.length === 0 ? [] : ['<section>', `<h${level}>${title}</h${level}>`, ...lines, '</section>'];

const list = (items: readonly string[], kind = ''): string =>
  `<ul${kind === '' ? '' : ` class="${kind}"`}>\n${items.join('\n')}\n</ul>`;

/** A list whose tail is folded. */
function folding(items: readonly string[], most: number, what: string, kind = ''): readonly string[] {
  const tail = items.slice(most);
  if (tail.length === 0) return [list(items, kind)];
  return [list(items.slice(0, most), kind), ...folded(counted(tail.length, what), [list(tail, kind)])];
}

const folded = (summary: string, lines: readonly string[]): readonly string[] => [
  `<details><summary>${summary}</summary>`,
  ...lines,
  '</details>',
];

const badge = (severity: Severity): string => `<span class="badge ${severity}">${severity}</span>`;

const MOST_BREAKS = 50;

function breaks(review: Review): readonly string[] {
  const open = review.breaks.filter(({ approved }) => approved === undefined);
  const items = (kinds: readonly Severity[]): readonly string[] =>
    open.filter(({ severity }) => kinds.includes(severity)).map(breakItem);
  const [grave, known] = [items(['error', 'warning']), items(['info', 'hint'])];
  const agreed = approvedBreaks(review.breaks).map(breakItem);
  return [
    ...(grave.length === 0 ? [] : folding(grave, MOST_BREAKS, 'more promise', 'plain')),
    ...(agreed.length === 0 ? [] : folded(approvedTitle(agreed), [list(agreed, 'plain')])),
    ...(known.length === 0 ? [] : folded(`Good to know: ${known.length}`, [list(known, 'plain')])),
  ];
}

const breakItem = ({ severity, message, rule }: ReturnType<typeof approvedBreaks>[number]): string =>
  `<li>${badge(severity)} ${bdi(message)} <code>${htmlText(rule)}</code></li>`;

const MOST_EDITS = 100;
/** More consequences of one edit than that hide the next edit. */
const MOST_CONSEQUENCES = 8;

function edits(review: Review): readonly string[] {
  const { branches, rest } = reviewTree(review);
  if (branches.length === 0) return [];
  const loose = rest.map((one) => `<li>${bdi(consequenceWords(one, review.edits))}</li>`);
  return [
    ...folding(
      branches.map((branch) => branchItem(branch, review)),
      MOST_EDITS,
      'more edit',
      'plain edits',
    ),
    ...(loose.length === 0 ? [] : ['<p>Of no edit in particular:</p>', ...folding(loose, MOST_EDITS, 'more')]),
  ];
}

function branchItem({ edit, consequences }: Branch, review: Review): string {
  const words = editWords(edit);
  const items = consequences.map((one) => `<li>${bdi(consequenceWords(one, review.edits))}</li>`);
  const sign = `<span class="sign ${edit.kind}" title="${edit.kind}">${SIGNS[edit.kind]}</span>`;
  const below = items.length === 0 ? [] : folding(items, MOST_CONSEQUENCES, 'more consequence');
  const said =
    edit.pieces !== undefined ? ` <bdi>${pieceHtml(edit.pieces)}</bdi>` : words === '' ? '' : ` ${bdi(words)}`;
  return [`<li>${sign} <strong>${bdi(edit.path)}</strong>${said}`, ...below, '</li>'].join('\n');
}

/** What is gone struck through, what is new underlined. */
const pieceHtml = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ kind, text }) => {
      const shown = htmlText(text);
      return kind === ' ' ? shown : kind === '-' ? `<del>${shown}</del>` : `<ins>${shown}</ins>`;
    })
    .join(' ');

const MOST_FINDINGS = 100;

const hidden = (lines: readonly string[]): readonly string[] =>
  folding(
    lines.map((line) => `<li>${bdi(line)}</li>`),
    MOST_FINDINGS,
    'more',
  );

const GRAVITY: readonly Severity[] = ['error', 'warning', 'info', 'hint'];

function findings({ findings: { introduced, fixed } }: Review, { lineOf }: HtmlOptions): readonly string[] {
  const item = (one: Finding): string =>
    `<li>${badge(one.severity)} ${bdi(one.message)} <code>${htmlText(one.rule)}</code> <span class="quiet">${bdi(lineOf(one))}</span></li>`;
  const grave = (some: readonly Finding[]): readonly string[] =>
    GRAVITY.flatMap((severity) => some.filter((one) => one.severity === severity && severity !== 'hint').map(item));
  const hints = introduced.filter(({ severity }) => severity === 'hint').map(item);
  const [fresh, gone] = [grave(introduced), grave(fixed)];
  return [
    ...(fresh.length === 0
      ? []
      : [`<p>${counted(fresh.length, 'new finding')}</p>`, ...folding(fresh, MOST_FINDINGS, 'more finding', 'plain')]),
    ...(gone.length === 0 ? [] : folded(`${gone.length} fixed`, [list(gone, 'plain')])),
    ...(hints.length === 0 ? [] : folded(counted(hints.length, 'new hint'), [list(hints, 'plain')])),
  ];
}

/** So many rows a chart has at most; the table goes on. */
const MOST_ROWS = 300;
const MOST_TABLE_ROWS = 5000;
const LEGEND =
  '<p class="legend"><span class="key was"></span> was <span class="key is"></span> is <span class="key milestone"></span> milestone</p>';

function moves(review: Review, today: Day): readonly string[] {
  const all = itemsOf(review);
  const moved = all.filter(({ was, is }) => was?.start !== is?.start || was?.end !== is?.end);
  if (moved.length === 0) return [];
  const whole = `The whole roadmap: ${counted(all.length, 'item')}`;
  return [
    ...figure(moved, today),
    ...folded(whole, [...(moved.length < all.length ? figure(all, today) : []), table(all)]),
  ];
}

function figure(items: readonly MovedItem[], today: Day): readonly string[] {
  const left = items.length - MOST_ROWS;
  const more = left > 0 ? [`<p class="quiet">${counted(left, 'more row')} in the table below.</p>`] : [];
  return [LEGEND, movesChart(items.slice(0, MOST_ROWS), today), ...more];
}

/** Milestones first, else in the order of the head; then what is gone. */
function itemsOf({ items, sides }: Review): readonly MovedItem[] {
  const shifts = new Map(items.changes.map(({ identity, shift }) => [identity, shift]));
  const pairs = new Map(items.pairs.map((pair) => [pair.after.item, pair]));
  const before = new Set(items.pairs.map((pair) => pair.before.item));
  const spanOf = (one: ScheduledItem | undefined): MovedSpan | undefined =>
    one?.start === undefined || one.end === undefined ? undefined : { start: one.start, end: one.end };
  const itemOf = (
    { item }: ScheduledItem,
    was: ScheduledItem | undefined,
    is: ScheduledItem | undefined,
    identity: string,
  ): MovedItem => ({
    name: nameOf(item),
    kind: item.kind,
    was: spanOf(was),
    is: spanOf(is),
    workingDays: shifts.get(identity),
  });
  const now = sides.head.schedule.items.map((one) => {
    const pair = pairs.get(one.item);
    return itemOf(one, pair?.before, one, pair?.identity ?? identityOf(one.item.kind, one.item.id));
  });
  const gone = sides.base.schedule.items.filter(({ item }) => !before.has(item));
  const all = [...now, ...gone.map((one) => itemOf(one, one, undefined, ''))];
  return [...all.filter(({ kind }) => kind === 'milestone'), ...all.filter(({ kind }) => kind !== 'milestone')];
}

function table(items: readonly MovedItem[]): string {
  const when = (span: MovedSpan | undefined): string => (span === undefined ? '' : spanInWords(span.start, span.end));
  const by = ({ workingDays }: MovedItem): string =>
    workingDays === undefined || workingDays === 0 ? '' : signed(workingDays);
  const rows = items
    .slice(0, MOST_TABLE_ROWS)
    .map(
      (item) =>
        `<tr><td>${bdi(item.name)}</td><td>${item.kind}</td><td>${when(item.was)}</td><td>${when(item.is)}</td><td class="number">${by(item)}</td></tr>`,
    );
  const left = items.length - MOST_TABLE_ROWS;
  const more = left > 0 ? `<p class="quiet">${counted(left, 'more item')} not listed.</p>` : '';
  return `<div class="wide" tabindex="0" role="region" aria-label="All dates"><table><thead><tr><th>What</th><th>Kind</th><th>Was</th><th>Is</th><th>Working days</th></tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table></div>${more}`;
}
