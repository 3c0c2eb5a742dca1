/** Three-way merges of random changes to random roadmaps, against a merge of plain data. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { isConflict } from '../../core/merge/chunks';
import { mergeLines } from '../../core/merge/diff3';
import { mergeTexts } from '../../core/merge/merge';
import { after, type Data, deeds, roadmapData, textOf } from '../kit/roadmaps';

const MANY = Number(process.env['ROADMAP_MERGES'] ?? 20);

const CONFLICT = Symbol('conflict');
type Tree = unknown;

/** What three values come to; throws where they don't go together. */
function mergeData(base: Tree, ours: Tree, theirs: Tree): Tree {
  if (word(ours) === word(theirs) || word(base) === word(theirs)) return ours;
  if (word(base) === word(ours)) return theirs;
  if (isTree(ours) && isTree(theirs) && (base === undefined || isTree(base))) {
    const before = (base ?? {}) as Record<string, Tree>;
    const made = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])].map((key) => [
      key,
      mergeData(before[key], ours[key], theirs[key]),
    ]);
    return Object.fromEntries(made.filter(([, value]) => value !== undefined));
  }
  if (Array.isArray(ours) && Array.isArray(theirs) && (base === undefined || Array.isArray(base))) {
    const before = (base ?? []) as readonly Tree[];
    const all = [before, ours, theirs];
    if (all.every((list) => new Set(list).size === list.length))
      return [
        ...ours.filter((one) => theirs.includes(one) || !before.includes(one)),
        ...theirs.filter((one) => !ours.includes(one) && !before.includes(one)),
      ];
  }
  throw CONFLICT;
}

const isTree = (value: Tree): value is Record<string, Tree> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** As text, with keys and words in one order. */
function word(value: Tree): string {
  if (Array.isArray(value)) return `[${value.map(word).sort().join()}]`;
  if (!isTree(value)) return JSON.stringify(value) ?? '';
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${word(value[key])}`).join()}}`;
}

function expected(base: Data, ours: Data, theirs: Data): Tree | typeof CONFLICT {
  try {
    return mergeData(base, ours, theirs);
  } catch (error) {
    if (error === CONFLICT) return CONFLICT;
    throw error;
  }
}

const dataIn = (text: string): Tree => {
  const { version: _, ...rest } = parse(text) as Record<string, Tree>;
  return rest;
};

const decided = (text: string, side: 'ours' | 'theirs'): string =>
  text.replace(/^<{7} ours\n([\s\S]*?)^={7}\n([\s\S]*?)^>{7} theirs\n/gm, side === 'ours' ? '$1' : '$2');

const STYLES: readonly (readonly [style: string, write: (data: Data) => string])[] = [
  ['in brackets over many lines', textOf],
  ['in brackets in one line', (data) => `${JSON.stringify({ version: 1, ...data })}\n`],
  ['in block style', (data) => stringify({ version: 1, ...data })],
  [
    'in block style with lists in brackets',
    (data) => stringify({ version: 1, ...data }).replace(/: *\n( *)- (.*)\n(?! *-)/g, ': [$2]\n'),
  ],
];

const sides = fc.record({ base: roadmapData, ours: deeds(5), theirs: deeds(5) });
const isRename = ({ kind }: { readonly kind: string }): boolean => kind === 'rename';

describe.each(STYLES)('a merge of a roadmap %s', { timeout: 120_000 }, (_, write) => {
  it('means what its fields come to, from either side, and conflicts only where they do', () => {
    fc.assert(
      fc.property(sides, (given) => {
        const ours = after(
          given.base,
          given.ours.filter((deed) => !isRename(deed)),
        );
        const theirs = after(
          given.base,
          given.theirs.filter((deed) => !isRename(deed)),
        );
        const texts = { base: write(given.base), ours: write(ours), theirs: write(theirs) };
        const merged = mergeTexts(texts);
        const meant = expected(given.base, ours, theirs);
        const back = mergeTexts({ base: texts.base, ours: texts.theirs, theirs: texts.ours });
        expect(back.conflicts > 0).toBe(merged.conflicts > 0);
        if (meant !== CONFLICT) {
          expect(merged.conflicts, merged.text).toBe(0);
          expect(word(dataIn(merged.text))).toBe(word(meant));
          expect(word(dataIn(back.text))).toBe(word(meant));
          return;
        }
        if (merged.conflicts === 0)
          expect(mergeLines(texts.base, texts.ours, texts.theirs).some(isConflict), merged.text).toBe(false);
        for (const side of ['ours', 'theirs'] as const) parse(decided(merged.text, side));
      }),
      { numRuns: MANY },
    );
  });

  it('follows what one side renamed', () => {
    fc.assert(
      fc.property(sides, fc.nat(7), ({ base, theirs: done }, at) => {
        const names = Object.keys(base['initiatives']!);
        const name = names[at % names.length]!;
        const isKept = (data: Data): boolean => data['initiatives']![name] !== undefined;
        const renamed = (data: Data): Data =>
          JSON.parse(JSON.stringify(data).replaceAll(`"${name}"`, '"renamed"')) as Data;
        const theirs = after(
          base,
          done.filter((deed) => !isRename(deed)),
        );
        if (!isKept(theirs)) return;
        const texts = { base: write(base), ours: write(renamed(base)), theirs: write(theirs) };
        const merged = mergeTexts(texts);
        expect(merged.conflicts, merged.text).toBe(0);
        expect(word(dataIn(merged.text))).toBe(word(renamed(theirs)));
      }),
      { numRuns: MANY / 2 },
    );
  });

  it('keeps the comments of both sides, ours in order', () => {
    fc.assert(
      fc.property(sides, fc.array(fc.nat(1000), { maxLength: 6 }), (given, places) => {
        const ours = commented(
          write(
            after(
              given.base,
              given.ours.filter((deed) => !isRename(deed)),
            ),
          ),
          places,
          'ours',
        );
        const theirs = commented(
          write(
            after(
              given.base,
              given.theirs.filter((deed) => !isRename(deed)),
            ),
          ),
          places,
          'theirs',
        );
        const { text } = mergeTexts({ base: write(given.base), ours, theirs });
        for (const one of ['ours', 'theirs'])
          expect(commentsOf(text, one).sort(), text).toEqual(commentsOf(one === 'ours' ? ours : theirs, one).sort());
      }),
      { numRuns: MANY / 2 },
    );
  });
});

/** With comments on lines of their own, as far in as the line below. */
function commented(text: string, places: readonly number[], who: string): string {
  const lines = text.split('\n').slice(0, -1);
  for (const [i, place] of places.entries()) {
    const at = place % lines.length;
    lines.splice(at, 0, `${/^ */.exec(lines[at]!)![0]}# ${who} ${i}`);
  }
  return `${lines.join('\n')}\n`;
}

const commentsOf = (text: string, who: string): string[] => [
  ...new Set(text.match(new RegExp(`# ${who} \\d+`, 'g')) ?? []),
];
