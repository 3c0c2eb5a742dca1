/** The Gantt chart that Mermaid drew, with our own layer on it: names, a time axis that stays, today, status and progress. */
import type { Diagram, PictureItem } from '../../core/protocol/preview';
import { html, numberOf, setAttributes, svg } from './dom';
import { BAR_HEIGHT, type Drawing, type Layout, PICTURE_ID, ROW_HEIGHT, TOP } from './draw';
import type { Drawn } from './items';

const DAY = 86_400_000;
const SMALLEST_WIDTH = 560;
const RIGHT = 16;
const HEIGHTS: Readonly<Partial<Record<PictureItem['kind'], number>>> = { phase: 6, group: 0, activity: 10 };

/** From ISO dates to places in the picture at 100 %. */
interface Scale {
  /** Where a day begins. */
  start(date: string): number;
  /** Where a day ends. */
  end(date: string): number;
  contains(date: string): boolean;
}

/** How a chart is laid out in a stage of some width: names get what they need, but leave most to the bars. */
export function timelineLayout(items: readonly PictureItem[], stageWidth: number): Layout {
  const width = Math.max(SMALLEST_WIDTH, stageWidth);
  const pen = document.createElement('canvas').getContext('2d');
  if (pen) pen.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
  const widths = items.map((item) => (pen?.measureText(item.label).width ?? 0) + 14 * depthOf(item) + 26);
  return { width, gutter: Math.round(Math.min(Math.max(120, ...widths), width * 0.36, 340)) };
}

const depthOf = ({ kind }: PictureItem): number => ({ phase: 0, group: 0, activity: 2 })[kind as string] ?? 1;

/** Adds our layer. @returns the picture and what in it leads to the source */
export function decorateTimeline(drawing: Drawing, diagram: Diagram, layout: Layout, today: string) {
  const { svg: chart } = drawing;
  const scale = scaleOf(diagram.items, layout);
  for (const text of chart.querySelectorAll('text:not(.grid text)')) text.remove();
  markHeads(chart, diagram.items);
  const drawn = diagram.items.flatMap((item) => drawItem(chart, item, scale));
  const gutter = html('div', { class: 'gutter', 'aria-hidden': 'true' }, ...drawn.map(({ row }) => row));
  const axis = axisOf(chart, scale, layout.width, today);
  chart.prepend(patterns());
  if (scale.contains(today))
    chart.append(todayLine((scale.start(today) + scale.end(today)) / 2, drawing.height, today));
  setAttributes(chart, { role: 'group', 'aria-roledescription': 'timeline', 'aria-label': labelOf(diagram) });
  const picture = html('div', { class: 'picture timeline' }, chart, gutter, axis);
  picture.style.setProperty('--gutter', String(layout.gutter));
  picture.style.setProperty('--row', String(ROW_HEIGHT));
  picture.style.setProperty('--top', String(TOP));
  return { picture, drawn, width: drawing.width, height: drawing.height };
}

/** The rows that head a phase get a ground of their own. Mermaid draws the grounds by date: their height tells the row. */
function markHeads(chart: SVGSVGElement, items: readonly PictureItem[]): void {
  for (const ground of chart.querySelectorAll('rect.section')) {
    const kind = items[Math.round((numberOf(ground, 'y') - TOP) / ROW_HEIGHT)]?.kind;
    ground.setAttribute('class', kind === 'phase' || kind === 'group' ? 'ground head' : 'ground');
  }
}

function labelOf({ title, items }: Diagram): string {
  return `Timeline of ${title}: ${items.length} rows. The table below says the same.`;
}

function scaleOf(items: readonly PictureItem[], { width, gutter }: Layout): Scale {
  const first = Math.min(...items.map(({ start }) => Date.parse(start ?? '')));
  const last = Math.max(...items.map(({ end }) => Date.parse(end ?? ''))) + DAY;
  const at = (time: number) => gutter + ((time - first) / (last - first)) * (width - gutter - RIGHT);
  return {
    start: (date) => at(Date.parse(date)),
    end: (date) => at(Date.parse(date) + DAY),
    contains: (date) => Date.parse(date) >= first && Date.parse(date) < last,
  };
}

interface Row extends Drawn {
  readonly row: HTMLElement;
}

