/** The Gantt chart that Mermaid drew, with our own layer on it: names, a time axis that stays, today, status and progress. */
import type { Diagram, PictureItem } from '../../core/protocol/preview';
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
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  const widths = items.map((item) => (pen?.measureText(item.label).width ?? 0) + 14 * depthOf(item) + 30);
  return { width, gutter: Math.round(Math.min(Math.max(96, ...widths), width * 0.4, 340)) };
}

const depthOf = ({ kind }: PictureItem): number => ({ phase: 0, group: 0, activity: 2 })[kind as string] ?? 1;

/** Adds our layer. @returns the picture, whose time axis stretches as it is zoomed, and what in it leads to the source */
export function decorateTimeline({ svg: chart }: Drawing, diagram: Diagram, layout: Layout, today: string) {
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
  chart.append(now);
  setAttributes(chart, { role: 'group', 'aria-roledescription': 'timeline', 'aria-label': labelOf(diagram) });
  const picture = html('div', { class: 'picture timeline' }, chart, names, axis);
  const height = TOP + items.length * ROW_HEIGHT + BOTTOM;
  setSizes(picture, { gutter, row: ROW_HEIGHT, top: TOP, height });
  const parts = { picture, chart, drawn, grounds, ticks, now, axis, height, today };
  const layOut = (zoom: number) => stretch(parts, scaleOf(items, gutter, gutter + (layout.width - gutter) * zoom));
  const legend = timelineLegend(items);
  return { picture, drawn, legend, kind: 'timeline', isStretched: true, fixed: gutter, fitting: () => 1, layOut };
}

/** What depends on how long a day is. */
interface Parts {
  readonly picture: HTMLElement;
  readonly chart: SVGSVGElement;
  readonly drawn: readonly Drawn[];
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
  for (const { item, element } of drawn) place(element, item, scale);
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

function scaleOf(items: readonly PictureItem[], gutter: number, width: number): Scale {
  const first = Math.min(...items.map(({ start }) => Date.parse(start ?? '')));
  const last = Math.max(...items.map(({ end }) => Date.parse(end ?? ''))) + DAY;
  const at = (time: number) => gutter + ((time - first) / (last - first)) * (width - gutter - RIGHT);
  return { first, last, width, at, start: (date) => at(Date.parse(date)), end: (date) => at(Date.parse(date) + DAY) };
}

interface Row extends Drawn {
  readonly row: HTMLElement;
}

function drawItem(chart: SVGSVGElement, item: PictureItem): Row[] {
  const bar = chart.querySelector<SVGRectElement>(`[id="${PICTURE_ID}-${item.key}"]`);
  if (!bar || item.start === undefined || item.end === undefined) return [];
  bar.setAttribute('class', ['item', item.kind, `is-${item.status ?? 'planned'}`, ...marksOf(item)].join(' '));
  if (item.kind === 'milestone') shapeDiamond(bar);
  else shapeBar(bar, item);
  const name = html('span', { class: 'name' }, item.label);
  const row = html('div', { class: `row depth-${depthOf(item)} ${item.kind} ${marksOf(item).join(' ')}` }, name);
  return [{ item, element: bar, row }];
}

function marksOf({ critical, assumed }: PictureItem): string[] {
  return [...(critical ? ['critical'] : []), ...(assumed ? ['assumed'] : [])];
}

function shapeBar(bar: SVGRectElement, item: PictureItem): void {
  const height = HEIGHTS[item.kind] ?? BAR_HEIGHT;
  const y = numberOf(bar, 'y') + (BAR_HEIGHT - height) / 2;
  setAttributes(bar, { y, height });
  if (item.progress && item.status !== 'done') bar.after(svg('rect', { class: 'progress', y, height }));
}

const DIAMOND = BAR_HEIGHT * 0.72;

function shapeDiamond(bar: SVGRectElement): void {
  const y = numberOf(bar, 'y') + (BAR_HEIGHT - DIAMOND) / 2;
  bar.removeAttribute('transform-origin');
  setAttributes(bar, { y, width: DIAMOND, height: DIAMOND, rx: 1.5, ry: 1.5 });
}

/** Puts a bar, with its progress, or a diamond where its dates are. */
function place(bar: SVGElement, item: PictureItem, scale: Scale): void {
  const [x, end] = [scale.start(item.start ?? ''), scale.end(item.end ?? '')];
  const width = end - x;
  if (item.kind === 'milestone') {
    const middle = x + width / 2;
    bar.setAttribute('x', String(middle - DIAMOND / 2));
    bar.setAttribute('transform', `rotate(45 ${middle} ${numberOf(bar, 'y') + DIAMOND / 2})`);
    return;
  }
  const radius = Math.min(3, width / 2, numberOf(bar, 'height') / 2);
  setAttributes(bar, { x, width, rx: radius, ry: radius });
  const progress = bar.nextElementSibling;
  if (progress?.classList.contains('progress'))
    setAttributes(progress, { x, width: (width * (item.progress ?? 0)) / 100, rx: radius, ry: radius });
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
