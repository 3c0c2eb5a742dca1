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

/** A picture that the stage can hold. */
export interface Staged {
  readonly picture: HTMLElement;
  /** Pictures of a kind share their zoom. */
  readonly kind: string;
  /** Whether zooming stretches it to the right only. */
  readonly isStretched: boolean;
  /** How much at its left keeps its width at any zoom, in pixels. */
  readonly fixed: number;
  /** The zoom at which it suits a stage of this width. */
  fitting(stageWidth: number): number;
  /** Gives the picture its size and layout. */
  layOut(zoom: number): void;
}

export class Stage {
  readonly element = html('div', { class: 'stage', tabindex: 0, role: 'region', 'aria-label': 'Picture' });
  readonly #listeners: (() => void)[] = [];
  #staged: Staged | undefined;
  /** What was chosen, by kind of picture; others fit the stage. */
  #zooms: Readonly<Record<string, number>> = {};

  constructor() {
    this.element.addEventListener('scroll', () => this.#changed(), { passive: true });
    listenToWheel(this.element, (steps, at) => this.#zoomAt(this.zoom * STEP ** steps, at));
    listenToKeys(this);
    listenToDrag(this.element);
  }

  get zoom(): number {
    if (!this.#staged) return 1;
    return this.#zooms[this.#staged.kind] ?? bounded(this.#staged.fitting(this.element.clientWidth));
  }

  /** The zooms that somebody chose, by kind of picture. */
  get zooms(): Readonly<Record<string, number>> {
    return this.#zooms;
  }

  set zooms(zooms: Readonly<Record<string, number>>) {
    this.#zooms = zooms;
    this.#staged?.layOut(this.zoom);
  }

  get place(): { left: number; top: number } {
    return { left: this.element.scrollLeft, top: this.element.scrollTop };
  }

  /** Shows a picture, keeping the zoom of its kind, and the place if the last one was of its kind. */
  put(staged: Staged): void {
    const isOther = staged.kind !== this.#staged?.kind;
    this.#staged = staged;
    staged.layOut(this.zoom);
    this.element.replaceChildren(staged.picture);
    if (isOther) this.element.scrollTo({ left: 0, top: 0 });
  }

  zoomTo(zoom: number): void {
    this.#zoomAt(zoom, { x: this.element.clientWidth / 2, y: this.element.clientHeight / 2 });
  }

  zoomBy(steps: number): void {
    this.zoomTo(this.zoom * STEP ** steps);
  }

  /** As it suits the stage's width, now and after the stage got another one. */
  fit(): void {
    if (!this.#staged) return;
    const { [this.#staged.kind]: _, ...others } = this.#zooms;
    this.zooms = others;
    this.element.scrollTo({ left: 0 });
    this.#changed();
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

  /** The point of the picture under `at` (a point of the stage) stays where it is. */
  #zoomAt(wanted: number, at: Point): void {
    if (!this.#staged) return;
    const { kind, fixed, isStretched, layOut } = this.#staged;
    const next = bounded(wanted);
    const factor = next / this.zoom;
    const left = (this.element.scrollLeft + at.x - fixed) * factor + fixed - at.x;
    const top = isStretched ? this.element.scrollTop : (this.element.scrollTop + at.y) * factor - at.y;
    this.#zooms = { ...this.#zooms, [kind]: next };
    layOut(next);
    this.element.scrollTo({ left, top });
    this.#changed();
  }
}

const bounded = (zoom: number): number => Math.min(LARGEST, Math.max(SMALLEST, zoom));

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
