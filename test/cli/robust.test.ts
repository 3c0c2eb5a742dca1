/** Any bytes in a file and any words on the command line end in an exit code and proper output, never in a crash. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { fillTemplate } from '../../core/protocol/template';
import { yamlSuite } from '../kit/yamlSuite';
import { runIn, temporaryFolder } from './machine';

const ROOT = join(__dirname, '..', '..');
const template = readFileSync(join(ROOT, 'media/templates/automation.roadmap.yaml'), 'utf8');
const example = Buffer.from(fillTemplate(template, 'Larkfield', '2026-03-16'));
const schema = (name: string) => JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8'));
const validReport = new Ajv({ strict: true, strictTypes: false }).compile(schema('report'));
const validSchedule = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(schema('schedule'));

/** On a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const NAME = 'plan.roadmap.yaml';
const SEED = { seed: 20260316 };

function folderWith(content: Uint8Array): string {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  writeFileSync(join(folder, NAME), content);
  return folder;
}

async function expectGoodReport(folder: string): Promise<void> {
  const { code, stdout, stderr } = await runIn(['check', '--format', 'json'], { folder });
  expect(stderr).toBe('');
  expect([0, 1]).toContain(code);
  expect(validReport(JSON.parse(stdout)), JSON.stringify(validReport.errors)).toBe(true);
}

/** What people and programs do to files: bytes lost, doubled, swapped in from elsewhere, or just odd. */
const mutation = fc.record({
  at: fc.nat(example.length - 1),
  length: fc.integer({ min: 0, max: 40 }),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc
      .constantFrom(
        '{',
        '[',
        '"',
        "'",
        ': ',
        '- ',
        '\n',
        '\r\n',
        '\t',
        '&a ',
        '*a',
        '<<: *a',
        '---\n',
        '|',
        '#',
        '\u0000',
        '\ufeff',
      )
      .map((text) => Buffer.from(text)),
    fc.nat(example.length - 60).map((from) => example.subarray(from, from + 60)),
  ),
});
const mutations = fc.array(mutation, { minLength: 1, maxLength: 4 });
type Mutations = typeof mutations extends fc.Arbitrary<infer T> ? T : never;

function mutated(changes: Mutations): Uint8Array {
  return changes.reduce<Buffer>(
    (bytes, { at, length, insert }) => Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + length)]),
    example,
  );
}

describe('a file of any bytes', () => {
  it('is reported on as the schema says', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, (changes) => expectGoodReport(folderWith(mutated(changes)))),
      { ...SEED, numRuns: 30 },
    );
  });

  it('is reported on even if it has nothing of a roadmap', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => expectGoodReport(folderWith(bytes))),
      { ...SEED, numRuns: 30 },
    );
  });

  it('is taken on as it is, but for what is no YAML', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const folder = folderWith(mutated(changes));
        await runIn(['check', '--suppress-all'], { folder });
        const { stdout, stderr } = await runIn(['check', '--format', 'json'], { folder });
        expect(stderr).toBe('');
        const { findings } = JSON.parse(stdout) as { findings: readonly { readonly rule: string }[] };
        expect(findings.filter(({ rule }) => rule !== 'yaml-syntax')).toEqual([]);
      }),
      { ...SEED, numRuns: 20 },
    );
  });

  it('has a schedule and a picture, or a reason why not', async () => {
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const folder = folderWith(mutated(changes));
        const schedule = await runIn(['schedule', NAME, '--format', 'json'], { folder });
        expect(schedule.code).toBe(0);
        expect(validSchedule(JSON.parse(schedule.stdout)), JSON.stringify(validSchedule.errors)).toBe(true);
        for (const view of ['timeline', 'journey'])
          expect((await runIn(['render', NAME, '--view', view, '--format', 'markdown'], { folder })).code).toBe(0);
      }),
      { ...SEED, numRuns: 12 },
    );
  });

  it('is fixed to the point where nothing safe is left, with no more broken YAML than before', async () => {
    const broken = async (folder: string): Promise<number> => {
      const { stdout } = await runIn(['check', '--format', 'json'], { folder });
      return JSON.parse(stdout).findings.filter(({ rule }: { rule: string }) => rule === 'yaml-syntax').length;
    };
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const folder = folderWith(mutated(changes));
        const before = await broken(folder);
        expect((await runIn(['check', '--fix'], { folder })).stderr).toMatch(/^(Mended 1 file\.\n)?$/);
        expect(await broken(folder)).toBeLessThanOrEqual(before);
        expect((await runIn(['check', '--fix-dry-run'], { folder })).stdout).toBe('');
      }),
      { ...SEED, numRuns: 20 },
    );
  });
});

describe('the official YAML test suite', () => {
  const cases = yamlSuite().map((one) => ({ ...one, file: `${one.id.replace('/', '-')}.roadmap.yaml` }));

  function folderOf(some: typeof cases): string {
    const { folder, remove } = temporaryFolder();
    onTestFinished(remove);
    for (const { file, yaml } of some) writeFileSync(join(folder, file), yaml);
    return folder;
  }

  it('is reported on as the schema says, and what is no YAML has a finding', async () => {
    const { stdout, stderr } = await runIn(['check', '--format', 'json'], { folder: folderOf(cases) });
    const report = JSON.parse(stdout);
    expect(stderr).toBe('');
    expect(validReport(report), JSON.stringify(validReport.errors)).toBe(true);
    expect(report.summary.files).toBe(cases.length);
    const found = new Set(report.findings.map(({ path }: { path: string }) => path));
    expect(cases.filter(({ fails, file }) => fails && !found.has(file)).map(({ id }) => id)).toEqual([]);
  });

  it('is fixed, formatted, scheduled and drawn, a part of it', async () => {
    const some = cases.filter((_, i) => i % 8 === 0);
    const folder = folderOf(some);
    for (const { file } of some) {
      expect((await runIn(['schedule', file], { folder })).code).toBe(0);
      expect([0, 2]).toContain((await runIn(['render', file], { folder })).code);
    }
    for (const args of [['check', '--fix'], ['fmt'], ['check']])
      expect((await runIn(args, { folder })).stderr).not.toContain('mistake in the program');
    expect((await runIn(['check', '--fix-dry-run'], { folder })).stdout).toBe('');
    expect((await runIn(['fmt', '--check'], { folder })).stdout).toMatch(/^All formatted/);
  });
});

describe('any words on the command line', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'check',
      'schedule',
      'render',
      'explain',
      'schema',
      'help',
      '-',
      '--',
      '.',
      '..',
      '*',
      '{a,b}',
      '[',
      NAME,
    ),
    fc.constantFrom('--format', 'json', '--rule', 'unknown-key=off', '--today', 'commit', '--fail-on', '--hints', '-o'),
    fc.string({ maxLength: 8 }).filter((text) => !text.startsWith('/')),
  );

  it('end in an exit code', async () => {
    const folder = join(folderWith(example), 'below');
    mkdirSync(folder);
    writeFileSync(join(folder, NAME), example);
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (args) => {
        fc.pre(!args.includes('-o') && !args.some((text) => text.startsWith('-o')));
        const { code, stderr } = await runIn(args, { folder, env: {} });
        expect([0, 1, 2, 3]).toContain(code);
        expect(stderr).not.toContain('mistake in the program');
        expect(stderr).not.toMatch(/^\s+at /m);
      }),
      { ...SEED, numRuns: 100 },
    );
  });
});
