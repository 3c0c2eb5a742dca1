/** Paths as people write and read them. */
import { isAbsolute, relative, resolve, sep } from 'node:path';

/** With `/`, whatever the system uses. */
export const withSlashes = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'));

/** How a path is shown: relative to the current folder, `.` for itself. */
export const shown = (folder: string, path: string): string => withSlashes(relative(folder, path)) || '.';

/** Whether a path is a folder or lies in it. Both absolute. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** A path inside of a folder as the core writes it. */
export const pathIn = (folder: string, path: string): string => withSlashes(relative(folder, path));

export const absolute = (folder: string, path: string): string => resolve(folder, path);

const ROADMAP_FILE = /(?:^|\/)[^/]*\.roadmap\.ya?ml$/;

/** Whether a file's name makes it a roadmap. */
export const isRoadmapName = (path: string): boolean => ROADMAP_FILE.test(withSlashes(path));
