/**
 * A three-way merge of one roadmap file. What the lines give without conflict is taken where it means what the entities and
 * fields give; else these are, and where neither can be had, the lines with git's marks. No character is lost silently.
 */
import { commentsIn } from '../syntax/cut';
import { parseFile } from '../syntax/file';
import { scalarSpans } from '../syntax/places';
import { parseYaml } from '../syntax/yaml';
import { byLines, type Chunk, decided, isConflict, marked } from './chunks';
import { mergeLines } from './diff3';
import { SideText } from './parts';
import { hasDoubles, plainOf, wordFor } from './plain';
import { type Texts, withOneName } from './renames';
import { type Made, mergeStructure } from './structure';

export type { Texts } from './renames';

export interface Merged {
  readonly text: string;
  /** How many places of it are marked as conflicts. */
  readonly conflicts: number;
}

/** @param size how many signs git's marks have */
export function mergeTexts(texts: Texts, size = 7): Merged {
  const { base, ours, theirs } = texts;
  if (ours === theirs || theirs === base) return { text: ours, conflicts: 0 };
  if (ours === base) return { text: theirs, conflicts: 0 };
  const newline = lineEndOf(ours);
  if (newline === undefined) return written(mergeLines(base, ours, theirs), size);
  const chunks = mergedChunks({ base: plainText(base), ours: plainText(ours), theirs: plainText(theirs) });
  const { text, conflicts } = written(chunks, size);
  const last = chunks.at(-1);
  const isOpen = !(isEnded(ours) === isEnded(base) ? isEnded(theirs) : isEnded(ours));
  const cut = isOpen && last !== undefined && !isConflict(last) ? text.slice(0, -1) : text;
  return { text: (ours.startsWith(MARK) ? MARK : '') + cut.replaceAll('\n', newline), conflicts };
}

const MARK = '\ufeff';

/** How all lines end; undefined where they do so in several ways. */
function lineEndOf(text: string): '\n' | '\r\n' | undefined {
  if (!text.includes('\r')) return '\n';
  return /\r(?!\n)|(?<!\r)\n/.test(text) ? undefined : '\r\n';
}

const isEnded = (text: string): boolean => text === '' || text.endsWith('\n');

function plainText(text: string): string {
  const lines = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  return lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
}

const written = (chunks: readonly Chunk[], size: number): Merged => ({
  text: marked(chunks, size),
  conflicts: chunks.filter(isConflict).length,
});

function mergedChunks(texts: Texts): readonly Chunk[] {
  const lines = mergeLines(texts.base, texts.ours, texts.theirs);
  const given = [texts.base, texts.ours, texts.theirs];
  if (given.some((text) => parseFile(text).problems.length > 0)) return lines;
  const reader = new Reader();
  const byMeaning = mergedByMeaning(texts, reader);
  if (byMeaning === undefined) return lines;
  const merged = lines.some(isConflict) ? undefined : reader.read(decided(lines, 'ours'));
  if (merged?.node === undefined || hasDoubles(plainOf(merged.node))) return byMeaning.chunks;
  const isSame = wordFor(byMeaning.ours, true) === wordFor(plainOf(merged.node), true);
  // Lines of one text that both sides changed in different places go together.
  return isSame || byMeaning.chunks.some(isConflict) ? lines : byMeaning.chunks;
}

/** Texts as trees, each read once; undefined for what can't be read. */
class Reader {
  readonly #known = new Map<string, SideText | undefined>();

  read(text: string): SideText | undefined {
    if (!this.#known.has(text)) {
      const { node, problems } = parseYaml(text);
      this.#known.set(text, problems.length > 0 ? undefined : new SideText(text, node));
    }
    return this.#known.get(text);
  }
}

/** By entity and field; undefined where what comes out would not mean just that, or would miss a comment. */
function mergedByMeaning(given: Texts, reader: Reader): Made | undefined {
  const texts = withOneName(given, (text) => reader.read(text)?.node);
  if (texts === undefined) return undefined;
  const [base, ours, theirs] = [texts.base, texts.ours, texts.theirs].map((text) => reader.read(text));
  if (base === undefined || ours === undefined || theirs === undefined) return undefined;
  const made = mergeStructure({ base, ours, theirs });
  if (made === undefined) return undefined;
  const chunks = byLines(made.chunks);
  const comments = new Set<string>();
  for (const side of ['ours', 'theirs'] as const) {
    const read = reader.read(decided(chunks, side));
    if (read?.node === undefined || wordFor(plainOf(read.node), true) !== wordFor(made[side], true)) return undefined;
    for (const comment of commentsOf(read)) comments.add(comment);
  }
  const known = new Set(commentsOf(base));
  const isLost = [ours, theirs].some((side) => commentsOf(side).some((one) => !known.has(one) && !comments.has(one)));
  return isLost ? undefined : { ...made, chunks };
}

function commentsOf({ text, node }: SideText): readonly string[] {
  const scalars = node === undefined ? [] : scalarSpans(node, 0);
  return commentsIn(text, { span: { start: 0, end: text.length }, scalars }).map((at) => {
    const end = text.indexOf('\n', at);
    return text.slice(at, end < 0 ? undefined : end).trim();
  });
}
