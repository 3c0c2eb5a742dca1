import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from 'vscode-languageserver';
import { type FileSymbol, findSymbols, symbolsOf } from '../../core/ide/symbols';
import { answer } from '../answer';
import { locationIn, rangeIn } from '../convert';
import type { Project } from '../project';
import { inFile, type Session } from '../session';

export function provideSymbols(session: Session): void {
  session.connection.onDocumentSymbol(
    answer(session, 'The outline', [], (params) =>
      inFile<DocumentSymbol[]>(session, params, [], ({ project, path }) =>
        symbolsOf(project.workspace, path).map((symbol) => documentSymbol(project, path, symbol)),
      ),
    ),
  );
  session.connection.onWorkspaceSymbol(
    answer<{ readonly query: string }, WorkspaceSymbol[]>(session, 'Symbols', [], async ({ query }) =>
      (await session.allReady()).flatMap((project) => workspaceSymbols(project, query)),
    ),
  );
}

/** The nearest that clients have icons for. */
export const SYMBOL_KINDS: Readonly<Record<FileSymbol['kind'], SymbolKind>> = {
  section: SymbolKind.Namespace,
  budget: SymbolKind.Number,
  objective: SymbolKind.Class,
  kpi: SymbolKind.Property,
  segment: SymbolKind.Object,
  state: SymbolKind.EnumMember,
  channel: SymbolKind.Interface,
  journey: SymbolKind.Class,
  stage: SymbolKind.Struct,
  touchpoint: SymbolKind.Field,
  tool: SymbolKind.Module,
  integration: SymbolKind.Operator,
  dataset: SymbolKind.File,
  purpose: SymbolKind.Key,
  identity: SymbolKind.Key,
  policy: SymbolKind.Constant,
  automation: SymbolKind.Function,
  team: SymbolKind.Object,
  member: SymbolKind.Variable,
  criterion: SymbolKind.Number,
  phase: SymbolKind.Package,
  milestone: SymbolKind.Event,
  initiative: SymbolKind.Class,
  activity: SymbolKind.Method,
  risk: SymbolKind.Field,
};

function documentSymbol(project: Project, path: string, symbol: FileSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    ...(symbol.detail === '' ? {} : { detail: symbol.detail }),
    kind: SYMBOL_KINDS[symbol.kind],
    range: rangeIn(project, path, symbol.span),
    selectionRange: rangeIn(project, path, symbol.key),
    children: symbol.children.map((child) => documentSymbol(project, path, child)),
  };
}

function workspaceSymbols(project: Project, query: string): WorkspaceSymbol[] {
  return findSymbols(project.workspace, query).map(({ name, detail, container, kind, file, span }) => ({
    name: detail === '' ? name : `${name} (${detail})`,
    containerName: container,
    kind: SYMBOL_KINDS[kind],
    location: locationIn(project, file, span),
  }));
}
