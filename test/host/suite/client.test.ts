import * as vscode from 'vscode';
import { findRoadmapFiles, readWorkspaceFile } from '../../../client/files';
import { driver } from './driver';
import { equal, ok } from './expect';
import { untilDiagnostics, untilPolled } from './until';
import { openFile, resetWorkbench, workspaceFolder } from './workbench';

const PLAN = `version: 1
title: Plan
tools:
  crm: {}
initiatives:
  first: {start: 2026-04-01, end: 2026-04-30, tools: [crm]}
  second: {name: The second one, duration: 2w, dependsOn: [first]}
`;

describe('the client', () => {
  afterEach(async () => {
    const settings = vscode.workspace.getConfiguration('roadmap');
    await settings.update('preview.theme', undefined, vscode.ConfigurationTarget.Global);
    await settings.update('preview.view', undefined, vscode.ConfigurationTarget.Global);
    await resetWorkbench();
  });

  it('registers every command that the manifest declares, and no other', async () => {
    await extension().activate();
    const declared = manifest().contributes.commands.map(({ command }) => command);
    const registered = (await vscode.commands.getCommands(true)).filter((command) =>
      /^roadmap\.[a-z]+$/i.test(command),
    );
    equal(registered.sort(), [...declared].sort());
  });

  it('leads newcomers through its walkthrough, step by step', async () => {
    const { walkthroughs, commands } = manifest().contributes;
    const [walkthrough] = walkthroughs;
    ok(walkthrough, 'there is one');
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${extension().id}#${walkthrough.id}`);
    const steps = await untilPolled('all steps are listed', async () => {
      const found = await driver.query('workbench', '.getting-started-step .step-title');
      return found.length === walkthrough.steps.length ? found.map(({ text }) => text.trim()) : undefined;
    });
    equal(
      steps,
      walkthrough.steps.map(({ title }) => title),
    );
    await driver.screenshot('walkthrough');
    const known = new Set([...commands.map(({ command }) => command), ...(await vscode.commands.getCommands())]);
    for (const { description, media } of walkthrough.steps) {
      const [, command = ''] = /\(command:([^)]+)\)/.exec(description) ?? [];
      ok(known.has(command), `"${command}" is a command`);
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(extension().extensionUri, media.image));
    }
  });

  it('takes whole ids as words', async () => {
    await driver.changeFile('words.roadmap.yaml', 'a: [emea/crm, migrate.export, day-one]\n');
    const { document } = await openFile('words.roadmap.yaml');
    const wordAt = (part: string) => {
      const range = document.getWordRangeAtPosition(document.positionAt(document.getText().indexOf(part)));
      return range && document.getText(range);
    };
    await untilPolled('the language is configured', () => wordAt('crm') !== 'crm');
    equal(['crm', 'export', 'one'].map(wordAt), ['emea/crm', 'migrate.export', 'day-one']);
  });

  it('colours ids, references, dates, durations and silenced rules apart', async () => {
    const lines = [
      'initiatives:',
      '  go-live: # roadmap-ignore unscheduled: not yet',
      '    name: In 10d or on 2026-03-02',
      '    start: 2026-Q2',
      '    duration: 10d',
      '    dependsOn: [emea/migrate.export]',
    ];
    await driver.changeFile('colours.roadmap.yaml', lines.join('\n'));
    await openFile('colours.roadmap.yaml');
    await untilPolled('all of them have colours of their own', async () => {
      const spans = await driver.query('workbench', '.view-line span[class^=mtk]', ['color']);
      const colourOf = new Map(spans.map(({ text, styles }) => [text, styles['color']]));
      const [text, key, comment] = ['In 10d or on 2026-03-02', 'duration', 'not yet'].map((part) => colourOf.get(part));
      const owns: readonly (readonly [string, string | undefined])[] = [
        ['initiatives', key],
        ['go-live', key],
        ['roadmap-ignore', comment],
        ['2026-Q2', text],
        ['10d', text],
        ['emea/migrate.export', text],
      ];
      return owns.every(([part, plain]) => plain && colourOf.get(part) && colourOf.get(part) !== plain);
    });
  });

  it('writes a new roadmap from a template and shows it', async () => {
    const done = vscode.commands.executeCommand('roadmap.newFromTemplate');
    await driver.waitFor('workbench', '.quick-input-widget :text("Minimal")');
    await driver.press('Enter');
    await driver.waitFor('workbench', '.quick-input-widget :text("What is the roadmap called?")');
    await driver.press('ControlOrMeta+a');
    await driver.type('Our plan');
    await driver.press('Enter');
    await driver.waitFor('workbench', `.quick-input-widget :text("The file's name")`);
    await driver.press('Enter');
    await done;
    const editor = vscode.window.visibleTextEditors.find(({ document }) =>
      document.uri.path.endsWith('/our-plan.roadmap.yaml'),
    );
    ok(editor, 'the new file is open');
    ok(editor.document.getText().includes('title: "Our plan"'), 'the title is filled in');
    ok(!editor.document.getText().includes('{{'), 'nothing is left to fill in');
    await driver.waitFor('preview', 'h1:has-text("Our plan")');
    const errors = vscode.languages
      .getDiagnostics(editor.document.uri)
      .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);
    equal(errors, []);
  });

  it('shows what the caret is in in the timeline', async () => {
    const editor = await openPlan();
    const at = editor.document.positionAt(editor.document.getText().indexOf('The second one'));
    editor.selection = new vscode.Selection(at, at);
    await vscode.commands.executeCommand('roadmap.showInTimeline');
    await driver.waitFor('preview', '.item.selected[data-entity="initiatives.second"]');
  });

  it('draws in the theme and shows the view that the settings say', async () => {
    const settings = vscode.workspace.getConfiguration('roadmap');
    await settings.update('preview.view', 'journey', vscode.ConfigurationTarget.Global);
    await openPlan();
    await vscode.commands.executeCommand('roadmap.openPreview');
    await driver.waitFor('preview', '.empty pre:has-text("journeys:")');
    await settings.update('preview.theme', 'dark', vscode.ConfigurationTarget.Global);
    await driver.waitFor('preview', 'html[data-theme=dark][data-own=true]');
  });

  it('fixes all that is safe by one command', async () => {
    await driver.changeFile('fixable.roadmap.yaml', PLAN.replace('[crm]', '[crmm]'));
    const editor = await openFile('fixable.roadmap.yaml');
    await untilDiagnostics(editor.document.uri, 'the typing error is found', (all) => all.length > 0);
    await vscode.commands.executeCommand('roadmap.fixAll');
    await untilPolled('it is mended', () => editor.document.getText() === PLAN);
  });

  it('keeps open documents over a restart of the server', async () => {
    const editor = await openPlan();
    await vscode.commands.executeCommand('roadmap.restartServer');
    await editor.edit((edit) => edit.insert(new vscode.Position(1, 0), 'nonsense: 1\n'));
    const found = await untilDiagnostics(editor.document.uri, 'the unknown key is found', (all) => all.length > 0);
    equal(found[0]?.range.start.line, 1);
  });

  it('reads files of the workspace for the server, and no others', async () => {
    await openPlan();
    const read = (path: string) => readWorkspaceFile(vscode.Uri.joinPath(workspaceFolder(), path).toString());
    equal(await read('plan.roadmap.yaml'), { text: PLAN });
    equal(await read('none.roadmap.yaml'), { missing: true });
    equal(await read('martech'), { unreadable: 'it is a folder' });
    const outside = { unreadable: 'it is outside the workspace folders' };
    equal(await readWorkspaceFile(`${workspaceFolder().toString()}/../outside.roadmap.yaml`), outside);
    equal(await readWorkspaceFile(`${workspaceFolder().toString()}/%2e%2e/outside.roadmap.yaml`), outside);
    equal(await readWorkspaceFile('file:///etc/passwd'), outside);
    ok(
      (await findRoadmapFiles()).some((uri) => uri.endsWith('/plan.roadmap.yaml')),
      'the file is found',
    );
  });

  it('offers preview in the title of the editor', async () => {
    await openPlan();
    await driver.click('workbench', '.editor-actions a[aria-label*="Open Preview to the Side"]');
    await driver.waitFor('preview', '.picture');
    await untilPolled('the preview is beside', () => vscode.window.tabGroups.all.length === 2);
  });
});

async function openPlan(): Promise<vscode.TextEditor> {
  await driver.changeFile('plan.roadmap.yaml', PLAN);
  return openFile('plan.roadmap.yaml');
}

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly walkthroughs: readonly Walkthrough[];
  };
}

interface Walkthrough {
  readonly id: string;
  readonly steps: readonly {
    readonly title: string;
    readonly description: string;
    readonly media: { readonly image: string };
  }[];
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.all.find(({ packageJSON }) => packageJSON.name === 'roadmap-as-code');
  ok(found, 'the extension is there');
  return found;
}

const manifest = (): Manifest => extension().packageJSON as Manifest;
