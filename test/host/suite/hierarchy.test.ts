import * as vscode from 'vscode';
import { equal, ok } from './expect';
import { untilPolled } from './until';
import { openFile, resetWorkbench } from './workbench';

async function prepared(path: string, text: string): Promise<vscode.CallHierarchyItem> {
  const { document } = await openFile(path);
  const at = document.positionAt(document.getText().indexOf(text) + 1);
  const [item] = await untilPolled(`there is a hierarchy at "${text}"`, async () => {
    const items = await vscode.commands.executeCommand<vscode.CallHierarchyItem[]>(
      'vscode.prepareCallHierarchy',
      document.uri,
      at,
    );
    return items.length > 0 ? items : undefined;
  });
  ok(item);
  return item;
}

const pathOf = (uri: vscode.Uri): string => vscode.workspace.asRelativePath(uri);

/** What ranges say in a file. */
async function textIn(uri: vscode.Uri, ranges: readonly vscode.Range[]): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  return ranges.map((range) => document.getText(range)).join();
}

describe('the call hierarchy', () => {
  afterEach(resetWorkbench);

  it('shows in every file what waits for a piece of work, and what that waits for', async () => {
    const template = await prepared('group/group.roadmap.yaml', 'crm-template:');
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      template,
    );
    const words = await Promise.all(
      calls.map(
        async ({ from, fromRanges }) => `${from.name} in ${pathOf(from.uri)}: ${await textIn(from.uri, fromRanges)}`,
      ),
    );
    equal(words, [
      'template-ready in group/group.roadmap.yaml: crm-template',
      'emea/crm-roll-out in group/emea/emea.roadmap.yaml: crm-template',
      'apac/crm-roll-out in group/apac/apac.roadmap.yaml: crm-template',
    ]);
    const apac = calls[2]!.from;
    const further = await vscode.commands.executeCommand<vscode.CallHierarchyOutgoingCall[]>(
      'vscode.provideOutgoingCalls',
      apac,
    );
    equal(
      further.map(({ to }) => to.name),
      ['crm-template', 'emea/crm-roll-out'],
    );
    ok(further[1]!.to.detail?.endsWith('start-to-start, lag 8w'), further[1]!.to.detail ?? '');
  });

  it('shows which tools send data to a tool, and over what', async () => {
    const crm = await prepared('group/shared/stack.roadmap.yaml', 'crm:');
    const calls = await vscode.commands.executeCommand<vscode.CallHierarchyIncomingCall[]>(
      'vscode.provideIncomingCalls',
      crm,
    );
    equal(calls.map(({ from }) => `${from.name}: ${from.detail?.split(' · ').at(-1)}`).sort(), [
      'apac/messenger: contacts over apac/messenger-and-crm',
      'emea/old-crm: contacts over emea/old-crm-to-crm',
      'engage: contacts, installed-base over crm-to-engage',
    ]);
  });
});
