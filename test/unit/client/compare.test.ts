import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Line, linesOf } from '../../../client/compare/lines';
import { defaultBranchesIn, entryIn, renamesIn } from '../../../client/compare/listing';
import { statusOf } from '../../../client/compare/status';
import { patiently } from '../../../client/patiently';
import { plain, unlinked } from '../../../client/plain';
import type { ChangeNode, Changes } from '../../../core/protocol/compare';
import { isOddRef } from '../../../core/protocol/refs';

vi.mock('vscode', () => ({}));

describe('what git prints', () => {
  it('names a file, a link, a folder, or nothing', () => {
    expect(entryIn('100644 blob abc123      42\tplan.roadmap.yaml\0')).toEqual({ is: 'file', id: 'abc123', size: 42 });
    expect(entryIn('120000 blob abc123       9\tplan.roadmap.yaml\0')?.is).toBe('link');
    expect(entryIn('040000 tree abc123       -\tplan.roadmap.yaml\0')).toEqual({ is: 'folder', id: 'abc123', size: 0 });
    expect(entryIn('')).toBeUndefined();
  });

  it('names files that were renamed, with any characters', () => {
    const printed = 'R100\0old.yaml\0new.yaml\0R087\0a b\t.yaml\0ü/c.yaml\0';
    expect([...renamesIn(printed)]).toEqual([
      ['new.yaml', 'old.yaml'],
      ['ü/c.yaml', 'a b\t.yaml'],
    ]);
    expect(renamesIn('').size).toBe(0);
  });
});

describe('the default branch', () => {
  const refs = (names: Readonly<Record<string, string>>) =>
    Object.entries(names).map(([name, commit]) => ({ name, commit }));

  it.each([
    [{ feature: '1', main: '2' }, [{ label: 'main', commit: '2' }]],
    [
      { 'origin/main': '3', master: '2' },
      [
        { label: 'master', commit: '2' },
        { label: 'main', commit: '3' },
      ],
    ],
    [
      { main: '2', 'origin/main': '3', 'origin/HEAD': '3' },
      [
        { label: 'main', commit: '3' },
        { label: 'main', commit: '2' },
        { label: 'main', commit: '3' },
      ],
    ],
    [
      { main: '2', 'origin/trunk': '3', 'origin/HEAD': '3' },
      [
        { label: 'origin/HEAD', commit: '3' },
        { label: 'main', commit: '2' },
      ],
    ],
    [{ feature: '1' }, []],
  ])('of %j is looked for in turn', (names, expected) => expect(defaultBranchesIn(refs(names))).toEqual(expected));
});

const place = { uri: 'file:///a', range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } } };
const node = (kind: ChangeNode['kind'], label: string, more: Partial<ChangeNode> = {}): ChangeNode => ({
  kind,
  label,
  description: '',
  children: [],
  ...more,
});

describe('lines of the tree', () => {
  it('have icons, and words for the screen reader and for menus', () => {
    const [line] = linesOf([node('changed', 'a.duration', { description: '4w → 6w', head: place, base: place })]);
    expect(line).toMatchObject({
      icon: { name: 'diff-modified', colour: 'gitDecoration.modifiedResourceForeground' },
      spoken: 'Changed: a.duration, 4w → 6w',
      context: 'head base',
      unfolded: true,
    });
    const [removed, promise, finding, fixed] = linesOf([
      node('removed', 'b', { base: place }),
      node('promise', 'It slips.', { severity: 'error' }),
      node('introduced', 'No owner.', { severity: 'warning' }),
      node('fixed', 'No owner.', { severity: 'warning' }),
    ]);
    expect(removed?.context).toBe('base');
    expect([promise, finding, fixed].map((one) => one?.icon)).toEqual([
      { name: 'law', colour: 'list.errorForeground' },
      { name: 'warning', colour: 'list.warningForeground' },
      { name: 'pass', colour: 'testing.iconPassed' },
    ]);
  });

  it('fold away what is more, and know it again', () => {
    const rest = (count: number): Line | undefined => linesOf([node('more', `${count} more consequences`)])[0];
    expect(rest(3)?.unfolded).toBe(false);
    expect(rest(3)?.id).toBe(rest(4)?.id);
  });

  it('keep their ids when only dates differ, and differ from each other', () => {
    const tree = (date: string): readonly ChangeNode[] => [
      node('changed', 'a.duration', {
        children: [
          node('consequence', `Launch: ${date}`, { children: [node('cause', 'a.duration')] }),
          node('consequence', 'Build: 2026-01-01'),
          node('consequence', 'Build: 2026-01-02'),
        ],
      }),
    ];
    const ids = (lines: readonly Line[]): string[] => lines.flatMap(({ id, children }) => [id, ...ids(children)]);
    const [before, after] = [ids(linesOf(tree('2026-03-01'))), ids(linesOf(tree('2026-03-02')))];
    expect(before).toEqual(after);
    expect(new Set(before).size).toBe(5);
    const [edit] = linesOf(tree(''));
    expect(edit?.children[0]?.parent).toBe(edit);
  });
});

