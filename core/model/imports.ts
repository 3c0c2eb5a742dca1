/** Which files a file imports, which files make a roadmap together, and under which names. Paths use `/` and are relative to the workspace. */
import type { Entry, FieldPath } from '../format/kit';
import type { Outline } from '../syntax/outline';

export type ImportTarget =
  | { readonly is: 'file'; readonly path: string }
  | { readonly is: 'wrong'; readonly why: 'url' | 'outside' | 'absolute' | 'empty' };

export interface Import {
  /** As written. */
  readonly written: string;
  /** The name space that it opens; '' where ids join. */
  readonly name: string;
  readonly at: FieldPath;
  readonly target: ImportTarget;
}

/** The imports of a file, in the order in which they are written. */
export function importsOf(file: string, outline: Outline): readonly Import[] {
  const data = outline.entries.find((entry) => entry.path.length === 1 && entry.path[0] === 'imports')?.data;
  if (!Array.isArray(data)) return [];
  return (data as readonly (string | Entry<string>)[]).map((item, i) =>
    typeof item === 'string'
      ? { written: item, name: '', at: ['imports', i], target: resolveImport(file, item) }
      : { written: item.value, name: item.key, at: ['imports', item.key], target: resolveImport(file, item.value) },
  );
}

export function sameImports(a: readonly Import[], b: readonly Import[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => one.written === b[i]!.written && one.name === b[i]!.name && one.at[1] === b[i]!.at[1])
  );
}

/** Where a written path leads, without looking whether something is there. */
export function resolveImport(file: string, written: string): ImportTarget {
  if (written.trim() === '') return { is: 'wrong', why: 'empty' };
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return { is: 'wrong', why: 'url' };
  if (/^[\\/]|^[a-z]:[\\/]/i.test(written)) return { is: 'wrong', why: 'absolute' };
  const parts = file.split('/').slice(0, -1);
  for (const part of written.replaceAll('\\', '/').split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return { is: 'wrong', why: 'outside' };
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  return { is: 'file', path: parts.join('/') };
}

/** How one file names another. */
export function relativePath(from: string, to: string): string {
  const a = from.split('/').slice(0, -1);
  const b = to.split('/');
  let common = 0;
  while (common < a.length && common < b.length - 1 && a[common] === b[common]) common++;
  return [...a.slice(common).map(() => '..'), ...b.slice(common)].join('/');
}

export type ImportsOf = (file: string) => readonly Import[];

const targetsOf = (file: string, importsOfFile: ImportsOf): readonly string[] =>
  importsOfFile(file).flatMap(({ target }) => (target.is === 'file' ? [target.path] : []));

/** Files that no other imports, and of a circle that nothing outside imports, the first by path. */
export function rootsOf(files: readonly string[], importsOfFile: ImportsOf): readonly string[] {
  const known = new Set(files);
  const imported = new Set(files.flatMap((file) => targetsOf(file, importsOfFile).filter((target) => target !== file)));
  const reached = new Set<string>();
  const roots: string[] = [];
  const sorted = [...files].sort();
  for (const candidates of [sorted.filter((file) => !imported.has(file)), sorted])
    for (const file of candidates) {
      if (reached.has(file)) continue;
      roots.push(file);
      reach(file, importsOfFile, known, reached);
    }
  return roots.sort();
}

function reach(from: string, importsOfFile: ImportsOf, known: ReadonlySet<string>, reached: Set<string>): void {
  const open = [from];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (reached.has(file) || !known.has(file)) continue;
    reached.add(file);
    open.push(...targetsOf(file, importsOfFile));
  }
}

export interface Member {
  readonly path: string;
  /** The name spaces under which the root sees it, the first one first: `''`, `emea/`. */
  readonly prefixes: readonly string[];
}

/** More names for one file than anybody would read; it bounds what nested imports can multiply. */
const MOST_NAMES = 8;

export interface Closure {
  /** The root first, then depth first in the order of the imports. */
  readonly members: readonly Member[];
  /** Imports that close a circle. */
  readonly circles: readonly Circle[];
}

export interface Circle {
  readonly file: string;
  readonly at: FieldPath;
  readonly written: string;
  /** The files that go round, the one that is imported again first. */
  readonly names: readonly string[];
}

/** A file on the way down from the root, with the imports that are still to be followed. */
interface Step {
  readonly file: string;
  readonly prefix: string;
  readonly left: Import[];
  /** Whether the file was met before, so that its circles are known. */
  readonly again: boolean;
}

/** A root and all that it imports. */
export function closureOf(root: string, importsOfFile: ImportsOf): Closure {
  const prefixes = new Map<string, string[]>();
  const circles: Circle[] = [];
  const trail: Step[] = [];
  const open = new Map<string, number>();
  const enter = (file: string, prefix: string): void => {
    const known = prefixes.get(file);
    if (known !== undefined && (known.includes(prefix) || known.length === MOST_NAMES)) return;
    prefixes.set(file, [...(known ?? []), prefix]);
    open.set(file, trail.length);
    trail.push({ file, prefix, left: [...importsOfFile(file)].reverse(), again: known !== undefined });
  };
  enter(root, '');
  for (let step = trail.at(-1); step !== undefined; step = trail.at(-1)) {
    const one = step.left.pop();
    if (one === undefined) {
      trail.pop();
      open.delete(step.file);
    } else if (one.target.is === 'file') {
      const from = open.get(one.target.path);
      if (from === undefined) enter(one.target.path, one.name === '' ? step.prefix : `${step.prefix}${one.name}/`);
      else if (!step.again)
        circles.push({
          file: step.file,
          at: one.at,
          written: one.written,
          names: trail.slice(from).map(({ file }) => file),
        });
    }
  }
  return { members: [...prefixes].map(([path, names]) => ({ path, prefixes: names })), circles };
}

export function sameClosure(a: Closure, b: Closure): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
