/** `roadmap merge`: three versions of a roadmap into one, as a merge driver of git. */

import { counted } from '../../core/format/words';
import { isConflict, marked } from '../../core/merge/chunks';
import { mergeLines } from '../../core/merge/diff3';
import { type Merged, mergeTexts, type Texts } from '../../core/merge/merge';
import { LARGEST_FILE } from '../../core/protocol/files';
import { Workspace } from '../../core/workspace';
import { absolute, isRoadmapName } from '../files/paths';
import { sourceOf } from '../files/source';
import { complain, reasonOf, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import { Lines } from '../text/lines';

export interface MergeOptions {
  readonly markerSize: number;
  /** What the file is called in the repository; git gives texts to merge names of its own. */
  readonly path?: string;
}

/** Overwrites OURS. Returns 0 if all went together, 1 if there are conflicts. @throws Failure if something can't be read */
export function merge(paths: readonly [string, string, string], options: MergeOptions, io: Io): number {
  const [base, ours, theirs] = paths.map((path) => bytesOf(path, io)) as [Uint8Array, Uint8Array, Uint8Array];
  const name = options.path ?? paths[1];
  const merged = mergedBytes([base, ours, theirs], options.markerSize);
  if (!isEqual(merged.bytes, ours)) write(paths[1], merged.bytes, io);
  if (merged.conflicts > 0) {
    complain(io, `${name}: ${counted(merged.conflicts, 'conflict')}; look for <<< in the file.`);
    return 1;
  }
  if (merged.texts !== undefined) sayNew(name, merged.texts, io);
  return 0;
}

function bytesOf(path: string, io: Io): Uint8Array {
  try {
    return io.files.read(absolute(io.folder, path));
  } catch (error) {
    throw unreadable(`${path}: can't be read, because ${reasonOf(error)}.`);
  }
}

function write(path: string, bytes: Uint8Array, io: Io): void {
  try {
    io.files.replace(absolute(io.folder, path), bytes);
  } catch (error) {
    throw unreadable(`${path}: can't be written, because ${reasonOf(error)}.`);
  }
}

interface MergedBytes {
  readonly bytes: Uint8Array;
  readonly conflicts: number;
  /** Undefined where they were merged as lines of whatever it is. */
  readonly texts?: { readonly merged: string; readonly ours: string; readonly theirs: string };
}

function mergedBytes(sides: readonly [Uint8Array, Uint8Array, Uint8Array], size: number): MergedBytes {
  const sources = sides.map(sourceOf);
  const isText = sources.every(({ isExact }) => isExact) && sides.every(({ length }) => length <= LARGEST_FILE);
  if (!isText) return bytewise(sides, size);
  const texts = sources.map(({ text, hasMark }) => (hasMark ? `\ufeff${text}` : text));
  const [base, ours, theirs] = texts as [string, string, string];
  const given: Texts = { base, ours, theirs };
  const { text, conflicts }: Merged = mergeTexts(given, size);
  return { bytes: new TextEncoder().encode(text), conflicts, texts: { merged: text, ours, theirs } };
}

/** Bytes that are no text in UTF-8, line by line: none of them is lost. */
function bytewise(sides: readonly [Uint8Array, Uint8Array, Uint8Array], size: number): MergedBytes {
  const [base, ours, theirs] = sides.map((bytes) =>
    Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
  ) as [string, string, string];
  const chunks = mergeLines(base, ours, theirs);
  const text = marked(chunks, size);
  return {
    bytes: Uint8Array.from(text, (character) => character.charCodeAt(0)),
    conflicts: chunks.filter(isConflict).length,
  };
}

const isEqual = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, i) => byte === b[i]);

/** Says which errors come of the merge alone: neither side has them. */
function sayNew(
  name: string,
  { merged, ours, theirs }: { readonly merged: string; readonly ours: string; readonly theirs: string },
  io: Io,
): void {
  if (merged === ours || merged === theirs) return;
  const known = new Set([...errorsIn(name, ours), ...errorsIn(name, theirs)].map(({ fingerprint }) => fingerprint));
  const lines = new Lines(merged.replace(/^\ufeff/, ''));
  for (const { fingerprint, message, rule, span } of errorsIn(name, merged))
    if (!known.has(fingerprint))
      complain(io, `${name}:${lines.position(span.start).line}: only the merge makes this: ${message} [${rule}]`);
}

/** In the file alone: what it names elsewhere is as unknown on both sides. */
function errorsIn(name: string, text: string) {
  const workspace = new Workspace();
  const path = isRoadmapName(name) ? name : 'merged.roadmap.yaml';
  workspace.setFile(path, { text: text.replace(/^\ufeff/, '') });
  return workspace.findings(path).filter(({ severity }) => severity === 'error');
}