describe('the status bar', () => {
  const changes = (more: Partial<Changes>): Changes => ({
    base: { id: '1', label: 'main' },
    root: { head: 'file:///a', base: 'file:///a' },
    headline: 'Launch slips 5 working days to 2026-06-19',
    brief: 'Launch +5 d',
    counts: { edits: 1, breaks: 0, introduced: 0, fixed: 0 },
    problems: [],
    tree: [],
    moved: [],
    ...more,
  });

  it('says a change in a few words, and more to whoever asks', () =>
    expect(statusOf(changes({}))).toEqual({
      text: '$(git-compare) main: Launch +5 d',
      more: 'Against main: Launch slips 5 working days to 2026-06-19.',
    }));

  it('says that nothing changed, or that all is new', () => {
    expect(statusOf(changes({ brief: '' })).text).toBe('$(git-compare) main: nothing in meaning has changed');
    const problems = [{ kind: 'missing', message: '', place } as const];
    expect(statusOf(changes({ problems })).text).toBe('$(git-compare) main: new roadmap');
  });

  it('takes names for text, and cuts long ones', () => {
    expect(statusOf(changes({ brief: '$(sync~spin) +1 d' })).text).toBe('$(git-compare) main: $ (sync~spin) +1 d');
    expect(statusOf(changes({ brief: 'x'.repeat(99) })).text).toHaveLength('$(git-compare) main: '.length + 60);
  });
});

describe('names that others gave', () => {
  it('are no icons in lists, and no links in notifications', () => {
    expect(plain('$(git-commit) Mend it')).toBe('$ (git-commit) Mend it');
    expect(unlinked('[a](command:workbench.action.quit).yaml is no roadmap in main.')).toBe(
      '[a] (command:workbench.action.quit).yaml is no roadmap in main.',
    );
  });

  it.each(['--output=/tmp/x', '-p', 'main\n', 'a\u0000b'])('such as %j are never asked git for', (name) =>
    expect(isOddRef(name)).toBe(true),
  );
  it.each(['main', 'HEAD~3', 'v1.0', 'feature/über-uns', 'main@{yesterday}', ':/fix it'])(
    'such as %j are usual',
    (name) => expect(isOddRef(name)).toBe(false),
  );
});

describe('what is done patiently', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('waits for a pause, which is longer after what took long', async () => {
    const runs: number[] = [];
    const start = Date.now();
    const took = 1000;
    const patient = patiently(
      async () => {
        runs.push(Date.now() - start);
        await new Promise((resolve) => setTimeout(resolve, took));
      },
      () => {},
    );
    patient.ask();
    await vi.advanceTimersByTimeAsync(200);
    patient.ask();
    await vi.advanceTimersByTimeAsync(200);
    expect(runs).toEqual([]);
    await vi.advanceTimersByTimeAsync(50 + took);
    expect(runs).toEqual([450]);
    patient.ask();
    await vi.advanceTimersByTimeAsync(2 * took - 1);
    expect(runs.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(runs.length).toBe(2);
  });

  it('goes on after a failure, and stops when it is told to', async () => {
    let runs = 0;
    const failures: unknown[] = [];
    const patient = patiently(
      async () => {
        runs++;
        throw new Error('no');
      },
      (error) => failures.push(error),
    );
    patient.ask();
    await vi.advanceTimersByTimeAsync(300);
    patient.ask();
    await vi.advanceTimersByTimeAsync(300);
    expect([runs, failures.length]).toEqual([2, 2]);
    patient.ask();
    patient.dispose();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(runs).toBe(2);
  });
});
