/**
 * What a client is told without asking, once a change is taken in: diagnostics (or, if it asks for those itself, that
 * it should ask again) and which pictures may differ. Changes that come while one is worked on are taken together.
 */
import { CHANGED_NOTIFICATION, type ChangedParams } from '../../core/protocol/preview';
import type { Project } from '../project';
import type { Changed, Session } from '../session';
import { type FileReport, reportOf } from './report';

export class Teller {
  #waiting: Changed[] = [];
  #working = false;
  /** By URI, what was last found there. */
  readonly #known = new Map<string, string>();
  readonly #related = new Map<string, readonly string[]>();

  constructor(
    readonly session: Session,
    readonly pulls: boolean,
  ) {
    session.onChange((changed) => this.#add(changed));
  }

  #add(changed: Changed): void {
    this.#waiting.push(changed);
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    while (this.#waiting.length > 0) {
      await nextTurn();
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        await this.#tell(batch);
      } catch (error) {
        this.session.connection.console.error(`A change could not be checked: ${String(error).split('\n')[0]}`);
      }
    }
    this.#working = false;
  }

  async #tell(batch: readonly Changed[]): Promise<void> {
    const projects = await this.session.allReady();
    const reports = projects.flatMap((project) => project.workspace.files().map((path) => reportOf(project, path)));
    const changed = this.#changed(reports);
    if (this.pulls) await this.#refresh(batch, changed);
    else await this.#send(changed);
    await this.#tellPictures(batch);
  }

  /** Reports that differ from the last; empty ones for files that are gone. */
  #changed(reports: readonly FileReport[]): readonly FileReport[] {
    const uris = new Set(reports.map(({ uri }) => uri));
    const gone = [...this.#known.keys()].filter((uri) => !uris.has(uri));
    for (const uri of gone) this.#known.delete(uri);
    const changed = reports.filter(({ uri, id }) => this.#known.get(uri) !== id);
    const news = changed.filter(({ uri, items }) => this.#known.has(uri) || items.length > 0);
    for (const { uri, id } of changed) this.#known.set(uri, id);
    return [...news, ...gone.map((uri) => ({ uri, version: null, items: [], id: '' }))];
  }

  async #send(reports: readonly FileReport[]): Promise<void> {
    for (const { uri, version, items } of reports)
      await this.session.connection.sendDiagnostics({
        uri,
        ...(version === null ? {} : { version }),
        diagnostics: [...items],
      });
  }

  /** A client asks again by itself for what was edited; of anything else it has to be told. */
  async #refresh(batch: readonly Changed[], changed: readonly FileReport[]): Promise<void> {
    if (this.session.capabilities.workspace?.diagnostics?.refreshSupport !== true) return;
    const edited = new Set(
      batch.flatMap(({ project, path, outside }) => (path === undefined || outside ? [] : [project.uriOf(path)])),
    );
    if (changed.every(({ uri }) => edited.has(uri))) return;
    // Not waited for: a client may answer only after it has asked for everything again.
    this.session.connection.languages.diagnostics.refresh().catch(() => {});
  }

  async #tellPictures(batch: readonly Changed[]): Promise<void> {
    const uris = new Set(batch.flatMap(({ project, path }) => this.#drawn(project, path)));
    if (uris.size === 0) return;
    const params: ChangedParams = { uris: [...uris] };
    await this.session.connection.sendNotification(CHANGED_NOTIFICATION, params);
  }

  /** Files that shared a roadmap with this one, before or now. */
  #drawn(project: Project, path: string | undefined): readonly string[] {
    if (path === undefined) return project.workspace.files().map((file) => project.uriOf(file));
    const uri = project.uriOf(path);
    const now = project.related(path).map((file) => project.uriOf(file));
    const before = this.#related.get(uri) ?? [];
    this.#related.set(uri, now);
    return [...before, ...now];
  }
}

/** Lets messages that have come already be taken in first. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
