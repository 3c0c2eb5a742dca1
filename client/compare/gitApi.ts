/** What this extension uses of the interface that VS Code's own git extension offers to others. */
import * as vscode from 'vscode';

/** The kinds of refs, by the numbers that the extension has for them. */
export const RefType = { Head: 0, RemoteHead: 1, Tag: 2 } as const;

export interface Ref {
  readonly type: (typeof RefType)[keyof typeof RefType];
  readonly name?: string;
  readonly commit?: string;
}

export interface Commit {
  readonly hash: string;
  readonly message: string;
  readonly authorName?: string;
  readonly authorDate?: Date;
}

export interface Repository {
  readonly rootUri: vscode.Uri;
  readonly state: {
    readonly HEAD: Ref | undefined;
    readonly onDidChange: vscode.Event<void>;
  };
  getRefs(query: { readonly sort?: 'alphabetically' | 'committerdate' }): Promise<readonly Ref[]>;
  /** Rejects where there is no such commit. */
  getCommit(ref: string): Promise<Commit>;
  getMergeBase(a: string, b: string): Promise<string | undefined>;
  log(options: { readonly maxEntries?: number; readonly path?: string }): Promise<readonly Commit[]>;
}

export interface GitApi {
  readonly git: { readonly path: string };
  readonly state: 'uninitialized' | 'initialized';
  readonly onDidChangeState: vscode.Event<'uninitialized' | 'initialized'>;
  readonly onDidOpenRepository: vscode.Event<Repository>;
  readonly onDidCloseRepository: vscode.Event<Repository>;
  getRepository(uri: vscode.Uri): Repository | null;
  /** Looks for a repository around a folder, and opens it. */
  openRepository(root: vscode.Uri): Promise<Repository | null>;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/** Git, once it has looked around; undefined where the extension is not there, or switched off. */
export async function findGit(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) return undefined;
  try {
    const found = extension.isActive ? extension.exports : await extension.activate();
    if (!found.enabled) return undefined;
    const api = found.getAPI(1);
    if (api.state !== 'initialized') await once(api.onDidChangeState);
    return api;
  } catch {
    // It is there, but can't run: without git on the machine, it is switched off.
    return undefined;
  }
}

/** How long git may look for repositories before nobody waits for it, in milliseconds. */
const PATIENCE = 5000;

function once(event: vscode.Event<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(limit);
      subscription.dispose();
      resolve();
    };
    const limit = setTimeout(done, PATIENCE);
    const subscription = event(done);
  });
}
