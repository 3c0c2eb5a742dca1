/** The Gantt chart that Mermaid drew, with our own layer on it: names, a time axis that stays, today, status and progress. */
import type { Diagram, Picture, PictureItem } from '../../core/protocol/preview';
import { html, numberOf, setAttributes, svg } from './dom';
import { BAR_HEIGHT, type Drawing, type Layout, PICTURE_ID, ROW_HEIGHT, TOP } from './draw';
import type { Drawn } from './items';
import { timelineLegend } from './legend';
import { type Tick, ticksBetween } from './ticks';

const DAY = 86_400_000;
const SMALLEST_WIDTH = 240;
const RIGHT = 16;
const BOTTOM = 10;
const HEIGHTS: Readonly<Partial<Record<PictureItem['kind'], number>>> = { phase: 6, group: 0, activity: 10 };
/** Where something moved, what was stands above what is, and both are lower. */
const MOVED_HEIGHTS: Readonly<Partial<Record<PictureItem['kind'], number>>> = { phase: 5, activity: 8 };
const GHOST_HEIGHT = 6;
const BETWEEN = 3;
/** Between a bar and what is written at its end. */
const BEFORE_MARK = 6;
const MARK_FONT = '600 11px';

/** From times to places in the picture. */
interface Scale {
  /** The beginning of the first day and the end of the last, in milliseconds. */
  readonly first: number;
  readonly last: number;
  /** The whole picture's. */
  readonly width: number;
  at(time: number): number;
  /** Where a day begins. */
  start(date: string): number;
  /** Where a day ends. */
  end(date: string): number;
}

/** How a chart is laid out in a stage of some width: names get what they need, but leave most to the bars. */
export function timelineLayout(items: readonly PictureItem[], stageWidth: number): Layout {
  const width = Math.max(SMALLEST_WIDTH, stageWidth);
  const measure = penOf('600 12px');
  const widths = items.map((item) => measure(item.label) + 14 * depthOf(item) + 30);
  return { width, gutter: Math.round(Math.min(Math.max(96, ...widths), width * 0.4, 340)) };
}

/** Measures how wide a text is, in pixels. */
function penOf(font: string): (text: string) => number {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
  return (text) => pen?.measureText(text).width ?? 0;
}

const depthOf = ({ kind }: PictureItem): number => ({ phase: 0, group: 0, activity: 2 })[kind as string] ?? 1;

/** Adds our layer. @returns the picture, whose time axis stretches as it is zoomed, and what in it leads to the source */
export function decorateTimeline(
  { svg: chart }: Drawing,
  diagram: Diagram,
  layout: Layout,
  { today, comparedWith }: Pick<Picture, 'today' | 'comparedWith'>,
) {
  const { items } = diagram;
  const { gutter } = layout;
  for (const text of chart.querySelectorAll('text, .grid')) text.remove();
  const grounds = markHeads(chart, items);
  const drawn = items.flatMap((item) => drawItem(chart, item));
  const names = html('div', { class: 'gutter', 'aria-hidden': 'true' }, ...drawn.map(({ row }) => row));
  const axis = html('div', { class: 'axis', 'aria-hidden': 'true' });
  const [ticks, now] = [svg('g', { class: 'ticks', 'aria-hidden': 'true' }), svg('g', { 'aria-hidden': 'true' })];
  chart.prepend(patterns());
  (grounds.at(-1) ?? chart.firstElementChild)?.after(ticks);
  chart.append(now, ...drawn.flatMap(({ mark }) => mark ?? []));
  setAttributes(chart, { role: 'group', 'aria-roledescription': 'timeline', 'aria-label': labelOf(diagram) });
  const picture = html('div', { class: 'picture timeline' }, chart, names, axis);
  const height = TOP + items.length * ROW_HEIGHT + BOTTOM;
  setSizes(picture, { gutter, row: ROW_HEIGHT, top: TOP, height });
  const parts = { picture, chart, drawn, grounds, ticks, now, axis, height, today };
  const right = RIGHT + roomForMarks(items);
  const layOut = (zoom: number) =>
    stretch(parts, scaleOf(items, { gutter, right, width: gutter + (layout.width - gutter) * zoom }));
  const legend = timelineLegend(items, comparedWith);
  return { picture, drawn, legend, kind: 'timeline', isStretched: true, fixed: gutter, fitting: () => 1, layOut };
}

