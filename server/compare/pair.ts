/** A roadmap as it is now beside another version of it, and the review of what lies between them. */
import { type Review, review, type Version } from '../../core/diff/review';
import type { Suppression } from '../../core/suppressions';
import { Workspace } from '../../core/workspace';
import type { Project } from '../project';
import type { BaseVersion } from './base';

export class Pair {
  /** The roadmap alone, where its files belong to others too, whose findings are not its own. */
  #alone: Workspace | undefined;
  /** What workspaces were told last. */
  readonly #matched = new WeakMap<Workspace, { readonly suppressions: readonly Suppression[]; readonly top: string }>();
  #made: { readonly basis: readonly unknown[]; readonly value: Review } | undefined;

  constructor(
    readonly project: Project,
    readonly root: string,
    readonly base: BaseVersion,
  ) {}

  /** What lies between the two versions now; the same as before while nothing has changed. */
  review(): Review {
    const { project, root } = this;
    const { workspace } = project;
    const members = workspace.members(root);
    const texts = members.flatMap((file) => [file, workspace.text(file)]);
    const basis = [workspace.today(), project.suppressions, project.top?.base, ...texts];
    const known = this.#made;
    if (known?.basis.length === basis.length && known.basis.every((part, i) => part === basis[i])) return known.value;
    const head: Version = { workspace: this.#headWorkspace(members), root };
    const options = { today: workspace.today(), root: `${project.top?.base ?? ''}${root}` };
    const value = review(this.baseVersion(), head, options);
    this.#made = { basis, value };
    return value;
  }

  /** The other version, as of the same day. */
  baseVersion(): Version {
    this.#match(this.base.workspace, (file) => this.nameOf(file));
    return { workspace: this.base.workspace, root: this.base.root, nameOf: (path) => this.nameOf(path) };
  }

  /** What a file of the other version is called now: by its way from the root, where there is such a file now. */
  nameOf(path: string): string {
    const { base, root, project } = this;
    if (path === base.root) return root;
    const moved = along(path, base.root, root);
    return project.workspace.text(moved) === undefined ? path : moved;
  }

  /** The same day, suppressions and names on both sides, so that findings can be told apart by their fingerprints. */
  #match(workspace: Workspace, nameOf: (file: string) => string): void {
    const { project } = this;
    const top = project.top?.base ?? '';
    workspace.setToday(project.workspace.today());
    const known = this.#matched.get(workspace);
    if (known?.suppressions !== project.suppressions) workspace.setSuppressions(project.suppressions);
    if (known?.top !== top)
      workspace.setPrintNames((file, root) => ({ file: top + nameOf(file), root: top + nameOf(root) }));
    this.#matched.set(workspace, { suppressions: project.suppressions, top });
  }

  #headWorkspace(members: readonly string[]): Workspace {
    const { workspace } = this.project;
    if (members.every((file) => workspace.rootsWith(file).join('\n') === this.root)) {
      this.#alone = undefined;
      return workspace;
    }
    this.#alone ??= new Workspace();
    const alone = this.#alone;
    const tell = (file: string): void => {
      const text = workspace.text(file);
      alone.setFile(file, text === undefined ? { missing: true } : { text });
    };
    for (const file of new Set([...members, ...alone.files()])) tell(file);
    for (let wanted = alone.wanted(); wanted.length > 0; wanted = alone.wanted()) wanted.forEach(tell);
    this.#match(alone, (file) => file);
    return alone;
  }
}

/** Where a file lies from another root as it does from its own. */
function along(path: string, root: string, other: string): string {
  const folder = root.slice(0, root.lastIndexOf('/') + 1);
  return path.startsWith(folder) ? other.slice(0, other.lastIndexOf('/') + 1) + path.slice(folder.length) : path;
}
