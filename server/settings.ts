/** Settings that the server reads, by folder: which day is today, and what is shown beside the text. */
import type { Connection, InitializeParams } from 'vscode-languageserver';
import { HINT_KINDS, type HintKind } from '../core/ide/hints';

const SECTION = 'roadmap';

export interface FolderSettings {
  /** The day that counts as today, where somebody set one. */
  readonly today: string | undefined;
  readonly hints: ReadonlySet<HintKind>;
  readonly lenses: boolean;
}

/** Shown unless a setting says otherwise; the same as in the manifest. */
const USUAL_HINTS: readonly HintKind[] = ['dates', 'budgets'];

export class Settings {
  #canAsk = false;
  /** For all folders: from the start, or as a client that can't be asked tells it. */
  #all: FolderSettings = settingsIn(undefined);
  readonly #byFolder = new Map<string, FolderSettings>();

  constructor(readonly connection: Connection) {}

  initialize(params: InitializeParams): void {
    this.#canAsk = params.capabilities.workspace?.configuration === true;
    this.#all = settingsIn(params.initializationOptions);
  }

  in(folder: string): FolderSettings {
    return this.#byFolder.get(folder) ?? this.#all;
  }

  /** What a client sent along with its note that settings changed. */
  told(settings: unknown): void {
    if (isRecord(settings) && isRecord(settings[SECTION])) this.#all = settingsIn(settings[SECTION]);
  }

  /** Asks the client what holds in each folder, where it can be asked. */
  async refresh(folders: readonly string[]): Promise<void> {
    if (!this.#canAsk) return;
    try {
      const items = folders.map((scopeUri) => ({ scopeUri, section: SECTION }));
      const found = items.length === 0 ? [] : await this.connection.workspace.getConfiguration(items);
      for (const [i, folder] of folders.entries()) this.#byFolder.set(folder, settingsIn(found[i]));
    } catch {
      // A client that says it can be asked and then can't leaves what was known before.
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function settingsIn(found: unknown): FolderSettings {
  const settings = isRecord(found) ? found : {};
  return {
    today: dayIn(settings['today']),
    hints: new Set(HINT_KINDS.filter((kind) => flagIn(settings['inlayHints'], kind) ?? USUAL_HINTS.includes(kind))),
    lenses: flagIn(settings['codeLens'], 'enable') ?? true,
  };
}

function flagIn(group: unknown, key: string): boolean | undefined {
  const flag = isRecord(group) ? group[key] : undefined;
  return typeof flag === 'boolean' ? flag : undefined;
}

/** A day, if it is written like one. */
function dayIn(today: unknown): string | undefined {
  return typeof today === 'string' && isDay(today) ? today : undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
