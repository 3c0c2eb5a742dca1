/** A request that the test itself answers. */
export interface Route {
  request(): { url(): string };
  fulfill(response: { readonly contentType: string; readonly body: string }): Promise<void>;
}

/** What tests outside of VS Code use of browser.mjs and of playwright. */
export interface Page {
  on(event: 'request', listener: (request: { url(): string }) => void): void;
  on(event: 'console', listener: (message: { type(): string; text(): string }) => void): void;
  on(event: 'dialog', listener: (dialog: { dismiss(): Promise<void> }) => void): void;
  goto(url: string): Promise<unknown>;
  route(url: string, act: (route: Route) => unknown): Promise<void>;
  waitForFunction(expression: string): Promise<unknown>;
  click(selector: string): Promise<void>;
  focus(selector: string): Promise<void>;
  readonly keyboard: { press(key: string): Promise<void> };
  setContent(html: string): Promise<void>;
  addScriptTag(options: { readonly path: string }): Promise<unknown>;
  /** An expression; what it gives must be data. */
  evaluate<T>(expression: string): Promise<T>;
  screenshot(options: {
    readonly path: string;
    readonly fullPage?: boolean;
    readonly timeout?: number;
  }): Promise<unknown>;
  close(): Promise<void>;
}

export interface Browser {
  newPage(options: {
    readonly colorScheme?: 'light' | 'dark';
    readonly viewport: { readonly width: number; readonly height: number };
  }): Promise<Page>;
}

export function launchBrowser(cleanup: { add(task: () => unknown): void }): Promise<Browser>;
