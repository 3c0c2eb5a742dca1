/** The example roadmaps as they are committed, by their path from the folder `examples`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../examples');

/** All example files, in order of their paths. */
export function exampleFiles(): Readonly<Record<string, string>> {
  const paths = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.roadmap\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [relative(FOLDER, path).replaceAll(sep, '/'), readFileSync(path, 'utf8')]),
  );
}
