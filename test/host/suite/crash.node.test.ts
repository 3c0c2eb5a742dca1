import { readdirSync, readFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { driver } from './driver';
import { equal, ok } from './expect';
import { untilDiagnostics, untilPolled } from './until';
import { openFile, replaceText, resetWorkbench } from './workbench';

const PLAN = `version: 1
title: Crash course
initiatives:
  audit: {name: Audit of tools, start: 2026-04-06, duration: 2w}
`;

/** The processes of the language server that this extension host has started. */
function servers(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((id) => {
      try {
        const [, rest = ''] = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ');
        const [state, parent] = rest.split(' ');
        const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
        return state !== 'Z' && Number(parent) === process.pid && command.includes('dist/server/node.js');
      } catch {
        return false; // It has ended meanwhile.
      }
    })
    .map(Number);
}

describe('a language server that is killed', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await resetWorkbench();
  });

  it('comes back with what was typed: findings, fixes and picture; and the user is told in one line', async () => {
    await driver.changeFile('crash.roadmap.yaml', PLAN);
    const editor = await openFile('crash.roadmap.yaml');
    await vscode.commands.executeCommand('roadmap.openPreviewToSide', editor.document.uri);
    await driver.waitFor('preview', '.picture.timeline [data-entity="initiatives.audit"]');
    // Saved nowhere: only the editor knows of it.
    await replaceText(editor, 'duration: 2w', 'duration: 2weeks');
    const { uri } = editor.document;
    const isWrong = (found: readonly vscode.Diagnostic[]) => found.length === 1 && found[0]!.message.includes('2weeks');
    await untilDiagnostics(uri, 'the duration is wrong', isWrong);

    const [before, ...others] = servers();
    ok(before !== undefined && others.length === 0, 'there is one server');
    process.kill(before, 'SIGKILL');
    const after = await untilPolled('there is another server', () => {
      const [now] = servers();
      return now === before ? undefined : now;
    });
    ok(after !== before, 'it is another one');
    // What was said goes away by itself after a while, but is kept in a list.
    await vscode.commands.executeCommand('notifications.showList');
    await driver.waitFor(
      'workbench',
      '.notifications-center :text("The roadmap language server stopped and was started again.")',
    );
    await vscode.commands.executeCommand('notifications.hideList');

    const [finding] = await untilDiagnostics(uri, 'the finding is there again', isWrong);
    const fix = await untilPolled('its fix is offered', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        uri,
        finding!.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ title }) => title.includes('2w'));
    });
    ok(fix.edit && (await vscode.workspace.applyEdit(fix.edit)), 'the fix is made');
    equal(editor.document.getText(), PLAN);
    await untilDiagnostics(uri, 'the finding is gone', (found) => found.length === 0);
    await replaceText(editor, 'duration: 2w', 'duration: 3w');
    await driver.waitFor('preview', '[data-entity="initiatives.audit"][data-end="2026-04-24"]');
  });
});
