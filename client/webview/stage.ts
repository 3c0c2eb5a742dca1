/** The part of the panel that holds the picture: it scrolls, is dragged by the mouse, and zooms. */
import { html } from './dom';

const SMALLEST = 0.2;
const LARGEST = 4;
const STEP = 1.2;
const ARROW = 60;

export interface Stage {
  readonly element: HTMLElement;
  /** Shows a picture that is this large at 100 %, keeping zoom and place. */
  put(picture: HTMLElement, size: { width: number; height: number }): void;
  zoom(): number;
  zoomTo(zoom: number): void;
  zoomBy(steps: number): void;
  /** So that the whole picture can be seen, but no larger than 100 %. */
  fit(): void;
  place(): { left: number; top: number };
  scrollTo(place: { left: number; top: number }): void;
  /** Scrolls an element into the middle; not at all if it is in view. */
  bringIntoView(element: Element): void;
  onChange(act: () => void): void;
}

/** An empty stage at 100 %. */
export function createStage(): Stage {
  const element = html('div', { class: 'stage', tabindex: 0, role: 'region', 'aria-label': 'Picture' });
  const listeners: (() => void)[] = [];
  let picture: HTMLElement | undefined;
  let size = { width: 1, height: 1 };
  let zoom = 1;
  const changed = (): void => {
    for (const act of listeners) act();
  };
  const apply = (): void => {
    if (!picture) return;
    picture.style.setProperty('--zoom', String(zoom));
    picture.style.width = `${size.width * zoom}px`;
    picture.style.height = `${size.height * zoom}px`;
  };
  /** The point of the picture under `at` (a point of the stage) stays where it is. */
  const zoomAt = (wanted: number, at: { x: number; y: number }): void => {
    const next = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    const left = ((element.scrollLeft + at.x) * next) / zoom - at.x;
    const top = ((element.scrollTop + at.y) * next) / zoom - at.y;
    zoom = next;
    apply();
    element.scrollTo({ left, top });
    changed();
  };
  const middle = () => ({ x: element.clientWidth / 2, y: element.clientHeight / 2 });
  const zoomTo = (wanted: number) => zoomAt(wanted, middle());
  const fit = (): void => {
    zoomTo(Math.min(1, element.clientWidth / size.width, element.clientHeight / size.height));
    element.scrollTo({ left: 0, top: 0 });
  };
  const stage: Stage = {
    element,
    put: (next, nextSize) => {
      if (next !== picture) element.replaceChildren(next);
      picture = next;
      size = nextSize;
      apply();
    },
    zoom: () => zoom,
    zoomTo,
    zoomBy: (steps) => zoomTo(zoom * STEP ** steps),
    fit,
    place: () => ({ left: element.scrollLeft, top: element.scrollTop }),
    scrollTo: (place) => element.scrollTo(place),
    bringIntoView: (target) => bringIntoView(element, target),
    onChange: (act) => void listeners.push(act),
  };
  element.addEventListener('scroll', changed, { passive: true });
  listenToWheel(element, (steps, at) => zoomAt(zoom * STEP ** steps, at));
  listenToKeys(element, stage);
  listenToDrag(element);
  return stage;
}

function listenToWheel(element: HTMLElement, zoom: (steps: number, at: { x: number; y: number }) => void): void {
  const turn = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = element.getBoundingClientRect();
    zoom(-event.deltaY / 100, { x: event.clientX - left, y: event.clientY - top });
  };
  element.addEventListener('wheel', turn, { passive: false });
}

function listenToKeys(element: HTMLElement, stage: Stage): void {
  const acts: Readonly<Record<string, () => void>> = {
    '+': () => stage.zoomBy(1),
    '=': () => stage.zoomBy(1),
    '-': () => stage.zoomBy(-1),
    '0': () => stage.zoomTo(1),
    ArrowLeft: () => element.scrollBy({ left: -ARROW }),
    ArrowRight: () => element.scrollBy({ left: ARROW }),
    ArrowUp: () => element.scrollBy({ top: -ARROW }),
    ArrowDown: () => element.scrollBy({ top: ARROW }),
  };
  element.addEventListener('keydown', (event) => {
    const act = acts[event.key];
    if (!act || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    act();
  });
}

/** Dragging with the main button pans; a drag is no click on what it began on. */
function listenToDrag(element: HTMLElement): void {
  let last: { x: number; y: number } | undefined;
  let moved = 0;
  element.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.pointerType !== 'mouse') return;
    last = { x: event.clientX, y: event.clientY };
    moved = 0;
  });
  window.addEventListener('pointermove', (event) => {
    if (!last) return;
    moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
    if (moved < 4) return;
    element.classList.add('dragged');
    element.scrollBy({ left: last.x - event.clientX, top: last.y - event.clientY });
    last = { x: event.clientX, y: event.clientY };
  });
  const end = (): void => {
    last = undefined;
    element.classList.remove('dragged');
  };
  window.addEventListener('pointerup', end);
  window.addEventListener('pointercancel', end);
  element.addEventListener('click', (event) => moved >= 4 && event.stopPropagation(), { capture: true });
}

function bringIntoView(stage: HTMLElement, target: Element): void {
  const view = stage.getBoundingClientRect();
  const box = target.getBoundingClientRect();
  const gutter = stage.querySelector('.gutter')?.clientWidth ?? 0;
  const head = stage.querySelector('.axis')?.clientHeight ?? 0;
  const left = overhang(box.left, box.right, view.left + gutter, view.right);
  const top = overhang(box.top, box.bottom, view.top + head, view.bottom);
  if (left !== 0 || top !== 0) stage.scrollBy({ left, top });
}

/** How far to scroll so that `from` … `to` lies in the middle of the view; not at all if it is in view. */
function overhang(from: number, to: number, viewFrom: number, viewTo: number): number {
  if (from >= viewFrom && to <= viewTo) return 0;
  const isLarger = to - from > viewTo - viewFrom;
  if (isLarger && from < viewTo && to > viewFrom) return 0;
  return isLarger ? from - viewFrom : (from + to - viewFrom - viewTo) / 2;
}
