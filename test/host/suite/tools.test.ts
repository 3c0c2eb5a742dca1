import * as vscode from 'vscode';
import { EDITOR_TOOLS } from '../../../core/protocol/tools';
import { driver } from './driver';
import { equal, ok } from './expect';
import { openFile, resetWorkbench } from './workbench';

describe('tools for language models', () => {
  afterEach(resetWorkbench);

  const textOf = ({ content }: vscode.LanguageModelToolResult): string =>
    content.map((part) => (part instanceof vscode.LanguageModelTextPart ? part.value : '')).join('');
  const call = async (name: string, input: object): Promise<string> =>
    textOf(await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined }));

  it('are there, and answer about the roadmap that is open', async function () {
    // Editors that are built from VS Code may have none.
    if (typeof vscode.lm?.registerTool !== 'function') return this.skip();
    await driver.changeFile('tools.roadmap.yaml', TEXT);
    await openFile('tools.roadmap.yaml');
    const names = vscode.lm.tools.map(({ name }) => name).filter((name) => name.startsWith('roadmap_'));
    equal(names.sort(), Object.values(EDITOR_TOOLS).sort());
    ok((await call('roadmap_check', { level: 'error' })).includes("There is no tool 'crn'"), 'check');
    ok((await call('roadmap_explain', { what: 'unknown-reference' })).startsWith('unknown-reference'), 'explain');
    const changes = [{ entity: 'build', field: 'duration', value: '6w' }];
    const would = await call('roadmap_what_if', { path: 'tools.roadmap.yaml', changes });
    ok(would.includes('Launch slips 10 working days to 2026-06-12'), would);
  });
});

const TEXT = `version: 1
tools: {crm: {}}
initiatives:
  build: {name: Build, start: 2026-05-04, duration: 4w, tools: [crn]}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;
