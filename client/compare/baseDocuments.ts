/** Files of other versions as tabs: read-only, and not checked. */
import * as vscode from 'vscode';
import type { BaseName, ReadBaseResult } from '../../core/protocol/compare';
import { BASE_SCHEME } from '../documents';
import type { Bases } from './bases';

/** The address of a file of another version; its name says which version it is. */
export function baseUri({ id, label }: BaseName, uri: string): vscode.Uri {
  const { path } = vscode.Uri.parse(uri);
  const cut = path.lastIndexOf('/') + 1;
  const [, stem = '', ending = ''] = /^(.*?)((?:\.roadmap)?\.ya?ml)?$/.exec(path.slice(cut)) ?? [];
  const name = `${stem} (${label.replace(/[\\/]/g, '-')})${ending}`;
  return vscode.Uri.from({
    scheme: BASE_SCHEME,
    path: `${path.slice(0, cut)}${name}`,
    query: JSON.stringify({ id, uri }),
  });
}

export function provideBaseDocuments(bases: Bases): vscode.Disposable {
  return vscode.workspace.registerTextDocumentContentProvider(BASE_SCHEME, {
    async provideTextDocumentContent({ query }) {
      const { id, uri } = JSON.parse(query) as { id: string; uri: string };
      return said(await bases.read({ id, uri, isRoot: false }));
    },
  });
}

function said(result: ReadBaseResult): string {
  if ('text' in result) return result.text;
  return 'missing' in result
    ? '# There is no such file in this version.\n'
    : `# This can't be read, because ${result.unreadable}.\n`;
}
