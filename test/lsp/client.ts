/** A language client without an editor: talks to the bundled server over standard input and output, or IPC. */
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type ClientCapabilities,
  createProtocolConnection,
  type Diagnostic,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  FileChangeType,
  InitializedNotification,
  InitializeRequest,
  type InitializeResult,
  IPCMessageReader,
  IPCMessageWriter,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

const SERVER = join(__dirname, '..', '..', 'dist', 'server', 'node.js');

export const PULL: ClientCapabilities = {
  textDocument: { diagnostic: { relatedDocumentSupport: true } },
  workspace: {
    diagnostics: { refreshSupport: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ['create', 'rename', 'delete'] },
  },
};
export const PUSH: ClientCapabilities = { workspace: { workspaceEdit: { documentChanges: true } } };

export interface ClientOptions {
  readonly capabilities?: ClientCapabilities;
  readonly transport?: 'stdio' | 'ipc';
  /** Roadmap files of the folder. */
  readonly files?: Readonly<Record<string, string>>;
  readonly today?: string;
  /** Initialization options beside the day. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Folders below the temporary one; by default that one itself. */
  readonly folders?: readonly string[];
}

export class Client {
  readonly folder = mkdtempSync(join(tmpdir(), 'roadmap-lsp-'));
  readonly connection: ProtocolConnection;
  readonly pushed = new Map<string, Diagnostic[]>();
  readonly notes: { readonly method: string; readonly params: unknown }[] = [];
  readonly errors: string[] = [];
  readonly #process: ChildProcess;
  readonly #versions = new Map<string, number>();
  #waiting: (() => void)[] = [];
  result!: InitializeResult;

  constructor(readonly options: ClientOptions = {}) {
    for (const [path, text] of Object.entries(options.files ?? {})) this.write(path, text);
    if (!existsSync(SERVER)) throw new Error('dist/server/node.js is missing: node scripts/build.mjs makes it.');
    const ipc = options.transport === 'ipc';
    this.#process = ipc
      ? fork(SERVER, ['--node-ipc'], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
      : spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process.stderr!.on('data', (data: Buffer) => this.errors.push(data.toString()));
    this.connection = ipc
      ? createProtocolConnection(new IPCMessageReader(this.#process), new IPCMessageWriter(this.#process))
      : createProtocolConnection(
          new StreamMessageReader(this.#process.stdout!),
          new StreamMessageWriter(this.#process.stdin!),
        );
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.pushed.set(uri, diagnostics);
      this.#note(PublishDiagnosticsNotification.method, uri);
    });
    this.connection.onUnhandledNotification(({ method, params }) => this.#note(method, params));
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.onRequest('workspace/diagnostic/refresh', () => {
      this.#note('workspace/diagnostic/refresh', undefined);
      return null;
    });
    this.connection.listen();
  }

  static async start(options: ClientOptions = {}): Promise<Client> {
    const client = new Client(options);
    await client.initialize();
    return client;
  }

  async initialize(): Promise<void> {
    const { capabilities = PUSH, folders = [''], today = '2026-03-16', options } = this.options;
    const workspaceFolders = folders.map((name) => ({ uri: this.uri(name).replace(/\/$/, ''), name: name || 'root' }));
    this.result = await this.connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities,
      workspaceFolders,
      initializationOptions: { today, ...options },
    });
    await this.connection.sendNotification(InitializedNotification.type, {});
  }

  #note(method: string, params: unknown): void {
    this.notes.push({ method, params });
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** Waits until the server has said something that makes a condition true. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Waits until the diagnostics sent for a file are those expected. */
  async untilPushed(path: string, rules: readonly string[]): Promise<Diagnostic[]> {
    const uri = this.uri(path);
    const codes = (): string => JSON.stringify(this.pushed.get(uri)?.map(({ code }) => code));
    await this.until(() => codes() === JSON.stringify(rules));
    return this.pushed.get(uri)!;
  }

  uri(path: string): string {
    return pathToFileURL(join(this.folder, path)).toString();
  }

  write(path: string, text: string | Uint8Array): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }

  remove(path: string): void {
    rmSync(join(this.folder, path));
  }

  async changedOutside(path: string, type: FileChangeType = FileChangeType.Changed): Promise<void> {
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, {
      changes: [{ uri: this.uri(path), type }],
    });
  }

  async open(path: string, text = readFileSync(join(this.folder, path), 'utf8')): Promise<void> {
    await this.openUri(this.uri(path), text);
  }

  async openUri(uri: string, text: string): Promise<void> {
    this.#versions.set(uri, 1);
    const textDocument = { uri, languageId: 'roadmap', version: 1, text };
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, { textDocument });
  }

  /** Replaces a range, or the whole text. */
  async change(path: string, text: string, range?: Range): Promise<void> {
    const uri = this.uri(path);
    const version = (this.#versions.get(uri) ?? 0) + 1;
    this.#versions.set(uri, version);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [range === undefined ? { text } : { range, text }],
    });
  }

  async close(path: string): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: this.uri(path) },
    });
  }

  /** What the files that an edit touches become; a file counts as it is on disk. */
  applied(edit: WorkspaceEdit): Record<string, string> {
    const made: Record<string, string> = {};
    const apply = (uri: string, edits: readonly TextEdit[]): void => {
      const path = uri.slice(this.uri('').replace(/\/?$/, '/').length);
      const file = join(this.folder, path);
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      made[path] = TextDocument.applyEdits(TextDocument.create(uri, 'roadmap', 0, text), [...edits]);
    };
    for (const [uri, edits] of Object.entries(edit.changes ?? {})) apply(uri, edits);
    for (const change of edit.documentChanges ?? [])
      if ('edits' in change) apply(change.textDocument.uri, change.edits as TextEdit[]);
    return made;
  }

  /** Says goodbye; the exit code tells whether the server took it well. */
  async stop(): Promise<number | null> {
    const exited = new Promise<number | null>((resolve) => this.#process.once('exit', resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    const code = await exited;
    this.dispose();
    return code;
  }

  dispose(): void {
    this.connection.dispose();
    this.#process.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
