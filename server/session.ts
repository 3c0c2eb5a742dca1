/** What one conversation with a client knows: folders, documents, settings and the day. */
import type { ClientCapabilities, Connection, InitializeParams, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { URI } from 'vscode-uri';
import type { HintKind } from '../core/ide/hints';
import type { ClientCommands } from '../core/protocol/commands';
import { clientFiles } from './clientFiles';
import { Comparisons } from './compare/comparisons';
import { offsetOf } from './convert';
import { isWithin, outsideFolder, readUri } from './paths';
import { Project } from './project';
import type { Runtime } from './runtime';
import { Settings } from './settings';

/** A file of a project. */
export interface At {
  readonly project: Project;
  readonly path: string;
}

export class Session {
  capabilities: ClientCapabilities = {};
  /** Knows the commands of VS Code, such as the one that asks for completions again. */
  isVsCode = false;
  readonly settings: Settings;
  readonly comparisons = new Comparisons(this);
  /** Commands of its own that the client offered to run. */
  #commands: ReadonlySet<string> = new Set();
  #folders: readonly Project[] = [];
  /** Open documents outside of every folder, by scheme and host. */
  readonly #outside = new Map<string, Project>();
  /** Settled once the settings that hold at the start are known. */
  #started: Promise<void> = Promise.resolve();
  /** Called after something changed of which the client has to be told. */
  readonly #listeners: ((changed: Changed) => void)[] = [];

  constructor(
    readonly connection: Connection,
    readonly runtime: Runtime,
  ) {
    this.settings = new Settings(connection);
  }

  initialize(params: InitializeParams): void {
    this.capabilities = params.capabilities;
    this.isVsCode = /visual studio code|code - oss|code-server|codium|cursor/i.test(params.clientInfo?.name ?? '');
    this.#commands = commandsIn(params.initializationOptions);
    this.settings.initialize(params);
    const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? (params.rootUri ? [params.rootUri] : []);
    this.setFolders(folders);
  }

  /** Asks for the settings; requests wait for them. */
  start(): void {
    this.#started = this.settings.refresh(this.folderUris());
    for (const project of this.projects) this.changed({ project, outside: true });
  }

  /** Settings have changed: takes what the client sent, or asks. */
  configure(settings: unknown): void {
    this.settings.told(settings);
    this.start();
  }

  /** What a client can do with edits of several files. */
  get edits(): { readonly documentChanges: boolean; readonly create: boolean } {
    const edit = this.capabilities.workspace?.workspaceEdit;
    return {
      documentChanges: edit?.documentChanges === true,
      create: edit?.resourceOperations?.includes('create') === true,
    };
  }

  get projects(): readonly Project[] {
    return [...this.#folders, ...this.#outside.values()];
  }

  /** Folders in others are part of them. Those that stay keep what they know. */
  setFolders(uris: readonly string[]): void {
    const all = uris.flatMap((uri) => readUri(uri) ?? []);
    const outer = all.filter((one, i) => !all.some((other, j) => j !== i && isAbove(other, one, j < i)));
    const open = this.projects.flatMap((project) => project.openDocuments());
    const known = new Map(this.#folders.map((project) => [project.folder.toString(), project]));
    this.#folders = outer.map((folder) => known.get(folder.toString()) ?? this.#project(folder));
    this.#outside.clear();
    for (const document of open) this.#open(document);
  }

  folderUris(): readonly string[] {
    return this.#folders.map(({ folder }) => folder.toString());
  }

  #project(folder: URI): Project {
    return new Project(folder, this.runtime.disk(folder) ?? clientFiles(this.connection, folder));
  }

  /** The file that a URI names, if a project has it. */
  at(uri: string): At | undefined {
    for (const project of this.projects) {
      const path = project.pathOf(uri);
      if (path !== undefined) return { project, path };
    }
    return undefined;
  }

  /** The file that a URI names, once all that it needs is read and the day is right. */
  async ready(uri: string): Promise<At | undefined> {
    const at = this.at(uri);
    if (at === undefined) return undefined;
    await this.#prepare(at.project);
    return at;
  }

  /** Every project, up to date. */
  async allReady(): Promise<readonly Project[]> {
    const { projects } = this;
    for (const project of projects) await this.#prepare(project);
    return projects;
  }

  /** Reads what is to be read; notices that another day has begun. */
  async #prepare(project: Project): Promise<void> {
    await this.#started;
    if (project.setToday(this.today(project))) this.changed({ project, outside: true });
    await project.settle();
  }

  today(project: Project): string {
    return this.settings.in(project.folder.toString()).today ?? this.runtime.today();
  }

  showsLenses(project: Project): boolean {
    return this.settings.in(project.folder.toString()).lenses;
  }

  canRun(command: string): boolean {
    return this.#commands.has(command);
  }

  /** What is shown behind keys. */
  hints(project: Project): ReadonlySet<HintKind> {
    return this.settings.in(project.folder.toString()).hints;
  }

  opened(document: TextDocument): void {
    const at = this.#open(document);
    if (at !== undefined) this.changed({ ...at, outside: false });
  }

  #open(document: TextDocument): At | undefined {
    const uri = readUri(document.uri);
    if (uri === undefined) return undefined;
    if (this.at(document.uri) === undefined) {
      const folder = outsideFolder(uri);
      this.#outside.set(folder.toString(), new Project(folder, undefined));
    }
    const at = this.at(document.uri);
    at?.project.open(at.path, document);
    return at;
  }

  closed(uri: string): void {
    const at = this.at(uri);
    if (at === undefined) return;
    at.project.close(at.path);
    if (at.project.isEmpty) this.#outside.delete(at.project.folder.toString());
    this.changed({ ...at, outside: true });
  }

  onChange(listener: (changed: Changed) => void): void {
    this.#listeners.push(listener);
  }

  changed(changed: Changed): void {
    for (const listener of this.#listeners) listener(changed);
  }
}

function commandsIn(options: unknown): ReadonlySet<string> {
  const { commands } = Object(options) as Partial<ClientCommands>;
  return new Set(Array.isArray(commands) ? commands.map(String) : []);
}

/** A change of a file, or (without a path) of anything in a project. */
export interface Changed {
  readonly project: Project;
  readonly path?: string;
  /** The client can't know of it, as it would of an edit. */
  readonly outside: boolean;
}

const isAbove = (outer: URI, inner: URI, first: boolean): boolean =>
  isWithin(outer, inner) && (first || !isWithin(inner, outer));

export interface InDocument {
  readonly textDocument: { readonly uri: string };
}

export interface Caret extends InDocument {
  readonly position: Position;
}

/** Answers for a file; `otherwise` where no project has it, or it can't be read. */
export async function inFile<R>(
  session: Session,
  { textDocument }: InDocument,
  otherwise: R,
  ask: (at: At) => R,
): Promise<R> {
  const at = await session.ready(textDocument.uri);
  return at?.project.document(at.path) === undefined ? otherwise : ask(at);
}

/** Answers for a place in a file. */
export function atCaret<R>(
  session: Session,
  caret: Caret,
  otherwise: R,
  ask: (at: At, offset: number) => R,
): Promise<R> {
  return inFile(session, caret, otherwise, (at) => ask(at, offsetOf(at.project.document(at.path)!, caret.position)));
}
