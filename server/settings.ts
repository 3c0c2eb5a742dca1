/** Settings that the server reads: which day is today, by folder. */
import type { Connection, InitializeParams } from 'vscode-languageserver';

const SECTION = 'roadmap';

export class Settings {
  #canAsk = false;
  /** For all folders: from the start, or as a client that can't be asked tells it. */
  #today: string | undefined;
  readonly #byFolder = new Map<string, string | undefined>();

  constructor(readonly connection: Connection) {}

  initialize(params: InitializeParams): void {
    this.#canAsk = params.capabilities.workspace?.configuration === true;
    this.#today = dayIn(params.initializationOptions);
  }

  /** The day that counts as today in a folder, where somebody set one. */
  today(folder: string): string | undefined {
    return this.#byFolder.has(folder) ? this.#byFolder.get(folder) : this.#today;
  }

  /** What a client sent along with its note that settings changed. */
  told(settings: unknown): void {
    if (isRecord(settings) && isRecord(settings[SECTION])) this.#today = dayIn(settings[SECTION]);
  }

  /** Asks the client what holds in each folder, where it can be asked. */
  async refresh(folders: readonly string[]): Promise<void> {
    if (!this.#canAsk) return;
    try {
      const items = folders.map((scopeUri) => ({ scopeUri, section: SECTION }));
      const found = items.length === 0 ? [] : await this.connection.workspace.getConfiguration(items);
      for (const [i, folder] of folders.entries()) this.#byFolder.set(folder, dayIn(found[i]));
    } catch {
      // A client that says it can be asked and then can't leaves what was known before.
    }
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The setting `today`, if it is written like a day. */
function dayIn(settings: unknown): string | undefined {
  const today = isRecord(settings) ? settings['today'] : undefined;
  return typeof today === 'string' && isDay(today) ? today : undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
