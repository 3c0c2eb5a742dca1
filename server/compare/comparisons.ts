/** Which roadmaps are compared with which other version of theirs, and these versions themselves. */
import type { Connection } from 'vscode-languageserver';
import type { Version } from '../../core/diff/review';
import {
  type BaseName,
  READ_BASE_REQUEST,
  type ReadBaseParams,
  type ReadBaseResult,
} from '../../core/protocol/compare';
import type { Project } from '../project';
import type { At, Session } from '../session';
import { BaseVersion } from './base';
import { Pair } from './pair';

/** Versions that were asked for aside, and are kept in case they are asked for again. */
const MOST_ASIDE = 3;

/** A comparison that the client began and has not ended. */
interface Running {
  readonly project: Project;
  readonly root: string;
  readonly pair: Promise<Pair>;
}

export class Comparisons {
  #running: readonly Running[] = [];
  /** The last ones asked for come last. */
  readonly #aside = new Map<string, Promise<Pair>>();

  constructor(readonly session: Session) {}

  /** Begins to compare the roadmap of a root, instead of what it was compared with before. */
  begin(project: Project, root: string, name: BaseName): Promise<Pair> {
    const pair = this.#aside.get(keyOf(project, root, name)) ?? this.#read(project, root, name);
    this.end(project, root);
    this.#running = [...this.#running, { project, root, pair }];
    return pair;
  }

  end(project: Project, root: string): void {
    this.#running = this.#running.filter((one) => one.project !== project || one.root !== root);
  }

  /** The root of the compared roadmap that holds a file, if there is one. */
  rootOf({ project, path }: At): string | undefined {
    const ofProject = this.#running.filter((one) => one.project === project);
    return ofProject.find(({ root }) => project.workspace.members(root).includes(path))?.root;
  }

  /** What the roadmap of a root is compared with, once that is read; undefined while it is compared with nothing. */
  async running(project: Project, root: string): Promise<Pair | undefined> {
    return this.#running.find((one) => one.project === project && one.root === root)?.pair;
  }

  /** The other version of a compared roadmap, for whoever draws both. */
  async base(project: Project, root: string): Promise<Version | undefined> {
    return (await this.running(project, root))?.baseVersion();
  }

  /** A version that nothing is compared with for longer than one answer. */
  aside(project: Project, root: string, name: BaseName): Promise<Pair> {
    const key = keyOf(project, root, name);
    const pair = this.#aside.get(key) ?? this.#read(project, root, name);
    this.#aside.delete(key);
    this.#aside.set(key, pair);
    if (this.#aside.size > MOST_ASIDE) this.#aside.delete(this.#aside.keys().next().value!);
    pair.catch(() => this.#aside.delete(key));
    return pair;
  }

  async #read(project: Project, root: string, name: BaseName): Promise<Pair> {
    const { session } = this;
    const base = await BaseVersion.read(
      name,
      project.uriOf(root),
      (uri) => session.at(uri)?.project.folder,
      (uri, isRoot) => readBase(session.connection, { id: name.id, uri, isRoot }),
    );
    return new Pair(project, root, base);
  }
}

const keyOf = (project: Project, root: string, { id }: BaseName): string => `${id}\n${project.uriOf(root)}`;

async function readBase(connection: Connection, params: ReadBaseParams): Promise<ReadBaseResult> {
  try {
    return await connection.sendRequest<ReadBaseResult>(READ_BASE_REQUEST, params);
  } catch {
    return { unreadable: 'the editor gives no access to it' };
  }
}
