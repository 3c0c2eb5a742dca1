import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import type { Command } from './tasks';

/** Runs git and gives what it prints. @throws if it fails */
export type RunGit = (git: string, args: readonly string[], folder: string) => Promise<Uint8Array>;

/** What differs between desktop and web. */
export interface Runtime {
  /** A language client with its own server, not started yet; each start makes a fresh server. */
  createClient(context: ExtensionContext, name: string, options: LanguageClientOptions): BaseLanguageClient;
  /** Absent where no program can be run. */
  readonly runGit?: RunGit;
  /** How the command line is run; absent where no program can be. */
  commandLine?(context: ExtensionContext): Command;
}
