/** One workspace folder: what is known of its files, and keeping that up to date. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { URI } from 'vscode-uri';
import type { Import } from '../core/model/imports';
import { isRoadmapFile } from '../core/protocol/files';
import { dayOf } from '../core/schedule/calendar';
import { NO_SUPPRESSIONS, readSuppressions, type Suppression } from '../core/suppressions';
import { type FileInput, Workspace } from '../core/workspace';
import { isSkipped, pathIn, uriIn } from './paths';
import type { FileSource, Top } from './runtime';

/** How many files are read at a time. */
const AT_ONCE = 16;

export class Project {
  readonly workspace = new Workspace();
  /** Documents that the editor has open go before what is on disk. */
  readonly #open = new Map<string, TextDocument>();
  /** Files as documents, for positions; replaced when the text is another. */
  readonly #documents = new Map<string, TextDocument>();
  /** Open documents whose file is deleted. */
  readonly #orphans = new Set<string>();
  /** URIs as the client writes them. */
  readonly #uris = new Map<string, string>();
  readonly #stale = new Set<string>();
  readonly #told = new Set<string>();
  #unsearched: boolean;
  #isTopDue: boolean;
  #top: Top | undefined;
  #suppressions: readonly Suppression[] = NO_SUPPRESSIONS.entries;
  #suppressionsProblem: string | undefined;
  #today: string | undefined;
  #settling: Promise<void> | undefined;
  /** Told of, but not there. */
  readonly #missing = new Set<string>();
  /** By path, what was made of a file last, and of what. */
  readonly #made = new Map<string, { readonly basis: readonly unknown[]; readonly value: unknown }>();

  /** Without `files` nothing but open documents is known: what they import lies outside of every workspace folder. */
  constructor(
    readonly folder: URI,
    readonly files: FileSource | undefined,
  ) {
    this.#unsearched = files !== undefined;
    this.#isTopDue = files !== undefined;
  }

  pathOf(uri: string): string | undefined {
    return pathIn(this.folder, uri);
  }

  uriOf(path: string): string {
    return this.#uris.get(path) ?? uriIn(this.folder, path);
  }

  /** Says whether it is another day than it was. */
  setToday(iso: string): boolean {
    const before = this.#today;
    this.#today = iso;
    if (before === iso) return false;
    this.workspace.setToday(dayOf(iso));
    return before !== undefined;
  }

