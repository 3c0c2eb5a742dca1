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
  readonly circles: readonly {
    readonly file: string;
    readonly at: FieldPath;
    readonly written: string;
    readonly names: readonly string[];
  }[];
}

/** A root and all that it imports. */
export function closureOf(root: string, importsOfFile: ImportsOf): Closure {
  const prefixes = new Map<string, string[]>();
  const circles: { file: string; at: FieldPath; written: string; names: readonly string[] }[] = [];
  const visit = (file: string, prefix: string, trail: readonly string[]): void => {
    const known = prefixes.get(file);
    if (known !== undefined && (known.includes(prefix) || known.length === MOST_NAMES)) return;
    prefixes.set(file, [...(known ?? []), prefix]);
    for (const one of importsOfFile(file)) {
      if (one.target.is !== 'file') continue;
      const path = one.target.path;
      if ([...trail, file].includes(path)) {
        if (known === undefined)
          circles.push({
            file,
            at: one.at,
            written: one.written,
            names: [...trail, file].slice([...trail, file].indexOf(path)),
          });
      } else visit(path, one.name === '' ? prefix : `${prefix}${one.name}/`, [...trail, file]);
    }
  };
  visit(root, '', []);
  return { members: [...prefixes].map(([path, names]) => ({ path, prefixes: names })), circles };
}

export function sameClosure(a: Closure, b: Closure): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
