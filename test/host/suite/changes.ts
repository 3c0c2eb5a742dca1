import * as vscode from 'vscode';
import { driver } from './driver';
import { untilPolled } from './until';

const VIEW = '[id="workbench.view.extension.roadmap"] .pane:has(.monaco-list[aria-label^="Changes"])';

/** The lines of the view of changes, as a screen reader has them, once they are as wanted. */
export function untilChanges(what: string, wanted: (lines: readonly string[]) => boolean): Promise<readonly string[]> {
  return untilPolled(what, async () => {
    const rows = await driver.query('workbench', `${VIEW} .monaco-list-row`);
    const lines = rows.map(({ attributes }) => attributes['aria-label'] ?? '');
    return wanted(lines) ? lines : undefined;
  });
}

/** A line of the view of changes, for the driver. */
export const lineWith = (text: string): string => `${VIEW} .monaco-list-row[aria-label*="${text}"]`;

/** What stands above the lines. */
export async function changesMessage(): Promise<string> {
  return (await driver.query('workbench', `${VIEW} .message`))[0]?.text ?? '';
}

/** The summary in the status bar, once it is as wanted; '' where there is none. */
export function untilSummary(what: string, wanted: (text: string) => boolean): Promise<{ readonly text: string }> {
  return untilPolled(what, async () => {
    const [item] = await driver.query('workbench', '.statusbar-item[id$="roadmap.changes"]');
    const text = item?.visible ? item.text : '';
    return wanted(text) ? { text } : undefined;
  });
}

/** The names of the pictures in the margin of the text, from above, once they are as wanted. */
export function untilMarks(what: string, wanted: readonly string[]): Promise<unknown> {
  return untilPolled(what, async () => {
    const marks = await driver.query('workbench', '.glyph-margin-widgets .cgmr', ['background-image']);
    const names = marks
      .toSorted((a, b) => a.box.y - b.box.y)
      .flatMap(({ styles }) => /moved-(\w+)-(?:light|dark)\.svg/.exec(styles['background-image'] ?? '')?.[1] ?? []);
    return JSON.stringify(names) === JSON.stringify(wanted);
  });
}

/** The text of the editor at hand, with the line that the caret is in. */
export function untilActive(what: string, wanted: (path: string, line: string) => boolean): Promise<unknown> {
  return untilPolled(what, () => {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return false;
    return wanted(editor.document.uri.path, editor.document.lineAt(editor.selection.active.line).text);
  });
}

/** Waits for a message in the list of all of them: single ones go by themselves. */
export async function untilNotified(text: string): Promise<void> {
  await vscode.commands.executeCommand('notifications.showList');
  await driver.waitFor('workbench', `.notifications-center .notification-list-item-message:has-text("${text}")`);
  await vscode.commands.executeCommand('notifications.clearAll');
}

/** What the list at the top offers. */
export async function offered(): Promise<readonly string[]> {
  const names = await driver.query('workbench', '.quick-input-widget .monaco-list-row .label-name');
  return names.filter(({ visible }) => visible).map(({ text }) => text);
}
