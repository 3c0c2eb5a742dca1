/** Language model tools: the client offers them to the editor, the server does what they ask. */
import type { BaseName } from './compare';

/** LSP request, client → server: ToolParams → ToolResult. */
export const TOOL_REQUEST = 'roadmap/tool';

/** By what the core calls them: what they are called in the editor. */
export const EDITOR_TOOLS = {
  check: 'roadmap_check',
  explain: 'roadmap_explain',
  what_if: 'roadmap_what_if',
  diff: 'roadmap_diff',
} as const;
export type EditorTool = keyof typeof EDITOR_TOOLS;

export interface ToolParams {
  readonly tool: EditorTool;
  /** From a language model: anything. */
  readonly input: unknown;
  /** The roadmap that is worked on, else any of the workspace; it says which folder is meant. */
  readonly uri?: string;
  /** For `diff`: the version to compare with. */
  readonly base?: BaseName;
}

export interface ToolResult {
  readonly text: string;
  readonly isError: boolean;
}
