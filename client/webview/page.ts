/** What stands around the picture: tabs, zoom, notice, legend, notes and table. */
import type { Detail, Picture, PictureItem, PreviewView } from '../../core/protocol/preview';
import { button, html } from './dom';
import type { Stage } from './stage';

export interface PageActions {
  view(view: PreviewView): void;
  detail(detail: Detail): void;
  /** The journey at a position in the picture was chosen. */
  journey(index: number): void;
  problem(): void;
  tableToggled(): void;
}

export interface Shown {
  readonly picture: Picture;
  readonly view: PreviewView;
  readonly detail: Detail;
  /** The diagram that is drawn, by its id. */
  readonly journey: string;
  readonly items: readonly PictureItem[];
}

export interface Page {
  show(shown: Shown): void;
  /** A sentence above the picture; a click on it goes to the place in the source. */
  notice(text: string | undefined, leadsToSource: boolean): void;
  zoomed(zoom: number): void;
  table: { isOpen(): boolean; open(open: boolean): void };
}

const VIEWS: Readonly<Record<PreviewView, string>> = { timeline: 'Timeline', journey: 'Journey' };
const DETAILS: Readonly<Record<Detail, string>> = {
  phases: 'Phases',
  initiatives: 'Initiatives',
  activities: 'Activities',
};

/** Builds the page around a stage, once. */
export function createPage(app: HTMLElement, stage: Stage, actions: PageActions): Page {
  const title = html('h1', {});
  const tabs = choices('View', VIEWS, 'tab', (view) => actions.view(view));
  const details = choices('Detail', DETAILS, 'radio', (detail) => actions.detail(detail));
  const journeys = journeyPicker(actions);
  const zoom = zoomButtons(stage);
  const banner = button('', 'Go to the place', () => actions.problem(), { class: 'banner', hidden: true });
  const empty = html('div', { class: 'empty', hidden: true });
  const foot = createFoot(actions);
  const toolbar = html(
    'header',
    { class: 'toolbar', hidden: true },
    html('div', {}, title, zoom.element),
    html('div', {}, tabs.element, details.element, journeys),
  );
  const live = html('div', { role: 'status', 'aria-live': 'polite' }, banner);
  app.replaceChildren(toolbar, live, html('main', {}, empty, stage.element), foot.element);
  const show = (shown: Shown): void => {
    const isEmpty = shown.picture.diagrams.length === 0;
    toolbar.hidden = false;
    title.textContent = shown.picture.title;
    title.title = `${shown.picture.title}, as of ${shown.picture.today}`;
    tabs.choose(shown.view);
    details.choose(shown.detail);
    details.element.hidden = shown.view !== 'timeline' || isEmpty;
    fillJourneys(journeys, shown);
    zoom.element.hidden = isEmpty;
    stage.element.hidden = isEmpty;
    fillEmpty(empty, shown.picture);
    foot.show(shown);
  };
  return { show, notice: (text, leads) => fillBanner(banner, text, leads), zoomed: zoom.zoomed, table: foot.table };
}

function journeyPicker(actions: PageActions): HTMLSelectElement {
  const select = html('select', { class: 'journeys', 'aria-label': 'Journey' });
  select.addEventListener('change', () => actions.journey(select.selectedIndex));
  return select;
}

function zoomButtons(stage: Stage) {
  const percent = button('100%', 'Show at 100 % (0)', () => stage.zoomTo(1), { class: 'percent' });
  const element = html(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
    button('−', 'Zoom out (-)', () => stage.zoomBy(-1)),
    percent,
    button('+', 'Zoom in (+)', () => stage.zoomBy(1)),
    button('Fit', 'Fit the whole picture', () => stage.fit()),
  );
  const zoomed = (factor: number): void => {
    percent.textContent = `${Math.round(factor * 100)}%`;
  };
  return { element, zoomed };
}

function fillBanner(banner: HTMLButtonElement, text: string | undefined, leadsToSource: boolean): void {
  if (banner.textContent !== (text ?? '')) banner.textContent = text ?? '';
  banner.setAttribute('aria-label', text ?? '');
  banner.hidden = text === undefined;
  banner.disabled = !leadsToSource;
}

