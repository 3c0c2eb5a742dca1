/** All requests that the server answers, each with what it says of itself at the start. A new one is one file and one line here. */
import type { ServerCapabilities } from 'vscode-languageserver';
import { CODE_ACTIONS, provideCodeActions } from './requests/codeActions';
import { provideCodeLens } from './requests/codeLens';
import { provideCompare } from './requests/compare';
import { provideCompletion, TRIGGERS } from './requests/completion';
import { provideExplorer } from './requests/explorer';
import { provideFormatting } from './requests/formatting';
import { provideHierarchy } from './requests/hierarchy';
import { provideHover } from './requests/hover';
import { provideInlayHints } from './requests/inlayHints';
import { provideMove } from './requests/move';
import { provideNavigation } from './requests/navigation';
import { providePreview } from './requests/preview';
import { provideRename } from './requests/rename';
import { LEGEND, provideSemanticTokens } from './requests/semanticTokens';
import { provideStructure } from './requests/structure';
import { provideSymbols } from './requests/symbols';
import { provideTools } from './requests/tools';
import type { Session } from './session';

export interface Feature {
  readonly capabilities: ServerCapabilities;
  provide(session: Session): void;
}

export const features: readonly Feature[] = [
  { capabilities: {}, provide: providePreview },
  { capabilities: {}, provide: provideMove },
  { capabilities: {}, provide: provideCompare },
  { capabilities: {}, provide: provideTools },
  { capabilities: {}, provide: provideExplorer },
  { capabilities: { completionProvider: { triggerCharacters: TRIGGERS } }, provide: provideCompletion },
  { capabilities: { hoverProvider: true }, provide: provideHover },
  {
    capabilities: { codeActionProvider: { codeActionKinds: CODE_ACTIONS, resolveProvider: true } },
    provide: provideCodeActions,
  },
  {
    capabilities: { definitionProvider: true, referencesProvider: true, documentHighlightProvider: true },
    provide: provideNavigation,
  },
  { capabilities: { callHierarchyProvider: true }, provide: provideHierarchy },
  { capabilities: { renameProvider: { prepareProvider: true } }, provide: provideRename },
  { capabilities: { documentSymbolProvider: true, workspaceSymbolProvider: true }, provide: provideSymbols },
  {
    capabilities: {
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      linkedEditingRangeProvider: true,
      documentLinkProvider: {},
    },
    provide: provideStructure,
  },
  {
    capabilities: {
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentOnTypeFormattingProvider: { firstTriggerCharacter: '\n' },
    },
    provide: provideFormatting,
  },
  { capabilities: { codeLensProvider: { resolveProvider: true } }, provide: provideCodeLens },
  {
    capabilities: { semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true } },
    provide: provideSemanticTokens,
  },
  { capabilities: { inlayHintProvider: true }, provide: provideInlayHints },
];
