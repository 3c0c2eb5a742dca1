/** What git prints and its extension lists, read. */

export interface TreeEntry {
  readonly is: 'file' | 'link' | 'folder';
  readonly id: string;
  readonly size: number;
}

/** The one entry that `git ls-tree -z -l` lists, if it is there. */
export function entryIn(listed: string): TreeEntry | undefined {
  const found = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t/.exec(listed);
  if (found === null) return undefined;
  const [, mode = '', id = '', size = ''] = found;
  const is = mode === '120000' ? 'link' : mode.startsWith('100') ? 'file' : 'folder';
  return { is, id, size: Number(size) || 0 };
}

/** From what `git diff-index -z --name-status` prints of renames: old names by new ones. */
export function renamesIn(printed: string): ReadonlyMap<string, string> {
  const parts = printed.split('\0');
  const renames = new Map<string, string>();
  for (let i = 0; i + 2 < parts.length; i += 3) renames.set(parts[i + 2] ?? '', parts[i + 1] ?? '');
  return renames;
}

const DEFAULT_BRANCHES = ['main', 'master', 'origin/main', 'origin/master'];

/** The default branch among the names of a repository: what origin calls so, else the one with a usual name. */
export function defaultBranchIn(
  refs: readonly { readonly name?: string; readonly commit?: string }[],
): { readonly label: string; readonly commit: string } | undefined {
  const known = new Map(refs.flatMap(({ name, commit }) => (name && commit ? [[name, commit] as const] : [])));
  const origin = known.get('origin/HEAD');
  const usual = DEFAULT_BRANCHES.find((name) => (origin === undefined ? known.has(name) : known.get(name) === origin));
  if (usual !== undefined) return { label: usual.replace(/^origin\//, ''), commit: known.get(usual) ?? '' };
  return origin === undefined ? undefined : { label: 'origin/HEAD', commit: origin };
}
