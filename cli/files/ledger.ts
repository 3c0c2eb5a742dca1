/** Files of what a team agreed to: read whole or not at all, and written only over what was read. */
import type { Ledger } from '../../core/ledger';
import { reasonOf, unreadable } from '../io/failure';
import type { Files, Io } from '../io/io';
import { shown } from './paths';
import { readSource, type Source } from './source';

export interface LedgerFile {
  readonly file: string;
  /** Undefined where there is no file. */
  readonly source: Source | undefined;
  readonly held: Ledger;
}

/** What makes sense of its text. */
export type Reading = (text: string) => Ledger | { readonly problem: string };

/** @param top the folder that it must lie in, wherever links lead @throws Failure where it can't be read or understood */
export function readLedgerFile(top: string, file: string, reading: Reading, files: Files, io: Io): LedgerFile {
  const read = readSource(top, file, files);
  if ('missing' in read) return { file, source: undefined, held: { entries: [], more: {} } };
  if ('unreadable' in read) throw unreadable(`${shown(io.folder, file)}: can't be read, because ${read.unreadable}.`);
  const held = reading(read.source.text);
  if ('problem' in held) throw unreadable(`${shown(io.folder, file)}: ${held.problem}`);
  return { file, source: read.source, held };
}

/** Writes a text in place of what was read. Returns what went wrong, as a sentence without its place. */
export function writeLedgerFile(
  top: string,
  { file, source }: Pick<LedgerFile, 'file' | 'source'>,
  text: string,
  { files }: Io,
): string | undefined {
  if (text === source?.text.replaceAll('\r\n', '\n')) return undefined;
  const now = readSource(top, file, files);
  if (source === undefined ? !('missing' in now) : !('source' in now) || now.source.text !== source.text)
    return 'was changed by somebody else meanwhile and is left as it is. Run it again.';
  if (source?.isExact === false) return "is not UTF-8, and can't be written without loss. Save it as UTF-8 first.";
  const mark = source?.hasMark === true ? '\ufeff' : '';
  const written = mark + (source?.text.includes('\r\n') === true ? text.replaceAll('\n', '\r\n') : text);
  try {
    if (source === undefined) files.create(file, written);
    else files.replace(file, written);
    return undefined;
  } catch (error) {
    return `can't be written, because ${reasonOf(error)}.`;
  }
}
