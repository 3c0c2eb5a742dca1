import * as vscode from 'vscode';
import type { ToPanel } from '../../core/protocol/preview';
import { BASE_SCHEME } from '../documents';
import { panelHtml, panelRoots } from './html';

export const PANEL_TYPE = 'roadmap.preview';

/** The webview panel: a page that draws what it is sent. */
export interface Panel {
  post(message: ToPanel): void;
  title(title: string): void;
  show(beside: boolean): void;
  column(): vscode.ViewColumn | undefined;
  onMessage(act: (message: unknown) => void): void;
  onDispose(act: () => void): void;
  dispose(): void;
}

/** Opens the panel, or fills one that VS Code restored. */
export function createPanel(extension: vscode.Uri, beside: boolean, restored?: vscode.WebviewPanel): Panel {
  const panel = restored ?? openPanel(beside);
  const icon = (theme: string) => vscode.Uri.joinPath(extension, 'media', 'icons', `preview-${theme}.svg`);
  panel.iconPath = { light: icon('light'), dark: icon('dark') };
  panel.webview.options = { enableScripts: true, localResourceRoots: panelRoots(extension) };
  panel.webview.html = panelHtml(panel.webview, extension);
  return {
    post: (message) => void panel.webview.postMessage(message),
    title: (title) => {
      panel.title = title;
    },
    show: (besideEditor) => panel.reveal(besideEditor ? undefined : vscode.ViewColumn.Active, besideEditor),
    column: () => panel.viewColumn,
    onMessage: (act) => void panel.webview.onDidReceiveMessage(act),
    onDispose: (act) => void panel.onDidDispose(act),
    dispose: () => panel.dispose(),
  };
}

function openPanel(beside: boolean): vscode.WebviewPanel {
  const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  return vscode.window.createWebviewPanel(PANEL_TYPE, 'Roadmap Preview', { viewColumn, preserveFocus: beside });
}

export function isRoadmap(document: vscode.TextDocument): boolean {
  return document.languageId === 'roadmap' && document.uri.scheme !== BASE_SCHEME;
}

/** A file's name without its folder. */
export function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
