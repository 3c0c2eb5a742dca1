/** The preview panel's page in a browser without VS Code: what a test posts is drawn, what the panel says is kept. */
import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { FromPanel, Picture, ToPanel } from '../../core/protocol/preview';
import type { Browser, Page } from '../host/browser.mjs';

const ROOT = join(__dirname, '..', '..');
const ORIGIN = 'http://panel.test';
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css', '.html': 'text/html' };

/** As VS Code marks the body, and what it gives of a theme. */
const THEMES = {
  light: { classes: 'vscode-light', background: '#ffffff', foreground: '#3b3b3b' },
  dark: { classes: 'vscode-dark', background: '#1f1f1f', foreground: '#cccccc' },
  'contrast-dark': { classes: 'vscode-high-contrast', background: '#000000', foreground: '#ffffff' },
  'contrast-light': {
    classes: 'vscode-high-contrast-light vscode-high-contrast',
    background: '#ffffff',
    foreground: '#292929',
  },
} as const;
export type ThemeName = keyof typeof THEMES;
export const THEME_NAMES = Object.keys(THEMES) as readonly ThemeName[];

const html = (theme: ThemeName): string => {
  const { classes, background, foreground } = THEMES[theme];
  const colours = Object.entries({
    'editor-background': background,
    'editor-foreground': foreground,
    focusBorder: theme === 'dark' ? '#0078d4' : '#005fb8',
    contrastBorder: theme === 'contrast-dark' ? '#6fc3df' : '#0f4a85',
    contrastActiveBorder: theme === 'contrast-dark' ? '#f38518' : '#0f4a85',
  });
  return `<!DOCTYPE html><html lang="en" style="${colours.map(([name, value]) => `--vscode-${name}: ${value}`).join(';')}">
<head><meta charset="utf-8"><title>Roadmap preview</title><link rel="stylesheet" href="/media/preview.css">
<script>window.said = []; window.acquireVsCodeApi = () => ({ postMessage: (one) => window.said.push(one), getState: () => undefined, setState: () => undefined });</script>
</head><body class="${classes}"><div id="app"></div><script type="module" src="/dist/webview/preview.js"></script></body></html>`;
};

export interface PanelPage {
  readonly page: Page;
  post(message: ToPanel): Promise<void>;
  show(picture: Picture, changedOnly?: boolean): Promise<void>;
  /** What the panel has told the extension since the start. */
  said(): Promise<readonly FromPanel[]>;
}

/** Opens the panel that the build made. */
export async function openPanel(browser: Browser, theme: ThemeName = 'light'): Promise<PanelPage> {
  const page = await browser.newPage({ viewport: { width: 1100, height: 820 } });
  await page.route(`${ORIGIN}/**`, (route) => {
    const path = new URL(route.request().url()).pathname;
    if (path === '/') return route.fulfill({ contentType: 'text/html', body: html(theme) });
    const contentType = TYPES[extname(path)] ?? 'text/plain';
    return route.fulfill({ contentType, body: readFileSync(join(ROOT, path), 'utf8') });
  });
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction('window.said.length > 0');
  const post = (message: ToPanel): Promise<void> =>
    page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
  return {
    page,
    post,
    said: () => page.evaluate('window.said'),
    show: async (picture, changedOnly = false) => {
      const state = { uri: 'file:///a', view: picture.view, detail: picture.detail ?? 'activities', changedOnly };
      await post({ type: 'picture', result: { picture }, file: 'a', state });
      await page.waitForFunction(
        `document.querySelector('.picture.${picture.view}') && document.querySelector('.notes')?.innerText.includes(${JSON.stringify(picture.notes[0] ?? '')})`,
      );
    },
  };
}
