import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What differs between desktop and web. */
export interface Runtime {
  /** A language client with its own server, not started yet; each start makes a fresh server. */
  createClient(context: ExtensionContext, name: string, options: LanguageClientOptions): BaseLanguageClient;
}