  openDocuments(): readonly TextDocument[] {
    return [...this.#open.values()];
  }

  /** Takes in an open document's text. */
  open(path: string, document: TextDocument): void {
    if (!this.#open.has(path)) this.touchTop();
    this.#uris.set(path, document.uri);
    this.#open.set(path, document);
    this.#tell(path, { text: document.getText() });
  }

  /** From now on the file counts as it is on disk. */
  close(path: string): void {
    this.#open.delete(path);
    this.#orphans.delete(path);
    if (this.files === undefined) this.#tell(path, { missing: true });
    else this.#stale.add(path);
  }

  isOpen(path: string): boolean {
    return this.#open.has(path);
  }

  /** A document that is open still, perhaps out of sight, while its file is deleted. */
  isOrphan(path: string): boolean {
    return this.#orphans.has(path);
  }

  version(path: string): number | null {
    return this.#open.get(path)?.version ?? null;
  }

  get isEmpty(): boolean {
    return this.#open.size === 0;
  }

  /** Something happened to a file outside of the editor; says whether it has to be read again. */
  touch(path: string, deleted = false): boolean {
    if (deleted && this.#open.has(path)) this.#orphans.add(path);
    else this.#orphans.delete(path);
    if (this.#open.has(path) || this.files === undefined) return false;
    if (!this.#told.has(path) && (!isRoadmapFile(path) || path.split('/').some(isSkipped))) return false;
    // Whether a new file counts, or is ignored, only a search can say.
    if (this.#told.has(path)) this.#stale.add(path);
    else this.#unsearched = true;
    return true;
  }

  /** Files may have come, gone or moved: look again. */
  searchAgain(): void {
    if (this.files === undefined) return;
    this.#unsearched = true;
    this.touchTop();
    for (const path of this.#told) if (!this.#open.has(path)) this.#stale.add(path);
  }

  /** What is suppressed may have changed. */
  touchTop(): void {
    this.#isTopDue = this.files !== undefined;
  }

  /** Where the folder lies, once that is known. */
  get top(): Top | undefined {
    return this.#top;
  }

  /** Findings that are not told, as far as the file of suppressions could be read. */
  get suppressions(): readonly Suppression[] {
    return this.#suppressions;
  }

  /** What is wrong with the file of suppressions; what it held before counts on. */
  get suppressionsProblem(): string | undefined {
    return this.#suppressionsProblem;
  }

  async #readTop(files: FileSource): Promise<void> {
    const before = this.#top;
    const top = await files.top();
    this.#top = top;
    const { base } = top;
    if (base !== (before?.base ?? ''))
      this.workspace.setPrintNames((file, root) => ({ file: base + file, root: base + root }));
    if (before !== undefined && sameInput(before.suppressions, top.suppressions)) return;
    const read = suppressionsIn(top.suppressions);
    this.#suppressionsProblem = 'problem' in read ? read.problem : undefined;
    if (!('entries' in read)) return;
    this.#suppressions = read.entries;
    this.workspace.setSuppressions(read.entries);
  }

  /** Reads what has to be read until everything that open and imported files need is known. */
  settle(): Promise<void> {
    this.#settling ??= this.#settle().finally(() => {
      this.#settling = undefined;
    });
    return this.#settling;
  }

  async #settle(): Promise<void> {
    if (this.#unsearched) {
      this.#unsearched = false;
      for (const path of (await this.files?.find()) ?? []) if (!this.#told.has(path)) this.#stale.add(path);
    }
    while (await this.#readSome());
    this.#forgetGone();
  }

  /** Says whether there was something to read. */
  async #readSome(): Promise<boolean> {
    if (this.#isTopDue && this.files !== undefined) {
      this.#isTopDue = false;
      await this.#readTop(this.files);
      return true;
    }
    const paths = this.#due();
    await this.#read(paths);
    return paths.length > 0;
  }

  #due(): readonly string[] {
    return [...new Set([...this.#stale, ...this.workspace.wanted()])].slice(0, AT_ONCE);
  }

  async #read(paths: readonly string[]): Promise<void> {
    for (const path of paths) this.#stale.delete(path);
    await Promise.all(
      paths.map(async (path) => {
        const input = (await this.files?.read(path)) ?? { unreadable: 'it is outside the workspace folders' };
        if (!this.#open.has(path)) this.#tell(path, input);
      }),
    );
  }

  #tell(path: string, input: Parameters<Workspace['setFile']>[1]): void {
    this.#told.add(path);
    if ('missing' in input) this.#missing.add(path);
    else this.#missing.delete(path);
    this.workspace.setFile(path, input);
  }

  /** Keeps nothing of files that are neither there nor named by any that is. */
  #forgetGone(): void {
    if (this.#missing.size === 0) return;
    const named = new Set(this.workspace.files().flatMap((path) => this.workspace.imports(path).map(targetOf)));
    for (const path of this.#missing) {
      for (const map of [this.#documents, this.#uris, this.#made]) map.delete(path);
      if (named.has(path) || this.#stale.has(path)) continue;
      for (const set of [this.#missing, this.#told]) set.delete(path);
    }
  }

  /** A file as a document, for its positions; undefined where there is none. */
  document(path: string): TextDocument | undefined {
    const open = this.#open.get(path);
    if (open !== undefined) return open;
    const text = this.workspace.text(path);
    if (text === undefined) return undefined;
    const known = this.#documents.get(path);
    if (known?.getText() === text) return known;
    const made = TextDocument.create(this.uriOf(path), 'roadmap', 0, text);
    this.#documents.set(path, made);
    return made;
  }

  /** Makes something of a file, unless that was made already of the very same; clients ask again and again. */
  kept<T>(path: string, basis: readonly unknown[], make: () => T): T {
    const known = this.#made.get(path);
    if (known?.basis.length === basis.length && known.basis.every((part, i) => part === basis[i]))
      return known.value as T;
    const value = make();
    this.#made.set(path, { basis, value });
    return value;
  }

  /** All files that make a roadmap with this one. */
  related(path: string): readonly string[] {
    const roots = this.workspace.rootsWith(path);
    return [...new Set([path, ...roots.flatMap((root) => this.workspace.members(root))])];
  }
}

const sameInput = (a: FileInput, b: FileInput): boolean => JSON.stringify(a) === JSON.stringify(b);

function suppressionsIn(input: FileInput): ReturnType<typeof readSuppressions> {
  if ('text' in input) return readSuppressions(input.text);
  return 'missing' in input ? NO_SUPPRESSIONS : { problem: `It can't be read, because ${input.unreadable}.` };
}

const targetOf = ({ target }: Import): string | undefined => (target.is === 'file' ? target.path : undefined);
