/** What is drawn and leads to the source: names for the screen reader, one tab stop, click and Enter, the selection. */
import type { PictureItem } from '../../core/protocol/preview';
import { setAttributes, svg } from './dom';

export interface Drawn {
  readonly item: PictureItem;
  /** The element that stands for it: a bar, a diamond, a box. */
  readonly element: SVGElement;
  /** Its row in the list of names, where there is one. */
  readonly row?: HTMLElement;
  /** Where it was. */
  readonly ghost?: SVGElement;
}

export interface Items {
  /** Marks what the caret is in, and nothing for null. @returns its element */
  select(entity: string | null): Element | undefined;
}

/**
 * Makes drawn items known to the page and its readers.
 * @param reveal called with the entity that was clicked
 */
export function bindItems(drawn: readonly Drawn[], reveal: (entity: string) => void): Items {
  const active = drawn.filter(({ item }) => item.entity !== '');
  for (const one of active) describe(one);
  listen(active, reveal);
  if (active[0]) active[0].element.setAttribute('tabindex', '0');
  return {
    select: (entity) => {
      for (const { item, element, row } of active) {
        const isSelected = item.entity === entity;
        element.classList.toggle('selected', isSelected);
        row?.classList.toggle('selected', isSelected);
        setAttributes(element, { 'aria-current': isSelected ? 'true' : undefined });
      }
      return active.find(({ item }) => item.entity === entity)?.element;
    },
  };
}

function describe({ item, element, row, ghost }: Drawn): void {
  setAttributes(element, {
    'data-entity': item.entity,
    'data-start': item.start,
    'data-end': item.end,
    'data-change': item.change,
    role: item.place || item.wasAt ? 'button' : 'img',
    tabindex: -1,
    'aria-label': item.summary,
  });
  element.querySelector('title')?.remove();
  element.append(svg('title', {}, item.summary));
  if (row) row.title = item.summary;
  ghost?.append(svg('title', {}, item.summary));
}

/** Up and down go from item to item, so that the whole picture is one stop of the Tab key. */
function listen(drawn: readonly Drawn[], reveal: (entity: string) => void): void {
  drawn.forEach(({ item, element, row, ghost }, index) => {
    const act = () => reveal(item.entity);
    for (const one of [element, row, ghost]) one?.addEventListener('click', act);
    element.addEventListener('keydown', (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      const next = step === undefined ? undefined : drawn[index + step];
      if (event.key === 'Enter' || event.key === ' ') act();
      else if (next) focusOn(next.element, element);
      else if (step === undefined) return;
      event.preventDefault();
      event.stopPropagation();
    });
  });
}

function focusOn(next: SVGElement, last: SVGElement): void {
  last.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus({ preventScroll: false });
}
