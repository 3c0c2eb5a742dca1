/** After any edits, a living workspace knows the same as one that reads everything afresh. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Workspace } from '../../core/workspace';
import { workspaceOf } from '../kit/check';
import { exampleFiles } from '../kit/examples';
import { type Edit, edited, edits } from './edits';
import { snapshot } from './snapshot';

/** `ROADMAP_EDITS=100000` makes it a long run. */
const MANY = Number(process.env['ROADMAP_EDITS'] ?? 0);
const EDITS_PER_RUN = 12;

const all = exampleFiles();
const roadmaps: readonly (readonly [name: string, edits: number])[] = [
  ['automation/', 120],
  ['group/', 100],
  ['martech/', 40],
];

function expectSame(living: Workspace, files: ReadonlyMap<string, string>): void {
  const fresh = workspaceOf(Object.fromEntries(files));
  const [found, wanted] = [snapshot(living), snapshot(fresh)];
  if (JSON.stringify(found) !== JSON.stringify(wanted)) expect(found).toEqual(wanted);
}

function play(start: Readonly<Record<string, string>>, steps: readonly Edit[]): void {
  const names = Object.keys(start);
  const files = new Map(Object.entries(start));
  const living = workspaceOf(start);
  snapshot(living);
  for (const edit of steps) {
    const name = names[edit.file % names.length]!;
    const text = edit.kind === 'undo' ? start[name]! : edited(files.get(name) ?? start[name]!, edit);
    if (text === undefined) files.delete(name);
    else files.set(name, text);
    living.setFile(name, text === undefined ? { missing: true } : { text });
    expectSame(living, files);
  }
}

it.each(roadmaps)('%s', { timeout: MANY * 200 + 240_000 }, (folder, few) => {
  const files = Object.fromEntries(Object.entries(all).filter(([path]) => path.startsWith(folder)));
  const numRuns = Math.ceil((MANY === 0 ? few : MANY) / (EDITS_PER_RUN / 2));
  fc.assert(
    fc.property(edits(EDITS_PER_RUN, Object.keys(files).length), (steps) => play(files, steps)),
    { seed: MANY === 0 ? 20260316 : Date.now() % 1_000_000, numRuns },
  );
});
