/** Follows VS Code's colour theme; the colours themselves are in media/preview.css. */
import type { PanelTheme } from '../../core/protocol/preview';

export type ThemeName = 'light' | 'dark' | 'contrast-dark' | 'contrast-light';

/** What VS Code's classes on the body say; `data-own` keeps a fixed theme from taking VS Code's colours. */
export function applyTheme(wanted: PanelTheme): ThemeName {
  const name = wanted === 'auto' ? themeOf(document.body.classList) : wanted;
  document.documentElement.dataset['theme'] = name;
  document.documentElement.dataset['own'] = String(wanted !== 'auto');
  return name;
}

function themeOf(classes: DOMTokenList): ThemeName {
  if (classes.contains('vscode-high-contrast-light')) return 'contrast-light';
  if (classes.contains('vscode-high-contrast')) return 'contrast-dark';
  return classes.contains('vscode-dark') ? 'dark' : 'light';
}

/** Calls when VS Code changes its theme. */
export function onThemeChange(act: () => void): void {
  new MutationObserver(act).observe(document.body, { attributes: true, attributeFilter: ['class'] });
}
