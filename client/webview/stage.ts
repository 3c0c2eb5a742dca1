/** The part of the panel that holds the picture: it scrolls, is dragged by the mouse, and zooms. */
import { html } from './dom';

const SMALLEST = 0.2;
const LARGEST = 4;
const STEP = 1.2;
const ARROW = 60;

export interface Point {
  readonly x: number;
  readonly y: number;
}

export class Stage {
  readonly element = html('div', { class: 'stage', tabindex: 0, role: 'region', 'aria-label': 'Picture' });
  readonly #listeners: (() => void)[] = [];
  #picture: HTMLElement | undefined;
  #size = { width: 1, height: 1 };
  #zoom = 1;

  constructor() {
    this.element.addEventListener('scroll', () => this.#changed(), { passive: true });
    listenToWheel(this.element, (steps, at) => this.#zoomAt(this.#zoom * STEP ** steps, at));
    listenToKeys(this);
    listenToDrag(this.element);
  }

  get zoom(): number {
    return this.#zoom;
  }

  get place(): { left: number; top: number } {
    return { left: this.element.scrollLeft, top: this.element.scrollTop };
  }

  /** Shows a picture that is this large at 100 %, keeping zoom and place. */
  put(picture: HTMLElement, size: { width: number; height: number }): void {
    if (picture !== this.#picture) this.element.replaceChildren(picture);
    this.#picture = picture;
    this.#size = size;
    this.#apply();
  }

  zoomTo(zoom: number): void {
    this.#zoomAt(zoom, { x: this.element.clientWidth / 2, y: this.element.clientHeight / 2 });
  }

  zoomBy(steps: number): void {
    this.zoomTo(this.#zoom * STEP ** steps);
  }

  /** So that the whole picture can be seen, but no larger than 100 %. */
  fit(): void {
    const { width, height } = this.#size;
    this.zoomTo(Math.min(1, this.element.clientWidth / width, this.element.clientHeight / height));
    this.element.scrollTo({ left: 0, top: 0 });
  }

  /** Scrolls an element into the middle; not at all if it is in view. */
  bringIntoView(target: Element): void {
    const view = this.element.getBoundingClientRect();
    const box = target.getBoundingClientRect();
    const gutter = this.element.querySelector('.gutter')?.clientWidth ?? 0;
    const head = this.element.querySelector('.axis')?.clientHeight ?? 0;
    const left = overhang(box.left, box.right, view.left + gutter, view.right);
    const top = overhang(box.top, box.bottom, view.top + head, view.bottom);
    if (left !== 0 || top !== 0) this.element.scrollBy({ left, top });
  }

  onChange(act: () => void): void {
    this.#listeners.push(act);
  }

  #changed(): void {
    for (const act of this.#listeners) act();
  }

  #apply(): void {
    if (!this.#picture) return;
    this.#picture.style.setProperty('--zoom', String(this.#zoom));
    this.#picture.style.width = `${this.#size.width * this.#zoom}px`;
    this.#picture.style.height = `${this.#size.height * this.#zoom}px`;
  }

  /** The point of the picture under `at` (a point of the stage) stays where it is. */
  #zoomAt(wanted: number, at: Point): void {
    const next = Math.min(LARGEST, Math.max(SMALLEST, wanted));
    const left = ((this.element.scrollLeft + at.x) * next) / this.#zoom - at.x;
    const top = ((this.element.scrollTop + at.y) * next) / this.#zoom - at.y;
    this.#zoom = next;
    this.#apply();
    this.element.scrollTo({ left, top });
    this.#changed();
  }
}

function listenToWheel(element: HTMLElement, zoom: (steps: number, at: Point) => void): void {
  const turn = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const { left, top } = element.getBoundingClientRect();
    zoom(-event.deltaY / 100, { x: event.clientX - left, y: event.clientY - top });
  };
  element.addEventListener('wheel', turn, { passive: false });
}

function listenToKeys(stage: Stage): void {
  const { element } = stage;
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

/** How far to scroll so that `from` … `to` lies in the middle of the view; not at all if it is in view. */
function overhang(from: number, to: number, viewFrom: number, viewTo: number): number {
  if (from >= viewFrom && to <= viewTo) return 0;
  const isLarger = to - from > viewTo - viewFrom;
  if (isLarger && from < viewTo && to > viewFrom) return 0;
  return isLarger ? from - viewFrom : (from + to - viewFrom - viewTo) / 2;
}
