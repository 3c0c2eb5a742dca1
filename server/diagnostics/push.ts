/**
 * What a client is told without asking, once a change is taken in: diagnostics (or, if it asks for those itself, that
 * it should ask again) and which pictures may differ. Changes that come while one is worked on are taken together.
 */
import { CHANGED_NOTIFICATION, type ChangedParams } from '../../core/protocol/preview';
import type { Project } from '../project';
import type { Changed, Session } from '../session';
import { type FileReport, reportIfAny } from './report';
import { SuppressionsTeller } from './suppressions';

export class Teller {
  #waiting: Changed[] = [];
  #working = false;
  /** By URI, what was last found there. */
  readonly #known = new Map<string, string>();
  readonly #suppressions: SuppressionsTeller;
  /** By path, which files last shared a roadmap with that one. */
  readonly #related = new WeakMap<Project, Map<string, readonly string[]>>();

  constructor(
    readonly session: Session,
    readonly pulls: boolean,
  ) {
    this.#suppressions = new SuppressionsTeller(session.connection);
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
    await this.#suppressions.tell(projects);
    const files = projects.flatMap((project) => project.workspace.files().map((path) => ({ project, path })));
    const reports = files.flatMap(({ project, path }) => reportIfAny(this.session, project, path) ?? []);
    const changed = this.#changed(reports, new Set(files.map(({ project, path }) => project.uriOf(path))));
    if (this.pulls) await this.#refresh(batch, changed);
    else await this.#send(changed);
    await this.#tellPictures(batch);
  }

  /** Reports that differ from the last; empty ones for files that are gone. `uris` are those of all files there are. */
  #changed(reports: readonly FileReport[], uris: ReadonlySet<string>): readonly FileReport[] {
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
    const now = project.related(path).map((file) => project.uriOf(file));
    const known = this.#related.get(project) ?? new Map<string, readonly string[]>();
    this.#related.set(project, known);
    const before = known.get(path) ?? [];
    if (project.workspace.text(path) === undefined) known.delete(path);
    else known.set(path, now);
    return [...before, ...now];
  }
}

/** Lets messages that have come already be taken in first. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
