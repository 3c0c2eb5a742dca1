/** The journey that Mermaid drew, with our own layer on it: the curve of the experience and what its heights mean. */
import type { Diagram, PictureItem } from '../../core/protocol/preview';
import { html, numberOf, setAttributes, svg } from './dom';
import type { Drawing } from './draw';
import type { Drawn } from './items';

const FEELINGS = ['very bad', 'bad', 'so-so', 'good', 'very good'];

/** Mermaid draws journeys from here on downwards, and this high, whatever is in them. */
const UPPER_EDGE = 26;
const SIZE = 440;

/** Adds our layer. @returns the picture and what in it leads to the source */
export function decorateJourney(drawing: Drawing, diagram: Diagram) {
  const { svg: chart, width } = drawing;
  const tasks = diagram.items.filter(({ kind }) => kind === 'touchpoint');
  const faces = [...chart.querySelectorAll<SVGCircleElement>('circle.face')];
  markFaces(faces, tasks);
  chart.querySelector('line[marker-end]')?.remove();
  if (faces[0]) chart.prepend(levels(faces, width), curve(faces));
  setAttributes(chart, { role: 'group', 'aria-roledescription': 'journey', 'aria-label': labelOf(diagram) });
  const picture = html('div', { class: 'picture journey' }, chart, levelNames());
  setAttributes(chart, { viewBox: `0 ${UPPER_EDGE} ${width} ${SIZE}` });
  const drawn = [
    ...pair(chart, 'rect.journey-section', diagram.items, 'stage'),
    ...pair(chart, 'rect.task', diagram.items, 'touchpoint'),
  ];
  return { picture, drawn, width, height: SIZE };
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
      element?.classList.add('item', kind);
      return element ? [{ item, element }] : [];
    });
}

function markFaces(faces: readonly SVGCircleElement[], items: readonly PictureItem[]): void {
  faces.forEach((face, index) => {
    const score = items[index]?.score;
    const mood = score === undefined ? 'unrated' : score < 2.5 ? 'bad' : score > 3.5 ? 'good' : 'middling';
    face.classList.add(mood);
    face.nextElementSibling?.classList.add('features', mood);
  });
}

const heightOf = (experience: number): number => 300 + (5 - experience) * 30;

/** A line at each of the five heights. */
function levels(faces: readonly SVGCircleElement[], width: number): SVGElement {
  const left = Math.min(...faces.map((face) => numberOf(face, 'cx')));
  const lines = FEELINGS.map((_, index) => {
    const y = heightOf(index + 1);
    return svg('line', { x1: left - 60, x2: width - 20, y1: y, y2: y });
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
  const points = faces.map((face) => `${numberOf(face, 'cx')},${numberOf(face, 'cy')}`).join(' ');
  return svg('polyline', { class: 'curve', points, 'aria-hidden': 'true' });
}
