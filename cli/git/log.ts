/** The commits that led to HEAD, along the branch itself, with what each changed. */
import { dayOf } from '../../core/schedule/days';
import type { Day } from '../../core/schedule/types';
import { itemsOf, kindOf, type TreeEntry } from './listing';
import type { Repository } from './repository';

export interface FileChange {
  /** Undefined where the file is new, or gone. */
  readonly before: TreeEntry | undefined;
  readonly after: TreeEntry | undefined;
}

export interface LoggedCommit {
  readonly id: string;
  readonly day: Day;
  readonly summary: string;
  readonly changes: readonly FileChange[];
}

/** Settings of the user that would change what is listed. */
const SETTINGS = ['-c', 'log.showRoot=true', '-c', 'log.diffMerges=separate', '-c', 'log.showSignature=false'];
const LISTED = ['--raw', '-z', '--no-abbrev', '-M', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all'];
const START = '\u0001';

/**
 * The newest first. A merge counts once, with all that it brought, so that the branch's own story is told.
 * @param patterns which files, as git's pathspecs
 */
export function firstParents(repository: Repository, patterns: readonly string[], aim: string): LoggedCommit[] {
  const format = `--format=${START}%H%x00%cI%x00%s`;
  const args = [...SETTINGS, 'log', '--first-parent', '-m', ...LISTED, '--encoding=UTF-8', format, 'HEAD', '--'];
  return commitsIn(itemsOf(repository.bytes([...args, ...patterns], aim)));
}

function commitsIn(items: readonly string[]): LoggedCommit[] {
  const commits: (LoggedCommit & { readonly changes: FileChange[] })[] = [];
  for (let at = 0; at < items.length; ) {
    const item = items[at++]!;
    if (item.startsWith(START)) {
      const [date = '', summary = ''] = items.slice(at, at + 2);
      commits.push({ id: item.slice(1), day: dayOf(date.slice(0, 10)), summary, changes: [] });
      at += 2;
    }
    const found = /^\n?:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(item);
    if (found === null) continue;
    const [, oldMode = '', newMode = '', oldId = '', newId = '', letter] = found;
    const path = items[at++] ?? '';
    const newPath = letter === 'R' || letter === 'C' ? (items[at++] ?? '') : path;
    commits.at(-1)?.changes.push({
      before: letter === 'A' || letter === 'C' ? undefined : entry(path, oldMode, oldId),
      after: letter === 'D' ? undefined : entry(newPath, newMode, newId),
    });
  }
  return commits;
}

const entry = (path: string, mode: string, id: string): TreeEntry => ({
  path,
  is: kindOf(mode),
  id,
});
