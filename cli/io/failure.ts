/** The ways in which a command ends without a result. */
import { visible } from '../text/plain';
import type { Io } from './io';

/** 2: the command was used wrongly. 3: something can't be read or written, or it is our own fault. */
export type FailureCode = 2 | 3;

/** One line for people: what is wrong, with the path, and what to do. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    message: string,
  ) {
    super(message);
  }
}

export const misuse = (message: string): Failure => new Failure(2, message);
export const unreadable = (message: string): Failure => new Failure(3, message);

/** One line on standard error, safe to print. */
export function complain(io: Io, message: string): void {
  io.stderr.write(`roadmap: ${visible(message.replace(/\s*\n\s*/g, ' '))}\n`);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EROFS: 'it lies on a read-only disk',
  ENOENT: 'it is not there',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is no folder',
  EEXIST: 'it is there already',
  ELOOP: 'its symbolic links lead in a circle',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
  ENAMETOOLONG: 'its name is too long',
};

/** Why something can't be read, as a clause. */
export class Reason extends Error {}

/** Why a file function failed, as a clause: `it is not allowed`. */
export function reasonOf(error: unknown): string {
  if (error instanceof Reason) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return REASONS[code] ?? (code === '' ? 'of an unexpected error' : `the system says ${code}`);
}
