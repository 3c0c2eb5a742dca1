/** Drawing Mermaid text. Mermaid and the kinds of diagram in use are loaded when something is drawn for the first time. */
import type { Mermaid, MermaidConfig } from 'mermaid';

/** Of the pictures' own ids: Mermaid's are made of it, so that they are the same each time. */
export const PICTURE_ID = 'picture';

export const ROW_HEIGHT = 26;
export const BAR_HEIGHT = 18;
/** Above the rows there is room for the axis. */
export const TOP = 34;

export interface Layout {
  /** The picture's width at 100 %, in pixels. */
  readonly width: number;
  /** How much of it the names of the rows take. */
  readonly gutter: number;
}

export interface Drawer {
  /**
   * Draws a diagram. What Mermaid makes is cleaned by it (strict mode) and stripped of its style: the panel's applies.
   * @returns the picture, not yet in the page, and its size at 100 %
   */
  draw(text: string, layout: Layout): Promise<Drawing>;
}

export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly width: number;
  readonly height: number;
}

export function createDrawer(): Drawer {
  let loaded: Promise<Mermaid> | undefined;
  const load = (): Promise<Mermaid> => {
    loaded ??= import('mermaid').then((module) => module.default);
    return loaded;
  };
  return {
    draw: async (text, layout) => {
      const mermaid = await load();
      mermaid.initialize(configuration(layout));
      const workshop = document.createElement('div');
      workshop.className = 'workshop';
      workshop.setAttribute('aria-hidden', 'true');
      document.body.append(workshop);
      try {
        const made = await mermaid.render(PICTURE_ID, text, workshop);
        return toDrawing(made.svg);
      } finally {
        workshop.remove();
      }
    },
  };
}

function configuration({ width, gutter }: Layout): MermaidConfig {
  return {
    startOnLoad: false,
    securityLevel: 'strict',
    htmlLabels: false,
    deterministicIds: true,
    suppressErrorRendering: true,
    logLevel: 'fatal',
    theme: 'base',
    fontFamily: getComputedStyle(document.body).fontFamily,
    maxTextSize: 60_000,
    gantt: {
      useWidth: width,
      useMaxWidth: false,
      leftPadding: gutter,
      rightPadding: 16,
      topPadding: TOP,
      barHeight: BAR_HEIGHT,
      barGap: ROW_HEIGHT - BAR_HEIGHT,
      gridLineStartPadding: TOP,
      fontSize: 11,
      numberSectionStyles: 2,
    },
    journey: {
      useMaxWidth: false,
      width: 126,
      height: 56,
      taskMargin: 10,
      diagramMarginX: 10,
      leftMargin: 110,
      maxLabelWidth: 150,
    },
  };
}

function toDrawing(text: string): Drawing {
  const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('svg');
  if (!parsed) throw new Error('Mermaid drew nothing.');
  const svg = document.importNode(parsed, true);
  for (const style of svg.querySelectorAll('style')) style.remove();
  const [, , width = 1, height = 1] = (svg.getAttribute('viewBox') ?? '').split(/\s+/).map(Number);
  for (const name of ['style', 'width', 'height']) svg.removeAttribute(name);
  return { svg, width, height };
}

/** Takes Mermaid's ids from a drawing that goes into the page: it would draw the next one into what has them. */
export function dropIds(svg: SVGSVGElement): void {
  svg.removeAttribute('id');
  for (const element of svg.querySelectorAll(`[id^="${PICTURE_ID}"]`)) element.removeAttribute('id');
}
