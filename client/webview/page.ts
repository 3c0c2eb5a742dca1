/** What stands around the picture: tabs, zoom, notice, legend, notes and table. */
import type {
  Detail,
  Diagram,
  PanelState,
  Picture,
  PictureTable,
  PreviewResult,
  PreviewView,
} from '../../core/protocol/preview';
import { button, html } from './dom';
import type { Stage } from './stage';

export interface PageActions {
  view(view: PreviewView): void;
  detail(detail: Detail): void;
  /** The journey at a position in the picture was chosen. */
  journey(index: number): void;
  problem(): void;
  changedOnly(wanted: boolean): void;
  stopComparing(): void;
  tableToggled(): void;
}

export interface Shown {
  readonly result: PreviewResult;
  readonly state: PanelState;
}

export interface Page {
  /**
   * @param diagram what is drawn of the picture
   * @param failure a sentence in the picture's place
   */
  show(shown: Shown, diagram: Diagram | undefined, legend: readonly HTMLElement[], failure?: string): void;
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
  const comparison = comparisonBar(actions);
  const zoom = zoomButtons(stage);
  const banner = button('', 'Go to the place', () => actions.problem(), { class: 'banner', hidden: true });
  const empty = html('div', { class: 'empty', hidden: true });
  const foot = createFoot(actions);
  const toolbar = html(
    'header',
    { class: 'toolbar', hidden: true },
    html('div', {}, title, zoom.element),
    html('div', {}, tabs.element, details.element, journeys),
    comparison.element,
  );
  const live = html('div', { class: 'notice', role: 'status', 'aria-live': 'polite' }, banner);
  app.replaceChildren(toolbar, html('main', {}, empty, stage.element, live), foot.element);
  const show: Page['show'] = (shown, diagram, legend, failure) => {
    const { picture } = shown.result;
    const isEmpty = diagram === undefined || failure !== undefined;
    toolbar.hidden = false;
    fillTitle(title, shown);
    tabs.choose(shown.state.view);
    details.choose(shown.state.detail);
    details.element.hidden = shown.state.view !== 'timeline' || diagram === undefined;
    fillJourneys(journeys, picture, diagram);
    comparison.show(shown);
    zoom.element.hidden = isEmpty;
    stage.element.hidden = isEmpty;
    fillEmpty(empty, failure === undefined ? picture.empty : { message: failure });
    foot.show(picture, diagram, legend);
  };
  return { show, notice: (text, leads) => fillBanner(banner, text, leads), zoomed: zoom.zoomed, table: foot.table };
}

/** Of an imported file the picture is the whole roadmap's. */
function fillTitle(title: HTMLElement, { result: { picture, isPart } }: Shown): void {
  title.textContent = isPart ? `Part of ${picture.title}` : picture.title;
  title.title = `${title.textContent}, as of ${picture.today}`;
}

function journeyPicker(actions: PageActions): HTMLSelectElement {
  const select = html('select', { class: 'journeys', 'aria-label': 'Journey' });
  select.addEventListener('change', () => actions.journey(select.selectedIndex));
  return select;
}

/** What is compared with what, and how to see less of it, or no more of it. */
function comparisonBar(actions: PageActions) {
  const name = html('span', { class: 'compared-with' });
  const only = button('Only what changed', 'Show only what changed', () => {
    actions.changedOnly(only.getAttribute('aria-pressed') !== 'true');
  });
  only.setAttribute('aria-pressed', 'false');
  const stop = button('Stop comparing', 'Stop comparing', () => actions.stopComparing());
  const element = html(
    'div',
    { class: 'comparison', role: 'group', 'aria-label': 'Comparison', hidden: true },
    ...[name, only, stop],
  );
  const show = ({ result: { picture }, state }: Shown): void => {
    element.hidden = picture.comparedWith === undefined;
    name.textContent = `Compared with ${picture.comparedWith ?? ''}`;
    name.title = name.textContent;
    only.hidden = state.view !== 'timeline';
    only.setAttribute('aria-pressed', String(state.changedOnly));
  };
  return { element, show };
}

function zoomButtons(stage: Stage) {
  const percent = button('100%', 'Show at 100 % (0)', () => stage.zoomTo(1), { class: 'percent' });
  const element = html(
    'div',
    { class: 'zoom', role: 'group', 'aria-label': 'Zoom' },
    button('−', 'Zoom out (-)', () => stage.zoomBy(-1)),
    percent,
    button('+', 'Zoom in (+)', () => stage.zoomBy(1)),
    button('Fit', 'Fit the width', () => stage.fit()),
  );
  const zoomed = (factor: number): void => {
    const words = `${Math.round(factor * 100)}%`;
    percent.textContent = words;
    percent.setAttribute('aria-label', `${words}: show at 100 % (0)`);
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
    show: (picture: Picture, diagram: Diagram | undefined, entries: readonly HTMLElement[]): void => {
      legend.replaceChildren(...entries);
      notes.replaceChildren(...picture.notes.map((note) => html('li', {}, note)));
      fillTable(table, ...tableOf(picture, diagram));
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

function fillJourneys(select: HTMLSelectElement, picture: Picture, diagram: Diagram | undefined): void {
  select.hidden = picture.view !== 'journey' || picture.diagrams.length < 2;
  select.replaceChildren(...picture.diagrams.map(({ title }, index) => html('option', { value: index }, title)));
  select.selectedIndex = diagram ? picture.diagrams.indexOf(diagram) : -1;
}

function fillEmpty(element: HTMLElement, empty: { message: string; example?: string } | undefined): void {
  const { message = '', example } = empty ?? {};
  element.hidden = !empty;
  element.replaceChildren(html('p', {}, message), ...(example === undefined ? [] : [html('pre', {}, example)]));
}

/** Of several journeys only the one that is drawn; its name goes without saying in each row. */
function tableOf({ view, title, table }: Picture, diagram: Diagram | undefined): [PictureTable, string] {
  if (view !== 'journey' || !diagram) return [table, title];
  const rows = table.rows.filter(([journey]) => journey === diagram.title);
  return [{ columns: table.columns.slice(1), rows: rows.map((row) => row.slice(1)) }, diagram.title];
}

const DATE = /^\d{4}-\d\d-\d\d$/;

function fillTable(details: HTMLElement, { columns, rows }: PictureTable, title: string): void {
  const head = html('tr', {}, ...columns.map((column) => html('th', { scope: 'col' }, column)));
  const cell = (text: string) => html('td', { class: DATE.test(text) ? 'date' : undefined }, text);
  const body = rows.map((row) => html('tr', {}, ...row.map(cell)));
  const table = html('table', {}, html('caption', {}, title), html('thead', {}, head), html('tbody', {}, ...body));
  const scroller = html('div', { class: 'table-scroller', tabindex: 0, role: 'region', 'aria-label': 'Table' }, table);
  details.querySelector('.table-scroller')?.remove();
  details.append(scroller);
  details.hidden = rows.length === 0;
}
