/** What holds for the difference of any two roadmaps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { type Difference, differenceOf, type Side } from '../../core/diff/diff';
import { leavesOf } from '../../core/diff/leaves';
import { describedAt, identityOf, KINDS } from '../../core/diff/records';
import type { Model } from '../../core/model/types';
import { schedule } from '../../core/schedule/schedule';
import { workspaceOf } from '../kit/check';
import { after, type Data, deeds, roadmapData, textOf } from '../kit/roadmaps';

const RUNS = 120;

function sideOf(text: string): Side {
  const path = 'main.roadmap.yaml';
  const workspace = workspaceOf({ [path]: text });
  return {
    model: workspace.model(path),
    schedule: workspace.schedule(path),
    outline: (file) => workspace.outline(file),
    money: () => workspace.money(path),
    nameOf: (file) => file,
  };
}

const pair = fc.tuple(roadmapData, deeds(6)).map(([data, done]) => ({ base: data, head: after(data, done) }));
const differ = ({ base, head }: { base: Data; head: Data }): Difference =>
  differenceOf(sideOf(textOf(base)), sideOf(textOf(head)));

/** The dates of all items, by the words that both sides have for them. */
const datesIn = (model: Model): Record<string, unknown> =>
  Object.fromEntries(
    schedule(model).items.map(({ item, start, end, critical, totalSlack }) => [
      identityOf(item.kind, item.id),
      [start, end, critical, totalSlack],
    ]),
  );

/** All that a model says, with references by what they name in it. */
function saidIn(model: Model): ReadonlySet<string> {
  const lines = KINDS.flatMap((kind) =>
    model.all(kind).flatMap((entity) => {
      if (entity.path.length < 2 || (kind === 'criterion' && entity.path.length < 3)) return [];
      const leaves = leavesOf(describedAt(entity.path), entity.data, (ref) => model.target(ref)?.id ?? `? ${ref.id}`);
      const id = `${kind} ${entity.id}`;
      return [id, ...[...leaves].map(([path, { says }]) => `${id} ${path} ${says}`)];
    }),
  );
  const calendar = leavesOf(describedAt(['calendar']), model.calendar, ({ id }) => id);
  return new Set([...lines, ...[...calendar].map(([path, { says }]) => `${path} ${says}`)]);
}

/** The same roadmap as YAML in blocks, each line with a comment, what has no order the other way round. */
function respelt(data: Data): string {
  const turned = <T>(one: T): T =>
    Array.isArray(one)
      ? ([...one].reverse() as T)
      : typeof one === 'object' && one !== null
        ? (Object.fromEntries(
            Object.entries(one)
              .map(([key, value]) => [key, turned(value)] as const)
              .reverse(),
          ) as T)
        : one;
  const entries = (collection: object): object =>
    Object.fromEntries(Object.entries(collection).map(([id, one]) => [id, withSteps(one as Record<string, unknown>)]));
  // The order of entries and of activities means something.
  const withSteps = ({ activities, ...one }: Record<string, unknown>): unknown => ({
    ...(activities === undefined ? {} : { activities: entries(activities as object) }),
    ...turned(one),
  });
  const { calendar, ...collections } = data;
  const made = Object.entries(collections).map(([name, collection]) => [name, entries(collection)] as const);
  const text = stringify({ ...Object.fromEntries(made.reverse()), calendar: turned(calendar), version: 1 });
  return `# A note.\n\n${text.replace(/$/gm, ' # noted').replace(/^ # noted$/m, '')}`;
}

describe('the difference of two roadmaps', () => {
  it('is nothing for a roadmap and itself', () =>
    fc.assert(
      fc.property(roadmapData, (data) => {
        const { edits, items } = differ({ base: data, head: data });
        expect(edits).toEqual([]);
        expect(items.changes).toEqual([]);
      }),
      { numRuns: RUNS, seed: 1 },
    ));

  it('is nothing for a roadmap in another spelling, with comments, its fields and lists in another order', () =>
    fc.assert(
      fc.property(roadmapData, (data) => {
        const { edits, consequences } = differenceOf(sideOf(textOf(data)), sideOf(respelt(data)));
        expect(edits).toEqual([]);
        expect(consequences).toEqual([]);
      }),
      { numRuns: RUNS, seed: 6 },
    ));

  it('made on the base gives the head, and none of it gives the base', () =>
    fc.assert(
      fc.property(pair, ({ base, head }) => {
        const { mixer } = differ({ base, head });
        const [old, fresh] = [sideOf(textOf(base)), sideOf(textOf(head))];
        const made = mixer.model(() => true);
        expect(datesIn(made)).toEqual(datesIn(fresh.model));
        expect(saidIn(made)).toEqual(saidIn(fresh.model));
        const unmade = mixer.model(() => false);
        const dates = (model: Model): unknown[] => Object.values(datesIn(model)).map(String).sort();
        expect(dates(unmade)).toEqual(dates(old.model));
        expect(saidIn(unmade).size).toEqual(saidIn(old.model).size);
      }),
      { numRuns: RUNS, seed: 2 },
    ));

  it('has shares that add up to the whole shift of each item', () =>
    fc.assert(
      fc.property(pair, (two) => {
        for (const { shift, attribution, identity } of differ(two).items.changes) {
          const shares = attribution.causes.map(({ share }) => share);
          if (shift === undefined || shares.includes(undefined)) continue;
          const sum = shares.reduce<number>((total, share) => total + share!, 0);
          expect(sum, identity).toBeCloseTo(shift, 6);
        }
      }),
      { numRuns: RUNS, seed: 3 },
    ));

  it('gives no share to an edit that can’t reach an item, and the same to edits that do the same', () =>
    fc.assert(
      fc.property(pair, (two) => {
        const { items } = differ(two);
        for (const { identity, attribution } of items.changes)
          for (const { edit } of attribution.causes) expect(items.reach.edits.get(identity)).toContain(edit);
      }),
      { numRuns: RUNS, seed: 5 },
    ));

  it('is mirrored when the sides change places', () =>
    fc.assert(
      fc.property(pair, ({ base, head }) => {
        const there = differ({ base, head });
        const back = differ({ base: head, head: base });
        expect(shiftsOf(back, -1)).toEqual(shiftsOf(there, 1));
        expect(back.edits).toHaveLength(there.edits.length);
      }),
      { numRuns: RUNS, seed: 4 },
    ));
});

/** Shifts and the sorted shares of their causes; ids may have another name on the other side. */
function shiftsOf({ items }: Difference, sign: 1 | -1): readonly string[] {
  return items.changes
    .map(({ before, after: now, shift, attribution }) => {
      const ids = [before.item.id, now.item.id].sort().join(' ');
      const shares = attribution.causes.map(({ share }) => Number(((share ?? 0) * sign).toFixed(6)) + 0).sort();
      return `${ids} ${shift === undefined ? '?' : shift * sign} ${shares.join(' ')}`;
    })
    .sort();
}
