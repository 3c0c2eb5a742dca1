/** The preview panel's page: draws the pictures that the extension sends, and says what is clicked. */
import type { Diagram, PanelState, PanelTheme, PreviewResult, ToPanel } from '../../core/protocol/preview';
import { createDrawer, dropIds, type Layout } from './draw';
import { connectHost } from './host';
import { bindItems, type Items } from './items';
import { decorateJourney } from './journey';
import { createPage } from './page';
import { createStage } from './stage';
import { applyTheme, onThemeChange } from './theme';
import { decorateTimeline, timelineLayout } from './timeline';

/** What is to be drawn, or is. */
interface Wanted {
  readonly result: PreviewResult;
  readonly state: PanelState;
  readonly file: string;
}

startPanel(document.getElementById('app') ?? document.body);

function startPanel(app: HTMLElement): void {
  const host = connectHost();
  const look = host.look();
  const drawer = createDrawer();
  const stage = createStage();
  let theme: PanelTheme = 'auto';
  let shown: Wanted | undefined;
  let journey = look.journey;
  let items: Items | undefined;
  let selected: string | null = null;
  let drawnText = '';
  let firstLook: typeof look | undefined = look;

  const remember = (): void => {
    if (shown)
      host.remember(shown.state, { zoom: stage.zoom(), ...stage.place(), journey, table: page.table.isOpen() });
  };
  const page = createPage(app, stage, {
    view: (view) => shown && host.send({ type: 'show', view, detail: shown.state.detail }),
    detail: (detail) => shown && host.send({ type: 'show', view: shown.state.view, detail }),
    journey: (index) => {
      journey = shown?.result.picture.diagrams[Number(index)]?.title ?? '';
      queue.again();
    },
    problem: () => host.send({ type: 'problem' }),
    tableToggled: remember,
  });

  const draw = async (wanted: Wanted, isOutdated: () => boolean): Promise<void> => {
    const { picture, problem } = wanted.result;
    page.notice(problem && noticeOf(problem.line, problem.message, shown !== undefined), problem !== undefined);
    if (problem && shown && shown.state.uri === wanted.state.uri && shown.state.view === wanted.state.view) return;
    const diagram = picture.diagrams.find(({ title }) => title === journey) ?? picture.diagrams[0];
    if (diagram && !(await drawDiagram(wanted, diagram, isOutdated))) return;
    shown = wanted;
    page.show({ ...wanted.state, picture, journey: diagram?.title ?? '', items: diagram?.items ?? [] });
    page.zoomed(stage.zoom());
    remember();
  };

  /** @returns false if something newer is to be drawn instead */
  const drawDiagram = async (wanted: Wanted, diagram: Diagram, isOutdated: () => boolean): Promise<boolean> => {
    stage.element.hidden = false;
    const layout = layoutOf(wanted, diagram, stage.element.clientWidth);
    const text = JSON.stringify([diagram, layout]);
    if (text === drawnText) return true;
    const drawing = await drawer.draw(diagram.mermaid, layout);
    if (isOutdated()) return false;
    drawnText = text;
    const { view } = wanted.state;
    const { picture, drawn, ...size } =
      view === 'timeline'
        ? decorateTimeline(drawing, diagram, layout, wanted.result.picture.today)
        : decorateJourney(drawing, diagram);
    dropIds(drawing.svg);
    const focused = document.activeElement?.getAttribute('data-entity');
    items = bindItems(drawn, (entity) => host.send({ type: 'reveal', entity }));
    stage.put(picture, size);
    items.select(selected);
    restoreFocus(picture, focused);
    restoreLook();
    return true;
  };

  const restoreLook = (): void => {
    if (!firstLook) return;
    stage.zoomTo(firstLook.zoom);
    stage.scrollTo(firstLook);
    page.table.open(firstLook.table);
    firstLook = undefined;
  };

  const queue = createQueue<Wanted>(draw, () => page.notice('The picture could not be drawn.', false));
  const receive: { readonly [K in ToPanel['type']]: (message: Extract<ToPanel, { type: K }>) => void } = {
    picture: ({ result, state, file }) => queue.put({ result, state, file }),
    select: ({ entity, scroll }) => {
      selected = entity;
      const element = items?.select(entity);
      if (element && scroll) stage.bringIntoView(element);
    },
    theme: (message) => {
      theme = message.theme;
      applyTheme(theme);
    },
    gone: ({ message }) => page.notice(message, false),
  };
  host.listen((message) => (receive[message.type] as (message: ToPanel) => void)(message));
  stage.onChange(() => {
    page.zoomed(stage.zoom());
    remember();
  });
  onThemeChange(() => applyTheme(theme));
  new ResizeObserver(() => queue.again()).observe(stage.element);
  applyTheme(theme);
  host.send({ type: 'ready' });
}

function noticeOf(line: number, message: string, keepsOld: boolean): string {
  const clause = message.replace(/\.$/, '');
  return `Line ${line + 1}: ${clause}${keepsOld ? '; showing the last good picture' : ''}.`;
}

function layoutOf({ state }: Wanted, { items }: Diagram, stageWidth: number): Layout {
  if (state.view === 'timeline') return timelineLayout(items, Math.floor(stageWidth));
  return { width: 0, gutter: 0 };
}

function restoreFocus(picture: HTMLElement, entity: string | null | undefined): void {
  if (!entity) return;
  const element = picture.querySelector<SVGElement>(`[data-entity="${CSS.escape(entity)}"]`);
  element?.focus({ preventScroll: true });
}

/**
 * Draws one thing after another, off the path of the message that brought it. What is outdated before its turn is
 * never drawn, and what gets outdated while it is drawn is not shown, unless nothing was shown for a while.
 */
function createQueue<T>(draw: (wanted: T, isOutdated: () => boolean) => Promise<void>, failed: () => void) {
  const patience = 600;
  let last: T | undefined;
  let next: T | undefined;
  let running = false;
  let shownAt = 0;
  const run = async (): Promise<void> => {
    running = true;
    while (next !== undefined) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const wanted: T = next;
      next = undefined;
      const isOutdated = () => next !== undefined && performance.now() - shownAt < patience;
      await draw(wanted, isOutdated).catch(failed);
      if (next === undefined) shownAt = performance.now();
    }
    running = false;
  };
  const put = (wanted: T): void => {
    last = wanted;
    next = wanted;
    if (!running) void run();
  };
  return { put, again: () => last !== undefined && put(last) };
}
