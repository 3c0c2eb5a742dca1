/** The content of files in a repository, many with two processes. */
import { LARGEST_FILE, TOO_LARGE } from '../../core/protocol/files';
import { Reason } from '../io/failure';
import type { Repository } from './repository';

const NEWLINE = 10;
const NOT_HERE = 'this clone of the repository does not hold it; fetch it first';

export class Blobs {
  /** By hash; a reason where there is no content. */
  readonly #known = new Map<string, Uint8Array | Reason>();

  /** @param aim what they are read for, as the beginning of a sentence */
  constructor(
    readonly repository: Repository,
    readonly aim: string,
  ) {}

  /** Whether it was asked for already. */
  has(id: string): boolean {
    return this.#known.has(id);
  }

  /** @throws Reason if it can't be read */
  read(id: string): Uint8Array {
    this.fetch([id]);
    const found = this.#known.get(id);
    if (found instanceof Uint8Array) return found;
    throw found ?? new Reason(NOT_HERE);
  }

  /** Reads all that is not known yet. What nobody would read as a text is not loaded. */
  fetch(ids: readonly string[]): void {
    const unknown = [...new Set(ids)].filter((id) => !this.#known.has(id));
    if (unknown.length === 0) return;
    const small = this.#ask('--batch-check', unknown).flatMap((line) => {
      const [id = '', type, size] = line.head.split(' ');
      const isSmall = type === 'blob' && Number(size) <= LARGEST_FILE;
      if (!isSmall) this.#known.set(id, new Reason(type === 'blob' ? TOO_LARGE : NOT_HERE));
      return isSmall ? [id] : [];
    });
    for (const { head, content } of small.length === 0 ? [] : this.#ask('--batch', small)) {
      const [id = '', type] = head.split(' ');
      this.#known.set(id, type === 'blob' ? content : new Reason(NOT_HERE));
    }
  }

  /** `<id> <type> <size>`, with the content behind it in `--batch`; or `<id> missing`. */
  #ask(mode: '--batch' | '--batch-check', ids: readonly string[]) {
    const printed = this.repository.bytes(['cat-file', mode], this.aim, `${ids.join('\n')}\n`);
    const answers: { readonly head: string; readonly content: Uint8Array }[] = [];
    for (let at = 0; at < printed.length; ) {
      const end = printed.indexOf(NEWLINE, at);
      if (end < 0) break;
      const head = new TextDecoder().decode(printed.subarray(at, end));
      const size = mode === '--batch' ? Number(/ (\d+)$/.exec(head)?.[1] ?? -1) : -1;
      answers.push({ head, content: printed.subarray(end + 1, end + 1 + Math.max(0, size)) });
      at = end + 1 + (size < 0 ? 0 : size + 1);
    }
    return answers;
  }
}
