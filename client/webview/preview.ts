/** The preview panel's page: draws the pictures that the extension sends, and says what is clicked. */
import type {
  Diagram,
  PanelState,
  PanelTheme,
  PictureItem,
  PictureProblem,
  PreviewResult,
  PreviewView,
  ToPanel,
} from '../../core/protocol/preview';
import { createDrawer, dropIds, type Layout } from './draw';
import { connectHost, type Host, type Look } from './host';
import { bindItems, type Drawn, type Items } from './items';
import { decorateJourney } from './journey';
import { createPage, type Page } from './page';
import { Stage } from './stage';
import { applyTheme, onThemeChange } from './theme';
import { decorateTimeline, timelineLayout } from './timeline';

/** What is to be drawn, or is. */
interface Wanted {
  readonly result: PreviewResult;
  readonly state: PanelState;
}

/** A picture with our layer, and its size at 100 %. */
interface Decorated {
  readonly picture: HTMLElement;
  readonly drawn: readonly Drawn[];
  readonly width: number;
  readonly height: number;
}

function noticeOf({ line, message }: PictureProblem, keepsOld: boolean): string {
  const clause = message.replace(/\.$/, '');
  return `Line ${line + 1}: ${clause}${keepsOld ? '; showing the last good picture' : ''}.`;
}

function sameState(a: PanelState, b: PanelState): boolean {
  return a.uri === b.uri && a.view === b.view && a.detail === b.detail;
}

/** Where an item is written changes with each line above it, and changes nothing that is drawn. */
const withoutPlace = ({ place: _, ...rest }: PictureItem): Omit<PictureItem, 'place'> => rest;

function layoutOf(view: PreviewView, { items }: Diagram, stageWidth: number): Layout {
  return view === 'timeline' ? timelineLayout(items, Math.floor(stageWidth)) : { width: 0, gutter: 0 };
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
  return { put, isBusy: () => running, again: () => last !== undefined && put(last) };
}

/** The page's state, and what its messages do to it. */
class PanelPage {
  readonly #host: Host = connectHost();
  readonly #drawer = createDrawer();
  readonly #stage = new Stage();
  readonly #page: Page;
  readonly #queue = createQueue<Wanted>(
    (wanted, isOutdated) => this.#draw(wanted, isOutdated),
    () => this.#page.notice('The picture could not be drawn.', false),
  );
  #theme: PanelTheme = 'auto';
  #shown: Wanted | undefined;
  #journey: string;
  #items: Items | undefined;
  #selected: string | null = null;
  #scrollWanted = false;
  /** What is in the stage, as text: the same is not drawn again. */
  #drawn = '';
  /** How the picture was looked at before a reload, until the first one is drawn. */
  #look: Look | undefined;

  constructor(app: HTMLElement) {
    this.#look = this.#host.look();
    this.#journey = this.#look.journey;
    this.#page = createPage(app, this.#stage, {
      view: (view) => this.#ask({ view }),
      detail: (detail) => this.#ask({ detail }),
      journey: (index) => this.#chooseJourney(index),
      problem: () => this.#host.send({ type: 'problem' }),
      tableToggled: () => this.#remember(),
    });
  }

  start(): void {
    this.#host.listen((message) => this.#receive(message));
    this.#stage.onChange(() => {
      this.#page.zoomed(this.#stage.zoom);
      this.#remember();
    });
    onThemeChange(() => applyTheme(this.#theme));
    new ResizeObserver(() => this.#queue.again()).observe(this.#stage.element);
    applyTheme(this.#theme);
    this.#host.send({ type: 'ready' });
  }

  #receive(message: ToPanel): void {
    if (message.type === 'picture') this.#queue.put(message);
    else if (message.type === 'gone') this.#page.notice(message.message, false);
    else if (message.type === 'theme') {
      this.#theme = message.theme;
      applyTheme(this.#theme);
    } else {
      this.#selected = message.entity;
      this.#scrollWanted = message.scroll;
      if (!this.#queue.isBusy()) this.#showSelection();
    }
  }

  #ask(wanted: Partial<Pick<PanelState, 'view' | 'detail'>>): void {
    if (!this.#shown) return;
    const { view, detail } = { ...this.#shown.state, ...wanted };
    this.#host.send({ type: 'show', view, detail });
  }

  #chooseJourney(index: number): void {
    this.#journey = this.#shown?.result.picture.diagrams[index]?.id ?? '';
    this.#queue.again();
  }

  async #draw(wanted: Wanted, isOutdated: () => boolean): Promise<void> {
    const { picture, problem } = wanted.result;
    this.#page.notice(problem && noticeOf(problem, this.#shown !== undefined), problem !== undefined);
    if (problem && this.#shown && sameState(this.#shown.state, wanted.state)) return;
    const diagram = picture.diagrams.find(({ id }) => id === this.#journey) ?? picture.diagrams[0];
    if (diagram && !(await this.#drawDiagram(wanted, diagram, isOutdated))) return;
    this.#shown = wanted;
    const items = diagram?.items ?? [];
    this.#page.show({ ...wanted.state, picture, journey: diagram?.id ?? '', items });
    this.#restoreLook();
    this.#showSelection();
    this.#page.zoomed(this.#stage.zoom);
    this.#remember();
  }

  /** @returns false if something newer is to be drawn instead */
  async #drawDiagram(wanted: Wanted, diagram: Diagram, isOutdated: () => boolean): Promise<boolean> {
    this.#stage.element.hidden = false;
    const { today, view } = wanted.result.picture;
    const layout = layoutOf(view, diagram, this.#stage.element.clientWidth);
    const text = JSON.stringify([diagram.mermaid, diagram.items.map(withoutPlace), layout, today]);
    if (text === this.#drawn) return true;
    const drawing = await this.#drawer.draw(diagram.mermaid, layout);
    if (isOutdated()) return false;
    this.#drawn = text;
    const decorated =
      view === 'timeline' ? decorateTimeline(drawing, diagram, layout, today) : decorateJourney(drawing, diagram);
    dropIds(drawing.svg);
    this.#put(decorated);
    return true;
  }

  #put({ picture, drawn, width, height }: Decorated): void {
    const focused = document.activeElement?.getAttribute('data-entity');
    this.#items = bindItems(drawn, (entity) => this.#host.send({ type: 'reveal', entity }));
    this.#stage.put(picture, { width, height });
    restoreFocus(picture, focused);
  }

  #showSelection(): void {
    const element = this.#items?.select(this.#selected);
    if (element && this.#scrollWanted) this.#stage.bringIntoView(element);
    this.#scrollWanted = false;
  }

  #restoreLook(): void {
    if (!this.#look) return;
    this.#stage.zoomTo(this.#look.zoom);
    this.#stage.element.scrollTo(this.#look);
    this.#page.table.open(this.#look.table);
    this.#look = undefined;
  }

  #remember(): void {
    if (!this.#shown || this.#look) return;
    const look = { zoom: this.#stage.zoom, ...this.#stage.place, journey: this.#journey };
    this.#host.remember(this.#shown.state, { ...look, table: this.#page.table.isOpen() });
  }
}

new PanelPage(document.getElementById('app') ?? document.body).start();