/** What depends on how long a day is. */
interface Parts {
  readonly picture: HTMLElement;
  readonly chart: SVGSVGElement;
  readonly drawn: readonly Row[];
  readonly grounds: readonly Element[];
  readonly ticks: SVGElement;
  readonly now: SVGElement;
  readonly axis: HTMLElement;
  readonly height: number;
  /** ISO date */
  readonly today: string;
}

function stretch({ picture, chart, drawn, grounds, ticks, now, axis, height, today }: Parts, scale: Scale): void {
  const { first, last, at, width } = scale;
  for (const row of drawn) placeRow(row, scale);
  for (const ground of grounds) setAttributes(ground, { x: 0, width });
  const shown = ticksBetween(first, last, at(last) - at(first));
  ticks.replaceChildren(...shown.map(({ time }) => lineAt(at(time), TOP, height - BOTTOM)));
  const noon = Date.parse(today) + DAY / 2;
  const todayAt = noon > first && noon < last ? at(noon) : undefined;
  now.replaceChildren(...(todayAt === undefined ? [] : [todayLine(todayAt, height, today)]));
  axis.replaceChildren(html('div', { class: 'corner' }), ...axisNames(shown, scale, todayAt, today));
  setAttributes(chart, { viewBox: `0 0 ${width} ${height}` });
  setSizes(picture, { width });
}

function setSizes(picture: HTMLElement, sizes: Readonly<Record<string, number>>): void {
  for (const [name, size] of Object.entries(sizes)) picture.style.setProperty(`--${name}`, `${size}px`);
}

/** The rows that head a phase get a ground of their own. Mermaid draws the grounds by date: their height tells the row. */
function markHeads(chart: SVGSVGElement, items: readonly PictureItem[]): Element[] {
  const grounds = [...chart.querySelectorAll('rect.section')];
  for (const ground of grounds) {
    const kind = items[Math.round((numberOf(ground, 'y') - TOP) / ROW_HEIGHT)]?.kind;
    ground.setAttribute('class', kind === 'phase' || kind === 'group' ? 'ground head' : 'ground');
  }
  return grounds;
}

function labelOf({ title, items }: Diagram): string {
  return `Timeline of ${title}: ${items.length} rows. The table below says the same.`;
}

/** What is written at the end of the last bar has room to its right. */
function roomForMarks(items: readonly PictureItem[]): number {
  const measure = penOf(MARK_FONT);
  return Math.ceil(
    Math.max(0, ...items.flatMap(({ mark }) => (mark === undefined ? [] : measure(mark) + BEFORE_MARK))),
  );
}

interface Sizes {
  readonly gutter: number;
  /** What stays free at the right. */
  readonly right: number;
  readonly width: number;
}

/** From the first day that anything is or was drawn on to the last. */
function scaleOf(items: readonly PictureItem[], { gutter, right, width }: Sizes): Scale {
  const spans = items.flatMap((item) => [spanOf(item) ?? [], item.was?.start === undefined ? [] : item.was].flat());
  const first = Math.min(...spans.map(({ start }) => Date.parse(start ?? '')));
  const last = Math.max(...spans.map(({ end }) => Date.parse(end ?? ''))) + DAY;
  const at = (time: number) => gutter + ((time - first) / (last - first)) * (width - gutter - right);
  return { first, last, width, at, start: (date) => at(Date.parse(date)), end: (date) => at(Date.parse(date) + DAY) };
}

interface Row extends Drawn {
  readonly row: HTMLElement;
  /** What is written at its end. */
  readonly mark?: SVGElement;
}

interface DrawnSpan {
  readonly start: string;
  readonly end: string;
}

/** Where an item is drawn: what is removed, where it was. */
function spanOf({ start, end, change, was }: PictureItem): DrawnSpan | undefined {
  const shown = change === 'removed' ? was : { start, end };
  return shown?.start === undefined || shown.end === undefined ? undefined : { start: shown.start, end: shown.end };
}

