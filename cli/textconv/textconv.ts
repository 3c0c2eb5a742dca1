/** `roadmap textconv`: a roadmap in words, for `git diff`. */
import { inWords } from '../../core/diff/words';
import { LARGEST_FILE } from '../../core/protocol/files';
import { absolute } from '../files/paths';
import { sourceOf } from '../files/source';
import { reasonOf, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import { visible } from '../text/plain';

/** Prints a file in words, or as it is where it is no roadmap: git gives up on a file for which this fails. */
export function textconv(written: string, io: Io): void {
  const { text } = sourceOf(bytesOf(written, io));
  const lines = text.length > LARGEST_FILE ? undefined : inWords(text);
  for (const line of lines ?? text.replace(/\r?\n$/, '').split(/\r?\n/)) io.stdout.write(`${visible(line)}\n`);
}

function bytesOf(written: string, io: Io): Uint8Array {
  try {
    return io.files.read(absolute(io.folder, written));
  } catch (error) {
    throw unreadable(`${written}: can't be read, because ${reasonOf(error)}.`);
  }
}
