/** The journey that Mermaid drew, with our own layer on it: the curve of the experience and what its heights mean. */
import type { Diagram, Picture, PictureItem } from '../../core/protocol/preview';
import { html, numberOf, setAttributes, svg } from './dom';
import type { Drawing } from './draw';
import type { Drawn } from './items';
import { journeyLegend } from './legend';

const FEELINGS = ['very bad', 'bad', 'so-so', 'good', 'very good'];

/** Mermaid draws boxes from here on downwards, and faces far below them: we pull the faces up. */
const UPPER_EDGE = 40;
const LIFT = 90;
const SIZE = 318;
/** Room for the names of the heights. */
const LEFT = 84;
/** No smaller, so that it can be read. */
const SMALLEST_ZOOM = 0.75;

/** Adds our layer. @returns the picture and what in it leads to the source */
export function decorateJourney(drawing: Drawing, diagram: Diagram, { comparedWith }: Pick<Picture, 'comparedWith'>) {
  const { svg: chart } = drawing;
  const tasks = diagram.items.filter(({ kind }) => kind === 'touchpoint');
  const faces = [...chart.querySelectorAll<SVGCircleElement>('circle.face')];
  const actors = actorsOf(chart);
  markFaces(faces, tasks);
  for (const own of chart.querySelectorAll(':scope > circle, :scope > text, line[marker-end]')) own.remove();
  const boxes = [...chart.querySelectorAll('rect.task')].map((box) => numberOf(box, 'x'));
  const left = Math.min(...boxes) - LEFT;
  const width = Math.max(...boxes) + numberOf(chart.querySelector('rect.task') ?? chart, 'width') + 14 - left;
  const there = faces.filter((_, index) => tasks[index]?.change !== 'removed');
  if (faces[0]) chart.prepend(levels(left, width), curve(there));
  chart.append(...faces.flatMap((face, index) => changeAt(face, tasks[index])));
  setAttributes(chart, { role: 'group', 'aria-roledescription': 'journey', 'aria-label': labelOf(diagram) });
  const picture = html('div', { class: 'picture journey' }, chart, levelNames());
  setAttributes(chart, { viewBox: `${left} ${UPPER_EDGE} ${width} ${SIZE}` });
  const drawn = [
    ...pair(chart, 'rect.journey-section', diagram.items, 'stage'),
    ...pair(chart, 'rect.task', diagram.items, 'touchpoint'),
  ];
  chart.append(...drawn.flatMap(({ item, element }) => (item.kind === 'stage' ? stageMark(item, element) : [])));
  const layOut = (zoom: number): void => {
    const sizes = { '--zoom': String(zoom), '--width': `${width * zoom}px`, '--height': `${SIZE * zoom}px` };
    for (const [name, size] of Object.entries(sizes)) picture.style.setProperty(name, size);
  };
  const fitting = (stageWidth: number) => Math.min(1, Math.max(SMALLEST_ZOOM, stageWidth / width));
  const legend = journeyLegend(diagram.items, actors, comparedWith);
  return { picture, drawn, legend, kind: 'journey', isStretched: false, fixed: 0, fitting, layOut };
}

