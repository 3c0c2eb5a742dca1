/** Offers the tools to language models, where the editor has any. */
import * as vscode from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import { EDITOR_TOOLS, type EditorTool, TOOL_REQUEST, type ToolParams, type ToolResult } from '../core/protocol/tools';
import type { Choice } from './compare/bases';
import type { Compare } from './compare/compare';
import { findRoadmapFiles } from './files';
import { isRoadmap } from './preview/panel';

export function provideTools(client: BaseLanguageClient, compare: Compare): vscode.Disposable {
  // Editors that are built from VS Code may have no language models.
  const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
  if (lm?.registerTool === undefined) return new vscode.Disposable(() => {});
  const registered = (Object.keys(EDITOR_TOOLS) as EditorTool[]).map((tool) =>
    vscode.lm.registerTool<object>(EDITOR_TOOLS[tool], {
      invoke: async ({ input }) => {
        const { text, isError } = await ask(client, compare, tool, input);
        if (isError) throw new Error(text);
        return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
      },
    }),
  );
  return vscode.Disposable.from(...registered);
}

async function ask(client: BaseLanguageClient, compare: Compare, tool: EditorTool, input: object): Promise<ToolResult> {
  if (client.state !== State.Running) return { text: 'The language server of roadmaps does not run.', isError: true };
  const file = await wantedRoadmap();
  const base = tool === 'diff' && file ? { base: await compare.version(choiceOf(input), file) } : {};
  const params: ToolParams = { tool, input, ...(file ? { uri: file.toString() } : {}), ...base };
  return client.sendRequest<ToolResult>(TOOL_REQUEST, params);
}

/** The input is checked by the server; what it names is looked for here. */
function choiceOf(input: object): Choice {
  const { base } = input as { readonly base?: unknown };
  return typeof base === 'string' && base !== '' ? { is: 'commit', ref: base } : { is: 'branchPoint' };
}

/** What is worked on, else the only one that there is. */
async function wantedRoadmap(): Promise<vscode.Uri | undefined> {
  const document = vscode.window.activeTextEditor?.document;
  if (document && isRoadmap(document)) return document.uri;
  const [first] = await findRoadmapFiles();
  return first === undefined ? undefined : vscode.Uri.parse(first);
}