/** Where it was, if it is elsewhere now. */
function ghostSpanOf({ change, was }: PictureItem): DrawnSpan | undefined {
  if (change === 'removed' || was?.start === undefined || was.end === undefined) return undefined;
  return { start: was.start, end: was.end };
}

function drawItem(chart: SVGSVGElement, item: PictureItem): Row[] {
  const bar = chart.querySelector<SVGRectElement>(`[id="${PICTURE_ID}-${item.key}"]`);
  if (!bar || spanOf(item) === undefined) return [];
  bar.setAttribute('class', ['item', item.kind, `is-${item.status ?? 'planned'}`, ...marksOf(item)].join(' '));
  const top = numberOf(bar, 'y');
  if (item.kind === 'milestone') shapeDiamond(bar);
  else shapeBar(bar, item);
  const ghost = ghostSpanOf(item) && ghostOf(item, top);
  if (ghost) bar.before(ghost);
  const name = html('span', { class: 'name' }, item.label);
  const row = html('div', { class: `row depth-${depthOf(item)} ${item.kind} ${marksOf(item).join(' ')}` }, name);
  const middle = { y: top + BAR_HEIGHT / 2, 'dominant-baseline': 'central' };
  const mark = item.mark && svg('text', { class: 'mark', 'aria-hidden': 'true', ...middle }, item.mark);
  return [{ item, element: bar, row, ...(ghost ? { ghost } : {}), ...(mark ? { mark } : {}) }];
}

/** A hollow shape with its days, and for a milestone the way from there to where it is. */
function ghostOf(item: PictureItem, top: number): SVGElement {
  const days = { 'data-was-start': item.was?.start, 'data-was-end': item.was?.end };
  if (item.kind !== 'milestone') {
    const y = top + (BAR_HEIGHT - GHOST_HEIGHT - BETWEEN - heightOf(item)) / 2;
    return svg('g', { class: 'ghost', ...days }, svg('rect', { class: 'shape', y, height: GHOST_HEIGHT, rx: 1.5 }));
  }
  const y = top + (BAR_HEIGHT - DIAMOND) / 2;
  const shape = svg('rect', { class: 'shape', y, width: DIAMOND, height: DIAMOND, rx: 1.5 });
  return svg('g', { class: 'ghost', ...days }, svg('path', { class: 'way' }), shape);
}

function marksOf({ critical, assumed, change }: PictureItem): string[] {
  return [...(critical ? ['critical'] : []), ...(assumed ? ['assumed'] : []), ...(change ? [change] : [])];
}

function heightOf(item: PictureItem): number {
  if (ghostSpanOf(item) === undefined) return HEIGHTS[item.kind] ?? BAR_HEIGHT;
  return MOVED_HEIGHTS[item.kind] ?? BAR_HEIGHT - GHOST_HEIGHT;
}

function shapeBar(bar: SVGRectElement, item: PictureItem): void {
  const height = heightOf(item);
  const above = ghostSpanOf(item) === undefined ? 0 : GHOST_HEIGHT + BETWEEN;
  const y = numberOf(bar, 'y') + (BAR_HEIGHT - above - height) / 2 + above;
  setAttributes(bar, { y, height });
  if (item.progress && item.status !== 'done') bar.after(svg('rect', { class: 'progress', y, height }));
}

const DIAMOND = BAR_HEIGHT * 0.72;

function shapeDiamond(bar: SVGRectElement): void {
  const y = numberOf(bar, 'y') + (BAR_HEIGHT - DIAMOND) / 2;
  bar.removeAttribute('transform-origin');
  setAttributes(bar, { y, width: DIAMOND, height: DIAMOND, rx: 1.5, ry: 1.5 });
}

/** Puts a row's bar or diamond where its dates are, its ghost where they were, and its mark behind both. */
function placeRow({ item, element, ghost, mark }: Row, scale: Scale): void {
  const [is, was] = [spanOf(item), ghostSpanOf(item)];
  if (is) place(element, item, is, scale);
  if (ghost && is && was) placeGhost(ghost, item, { is, was }, scale);
  if (mark) mark.setAttribute('x', String(endOf(item, scale) + BEFORE_MARK));
}

