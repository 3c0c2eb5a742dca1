/** Which roadmaps are compared with which other version of theirs, and these versions themselves. */
import type { Connection } from 'vscode-languageserver';
import type { Version } from '../../core/diff/review';
import {
  type BaseName,
  READ_BASE_REQUEST,
  type ReadBaseParams,
  type ReadBaseResult,
} from '../../core/protocol/compare';
import { uriIn } from '../paths';
import type { Project } from '../project';
import type { At, Session } from '../session';
import { BaseVersion } from './base';
import { Pair } from './pair';

/** Versions that were asked for aside, and are kept in case they are asked for again. */
const MOST_ASIDE = 3;

export class Comparisons {
  /** What the client began and has not ended, by the URI of the root. */
  readonly #running = new Map<string, Comparison>();
  /** The last ones asked for come last. */
  readonly #aside = new Map<string, Comparison>();

  constructor(readonly session: Session) {}

  /** Begins to compare the roadmap of a root, instead of what it was compared with before: all is read anew. */
  async begin(project: Project, root: string, name: BaseName): Promise<void> {
    const uri = addressOf(project, root);
    const comparison = this.#read(project, root, name);
    this.#forgetClosed();
    this.#running.set(uri, comparison);
    await comparison.base.catch((error: unknown) => {
      if (this.#running.get(uri) === comparison) this.#running.delete(uri);
      throw error;
    });
  }

  end(project: Project, root: string): void {
    this.#running.delete(addressOf(project, root));
  }

  /** The root of the compared roadmap that holds a file, if there is one. */
  rootOf({ project, path }: At): string | undefined {
    const roots = [...this.#running.keys()].flatMap((uri) => project.pathOf(uri) ?? []);
    return roots.find((root) => isKnown(project, root) && project.workspace.members(root).includes(path));
  }

  /** What the roadmap of a root is compared with, once that is read; undefined while it is compared with nothing. */
  async running(project: Project, root: string): Promise<Pair | undefined> {
    if (!isKnown(project, root)) return undefined;
    return this.#running.get(addressOf(project, root))?.pair(project, root);
  }

  /** The other version of a compared roadmap, for whoever draws both. */
  async base(project: Project, root: string): Promise<Version | undefined> {
    return (await this.running(project, root))?.baseVersion();
  }

  /** A version that nothing is compared with for longer than one answer. */
  async aside(project: Project, root: string, name: BaseName): Promise<Pair> {
    const key = `${name.id}\n${name.label}\n${addressOf(project, root)}`;
    const comparison = this.#aside.get(key) ?? this.#read(project, root, name);
    this.#aside.delete(key);
    this.#aside.set(key, comparison);
    if (this.#aside.size > MOST_ASIDE) this.#aside.delete(this.#aside.keys().next().value!);
    // What could not be read may be there the next time.
    const isThere = await comparison.base.then((base) => base.isThere).catch(() => false);
    if (!isThere && this.#aside.get(key) === comparison) this.#aside.delete(key);
    return comparison.pair(project, root);
  }

  /** Files outside of every folder are known as long as they are open. */
  #forgetClosed(): void {
    for (const uri of this.#running.keys()) if (this.session.at(uri) === undefined) this.#running.delete(uri);
  }

  #read(project: Project, root: string, name: BaseName): Comparison {
    const { session } = this;
    const base = BaseVersion.read(
      name,
      project.uriOf(root),
      (uri) => session.at(uri)?.project.folder,
      (uri, isRoot) => readBase(session.connection, { id: name.id, uri, isRoot }),
    );
    return new Comparison(base);
  }
}

/** A version, beside what its roadmap is now: that may belong to another project than it did. */
class Comparison {
  #pair: Pair | undefined;

  constructor(readonly base: Promise<BaseVersion>) {}

  async pair(project: Project, root: string): Promise<Pair> {
    const base = await this.base;
    if (this.#pair?.project !== project || this.#pair.root !== root) this.#pair = new Pair(project, root, base);
    return this.#pair;
  }
}

/** Always the same, however the client writes it. */
const addressOf = ({ folder }: Project, root: string): string => uriIn(folder, root);

/** What lies outside of every folder, and is not open, is not known to be gone. */
const isKnown = (project: Project, root: string): boolean =>
  project.files !== undefined || project.workspace.text(root) !== undefined;

async function readBase(connection: Connection, params: ReadBaseParams): Promise<ReadBaseResult> {
  try {
    return await connection.sendRequest<ReadBaseResult>(READ_BASE_REQUEST, params);
  } catch {
    return { unreadable: 'the editor gives no access to it' };
  }
}
