/** Files as text. */
import { dirname } from 'node:path';
import { LARGEST_FILE, TOO_LARGE } from '../../core/protocol/files';
import { reasonOf } from '../io/failure';
import type { Files } from '../io/io';
import { isWithin } from './paths';

export interface Source {
  /** Without a byte order mark. */
  readonly text: string;
  readonly hasMark: boolean;
  /** Whether the text, written back, gives the same bytes. False where bytes were no UTF-8. */
  readonly isExact: boolean;
}

export type ReadResult =
  | { readonly source: Source }
  | { readonly missing: true }
  /** Why, as a clause. */
  | { readonly unreadable: string };

/** Reads a file that must lie in a folder, wherever links lead. */
export function readSource(top: string, path: string, files: Files): ReadResult {
  try {
    const kind = files.kind(path);
    if (kind === undefined) return leadsOut(top, dirname(path), files) ? OUTSIDE : { missing: true };
    if (kind !== 'file') return { unreadable: kind === 'folder' ? 'it is a folder' : 'it is no ordinary file' };
    if (leadsOut(top, path, files)) return OUTSIDE;
    const bytes = files.read(path);
    return bytes.length > LARGEST_FILE ? { unreadable: TOO_LARGE } : { source: sourceOf(bytes) };
  } catch (error) {
    return { unreadable: reasonOf(error) };
  }
}

const OUTSIDE = { unreadable: 'it is outside the workspace folder' };

/** Whether links lead to a place outside of a folder. What isn't there leads nowhere. */
function leadsOut(top: string, path: string, files: Files): boolean {
  return files.kind(path) !== undefined && !isWithin(files.realPath(top), files.realPath(path));
}

export function sourceOf(bytes: Uint8Array): Source {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const hasMark = text.charCodeAt(0) === 0xfeff;
  return {
    text: hasMark ? text.slice(1) : text,
    hasMark,
    isExact: !text.includes('\ufffd') || sameBytes(new TextEncoder().encode(text), bytes),
  };
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
