/** The files of the project, without what is made or installed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

const SKIPPED = new Set(['node_modules', 'dist', 'out', '.git', '.vscode-test', 'generated']);

/** Paths from the root, with `/`, in order. */
export function filesBelow(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = posix.join(folder, entry.name);
      if (SKIPPED.has(entry.name)) return [];
      return entry.isDirectory() ? filesBelow(path) : [path];
    })
    .sort();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** TypeScript sources of the program itself. */
export const sources = (): readonly string[] =>
  ['core', 'server', 'client', 'cli', 'action']
    .flatMap((folder) => filesBelow(folder))
    .filter((path) => path.endsWith('.ts'));

export interface Import {
  readonly from: string;
  /** A path from the root without extension, or the name of a package. */
  readonly to: string;
}

/** What a file imports, types too. */
export function importsOf(from: string): readonly Import[] {
  const specifiers = read(from).matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/g,
  );
  return [...specifiers].map((match) => {
    const written = (match[1] ?? match[2] ?? match[3])!;
    return { from, to: written.startsWith('.') ? posix.join(posix.dirname(from), written) : written };
  });
}
