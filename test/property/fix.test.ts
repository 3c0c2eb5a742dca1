/**
 * One run of `--fix` reaches the end: a second one changes nothing, no error is added, no comment is lost, and nothing
 * that is left could be mended without asking. Most slips of the typing are put right by it, exactly.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendAll } from '../../core/ide/fixAll';
import { rules } from '../../core/rules/list';
import type { Workspace } from '../../core/workspace';
import { findingsOf, line, workspaceOf } from '../kit/check';
import { exampleFiles } from '../kit/examples';
import { applied } from '../kit/fixes';
import { readMarks } from '../kit/marks';
import { SLIPS, type Slip, slipped } from './slips';

type Files = Readonly<Record<string, string>>;

/** `ROADMAP_SLIPS=1000` makes it a long run. */
const MANY = Number(process.env['ROADMAP_SLIPS'] ?? 0);
const SEED = MANY === 0 ? 20260316 : Date.now() % 1_000_000;
const RUNS = MANY === 0 ? 40 : MANY;
const TIMEOUT = 240_000 + MANY * 500;

function mended(files: Files): { readonly workspace: Workspace; readonly files: Files } {
  const workspace = workspaceOf(files);
  mendAll(workspace, { paths: workspace.files(), mayEdit: () => true });
  return { workspace, files: textsOf(workspace) };
}

const textsOf = (workspace: Workspace): Files =>
  Object.fromEntries(workspace.files().map((file) => [file, workspace.text(file)!]));

const errorsIn = (workspace: Workspace): number =>
  findingsOf(workspace).filter(({ severity }) => severity === 'error').length;

const brokenIn = (workspace: Workspace): number => findingsOf(workspace, { only: ['yaml-syntax'] }).length;

/** Comments other than ignores, which may be what is to be removed. */
const commentsIn = (files: Files): readonly string[] =>
  Object.values(files)
    .flatMap((text) => text.match(/(?<=^|\s)#(?! roadmap-ignore).*$/gm) ?? [])
    .map((comment) => comment.trim());

/** Whether the fix leads out of an error rather than into another. */
function leads(workspace: Workspace, fix: Parameters<typeof applied>[1]): boolean {
  const files = applied(workspace, fix);
  return files !== undefined && errorsIn(workspaceOf(files)) < errorsIn(workspace);
}

function expectMended(before: Files): Files {
  const start = workspaceOf(before);
  const { workspace, files } = mended(before);
  const shown = Object.values(files).join('\n');
  // What could not be read hides what is wrong in it.
  const counted = brokenIn(start) > 0 ? brokenIn : errorsIn;
  expect(counted(workspace), `errors are added:\n${shown}`).toBeLessThanOrEqual(counted(start));
  expect(mended(files).files, 'a second run changes nothing').toEqual(files);
  expect(commentsIn(files), 'comments survive').toEqual(commentsIn(before));
  const left = findingsOf(workspace).filter(({ fixes }) => fixes.some((fix) => fix.safe && leads(workspace, fix)));
  expect(
    left.map((finding) => line(workspace, finding)),
    'what is left needs a person',
  ).toEqual([]);
  return files;
}

const folders = ['automation/', 'group/', 'martech/'] as const;
const all = exampleFiles();
const sources: readonly Files[] = [
  ...rules.flatMap(({ examples }) =>
    examples.flatMap(({ bad, good }) =>
      [bad, good].map((source) => Object.fromEntries(readMarks(source).files.map(({ path, plain }) => [path, plain]))),
    ),
  ),
  ...folders.map((folder) => Object.fromEntries(Object.entries(all).filter(([path]) => path.startsWith(folder)))),
].map((files) => mended(files).files);

const slips = (kinds: readonly Slip['kind'][]): fc.Arbitrary<Slip> =>
  fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(100_000), pick: fc.nat(1_000) });

const oneOf = (among: readonly Files[]): fc.Arbitrary<Files> => fc.nat(1_000_000).map((n) => among[n % among.length]!);

/** The files with a slip in one of those that have a place for it; undefined where none has. */
function withSlip(files: Files, slip: Slip): Files | undefined {
  const names = Object.keys(files).filter((name) => slipped(files[name]!, slip) !== undefined);
  const name = names[slip.pick % Math.max(1, names.length)];
  const text = name === undefined ? undefined : slipped(files[name]!, slip);
  return name === undefined || text === undefined || text === files[name] ? undefined : { ...files, [name]: text };
}

const withPlaceFor = (kind: Slip['kind']): readonly Files[] =>
  sources.filter((files) => withSlip(files, { kind, at: 0, pick: 0 }) !== undefined);

/** For each kind of slip, the share of those that make an error and are put right, letter by letter. */
const SHARES: Readonly<Record<Slip['kind'], number>> = {
  'a key with a wrong letter': 0.85,
  'a word with a wrong letter': 0.9,
  'capitals in a word': 0.8,
  'a number in quotes': 1,
  'a list without brackets': 1,
  'a day with slashes': 1,
  'a day without its noughts': 1,
  // The others are in one month or in another.
  'a day the other way round': 0.3,
  'a day with the name of its month': 1,
  'a quarter the other way round': 1,
  'a duration in words': 1,
  'a tab at the beginning': 0.9,
  // What these were meant to be, somebody must say.
  'a bracket too few': 0,
  'a quote too few': 0,
  'a colon too few': 0,
  'a space too few': 0,
  'a line twice': 0,
  'an indentation too deep': 0,
};

describe('one run mends all that it can', () => {
  it.each(Object.keys(SLIPS) as Slip['kind'][])('%s', { timeout: TIMEOUT }, (kind) => {
    let broken = 0;
    let right = 0;
    fc.assert(
      fc.property(oneOf(withPlaceFor(kind)), slips([kind]), (files, slip) => {
        const wrong = withSlip(files, slip);
        if (wrong === undefined) return;
        const isBroken = errorsIn(workspaceOf(wrong)) > errorsIn(workspaceOf(files));
        const made = expectMended(wrong);
        if (!isBroken) return;
        broken++;
        if (JSON.stringify(made) === JSON.stringify(files)) right++;
      }),
      { seed: SEED, numRuns: RUNS },
    );
    expect(broken).toBeGreaterThan(0);
    expect(right / broken).toBeGreaterThanOrEqual(SHARES[kind]);
  });

  it('several slips at once', { timeout: TIMEOUT }, () =>
    fc.assert(
      fc.property(
        oneOf(sources),
        fc.array(slips(Object.keys(SLIPS) as Slip['kind'][]), { minLength: 2, maxLength: 5 }),
        (files, many) => {
          expectMended(many.reduce((made, slip) => withSlip(made, slip) ?? made, files));
        },
      ),
      { seed: SEED, numRuns: RUNS },
    ),
  );
});