/** Legend, notes and table. */
function createFoot(actions: PageActions) {
  const legend = html('ul', { class: 'legend', 'aria-label': 'Legend' });
  const notes = html('ul', { class: 'notes', 'aria-label': 'Notes' });
  const table = html('details', { class: 'table' }, html('summary', {}, 'As a table'));
  table.addEventListener('toggle', () => actions.tableToggled());
  return {
    element: html('footer', { class: 'foot' }, legend, notes, table),
    show: ({ view, items, picture }: Shown): void => {
      legend.replaceChildren(...(view === 'timeline' ? legendOf(items) : []));
      notes.replaceChildren(...picture.notes.map((note) => html('li', {}, note)));
      fillTable(table, picture);
    },
    table: {
      isOpen: () => table.open,
      open: (open: boolean) => {
        table.open = open;
      },
    },
  };
}

/** Buttons of which one is chosen; arrow keys go from one to the next. */
function choices<T extends string>(
  label: string,
  names: Readonly<Record<T, string>>,
  role: 'tab' | 'radio',
  act: (chosen: T) => void,
) {
  const mark = role === 'tab' ? 'aria-selected' : 'aria-checked';
  const keys = Object.keys(names) as T[];
  const buttons = keys.map((key) => button(names[key], names[key], () => act(key), { role }));
  const element = html(
    'div',
    { class: `choices ${role}s`, role: role === 'tab' ? 'tablist' : 'radiogroup', 'aria-label': label },
    ...buttons,
  );
  element.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const index = buttons.findIndex((one) => one.matches(':focus'));
    const next = step === undefined ? undefined : buttons[index + step];
    if (!next) return;
    next.focus();
    next.click();
  });
  const choose = (chosen: T): void =>
    buttons.forEach((one, index) => {
      one.setAttribute(mark, String(keys[index] === chosen));
      one.tabIndex = keys[index] === chosen ? 0 : -1;
    });
  return { element, choose };
}

function fillJourneys(select: HTMLSelectElement, { view, picture, journey }: Shown): void {
  select.hidden = view !== 'journey' || picture.diagrams.length < 2;
  select.replaceChildren(...picture.diagrams.map(({ title }, index) => html('option', { value: index }, title)));
  select.selectedIndex = picture.diagrams.findIndex(({ id }) => id === journey);
}

function fillEmpty(element: HTMLElement, { empty }: Picture): void {
  element.hidden = !empty;
  element.replaceChildren(...(empty ? [html('p', {}, empty.message), html('pre', {}, empty.example)] : []));
}

const STATES: readonly (readonly [string, string, (item: PictureItem) => boolean])[] = [
  ['is-planned', 'planned', ({ status, kind }) => status === 'planned' && kind !== 'milestone'],
  ['is-idea', 'idea', ({ status }) => status === 'idea'],
  ['is-in-progress', 'in progress', ({ status }) => status === 'in-progress'],
  ['is-blocked', 'blocked', ({ status }) => status === 'blocked'],
  ['is-done', 'done', ({ status }) => status === 'done'],
  ['is-planned critical', 'critical path', ({ critical }) => critical === true],
  ['is-planned assumed', 'assumed date', ({ assumed }) => assumed === true],
  ['milestone', 'milestone', ({ kind }) => kind === 'milestone'],
];

/** What the picture's colours and shapes mean: only those that occur. */
function legendOf(items: readonly PictureItem[]): HTMLElement[] {
  return STATES.filter(([, , occurs]) => items.some(occurs)).map(([classes, name]) =>
    html('li', {}, html('span', { class: `sample ${classes}` }), name),
  );
}

function fillTable(details: HTMLElement, { table: { columns, rows }, title }: Picture): void {
  const head = html('tr', {}, ...columns.map((column) => html('th', { scope: 'col' }, column)));
  const body = rows.map((row) => html('tr', {}, ...row.map((cell) => html('td', {}, cell))));
  const table = html('table', {}, html('caption', {}, title), html('thead', {}, head), html('tbody', {}, ...body));
  const scroller = html('div', { class: 'table-scroller', tabindex: 0, role: 'region', 'aria-label': 'Table' }, table);
  details.querySelector('.table-scroller')?.remove();
  details.append(scroller);
  details.hidden = rows.length === 0;
}
