/** Items as they were and as they are on one timeline: an SVG whose colours the page around it sets. */
import { counted } from '../format/words';
import { spanInWords } from '../render/days';
import { htmlText } from '../render/escape';
import { rounded, type Scale, scaleOf, ticksOf } from '../render/svg';
import { dayInWords } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import { signed } from './difference';

export interface MovedSpan {
  readonly start: Day;
  readonly end: Day;
}

export interface MovedItem {
  readonly name: string;
  readonly kind: 'initiative' | 'activity' | 'milestone';
  readonly was: MovedSpan | undefined;
  readonly is: MovedSpan | undefined;
  /** In working days; undefined where there is nothing to compare. */
  readonly workingDays: number | undefined;
}

const WIDTH = 1000;
const NAMES = 268;
const RIGHT = 916;
const TOP = 34;
const ROW = 30;
const LONGEST_NAME = 32;
/** Days around what is drawn. */
const MARGIN = 4;

/** `was` and `is` of each item, with a name beside it and by how much it moves. */
export function movesChart(items: readonly MovedItem[], today: Day): string {
  const spans = items.flatMap(({ was, is }) => [was, is]).filter((span) => span !== undefined);
  if (spans.length === 0) return '';
  const first = spans.reduce((day, { start }) => Math.min(day, start), Number.POSITIVE_INFINITY);
  const last = spans.reduce((day, { end }) => Math.max(day, end), Number.NEGATIVE_INFINITY);
  const x = scaleAround(first, last, today);
  const height = TOP + items.length * ROW + 8;
  return [
    `<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${htmlText(`Timeline of ${counted(items.length, 'item')} as they were and as they are, ${spanInWords(first, last)}`)}">`,
    ...grid(x, height),
    ...todayLine(x, today, height),
    ...items.map((item, row) => rowOf(item, TOP + row * ROW, x)),
    '</svg>',
  ].join('\n');
}

/** Today is in the picture, unless that would leave little of it for the rest. */
function scaleAround(first: Day, last: Day, today: Day): Scale {
  const away = Math.max(first - today, today - last);
  const shown = away <= (last - first + 1) / 3 ? [first, last, today] : [first, last];
  return scaleOf(Math.min(...shown) - MARGIN, Math.max(...shown) + 1 + MARGIN, NAMES, RIGHT);
}

function grid(x: Scale, height: number): readonly string[] {
  return ticksOf(x.first, x.last, 9).flatMap(({ day, label }) => [
    `<path class="grid" d="M${x.at(day)} 22V${height}"/>`,
    `<text class="tick" x="${x.at(day)}" y="14" text-anchor="middle">${label}</text>`,
  ]);
}

function todayLine(x: Scale, today: Day, height: number): readonly string[] {
  if (today < x.first || today > x.last) return [];
  return [
    `<path class="today" d="M${x.at(today)} 20V${height}"><title>Today, ${dayInWords(today)}</title></path>`,
    `<text class="todayname" x="${x.at(today)}" y="30" text-anchor="middle">today</text>`,
  ];
}

function rowOf(item: MovedItem, top: number, x: Scale): string {
  const { name, kind, was, is, workingDays } = item;
  const middle = top + ROW / 2;
  const moved = was === undefined || is === undefined || was.start !== is.start || was.end !== is.end;
  const draw = kind === 'milestone' ? diamond : bar;
  const parts = [
    `<text class="item ${kind}" x="${kind === 'activity' ? 16 : 4}" y="${middle + 4}">${htmlText(name, LONGEST_NAME)}</text>`,
    ...(was !== undefined && moved ? [draw(was, middle, x, 'was')] : []),
    ...(is === undefined ? [] : [draw(is, middle, x, moved ? 'is' : 'same')]),
    `<text class="by ${tone(item)}" x="${WIDTH - 4}" y="${middle + 4}" text-anchor="end">${moved ? byWords(was, is, workingDays) : ''}</text>`,
  ];
  return `<g><title>${htmlText(sentence(item))}</title>${parts.join('')}</g>`;
}

const byWords = (was: MovedSpan | undefined, is: MovedSpan | undefined, workingDays: number | undefined): string => {
  if (was === undefined) return 'new';
  if (is === undefined) return 'gone';
  return workingDays === undefined ? '' : `${signed(workingDays)} d`;
};

const tone = ({ workingDays }: MovedItem): string =>
  workingDays === undefined || workingDays === 0 ? '' : workingDays > 0 ? 'later' : 'earlier';

/** What was stands above, thin; what is below. */
function bar({ start, end }: MovedSpan, middle: number, x: Scale, is: 'was' | 'is' | 'same'): string {
  const [from, to] = [x.at(start), x.at(end + 1)];
  const [top, height] = { was: [middle - 10, 7], is: [middle - 1, 11], same: [middle - 6, 11] }[is]!;
  return `<rect class="${is}" x="${from}" y="${top}" width="${rounded(Math.max(2, to - from))}" height="${height}" rx="2"/>`;
}

function diamond({ end }: MovedSpan, middle: number, x: Scale, is: 'was' | 'is' | 'same'): string {
  const at = rounded((x.at(end) + x.at(end + 1)) / 2);
  const size = is === 'was' ? 6 : 8;
  return `<path class="${is}" d="M${at} ${middle - size}l${size} ${size}l-${size} ${size}l-${size} -${size}z"/>`;
}

/** `Build: was 2 Mar to 29 May 2026, is 2 Mar to 5 Jun 2026, +5 working days` */
function sentence({ name, was, is, workingDays }: MovedItem): string {
  const when = (span: MovedSpan): string => spanInWords(span.start, span.end);
  if (was === undefined) return `${name}: new, ${is === undefined ? 'without dates' : when(is)}`;
  if (is === undefined) return `${name}: was ${when(was)}, has no dates any more`;
  if (was.start === is.start && was.end === is.end) return `${name}: ${when(is)}`;
  const by = workingDays === undefined || workingDays === 0 ? '' : `, ${signed(workingDays)} working days`;
  return `${name}: was ${when(was)}, is ${when(is)}${by}`;
}