/** How far to the right a row's shapes reach. */
function endOf(item: PictureItem, scale: Scale): number {
  const overhang = item.kind === 'milestone' ? DIAMOND * Math.SQRT1_2 : 0;
  const ends = [spanOf(item), ghostSpanOf(item)].flatMap((span) => {
    if (span === undefined) return [];
    return overhang === 0 ? scale.end(span.end) : middleOf(span, scale) + overhang;
  });
  return Math.max(...ends);
}

const middleOf = ({ start, end }: DrawnSpan, scale: Scale): number => (scale.start(start) + scale.end(end)) / 2;

/** Puts a bar, with its progress, or a diamond where its dates are. */
function place(bar: SVGElement, item: PictureItem, span: DrawnSpan, scale: Scale): void {
  if (item.kind === 'milestone') {
    placeDiamond(bar, middleOf(span, scale));
    return;
  }
  const x = scale.start(span.start);
  const width = scale.end(span.end) - x;
  const radius = Math.min(3, width / 2, numberOf(bar, 'height') / 2);
  setAttributes(bar, { x, width, rx: radius, ry: radius });
  const progress = bar.nextElementSibling;
  if (progress?.classList.contains('progress'))
    setAttributes(progress, { x, width: (width * (item.progress ?? 0)) / 100, rx: radius, ry: radius });
}

function placeDiamond(diamond: Element, middle: number): void {
  diamond.setAttribute('x', String(middle - DIAMOND / 2));
  diamond.setAttribute('transform', `rotate(45 ${middle} ${numberOf(diamond, 'y') + DIAMOND / 2})`);
}

function placeGhost(
  ghost: SVGElement,
  { kind }: PictureItem,
  { is, was }: { readonly is: DrawnSpan; readonly was: DrawnSpan },
  scale: Scale,
): void {
  const shape = ghost.querySelector('.shape');
  if (!shape) return;
  if (kind !== 'milestone') {
    const x = scale.start(was.start);
    setAttributes(shape, { x, width: scale.end(was.end) - x });
    return;
  }
  const [from, to] = [middleOf(was, scale), middleOf(is, scale)];
  placeDiamond(shape, from);
  const y = numberOf(shape, 'y') + DIAMOND / 2;
  ghost.querySelector('.way')?.setAttribute('d', `M${from} ${y}H${to}`);
}

/** Half of what the chip over today takes, in pixels. */
const HALF_CHIP = 26;

/** The names of the ticks and their years, over the picture's upper edge; a year makes room for today. */
function axisNames(ticks: readonly Tick[], scale: Scale, todayAt: number | undefined, today: string): HTMLElement[] {
  const isCovered = (x: number) => todayAt !== undefined && x > todayAt - HALF_CHIP - 30 && x < todayAt + HALF_CHIP;
  const names = ticks.flatMap(({ time, name, year }) => {
    const x = scale.at(time);
    const above = isCovered(x) && todayAt !== undefined ? todayAt + HALF_CHIP : x;
    return [
      placed(html('span', { class: 'tick-name' }, name), x),
      ...(year === undefined ? [] : [placed(html('span', { class: 'year' }, year), above)]),
    ];
  });
  if (todayAt === undefined) return names;
  return [...names, placed(html('span', { class: 'today-chip', title: today }, 'Today'), todayAt)];
}

function placed(element: HTMLElement, x: number): HTMLElement {
  element.style.setProperty('--x', `${x}px`);
  return element;
}

function lineAt(x: number, y1: number, y2: number): SVGElement {
  return svg('line', { x1: x, x2: x, y1, y2 });
}

function todayLine(x: number, height: number, today: string): SVGElement {
  const line = lineAt(x, TOP - 6, height - BOTTOM);
  setAttributes(line, { class: 'today', 'data-day': today });
  return line;
}

/** Stripes for what is blocked: told apart without colour. */
function patterns(): SVGElement {
  const stripe = svg('path', { d: 'M0 6L6 0M-1 1L1 -1M5 7L7 5', class: 'stripe' });
  const ground = svg('rect', { width: 6, height: 6, class: 'stripe-ground' });
  const size = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' };
  return svg('defs', {}, svg('pattern', { id: 'stripes', ...size }, ground, stripe));
}
