/**
 * Asks a client to ask again for what it shows beside the text (hints, lenses, colours), where a change of one file, of
 * the day or of a setting may have changed it in another. One request of a kind at a time: what comes meanwhile is taken
 * together, so that typing sends no more of them than the client can follow.
 */
import { CodeLensRefreshRequest, InlayHintRefreshRequest, SemanticTokensRefreshRequest } from 'vscode-languageserver';
import type { Changed, Session } from './session';

const REQUESTS = [
  ['inlayHint', InlayHintRefreshRequest.method],
  ['codeLens', CodeLensRefreshRequest.method],
  ['semanticTokens', SemanticTokensRefreshRequest.method],
] as const;

export function refreshOthers(session: Session): void {
  for (const [capability, method] of REQUESTS) {
    if (session.capabilities.workspace?.[capability]?.refreshSupport !== true) continue;
    const ask = oneAtATime(() => session.connection.sendRequest(method));
    session.onChange((changed) => {
      if (reachesOthers(changed)) ask();
    });
  }
}

/** A client asks again by itself for the document that was edited. */
function reachesOthers({ project, path, outside }: Changed): boolean {
  if (outside || path === undefined) return true;
  return (
    project.openDocuments().length > 1 && project.related(path).some((other) => other !== path && project.isOpen(other))
  );
}

function oneAtATime(act: () => Promise<unknown>): () => void {
  let isBusy = false;
  let isDue = false;
  const run = async (): Promise<void> => {
    isBusy = true;
    while (isDue) {
      isDue = false;
      // A client that can't is not asked for less: it may again.
      await act().catch(() => {});
    }
    isBusy = false;
  };
  return () => {
    isDue = true;
    if (!isBusy) void run();
  };
}