/** The segments by the class of their dots. */
function actorsOf(chart: SVGSVGElement): Map<string, string> {
  const dots = [...chart.querySelectorAll('circle[class^="actor-"] > title')];
  const named = dots.map((title): [string, string] => [
    title.parentElement?.getAttribute('class') ?? '',
    title.textContent ?? '',
  ]);
  return new Map(named.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}

function labelOf({ title, items }: Diagram): string {
  const count = items.filter(({ kind }) => kind === 'touchpoint').length;
  return `Journey ${title}: ${count} touchpoints. The table below says the same.`;
}

/** Mermaid draws in the order of its text. */
function pair(
  chart: SVGSVGElement,
  selector: string,
  items: readonly PictureItem[],
  kind: PictureItem['kind'],
): Drawn[] {
  const elements = [...chart.querySelectorAll<SVGElement>(selector)];
  return items
    .filter((item) => item.kind === kind)
    .flatMap((item, index) => {
      const element = elements[index];
      element?.classList.add('item', kind, ...(item.change ? [item.change] : []));
      return element ? [{ item, element }] : [];
    });
}

function markFaces(faces: readonly SVGCircleElement[], items: readonly PictureItem[]): void {
  faces.forEach((face, index) => {
    const { score, change } = items[index] ?? {};
    if (change === 'removed') face.parentElement?.classList.add('gone');
    const mood = score === undefined ? 'unrated' : score < 2.5 ? 'bad' : score > 3.5 ? 'good' : 'middling';
    face.classList.add(mood);
    face.nextElementSibling?.classList.add('features', mood);
    for (const part of [face, face.nextElementSibling]) part?.setAttribute('transform', `translate(0 ${-LIFT})`);
    const line = face.parentElement?.querySelector('line.task-line');
    if (line) setAttributes(line, { y2: numberOf(line, 'y2') - LIFT });
  });
}

const GHOST_RADIUS = 9;
/** From a face's middle to the arrow that points at it. */
const TO_TIP = 18;
/** From a face's middle to the words above or below it. */
const TO_MARK = 25;

/** Where a touchpoint was, with the way from there to where it is; a few words on the other side of it. */
function changeAt(face: SVGCircleElement, item: PictureItem | undefined): SVGElement[] {
  const [x, y] = [numberOf(face, 'cx'), numberOf(face, 'cy') - LIFT];
  const was = item?.change === 'removed' ? undefined : item?.was?.score;
  const isBelow = was !== undefined && heightOf(was) > y;
  return [
    ...(was === undefined ? [] : [ghostAt(x, heightOf(was), y, was)]),
    ...(item?.mark === undefined ? [] : [markAt(x, isBelow ? y - TO_MARK : y + TO_MARK, 'middle', item.mark)]),
  ];
}

function ghostAt(x: number, from: number, to: number, was: number): SVGElement {
  const down = from < to ? 1 : -1;
  const tip = to - down * TO_TIP;
  const hasWay = Math.abs(to - from) > TO_TIP + GHOST_RADIUS;
  const way = [
    svg('path', { class: 'way', d: `M${x} ${from + down * GHOST_RADIUS}V${tip}` }),
    svg('path', { class: 'tip', d: `M${x - 4} ${tip - down * 6}L${x} ${tip}L${x + 4} ${tip - down * 6}` }),
  ];
  const shape = svg('circle', { class: 'shape', cx: x, cy: from, r: GHOST_RADIUS });
  return svg('g', { class: 'ghost', 'data-was-score': was, 'aria-hidden': 'true' }, ...(hasWay ? way : []), shape);
}

/** At the upper right corner of a stage. */
function stageMark(item: PictureItem, box: SVGElement): SVGElement[] {
  if (item.mark === undefined) return [];
  const x = numberOf(box, 'x') + numberOf(box, 'width') - 6;
  return [markAt(x, numberOf(box, 'y') + 10, 'end', item.mark)];
}

function markAt(x: number, y: number, anchor: 'middle' | 'end', words: string): SVGElement {
  const place = { x, y, 'text-anchor': anchor, 'dominant-baseline': 'central' };
  return svg('text', { class: 'mark', 'aria-hidden': 'true', ...place }, words);
}

const heightOf = (experience: number): number => 300 - LIFT + (5 - experience) * 30;

/** A line at each of the five heights. */
function levels(left: number, width: number): SVGElement {
  const lines = FEELINGS.map((_, index) => {
    const y = heightOf(index + 1);
    return svg('line', { x1: left + LEFT - 10, x2: left + width - 8, y1: y, y2: y });
  });
  return svg('g', { class: 'levels', 'aria-hidden': 'true' }, ...lines);
}

/** The names of the heights, which stay in view. */
function levelNames(): HTMLElement {
  const names = FEELINGS.map((feeling, index) => {
    const name = html('span', {}, feeling);
    name.style.setProperty('--y', String(heightOf(index + 1) - UPPER_EDGE));
    return name;
  });
  return html('div', { class: 'level-names', 'aria-hidden': 'true' }, ...names);
}

function curve(faces: readonly SVGCircleElement[]): SVGElement {
  const points = faces.map((face) => `${numberOf(face, 'cx')},${numberOf(face, 'cy') - LIFT}`).join(' ');
  return svg('polyline', { class: 'curve', points, 'aria-hidden': 'true' });
}
