/** What lies between a roadmap and another version of it, in the status bar. */
import * as vscode from 'vscode';
import type { Changes } from '../../core/protocol/compare';
import { plain } from '../plain';

export interface StatusText {
  readonly text: string;
  /** Says more, for the mouse and the screen reader. */
  readonly more: string;
}

const LONGEST = 60;

/** `main: CDP live +10 d, 2 new errors` */
export function statusOf({ base, brief, headline, problems }: Changes): StatusText {
  const isNew = problems.some(({ kind }) => kind === 'missing');
  const said = isNew ? 'new roadmap' : brief || 'nothing in meaning has changed';
  const short = said.length > LONGEST ? `${said.slice(0, LONGEST - 1)}…` : said;
  return { text: `$(git-compare) ${plain(base.label)}: ${plain(short)}`, more: `Against ${base.label}: ${headline}.` };
}

/** An item that shows a comparison and leads on. */
export function createStatus(): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('roadmap.changes', vscode.StatusBarAlignment.Left, 10);
  item.name = 'Roadmap Changes';
  return item;
}

export function setStatus(item: vscode.StatusBarItem, { text, more }: StatusText, command: vscode.Command): void {
  item.text = text;
  item.tooltip = `${more}\n${command.title}`;
  item.accessibilityInformation = { label: more };
  item.command = command;
  item.show();
}
