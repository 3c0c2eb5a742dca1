/** Whatever the examples say would have been offered where they say it. */
import { describe, expect, it } from 'vitest';
import type { ChoiceValue, FieldPath, MapValue, ObjectValue } from '../../../core/format/kit';
import { shapeFor } from '../../../core/format/walk';
import { completionsAt } from '../../../core/ide/completion';
import { describedAt, holderOf, spotAt } from '../../../core/ide/spot';
import type { Workspace } from '../../../core/workspace';
import { workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';

const files = exampleFiles();
const workspace = workspaceOf(files);

/** Keys of the format, ids that are named and choices; not names, texts, numbers and days, which are anybody's. */
function isKnown(path: FieldPath, part: 'key' | 'value', text: string): boolean {
  const holder = holderOf(path);
  if (part === 'key' && holder?.is === 'object') return Object.hasOwn((holder as ObjectValue).fields, text);
  if (part === 'key') return holder?.is === 'map' && (holder as MapValue).keys.by === 'ref';
  const value = shapeFor(describedAt(path), 'scalar');
  if (value?.is === 'choice') return Object.hasOwn((value as ChoiceValue).of, text);
  return value?.is === 'ref' || value?.is === 'boolean';
}

interface Word {
  readonly path: FieldPath;
  readonly part: 'key' | 'value';
  readonly text: string;
  readonly end: number;
  /** One of the format's own: it does not hang on what the rest of the file says. */
  readonly fixed: boolean;
}

/** Every known word of a file, once. */
function wordsOf(file: string): readonly Word[] {
  const text = files[file]!;
  const found = new Map<number, Word>();
  for (const { index } of text.matchAll(/[\w-](?![\w./-])/g)) {
    const spot = spotAt(workspace.tree(file), index + 1);
    // What is one letter long is complete with it.
    if (spot === undefined || spot.node.text.length < 2 || !isKnown(spot.path, spot.part, spot.node.text)) continue;
    const { path, part, node, span } = spot;
    const is = shapeFor(describedAt(path), 'scalar')?.is;
    const fixed = part === 'key' ? holderOf(path)?.is === 'object' : is === 'choice' || is === 'boolean';
    found.set(span.start, { path, part, text: node.text, end: span.end - (node.style === 'plain' ? 0 : 1), fixed });
  }
  return [...found.values()];
}

/** Says where a word is not offered before its last letter, in place of all that is there of it. */
function lostIn(from: Workspace, file: string, words: readonly Word[]): readonly string[] {
  const text = from.text(file)!;
  return words.flatMap(({ path, part, text: word, end }) => {
    const found = completionsAt(from, file, end - 1);
    const isThere = found?.offers.some(({ label }) => label === word) ?? false;
    const rest = found === undefined ? '' : text.slice(found.span.start, found.span.end);
    const isWhole = rest === word || (end > text.length && rest === word.slice(0, -1));
    return isThere && isWhole ? [] : [`${path.join('.')} (${part})`];
  });
}

/** Every so many words the file ends: what is typed last stands at its end. */
const STRIDE = 37;

describe.each(Object.keys(files))('%s', (file) => {
  it('says nothing known that is not offered', () => {
    const words = wordsOf(file);
    expect(words.length).toBeGreaterThan(1);
    expect(lostIn(workspace, file, words)).toEqual([]);
  });

  it('is offered the format’s words while they are the last ones in the file, a letter short', () => {
    const typed = workspaceOf(files);
    const words = wordsOf(file).filter(({ fixed }) => fixed);
    const lost = words
      .filter((_, i) => i % STRIDE === 0)
      .flatMap((word) => {
        typed.setFile(file, { text: files[file]!.slice(0, word.end - 1) });
        return lostIn(typed, file, [word]);
      });
    expect(lost).toEqual([]);
  });
});
