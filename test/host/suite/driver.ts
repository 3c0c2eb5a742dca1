import * as vscode from 'vscode';

/** Where something is looked for: in VS Code's own page, or in the visible preview's picture. */
export type Place = 'workbench' | 'preview';

export type Modifier = 'Alt' | 'Control' | 'Meta' | 'Shift' | 'ControlOrMeta';

/** A rectangle in CSS pixels of the whole page, also for what is inside the preview. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** An element as it is drawn now. */
export interface DrawnElement {
  readonly tag: string;
  readonly id: string;
  readonly class: string;
  /** Its text and that of all below it, white space collapsed. */
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The computed values of the style properties that the query asked for. */
  readonly styles: Readonly<Record<string, string>>;
  readonly box: Box;
  /** Not hidden by style and not empty. Something may still lie over it or it may be scrolled away. */
  readonly visible: boolean;
}

/** Which of an element's matches, where on it, and how. */
export interface Aim {
  /** Which match, from 0; without it the selector must match exactly one element. */
  readonly nth?: number;
  /** A point in pixels from the element's upper left corner; without it its middle. */
  readonly at?: { readonly x: number; readonly y: number };
  readonly modifiers?: readonly Modifier[];
  /** Goes ahead even if another element would receive the event. */
  readonly force?: boolean;
}

export interface ClickAim extends Aim {
  readonly button?: 'left' | 'middle' | 'right';
  readonly count?: number;
}

export interface WaitFor {
  /** Default `visible`. */
  readonly state?: 'attached' | 'detached' | 'visible' | 'hidden';
  /** Milliseconds; default 15,000. */
  readonly timeout?: number;
}

export interface ScreenshotOf {
  /** What is pictured: the whole window (default) or the preview alone. */
  readonly of?: 'window' | 'preview';
  /** With UPDATE_MEDIA=1 the picture also goes to media/, for the documentation. */
  readonly media?: boolean;
}

/** Something the page printed as a warning or an error, or an exception that nothing caught. */
export interface PageMessage {
  readonly kind: 'warning' | 'error' | 'exception';
  readonly text: string;
  /** The script or page that it came from. */
  readonly source: string;
}

/** A finding of axe-core. */
export interface AccessibilityProblem {
  readonly rule: string;
  readonly impact: string;
  readonly help: string;
  /** The HTML of each element that has it. */
  readonly elements: readonly string[];
}

export type Outcome = 'pass' | 'fail' | 'skip';

export interface TestReport {
  readonly outcome: Outcome;
  /** The titles of the suites around the test and its own. */
  readonly path: readonly string[];
  readonly milliseconds: number;
  readonly error?: string;
}

/** What the outer process tells the suites, by way of a setting. */
interface HostOptions {
  readonly url: string;
  readonly token: string;
  readonly mode: 'node' | 'web' | 'desktop';
  readonly grep?: string;
}

/**
 * What the process that started VS Code said about this run: the mode, which tests, and where the driver is.
 * @throws if VS Code was not started by the test runner
 */
export function hostOptions(): HostOptions {
  const options = vscode.workspace.getConfiguration('roadmapTest').get<HostOptions>('host');
  if (!options) throw new Error('The setting roadmapTest.host is missing: these suites run by `npm run test:host`.');
  return options;
}

/**
 * Acts as a person at the window that shows this VS Code. All functions wait until the element is there and can be
 * used, and throw with the reason if it is not after 15 seconds. Selectors are CSS, with playwright's additions, such
 * as `.task:has-text("Audit")` or `text=Audit`.
 */
export const driver = {
  /** Saves a picture as out/screenshots/MODE/NAME.png and returns its path. */
  screenshot: (name: string, options: ScreenshotOf = {}) => call<string>('screenshot', { name, ...options }),

  /** Every match of a selector as it is now, none if there is none; waits for nothing but the place itself. */
  query: (place: Place, selector: string, styles: readonly string[] = []) =>
    call<DrawnElement[]>('query', { place, selector, styles }),

  /** Waits until the selector's first match is in a state; resolves at once if it already is. */
  waitFor: (place: Place, selector: string, options: WaitFor = {}) =>
    call<void>('waitFor', { place, selector, ...options }),

  click: (place: Place, selector: string, aim: ClickAim = {}) => call<void>('click', { place, selector, ...aim }),

  hover: (place: Place, selector: string, aim: Aim = {}) => call<void>('hover', { place, selector, ...aim }),

  /** Puts the keyboard focus on an element. */
  focus: (place: Place, selector: string, aim: Aim = {}) => call<void>('focus', { place, selector, ...aim }),

  /** Sets the value of an input, text area or select. */
  fill: (place: Place, selector: string, value: string) => call<void>('fill', { place, selector, value }),

  /** Types text where the focus is, key by key. */
  type: (text: string) => call<void>('type', { text }),

  /** Presses a key or a chord such as `Control+Shift+P` where the focus is. */
  press: (key: string) => call<void>('press', { key }),

  /** Turns the mouse wheel over an element, by pixels; down and right are positive. */
  wheel: (place: Place, selector: string, by: { x?: number; y?: number }, aim: Aim = {}) =>
    call<void>('wheel', { place, selector, by, ...aim }),

  /**
   * Drags an element by pixels in small steps. With `hold` the button stays down, so that a test can look at what is
   * shown before the drop; end it with `drop`.
   */
  drag: (place: Place, selector: string, by: { x?: number; y?: number }, aim: Aim & { hold?: boolean } = {}) =>
    call<void>('drag', { place, selector, by, ...aim }),

  /** Releases the mouse button, and the modifier keys that a `drag` with `hold` keeps down. */
  drop: () => call<void>('drop', {}),

  /** The size of the window's content in CSS pixels; 1400 × 900 at the start. */
  viewport: (width: number, height: number) => call<void>('viewport', { width, height }),

  /** What the system asks of pages; null is the system's own. */
  preferences: (wanted: {
    colorScheme?: 'light' | 'dark' | null;
    forcedColors?: 'active' | 'none' | null;
    reducedMotion?: 'reduce' | 'no-preference' | null;
  }) => call<void>('preferences', wanted),

  /** What axe-core finds in a place, below a selector. */
  accessibility: (place: Place, selector = 'body') =>
    call<AccessibilityProblem[]>('accessibility', { place, selector }),

  /** Warnings, errors and exceptions of the whole page since the start, previews included. */
  pageMessages: () => call<PageMessage[]>('pageMessages', {}),

  /** Every address outside this machine that the page asked for since the start: there should be none. */
  foreignRequests: () => call<string[]>('foreignRequests', {}),

  /** Writes a file of the workspace, or with null removes it, as another program would. */
  changeFile: (path: string, text: string | null) => call<void>('changeFile', { path, text }),

  /** Puts every file of the workspace on disk back to what it was at the start. */
  restoreFiles: () => call<void>('restoreFiles', {}),

  /** For the runner: one test has ended. */
  report: (report: TestReport) => call<void>('report', report),

  /** For the runner: all tests have ended. */
  finished: () => call<void>('finished', {}),
};

async function call<Result>(action: string, parameters: object): Promise<Result> {
  const { url, token } = hostOptions();
  const response = await fetch(`${url}/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  const answer = (await response.json()) as { value?: Result; error?: string };
  if (answer.error !== undefined) throw new Error(`driver.${action}: ${answer.error}`);
  return answer.value as Result;
}