function drawItem(chart: SVGSVGElement, item: PictureItem, scale: Scale): Row[] {
  const bar = chart.querySelector<SVGRectElement>(`[id="${PICTURE_ID}-${item.key}"]`);
  if (!bar || item.start === undefined || item.end === undefined) return [];
  const span = { x: scale.start(item.start), width: scale.end(item.end) - scale.start(item.start) };
  bar.setAttribute('class', ['item', item.kind, `is-${item.status ?? 'planned'}`, ...marksOf(item)].join(' '));
  if (item.kind === 'milestone') drawDiamond(bar, span.x + span.width / 2);
  else drawBar(bar, span, item);
  const name = html('span', { class: 'name' }, item.label);
  const row = html('div', { class: `row depth-${depthOf(item)} ${item.kind} ${marksOf(item).join(' ')}` }, name);
  return [{ item, element: bar, row }];
}

function marksOf({ critical, assumed }: PictureItem): string[] {
  return [...(critical ? ['critical'] : []), ...(assumed ? ['assumed'] : [])];
}

function drawBar(bar: SVGRectElement, { x, width }: { x: number; width: number }, item: PictureItem): void {
  const height = HEIGHTS[item.kind] ?? BAR_HEIGHT;
  const y = numberOf(bar, 'y') + (BAR_HEIGHT - height) / 2;
  const radius = Math.min(3, width / 2, height / 2);
  setAttributes(bar, { x, y, width, height, rx: radius, ry: radius });
  if (!item.progress || item.status === 'done') return;
  bar.after(
    svg('rect', { class: 'progress', x, y, width: (width * item.progress) / 100, height, rx: radius, ry: radius }),
  );
}

function drawDiamond(bar: SVGRectElement, middle: number): void {
  const size = BAR_HEIGHT * 0.72;
  const y = numberOf(bar, 'y') + BAR_HEIGHT / 2;
  bar.removeAttribute('transform-origin');
  setAttributes(bar, { x: middle - size / 2, y: y - size / 2, width: size, height: size, rx: 1.5, ry: 1.5 });
  bar.setAttribute('transform', `rotate(45 ${middle} ${y})`);
}

/** The ticks' names, over the picture's upper edge; names that would run into the one before are left out. */
function axisOf(chart: SVGSVGElement, scale: Scale, width: number, today: string): HTMLElement {
  const axis = html('div', { class: 'axis', 'aria-hidden': 'true' }, html('div', { class: 'corner' }));
  let free = 0;
  let year = '';
  for (const { text, x } of ticksOf(chart)) {
    const [name = '', ofYear = ''] = text.split(/ (?=\d{4}$)/);
    const shown = ofYear === year ? name : text;
    if (x < free || x > width - 24) continue;
    axis.append(placed(html('span', { class: 'tick-name' }, shown), x));
    free = x + shown.length * 5.8 + 9;
    year = ofYear;
  }
  if (scale.contains(today)) {
    const chip = html('span', { class: 'today-chip', title: today }, 'Today');
    axis.append(placed(chip, (scale.start(today) + scale.end(today)) / 2));
  }
  return axis;
}

/** The names of Mermaid's ticks and their places; taken out of the chart. */
function ticksOf(chart: SVGSVGElement): { text: string; x: number }[] {
  return [...chart.querySelectorAll('.grid .tick')].map((tick) => {
    const text = tick.querySelector('text');
    text?.remove();
    return { text: text?.textContent ?? '', x: translationOf(tick) + translationOf(tick.parentElement) };
  });
}

const translationOf = (element: Element | null): number =>
  Number(/translate\(([-\d.]+)/.exec(element?.getAttribute('transform') ?? '')?.[1] ?? 0);

function placed(element: HTMLElement, x: number): HTMLElement {
  element.style.setProperty('--x', String(x));
  return element;
}

function todayLine(x: number, height: number, today: string): SVGElement {
  return svg('line', { class: 'today', x1: x, x2: x, y1: TOP - 6, y2: height - 40, 'data-day': today });
}

/** Stripes for what is blocked: told apart without colour. */
function patterns(): SVGElement {
  const stripe = svg('path', { d: 'M0 6L6 0M-1 1L1 -1M5 7L7 5', class: 'stripe' });
  const ground = svg('rect', { width: 6, height: 6, class: 'stripe-ground' });
  const size = { width: 6, height: 6, patternUnits: 'userSpaceOnUse' };
  return svg('defs', {}, svg('pattern', { id: 'stripes', ...size }, ground, stripe));
}
