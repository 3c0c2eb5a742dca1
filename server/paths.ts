/** URIs and paths within a folder. */
import { URI } from 'vscode-uri';

const SKIPPED: ReadonlySet<string> = new Set(['node_modules', '.git']);

/** Folders that hold no roadmaps of one's own. */
export const isSkipped = (name: string): boolean => SKIPPED.has(name);

/** A URI, read; undefined for what is none. */
export function readUri(text: string): URI | undefined {
  try {
    return URI.parse(text, true);
  } catch {
    return undefined;
  }
}

/** The path of a URI within a folder, or undefined where it lies elsewhere. */
export function pathIn(folder: URI, uri: string): string | undefined {
  const target = readUri(uri);
  if (target === undefined || target.scheme !== folder.scheme || target.query !== folder.query) return undefined;
  if (target.authority.toLowerCase() !== folder.authority.toLowerCase()) return undefined;
  const base = withSlash(comparable(folder.path));
  const path = comparable(target.path);
  return path.startsWith(base) && path.length > base.length ? path.slice(base.length) : undefined;
}

/** The URI of a path within a folder. */
export function uriIn(folder: URI, path: string): string {
  return folder.with({ path: withSlash(folder.path) + path }).toString();
}

const withSlash = (path: string): string => (path.endsWith('/') || path === '' ? path : `${path}/`);

/** Drive letters come in both cases. */
const comparable = (path: string): string => path.replace(/^\/[A-Z]:/, (drive) => drive.toLowerCase());

/** Whether one folder lies in another, or is it. */
export function isWithin(outer: URI, inner: URI): boolean {
  return outer.toString() === inner.toString() || pathIn(outer, inner.toString()) !== undefined;
}

/** The folder of what lies in no workspace folder: all that shares scheme, host and query. */
export function outsideFolder(uri: URI): URI {
  return uri.with({ path: uri.path.startsWith('/') ? '/' : '', fragment: '' });
}
