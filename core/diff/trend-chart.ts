/**
 * A milestone trend chart: on which day which date was said. A line that rises slips; where it meets the diagonal, its
 * day has come. One SVG without scripts, for light and dark.
 */
import { counted } from '../format/words';
import { htmlText } from '../render/escape';
import { LINES_DARK, LINES_LIGHT, rounded, type Scale, scaleOf, ticksOf } from '../render/svg';
import { isoDay } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import type { History, Step, Trend } from './history';
import { spanWords, stepWords, trendSentence } from './history-words';

const WIDTH = 960;
const TOP = 72;
const LEFT = 84;
const RIGHT = 300;
const BOTTOM = 48;
const LABEL = 19;
const LONGEST_NAME = 26;
/** More lines than that nobody tells apart. */
const MOST_LINES = 24;
/** Days that are left free around the dates. */
const MARGIN = 5;

interface Line {
  readonly trend: Trend;
  /** Steps with a date, or the end of one. */
  readonly steps: readonly Step[];
  readonly style: number;
}

interface Frame {
  readonly x: Scale;
  readonly y: Scale;
  readonly height: number;
}

export function trendChart(history: History): string {
  const milestones = history.trends.filter(
    ({ kind, steps }) => kind === 'milestone' && steps.some(({ date }) => date !== undefined),
  );
  const drawn = chosen(milestones);
  const lines = drawn.map((trend, style): Line => ({ trend, steps: trend.steps, style }));
  const left = milestones.length - drawn.length;
  const frame = frameOf(history, lines);
  const title = `${history.title}: how the dates of milestones moved`;
  const note = left > 0 ? `; ${counted(left, 'milestone')} that moved less not drawn` : '';
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${frame.height}" width="${WIDTH}" height="${frame.height}" role="img" aria-labelledby="t d" lang="en">`,
    `<title id="t">${htmlText(title, LONG)}</title>`,
    `<desc id="d">${lines.length === 0 ? EMPTY : lines.map(({ trend }) => htmlText(trendSentence(trend), LONG)).join(' ')}</desc>`,
    `<style>${CSS}</style>`,
    `<rect class="back" width="${WIDTH}" height="${frame.height}"/>`,
    `<text class="title" x="16" y="24">${htmlText(history.title, 80)}</text>`,
    `<text class="small" x="16" y="43">Milestone trend, ${spanWords(history)}${note}</text>`,
    ...(lines.length === 0
      ? [`<text x="${LEFT}" y="${TOP + 40}">${EMPTY}</text>`]
      : [...axes(frame), ...lines.map((line) => lineOf(line, frame, history)), ...labels(lines, frame)]),
    '</svg>',
  ].join('\n')}\n`;
}

const LONG = 300;
const EMPTY = 'No milestone has a date yet.';

/** Those that moved most, in their own order. */
function chosen(milestones: readonly Trend[]): readonly Trend[] {
  const weight = ({ slipped, earlier }: Trend): number => slipped.workingDays + earlier.workingDays;
  const most = [...milestones].sort((a, b) => weight(b) - weight(a)).slice(0, MOST_LINES);
  return milestones.filter((one) => most.includes(one));
}

function frameOf({ commits }: History, lines: readonly Line[]): Frame {
  const height = Math.max(420, TOP + BOTTOM + lines.length * LABEL + 40);
  const [first, last] = [commits[0]?.day ?? 0, commits.at(-1)?.day ?? 0];
  const days = lines.flatMap(({ steps }) => steps.flatMap(({ date }) => date ?? []));
  const around = first === last ? MARGIN : 0;
  return {
    height,
    x: scaleOf(first - around, last + around, LEFT, WIDTH - RIGHT),
    y: scaleOf(Math.min(...days) - MARGIN, Math.max(...days) + MARGIN, height - BOTTOM, TOP + 16),
  };
}

function axes({ x, y, height }: Frame): readonly string[] {
  const [bottom, right] = [height - BOTTOM, WIDTH - RIGHT];
  return [
    ...ticksOf(y.first, y.last, 10).flatMap(({ day, label }) => [
      `<path class="grid" d="M${LEFT} ${y.at(day)}H${right}"/>`,
      `<text class="small" x="${LEFT - 8}" y="${rounded(y.at(day) + 4)}" text-anchor="end">${label}</text>`,
    ]),
    ...ticksOf(x.first, x.last, 9).flatMap(({ day, label }) => [
      `<path class="grid" d="M${x.at(day)} ${TOP}V${bottom}"/>`,
      `<text class="small" x="${x.at(day)}" y="${bottom + 17}" text-anchor="middle">${label}</text>`,
    ]),
    `<path class="axis" d="M${LEFT} ${TOP}V${bottom}H${right}"/>`,
    `<text class="small" x="${right}" y="${bottom + 36}" text-anchor="end">said on →</text>`,
    `<text class="small" x="16" y="${TOP - 8}">↑ date of the milestone</text>`,
    ...diagonal(x, y),
  ];
}

/** Where the day on which something is said is the date itself. */
function diagonal(x: Scale, y: Scale): readonly string[] {
  const [first, last] = [Math.max(x.first, y.first), Math.min(x.last, y.last)];
  if (first >= last) return [];
  const [right, up] = [x.at(last), y.at(last)];
  return [
    `<path class="today" d="M${x.at(first)} ${y.at(first)}L${right} ${up}"/>`,
    `<text class="small" x="${right - 4}" y="${rounded(up - 8)}" text-anchor="end">the day itself</text>`,
  ];
}

/** A date stands until another is said. */
function lineOf({ trend, steps, style }: Line, { x, y }: Frame, { commits }: History): string {
  const end = x.at(commits.at(-1)!.day);
  let path = '';
  let at: number | undefined;
  for (const step of steps) {
    const here = x.at(step.commit.day);
    const isOver = step.date === undefined;
    if (at !== undefined) path += `H${here}`;
    if (!isOver) path += `${at === undefined ? `M${here} ` : 'V'}${y.at(step.date!)}`;
    at = isOver ? undefined : y.at(step.date!);
  }
  const last = steps.at(-1)!;
  if (at !== undefined && last.is === 'open') path += `H${end}`;
  const marks = steps.flatMap((step, i) => markOf(trend, step, steps[i - 1], { x, y }));
  return `<g class="line l${style % LINES_LIGHT.length}${style >= LINES_LIGHT.length ? ' dashed' : ''}"><path class="way" d="${path}"/>${marks.join('')}</g>`;
}

/** A point where a date is said, a diamond where it is reached, a cross where it goes. */
function markOf(
  { name, kind }: Trend,
  step: Step,
  before: Step | undefined,
  { x, y }: Pick<Frame, 'x' | 'y'>,
): readonly string[] {
  const date = step.date ?? before?.date;
  if (date === undefined) return [];
  const [at, up] = [x.at(step.commit.day), y.at(date)];
  const words = `${name}: ${[step.date === undefined ? '' : isoDay(step.date), stepWords(step, kind)].filter((one) => one !== '').join(', ')} (${isoDay(step.commit.day)})`;
  const title = `<title>${htmlText(words, LONG)}</title>`;
  if (step.date === undefined) return [`<path class="cross" d="M${at - 4} ${up - 4}l8 8m0 -8l-8 8">${title}</path>`];
  if (step.is === 'done') return [`<path class="mark" d="M${at} ${up - 7}l7 7l-7 7l-7 -7z">${title}</path>`];
  return [`<circle class="mark" cx="${at}" cy="${up}" r="3.5">${title}</circle>`];
}

/** Names at the right, beside the ends of their lines, no two at one place. */
function labels(lines: readonly Line[], { y, height }: Frame): readonly string[] {
  const lastOf = ({ steps }: Line): Day => steps.findLast(({ date }) => date !== undefined)!.date!;
  const sorted = [...lines].sort((a, b) => lastOf(b) - lastOf(a));
  const places: number[] = [];
  for (const line of sorted) places.push(Math.max(y.at(lastOf(line)), (places.at(-1) ?? 0) + LABEL));
  // What was pushed out at the bottom is pushed back up.
  let below = height - BOTTOM + 8;
  for (let i = places.length - 1; i >= 0; i--) {
    places[i] = Math.min(places[i]!, below);
    below = places[i]! - LABEL;
  }
  const left = WIDTH - RIGHT;
  return sorted.map((line, i) => {
    const { trend, style, steps } = line;
    const [from, to] = [y.at(lastOf(line)), places[i]!];
    const is = steps.at(-1)!.is;
    const state = is === 'done' ? ' ✓' : is === 'removed' ? ' (removed)' : '';
    const name = htmlText(trend.name, LONGEST_NAME);
    return `<g class="line l${style % LINES_LIGHT.length}${style >= LINES_LIGHT.length ? ' dashed' : ''}"><path class="lead" d="M${left + 4} ${from}L${left + 16} ${rounded(to)}H${left + 26}"/><text class="name" x="${left + 31}" y="${rounded(to + 4)}">${isoDay(lastOf(line))} ${name}${state}</text></g>`;
  });
}

const colours = (lines: readonly string[]): string =>
  lines
    .map(
      (colour, i) =>
        `.l${i} .way,.l${i} .lead,.l${i} .cross{stroke:${colour}}.l${i} .mark{fill:${colour}}.l${i} .name{fill:${colour}}`,
    )
    .join('');

const CSS = `text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;fill:#1f2328;unicode-bidi:isolate}.title{font-size:17px;font-weight:600}.small{font-size:12px;fill:#57606a}.back{fill:#fff}.grid{stroke:#d8dee4;fill:none}.axis{stroke:#8c959f;fill:none}.today{stroke:#8c959f;stroke-dasharray:2 4;fill:none}.way{stroke-width:2;fill:none}.lead{stroke-width:1;fill:none}.cross{stroke-width:2;fill:none}.dashed .way{stroke-dasharray:6 3}${colours(LINES_LIGHT)}@media (prefers-color-scheme:dark){text{fill:#e6edf3}.small{fill:#9da7b3}.back{fill:#0d1117}.grid{stroke:#2a313a}.axis,.today{stroke:#6e7681}${colours(LINES_DARK)}}`;
