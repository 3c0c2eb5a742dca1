/** Results that go to a file. */
import { type Failure, misuse, reasonOf, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import { absolute } from './paths';

/** Any of them may be a roadmap that nothing here names. */
const YAML_FILE = /\.ya?ml$/i;

/**
 * A picture never replaces a roadmap, whatever either is called: neither one of the workspace nor what it imports.
 * @param files what is known of the workspace; absolute
 * @throws Failure
 */
export function refuseRoadmap(output: string, files: readonly string[], io: Io): void {
  if (output === '') throw misuse('-o has no file: name one, such as plan.md.');
  const target = absolute(io.folder, output);
  const refusal = misuse(
    `${output}: a picture is no YAML and never replaces a roadmap; name another file, such as plan.md.`,
  );
  if (YAML_FILE.test(target)) throw refusal;
  try {
    if (io.files.kind(target) !== 'file') return;
    const found = io.files.identity(target);
    const known = files.some((file) => identityOf(file, io) === found);
    if (known || YAML_FILE.test(io.files.realPath(target))) throw refusal;
  } catch (error) {
    throw error === refusal ? error : unwritable(output, error);
  }
}

function identityOf(file: string, io: Io): string | undefined {
  try {
    return io.files.identity(file);
  } catch {
    return undefined;
  }
}

/** Writes a result to the file that -o names, else to standard output. @throws Failure */
export function writeResult(output: string | undefined, text: string, io: Io): void {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  try {
    io.files.write(absolute(io.folder, output), text);
  } catch (error) {
    throw unwritable(output, error);
  }
}

function unwritable(output: string, error: unknown): Failure {
  const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT';
  return unreadable(`${output}: can't be written, because ${isGone ? 'its folder is not there' : reasonOf(error)}.`);
}
