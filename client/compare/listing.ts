/** What git prints and its extension lists, read. */
import { DEFAULT_BRANCHES } from '../../core/protocol/refs';

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

/** What may be the default branch among the names of a repository, the likeliest first: what origin calls so leads. */
export function defaultBranchesIn(
  refs: readonly { readonly name?: string; readonly commit?: string }[],
): readonly { readonly label: string; readonly commit: string }[] {
  const known = new Map(refs.flatMap(({ name, commit }) => (name && commit ? [[name, commit] as const] : [])));
  return DEFAULT_BRANCHES.flatMap((name) => {
    const commit = known.get(name);
    if (commit === undefined) return [];
    // What origin/HEAD stands for has a name that people know.
    const usual = name === ORIGIN ? DEFAULT_BRANCHES.find((one) => one !== name && known.get(one) === commit) : name;
    return { label: usual?.replace(/^origin\//, '') ?? name, commit };
  });
}

const [ORIGIN] = DEFAULT_BRANCHES;
