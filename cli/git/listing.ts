/** What git lists, as data. All lists end their items with NUL, so that any name is possible. */

export interface TreeEntry {
  /** From the top of the work tree, with `/`. */
  readonly path: string;
  /** `submodule` is another repository; `conflict` a file that is not merged yet. */
  readonly is: 'file' | 'link' | 'submodule' | 'conflict';
  /** The hash of the content. */
  readonly id: string;
}

/** Of `ls-tree -r -z`. */
export const treeEntries = (printed: Uint8Array): readonly TreeEntry[] =>
  entriesIn(printed, /^(\d+) \w+ ([0-9a-f]+)()\t(.+)$/s);

/** Of `ls-files --stage -z`. A file that is not merged has an entry for each side. */
export function indexEntries(printed: Uint8Array): readonly TreeEntry[] {
  const entries = entriesIn(printed, /^(\d+) ([0-9a-f]+) (\d)\t(.+)$/s);
  return [...new Map(entries.map((entry) => [entry.path, entry])).values()];
}

function entriesIn(printed: Uint8Array, form: RegExp): readonly TreeEntry[] {
  return itemsOf(printed).flatMap((item): readonly TreeEntry[] => {
    const [, mode = '', id = '', stage = '', path = ''] = form.exec(item) ?? [];
    return isUsual(path) ? [{ path, is: stage === '' || stage === '0' ? kindOf(mode) : 'conflict', id }] : [];
  });
}

/** Trees can be made that hold names which lead elsewhere; git itself would not check them out. */
const isUsual = (path: string): boolean =>
  path !== '' && !path.split('/').some((part) => ['', '.', '..', '.git'].includes(part));

export function kindOf(mode: string): TreeEntry['is'] {
  return mode === '120000' ? 'link' : mode === '160000' ? 'submodule' : 'file';
}

/** New names by old ones. Of `diff-index` or `diff-tree` with `--name-status -z` and renames alone. */
export function renamesIn(printed: Uint8Array): ReadonlyMap<string, string> {
  const items = itemsOf(printed);
  const renames = new Map<string, string>();
  for (let i = 0; i + 2 < items.length; i += 3) renames.set(items[i + 1]!, items[i + 2]!);
  return renames;
}

/** Items that each end with NUL. */
export function itemsOf(printed: Uint8Array): readonly string[] {
  const items = new TextDecoder('utf-8', { ignoreBOM: true }).decode(printed).split('\0');
  return items.slice(0, -1);
}
