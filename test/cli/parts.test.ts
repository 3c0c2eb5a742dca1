/** Parts of the command line that no scenario shows well. */
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ShownFinding } from '../../cli/check/report';
import { fails } from '../../cli/check/threshold';
import { globMatcher } from '../../cli/files/glob';
import { nodeFiles } from '../../cli/io/node';
import { unifiedDiff } from '../../cli/text/diff';
import { Lines } from '../../cli/text/lines';
import { fitTo, visible, widthOf } from '../../cli/text/plain';
import { git, runIn, temporaryFolder } from './machine';

const SEED = { seed: 20260316 };

describe('the threshold', () => {
  const finding = (severity: ShownFinding['severity'], time = false) => ({ severity, time }) as ShownFinding;

  it.each([
    ['error', 'error', true],
    ['warning', 'error', false],
    ['warning', 'warning', true],
    ['error', 'info', true],
    ['hint', 'info', false],
    ['error', 'never', false],
  ] as const)('%s with --fail-on %s fails: %s', (severity, failOn, expected) => {
    expect(fails([finding(severity)], { failOn })).toBe(expected);
  });

  it('leaves the clock out unless asked', () => {
    const late = [finding('warning', true)];
    expect(fails(late, { failOn: 'warning' })).toBe(false);
    expect(fails(late, { failOn: 'warning', timeRules: true })).toBe(true);
    expect(fails(late, { failOn: 'error', maxWarnings: 0 })).toBe(false);
    expect(fails(late, { failOn: 'error', maxWarnings: 0, timeRules: true })).toBe(true);
  });

  it('counts warnings whatever the level is', () => {
    const two = [finding('warning'), finding('warning')];
    expect(fails(two, { failOn: 'never', maxWarnings: 2 })).toBe(false);
    expect(fails(two, { failOn: 'never', maxWarnings: 1 })).toBe(true);
  });
});

describe('a file that is replaced', () => {
  it('keeps its mode, its place behind a link, and leaves nothing else behind', () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'plan'), 'old');
    chmodSync(join(folder, 'real', 'plan'), 0o640);
    symlinkSync(join('real', 'plan'), join(folder, 'link'));
    nodeFiles.replace(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'real', 'plan'), 'utf8')).toBe('new');
    expect(statSync(join(folder, 'real', 'plan')).mode & 0o777).toBe(0o640);
    expect(readdirSync(join(folder, 'real'))).toEqual(['plan']);
    expect(readdirSync(folder).sort()).toEqual(['link', 'real']);
  });

  it('is as it was when it can not be written', () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    expect(() => nodeFiles.replace(join(folder, 'gone'), 'new')).toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a diff', () => {
  it('turns the one text into the other, says git', () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    git(['init', '-q'], folder);
    const line = fc.constantFrom('a\n', 'b\n', 'c\n', 'd\n');
    const text = fc
      .tuple(fc.array(line, { maxLength: 30 }), fc.constantFrom('', 'end'))
      .map(([all, end]) => all.join('') + end);
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== '' && after !== '' && before !== after);
        writeFileSync(join(folder, 'plan'), before);
        writeFileSync(join(folder, 'change.diff'), unifiedDiff('plan', before, after));
        expect(git(['apply', '--whitespace=nowarn', 'change.diff'], folder)).toBe('');
        expect(readFileSync(join(folder, 'plan'), 'utf8')).toBe(after);
      }),
      { ...SEED, numRuns: 60 },
    );
  });

  it('is empty where nothing differs', () => expect(unifiedDiff('plan', 'a\n', 'a\n')).toBe(''));

  it('shows only what is near a change', () => {
    const lines = Array.from({ length: 30 }, (_, i) => `${i}\n`);
    const changed = lines.with(5, 'five\n').with(25, 'twenty-five\n');
    const hunks = unifiedDiff('plan', lines.join(''), changed.join('')).match(/^@@.*@@$/gm);
    expect(hunks).toEqual(['@@ -3,7 +3,7 @@', '@@ -23,7 +23,7 @@']);
  });
});

describe('lines', () => {
  it('count every kind of line end, as the language server protocol does', () => {
    const lines = new Lines('a\r\nb\rc\n\nd');
    expect([0, 1, 3, 5, 7, 8, 9].map((offset) => lines.position(offset))).toEqual([
      { line: 1, column: 1 },
      { line: 1, column: 2 },
      { line: 2, column: 1 },
      { line: 3, column: 1 },
      { line: 4, column: 1 },
      { line: 5, column: 1 },
      { line: 5, column: 2 },
    ]);
    expect([1, 2, 3, 4, 5, 6].map((number) => lines.line(number))).toEqual(['a', 'b', 'c', '', 'd', '']);
  });
});

describe('visible text', () => {
  it('has nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
        expect(visible(visible(text))).toBe(visible(text));
      }),
      { ...SEED, numRuns: 500 },
    );
  });

  it('is measured in columns', () => {
    expect([widthOf('abc'), widthOf('日本'), widthOf('é'), widthOf('e\u0301'), widthOf('😀')]).toEqual([3, 4, 1, 1, 2]);
    expect(fitTo('日本語', 5)).toBe('日本…');
    expect(fitTo('ab', 4, 'right')).toBe('  ab');
  });
});

describe('a pattern', () => {
  it.each([
    ['*.roadmap.yaml', 'a.roadmap.yaml', true],
    ['*.roadmap.yaml', 'sub/a.roadmap.yaml', false],
    ['**/*.roadmap.yaml', 'sub/deep/a.roadmap.yaml', true],
    ['{a,b}/*.{yml,yaml}', 'b/x.yml', true],
    ['{a,b}/*.{yml,yaml}', 'c/x.yml', false],
    ['plan-202[67].roadmap.yaml', 'plan-2027.roadmap.yaml', true],
    ['plan-202?.roadmap.yaml', 'plan-2027.roadmap.yaml', true],
    ['pl*s', 'plans/a.roadmap.yaml', true],
    ['!*', 'a', false],
  ])('%s with %s: %s', (pattern, path, expected) => {
    expect(globMatcher(pattern)(path)).toBe(expected);
  });
});

describe('one file', () => {
  it('is the same by all its names', () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const [plan, other] = [join(folder, 'plan'), join(folder, 'other')];
    writeFileSync(plan, '');
    writeFileSync(other, '');
    linkSync(plan, join(folder, 'hard'));
    symlinkSync('plan', join(folder, 'soft'));
    const names = ['plan', 'hard', 'soft'].map((name) => nodeFiles.identity(join(folder, name)));
    expect(new Set(names).size).toBe(1);
    expect(nodeFiles.identity(other)).not.toBe(names[0]);
    expect(nodeFiles.identity(join(folder, 'gone'))).toBeUndefined();
  });
});

describe('thousands of findings in one line', () => {
  it('are printed with what is near them, within seconds', async () => {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    const tools = Array.from({ length: 4000 }, (_, i) => `t${i}: {name: 日本語の名前の長いもの, vendr: A}`);
    writeFileSync(join(folder, 'plan.roadmap.yaml'), `version: 1\ntools: {${tools.join(', ')}}\n`);
    const before = process.cpuUsage();
    const { stdout } = await runIn(['check'], { folder });
    // What it takes itself, however busy the machine is.
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(8);
    expect(stdout).toContain('4,000 errors');
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThan(200);
  }, 240_000);
});
