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
import { createQueue } from './queue';
import { Stage, type Staged } from './stage';
import { applyTheme, onThemeChange } from './theme';
import { decorateTimeline, timelineLayout } from './timeline';

/** What is to be drawn, or is. */
interface Wanted {
  readonly result: PreviewResult;
  readonly state: PanelState;
}

/** A picture with our layer. */
interface Decorated extends Staged {
  readonly drawn: readonly Drawn[];
  readonly legend: readonly HTMLElement[];
}

function noticeOf({ line, message }: PictureProblem, keepsOld: boolean): string {
  const clause = message.replace(/\.$/, '');
  return `Line ${line + 1}: ${clause}${keepsOld ? '; showing the last good picture' : ''}.`;
}

function sameState(a: PanelState, b: PanelState): boolean {
  return a.uri === b.uri && a.view === b.view && a.detail === b.detail && a.changedOnly === b.changedOnly;
}

/** Where an item is written changes with each line above it, and changes nothing that is drawn. */
const withoutPlace = ({ place: _, wasAt: __, ...rest }: PictureItem): Omit<PictureItem, 'place' | 'wasAt'> => rest;

function layoutOf(view: PreviewView, { items }: Diagram, stageWidth: number): Layout {
  return view === 'timeline' ? timelineLayout(items, Math.floor(stageWidth)) : { width: 0, gutter: 0 };
}

function restoreFocus(picture: HTMLElement, entity: string | null | undefined): void {
  if (!entity) return;
  const element = picture.querySelector<SVGElement>(`[data-entity="${CSS.escape(entity)}"]`);
  element?.focus({ preventScroll: true });
}

const FAILED = 'The picture could not be drawn. Please reload the window.';

/** The page's state, and what its messages do to it. */
class PanelPage {
  readonly #host: Host = connectHost();
  readonly #drawer = createDrawer();
  readonly #stage = new Stage();
  readonly #page: Page;
  readonly #queue = createQueue<Wanted>({
    draw: (wanted, isOutdated) => this.#draw(wanted, isOutdated),
    failed: (wanted) => this.#failed(wanted),
    nextFrame: () => new Promise((resolve) => requestAnimationFrame(resolve)),
    now: () => performance.now(),
  });
  #theme: PanelTheme = 'auto';
  #shown: Wanted | undefined;
  /** Of what is shown, if nothing in the text was broken when it was drawn. */
  #good: PanelState | undefined;
  #journey: string;
  #items: Items | undefined;
  #legend: readonly HTMLElement[] = [];
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
      changedOnly: (changedOnly) => this.#ask({ changedOnly }),
      stopComparing: () => this.#host.send({ type: 'stopComparing' }),
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
    new ResizeObserver(() => this.#queue.refit()).observe(this.#stage.element);
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
      if (message.entity !== this.#selected) this.#followTo(message.entity);
      this.#selected = message.entity;
      this.#scrollWanted = message.scroll;
      if (!this.#queue.isBusy()) this.#showSelection();
    }
  }

  #ask(wanted: Partial<Omit<PanelState, 'uri'>>): void {
    if (!this.#shown) return;
    const { view, detail, changedOnly } = { ...this.#shown.state, ...wanted };
    this.#host.send({ type: 'show', view, detail, changedOnly });
  }

  #chooseJourney(index: number): void {
    this.#journey = this.#shown?.result.picture.diagrams[index]?.id ?? '';
    this.#queue.redo();
  }

  /** The caret went into what another journey shows: that one is drawn. */
  #followTo(entity: string | null): void {
    const { diagrams = [] } = this.#shown?.result.picture ?? {};
    const holds = ({ items }: Diagram) => items.some((item) => item.entity === entity);
    const current = diagrams.find(({ id }) => id === this.#journey) ?? diagrams[0];
    const other = current && !holds(current) ? diagrams.find(holds) : undefined;
    if (!other) return;
    this.#journey = other.id;
    this.#queue.redo();
  }

  async #draw(wanted: Wanted, isOutdated: () => boolean): Promise<void> {
    const { picture, problem } = wanted.result;
    const keepsGood = problem !== undefined && this.#good !== undefined && sameState(this.#good, wanted.state);
    this.#page.notice(problem && noticeOf(problem, keepsGood), problem !== undefined);
    if (keepsGood) return;
    const diagram = picture.diagrams.find(({ id }) => id === this.#journey) ?? picture.diagrams[0];
    if (diagram && !(await this.#drawDiagram(wanted, diagram, isOutdated))) return;
    this.#shown = wanted;
    this.#good = problem ? undefined : wanted.state;
    this.#page.show(wanted, diagram, this.#legend);
    this.#restoreLook();
    this.#showSelection();
    this.#page.zoomed(this.#stage.zoom);
    this.#remember();
  }

  /** Says so in the picture's place. What was asked for counts as shown, so that another view can be asked for. */
  #failed(wanted: Wanted): void {
    const { diagrams } = wanted.result.picture;
    this.#shown = wanted;
    this.#good = undefined;
    this.#drawn = '';
    this.#page.show(wanted, diagrams.find(({ id }) => id === this.#journey) ?? diagrams[0], [], FAILED);
  }

  /** @returns false if something newer is to be drawn instead */
  async #drawDiagram(wanted: Wanted, diagram: Diagram, isOutdated: () => boolean): Promise<boolean> {
    this.#stage.element.hidden = false;
    const { picture } = wanted.result;
    const { today, view, comparedWith } = picture;
    const layout = layoutOf(view, diagram, this.#stage.element.clientWidth);
    const text = JSON.stringify([diagram.mermaid, diagram.items.map(withoutPlace), layout, today, comparedWith]);
    if (text === this.#drawn) return true;
    const drawing = await this.#drawer.draw(diagram.mermaid, layout);
    if (isOutdated()) return false;
    this.#drawn = text;
    const decorated =
      view === 'timeline'
        ? decorateTimeline(drawing, diagram, layout, picture)
        : decorateJourney(drawing, diagram, picture);
    dropIds(drawing.svg);
    this.#put(decorated);
    return true;
  }

  #put(decorated: Decorated): void {
    const focused = document.activeElement?.getAttribute('data-entity');
    this.#items = bindItems(decorated.drawn, (entity) => this.#host.send({ type: 'reveal', entity }));
    this.#legend = decorated.legend;
    this.#stage.put(decorated);
    restoreFocus(decorated.picture, focused);
  }

  #showSelection(): void {
    const element = this.#items?.select(this.#selected);
    if (element && this.#scrollWanted) this.#stage.bringIntoView(element);
    this.#scrollWanted = false;
  }

  #restoreLook(): void {
    if (!this.#look) return;
    this.#stage.zooms = this.#look.zooms;
    this.#stage.element.scrollTo(this.#look);
    this.#page.table.open(this.#look.table);
    this.#look = undefined;
  }

  #remember(): void {
    if (!this.#shown || this.#look) return;
    const look = { zooms: this.#stage.zooms, ...this.#stage.place, journey: this.#journey };
    this.#host.remember(this.#shown.state, { ...look, table: this.#page.table.isOpen() });
  }
}

new PanelPage(document.getElementById('app') ?? document.body).start();
