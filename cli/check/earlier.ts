/** What was found before: in another version of a workspace. */
import { join } from 'node:path';
import type { Finding } from '../../core/report';
import type { PrintNames, Workspace } from '../../core/workspace';
import { isWithin } from '../files/paths';
import { loadProject, type Project } from '../files/project';
import { searchRoadmaps } from '../files/search';
import type { TreeFiles } from '../git/tree';

/** Sets what decides findings besides the files: today and levels. */
export type Prepare = (workspace: Workspace) => void;

/** Tells the findings of a project that an earlier version of it has not. */
export class Earlier {
  readonly #workspace: Workspace;
  readonly #submodules: readonly string[];

  /** @param renames new names of files by those they had earlier */
  constructor(
    readonly project: Project,
    files: TreeFiles,
    readonly renames: ReadonlyMap<string, string>,
    prepare: Prepare,
  ) {
    const { workspace } = loadEarlier(project, files, renames);
    prepare(workspace);
    workspace.setPrintNames(this.#names());
    this.#workspace = workspace;
    this.#submodules = files.submodules();
  }

  /** Each file goes by its name of today and by the root that it has today: the same if it has that still. */
  #names(): PrintNames {
    const { workspace: today } = this.project;
    const nowOf = (file: string): string => this.renames.get(file) ?? file;
    const rootOf = (file: string): string | undefined => today.rootsWith(nowOf(file))[0];
    return (file, root) => {
      const isSame = today.rootsWith(nowOf(file)).includes(nowOf(root));
      return { file: nowOf(file), root: isSame ? nowOf(root) : (rootOf(file) ?? rootOf(root) ?? nowOf(root)) };
    };
  }

  /**
   * Whether a finding is new, by fingerprint, as the project is at this moment. Of several with the same one, those in
   * files that had it are old first. What lies in a repository of its own is nobody's news here.
   */
  news(): (finding: Finding) => boolean {
    const earlier = byPrint(this.#workspace, (file) => this.renames.get(file) ?? file);
    const old = new Set<Finding>();
    for (const [print, findings] of byPrint(this.project.workspace, (file) => file)) {
      const left = [...(earlier.get(print)?.keys() ?? [])];
      for (const file of findings.keys())
        if (left.includes(file)) {
          old.add(findings.get(file)!);
          left.splice(left.indexOf(file), 1);
        }
      const others = [...findings.values()].filter((finding) => !old.has(finding));
      for (const finding of others.slice(0, left.length)) old.add(finding);
    }
    return (finding) => !old.has(finding) && !this.#submodules.some((folder) => isWithin(folder, this.#place(finding)));
  }

  #place({ file }: Finding): string {
    return join(this.project.top, file);
  }
}

/** All roadmaps there were. */
function loadEarlier({ top, selected }: Project, files: TreeFiles, renames: ReadonlyMap<string, string>): Project {
  const found = searchRoadmaps(top, files);
  const earlierNames = new Map([...renames].map(([before, now]) => [now, before]));
  const named = selected
    .map((file) => join(top, earlierNames.get(file) ?? file))
    .filter((file) => files.kind(file) === 'file');
  return loadProject(
    top,
    found,
    { files: new Set([...found.files, ...named]), folders: new Set([top]) },
    undefined,
    files,
  );
}

/** Findings by fingerprint, all that they have, and file; in one file each fingerprint is there once. */
function byPrint(workspace: Workspace, nameOf: (file: string) => string): Map<string, Map<string, Finding>> {
  const found = new Map<string, Map<string, Finding>>();
  for (const file of workspace.files())
    for (const finding of workspace.findings(file))
      for (const print of [finding.fingerprint, ...finding.otherPrints]) {
        const files = found.get(print) ?? new Map<string, Finding>();
        found.set(print, files.set(nameOf(file), finding));
      }
  return found;
}
