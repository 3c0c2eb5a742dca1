/** What other programs read is what their schemas say, and says the same as our own JSON. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { RDFormatValidator } from '@umbrelladocs/rdformat-validator';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { FORMAT_NAMES } from '../../cli/formats/check-formats';
import { Lines, type Range } from '../../cli/text/lines';
import { visible } from '../../cli/text/plain';
import { rules, rulesByName } from '../../core/rules/list';
import { readMarks } from '../kit/marks';
import { git, runIn, temporaryFolder } from './machine';

/** On a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

const ROOT = join(__dirname, '..', '..');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const json = (path: string) => JSON.parse(text(path));

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);

/** SARIF's schema is of draft 4, which names itself otherwise and says no more that draft 7 reads differently. */
function sarifSchema(): object {
  const { $schema: _draft, id: _id, ...schema } = json('test/schemas/sarif-2.1.0-rtm.5.json');
  return schema;
}

/** A schema that allows no key but those that it describes. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema ? { ...parts, additionalProperties: false } : parts;
}

const validators = {
  report: ajv.compile(closed(json('schemas/report.schema.json')) as object),
  sarif: ajv.compile(sarifSchema()),
  gitlab: ajv.compile(json('test/schemas/gitlab-code-quality.schema.json')),
};

function expectValid(name: keyof typeof validators, data: unknown): void {
  const validate = validators[name];
  expect(validate(data), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
}

interface Edit {
  readonly path: string;
  readonly range: Range;
  readonly text: string;
  readonly create?: true;
}
interface JsonFinding {
  readonly rule: string;
  readonly severity: string;
  readonly message: string;
  readonly path: string;
  readonly range: Range;
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly { readonly title: string; readonly safe: boolean; readonly edits: readonly Edit[] }[];
  readonly fingerprint: string;
}

/** A folder, what our own JSON says of it, and the other formats. */
interface Checked {
  readonly folder: string;
  readonly findings: readonly JsonFinding[];
  readonly files: number;
  print(format: string, ...options: readonly string[]): Promise<string>;
}

const made: (() => void)[] = [];
afterAll(() => {
  for (const remove of made) remove();
});

async function checked(files: Readonly<Record<string, string>>): Promise<Checked> {
  const { folder, remove } = temporaryFolder();
  made.push(remove);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const print = async (format: string, ...options: readonly string[]): Promise<string> => {
    const { stdout, stderr } = await runIn(['check', '--format', format, '--hints', ...options], { folder });
    expect(stderr).toBe('');
    return stdout;
  };
  const report = JSON.parse(await print('json', '--statistics'));
  expectValid('report', report);
  return { folder, findings: report.findings, files: report.summary.files, print };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** All that the rules' pages show as wrong, each in a folder of its own. */
const examples = once(() =>
  checked(
    Object.fromEntries(
      rules.flatMap(({ name, examples }) =>
        examples.flatMap(({ bad }, i) =>
          readMarks(bad).files.map(({ path, plain }) => [`${name} ${i + 1}/${path}`, plain]),
        ),
      ),
    ),
  ),
);

const NAMES = [
  '\\e[31mred',
  'a\\nb',
  'a\\rb',
  '::error::x',
  '\\n::add-mask::x',
  '%0A::error::x',
  '##[add-mask]x',
  ']]>',
  '<b>&amp;',
  '\\"\'',
  '👩‍💻 日本',
  '\\ud800',
  '\\u202eabc',
  '\\0\\ufffe\\uffff',
  '[link](1)',
  '[a](https://example.com)',
  '{0}',
  '[[ATTACHMENT|/etc/passwd]]',
];

/** Names that would act on what reads them, in files whose names would too. */
const hostile = once(() => {
  const keys = NAMES.map((name, i) => `  t${i}: {name: "${name}", "${name}": 1, replaces: ["${name}"]}`);
  const plan = `version: 1\ntools:\n${keys.join('\n')}\nchannels:\n  é: {tools: [t1x], name: "日本 😀", vendr: 1}\n`;
  const paths = ['a "b" %0A,c:d&<e>.roadmap.yaml', 'x\n::error::y/plan.roadmap.yaml', '\u001b[31m日本#?.roadmap.yaml'];
  return checked(Object.fromEntries(paths.map((path) => [path, plan])));
});

const nothing = once(() => checked({ 'plan.roadmap.yaml': 'version: 1\n' }));

const CASES = [
  ['the examples of all rules', examples],
  ['names that do harm', hostile],
  ['nothing to say', nothing],
] as const;

const source = ({ folder }: Checked, path: string): string => readFileSync(join(folder, path), 'utf8');

/** What edits by offsets make of a text. */
function edited(before: string, edits: readonly { start: number; end: number; text: string }[]): string {
  const inOrder = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return inOrder.reduce((now, { start, end, text: put }) => now.slice(0, start) + put + now.slice(end), before);
}

function offsets(before: string, edits: readonly Edit[]) {
  const lines = new Lines(before);
  return edits.map(({ range, text: put }) => ({
    start: lines.offset(range.start),
    end: lines.offset(range.end),
    text: put,
  }));
}

it('the examples make every rule speak', async () => {
  const { findings } = await examples();
  const spoke = new Set(findings.map(({ rule }) => rule));
  expect(rules.map(({ name }) => name).filter((name) => !spoke.has(name))).toEqual([]);
});

describe.each(CASES)('SARIF: %s', (_name, make) => {
  it('is valid, leads to the same places, and leaks nothing of the machine', async () => {
    const all = await make();
    const printed = await all.print('sarif');
    expectValid('sarif', JSON.parse(printed));
    expect(printed).not.toContain(all.folder);
    expect(await all.print('sarif')).toBe(printed);
    const [run] = JSON.parse(printed).runs;
    const listed: readonly { readonly id: string }[] = run.tool.driver.rules;
    expect(run.results.map(placesOf)).toEqual(all.findings.map(placesOfJson));
    expect(run.results.map((result: SarifResult) => listed[result.ruleIndex]?.id)).toEqual(
      all.findings.map(({ rule }) => rule),
    );
    expect(listed.map(({ id }) => id)).toEqual(
      rules.map(({ name }) => name).filter((name) => all.findings.some(({ rule }) => rule === name)),
    );
  });

  it('has the fixes that change files', async () => {
    const all = await make();
    const [run] = JSON.parse(await all.print('sarif')).runs;
    for (const [i, { fixes }] of all.findings.entries()) {
      const possible = fixes.filter(({ edits }) => edits.length > 0 && !edits.some(({ create }) => create));
      const own: readonly SarifFix[] = run.results[i].fixes ?? [];
      expect(own.map(editsOf)).toEqual(
        possible.map(({ safe, edits }) => ({
          safe,
          edits: [...new Set(edits.map(({ path }) => path))].flatMap((path) =>
            edits.filter((one) => one.path === path),
          ),
        })),
      );
    }
  });
});

interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}
interface Artifact {
  readonly uri: string;
  readonly uriBaseId: string;
}
interface SarifPlace {
  readonly physicalLocation: { readonly artifactLocation: Artifact; readonly region: Region };
}
interface SarifResult {
  readonly ruleIndex: number;
  readonly locations: readonly [SarifPlace];
  readonly relatedLocations?: readonly SarifPlace[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
}
interface SarifFix {
  readonly properties: { readonly safe: boolean };
  readonly artifactChanges: readonly {
    readonly artifactLocation: Artifact;
    readonly replacements: readonly {
      readonly deletedRegion: Region;
      readonly insertedContent?: { readonly text: string };
    }[];
  }[];
}

const pathOf = ({ uri, uriBaseId }: Artifact): string => {
  expect(uriBaseId).toBe('%SRCROOT%');
  expect(uri).toMatch(/^(?:[\w.~!'()*-]|%[0-9A-F]{2})+(?:\/(?:[\w.~!'()*-]|%[0-9A-F]{2})+)*$/);
  return decodeURIComponent(uri);
};
const rangeOf = ({ startLine, startColumn, endLine, endColumn }: Region): Range => ({
  start: { line: startLine, column: startColumn },
  end: { line: endLine, column: endColumn },
});
const placeOf = ({ physicalLocation: { artifactLocation, region } }: SarifPlace) => ({
  path: pathOf(artifactLocation),
  range: rangeOf(region),
});
const placesOf = ({ locations: [at], relatedLocations = [], partialFingerprints }: SarifResult) => ({
  fingerprint: partialFingerprints['roadmap/v1'],
  places: [at, ...relatedLocations].map(placeOf),
});
const placesOfJson = ({ path, range, related, fingerprint }: JsonFinding) => ({
  fingerprint,
  places: [{ path, range }, ...related.map((one) => ({ path: one.path, range: one.range }))],
});
const editsOf = ({ properties: { safe }, artifactChanges }: SarifFix) => ({
  safe,
  edits: artifactChanges.flatMap(({ artifactLocation, replacements }) =>
    replacements.map(({ deletedRegion, insertedContent }) => ({
      path: pathOf(artifactLocation),
      range: rangeOf(deletedRegion),
      text: insertedContent?.text ?? '',
    })),
  ),
});

describe('SARIF', () => {
  const plan = `version: 1
rules: {low-satisfaction: error}
tools:
  crm: {satisfaction: 2, status: active}
channels:
  email: {tools: [crn]}
milestones:
  gate: {decision: pending, date: 2026-05-29}
`;

  it('says what a rule is, and how severe a finding is here', async () => {
    const all = await checked({ 'plan.roadmap.yaml': plan });
    const [run] = JSON.parse(await all.print('sarif')).runs;
    const rule = rulesByName.get('low-satisfaction')!;
    expect(run.tool.driver).toMatchObject({ name: 'roadmap', semanticVersion: '1.2.3' });
    expect(run.tool.driver.rules.find(({ id }: { id: string }) => id === rule.name)).toEqual({
      id: rule.name,
      shortDescription: { text: rule.summary },
      fullDescription: { text: rule.why },
      help: {
        text: `${rule.summary} ${rule.why}`,
        markdown: text('docs/rules/low-satisfaction.md'),
      },
      helpUri: 'https://github.com/roadmap-as-code/roadmap-as-code/blob/main/docs/rules/low-satisfaction.md',
      defaultConfiguration: { level: 'note' },
      properties: { tags: ['roadmap', 'stack'], 'problem.severity': 'recommendation' },
    });
    const levels = run.results.map(({ ruleId, level, properties }: Readonly<Record<string, unknown>>) => [
      ruleId,
      level,
      properties,
    ]);
    expect(levels).toEqual([
      ['low-satisfaction', 'error', { severity: 'error', dependsOnToday: false }],
      ['unknown-reference', 'error', { severity: 'error', dependsOnToday: false }],
      ['gate-without-criteria', 'note', { severity: 'hint', dependsOnToday: false }],
    ]);
    expect(run.results[1].locations[0].logicalLocations).toEqual([{ fullyQualifiedName: 'channels.email' }]);
  });

  it('takes brackets in names for brackets', async () => {
    const { print } = await checked({ 'plan.roadmap.yaml': 'version: 1\ntools:\n  crm: {"[a](1)": 1, "[b]": 1}\n' });
    const [run] = JSON.parse(await print('sarif')).runs;
    expect(run.results.map(({ message }: { message: { text: string } }) => message.text)).toEqual([
      "There is no key '\\[a\\](1)' in 'tools.crm'.",
      "There is no key '[b]' in 'tools.crm'.",
    ]);
  });
});

describe.each(CASES)('GitLab: %s', (_name, make) => {
  it('is valid, with one fingerprint for each finding', async () => {
    const all = await make();
    const report = JSON.parse(await all.print('gitlab'));
    expectValid('gitlab', report);
    const fingerprints = report.map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    expect(new Set(fingerprints).size).toBe(all.findings.length);
    expect(
      report.map(({ location: { path, lines }, check_name }: GitlabFinding) => [path, lines.begin, check_name]),
    ).toEqual(all.findings.map(({ path, range, rule }) => [path, range.start.line, rule]));
  });
});

it('GitLab is told of the same finding in two repositories twice', async () => {
  const plan = 'version: 1\ntools: {crm: {vendr: 1}}\n';
  const { folder, print } = await checked({ 'a/plan.roadmap.yaml': plan, 'b/plan.roadmap.yaml': plan });
  for (const name of ['a', 'b']) git(['init', '-q'], join(folder, name));
  const report: readonly GitlabFinding[] = JSON.parse(await print('gitlab', 'a', 'b'));
  expect(report.map(({ location: { path } }) => path)).toEqual(['a/plan.roadmap.yaml', 'b/plan.roadmap.yaml']);
  expect(report[1]!.fingerprint).toBe(`${report[0]!.fingerprint}-2`);
});

interface GitlabFinding {
  readonly fingerprint: string;
  readonly check_name: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

describe.each(CASES)('JUnit: %s', (_name, make) => {
  it.each(['error', 'info', 'never'])('is valid with --fail-on %s', async (level) => {
    const all = await make();
    const printed = await all.print('junit', '--fail-on', level, '--time-rules');
    const result = await validateXML({
      xml: { fileName: 'report.xml', contents: printed },
      schema: { fileName: 'junit.xsd', contents: text('test/schemas/jenkins-junit-4.xsd') },
      initialMemoryPages: 2048,
      maxMemoryPages: 4096,
    });
    expect(result.errors.slice(0, 3)).toEqual([]);
    expect(result.valid).toBe(true);
    const failing = all.findings.filter(({ severity }) =>
      level === 'never' ? false : level === 'error' ? severity === 'error' : severity !== 'hint',
    );
    const count = (pattern: RegExp): number => printed.match(pattern)?.length ?? 0;
    expect(count(/<failure /g)).toBe(failing.length);
    const failed = new Set(failing.map(({ path }) => path)).size;
    expect(count(/<testcase /g)).toBe(failing.length + all.files - failed);
    expect(count(/<testsuite /g)).toBe(all.files);
    expect(printed).not.toMatch(/[^\P{Cc}\n]|\u202e|\p{Cs}/u);
  });

  it('has no test twice', async () => {
    const printed = await (await make()).print('junit', '--fail-on', 'info', '--time-rules');
    for (const suite of printed.split('<testsuite ')) {
      const names = [...suite.matchAll(/<testcase [^>]*? name="([^"]*)"/g)].map(([, name]) => name);
      expect(names).toEqual([...new Set(names)]);
    }
  });
});

it('JUnit numbers what happens again to the same thing', async () => {
  const { print } = await checked({ 'plan.roadmap.yaml': 'version: 1\ntools: {crm: {vendr: 1, categry: 1}}\n' });
  const names = [...(await print('junit')).matchAll(/<testcase [^>]*? name="([^"]*)"/g)].map(([, name]) => name);
  expect(names).toEqual(['unknown-key in tools.crm', 'unknown-key in tools.crm (2)']);
});

it('JUnit fails warnings where there are too many', async () => {
  const { print } = await checked({ 'plan.roadmap.yaml': 'version: 1\ntools: {crm: {}} # roadmap-ignore unowned:\n' });
  expect(await print('junit')).toContain('failures="0"');
  expect(await print('junit', '--max-warnings', '0')).toMatch(/<failure type="(ignore-without-reason|unused-ignore)"/);
});

describe.each(CASES)('rdjson: %s', (_name, make) => {
  it('is valid, with columns in bytes', async () => {
    const all = await make();
    const printed = await all.print('rdjson');
    const { valid, errors } = await new RDFormatValidator({ strictMode: true }).validateString(printed);
    expect(errors.slice(0, 3)).toEqual([]);
    expect(valid).toBe(true);
    const { diagnostics } = JSON.parse(printed) as { diagnostics: readonly RdDiagnostic[] };
    expect(diagnostics.length).toBe(all.findings.length);
    for (const [i, { location, suggestions = [], related_locations = [] }] of diagnostics.entries()) {
      const { path, range, related, fixes } = all.findings[i]!;
      const before = source(all, path);
      const bytes = Buffer.from(before);
      const meant = (wanted: Range) => {
        const lines = new Lines(before);
        return before.slice(lines.offset(wanted.start), lines.offset(wanted.end));
      };
      expect(location.path).toBe(path);
      expect(between(bytes, location.range).toString()).toBe(meant(range));
      expect(related_locations.length).toBe(related.length);
      for (const suggestion of suggestions) {
        const [start, end] = [suggestion.range.start, suggestion.range.end].map((at) => byteOffset(bytes, at));
        const after = Buffer.concat([bytes.subarray(0, start), Buffer.from(suggestion.text), bytes.subarray(end)]);
        const wanted = fixes.find(({ safe }) => safe) ?? fixes[0]!;
        expect(after.toString()).toBe(edited(before, offsets(before, wanted.edits)));
      }
    }
  });
});

interface RdDiagnostic {
  readonly location: { readonly path: string; readonly range: Range };
  readonly suggestions?: readonly { readonly range: Range; readonly text: string }[];
  readonly related_locations?: readonly unknown[];
}

function byteOffset(bytes: Buffer, { line, column }: Range['start']): number {
  let start = 0;
  for (let n = 1; n < line; n++) start = bytes.indexOf(0x0a, start) + 1;
  return start + column - 1;
}
const between = (bytes: Buffer, { start, end }: Range): Buffer =>
  bytes.subarray(byteOffset(bytes, start), byteOffset(bytes, end));

it('rdjson suggests what is safe to press, or the only way there is', async () => {
  const { print } = await checked({
    'plan.roadmap.yaml': `version: 1
initiatives:
  a: {start: 2026-05-01, end: 2026-04-01}
  late: {start: 2026-03-02, end: 2026-03-06, status: in-progress}
channels:
  email: {tools: [crn]}
tools: {crm: {}}
`,
  });
  const { diagnostics } = JSON.parse(await print('rdjson')) as {
    diagnostics: readonly (RdDiagnostic & { readonly code: { readonly value: string } })[];
  };
  expect(diagnostics.map(({ code, suggestions = [] }) => [code.value, suggestions.map((one) => one.text)])).toEqual([
    ['end-before-start', ['2026-04-01, end: 2026-05-01']],
    ['overdue', []],
    ['unknown-reference', ['crm']],
  ]);
});

describe.each(CASES)('GitHub: %s', (_name, make) => {
  it('has one command for each finding, as the runner reads them, and a summary', async () => {
    const all = await make();
    const lines = (await all.print('github')).split('\n');
    const commands = lines.flatMap((line) => /^::(\w+) (.*?)::(.*)$/s.exec(line) ?? []);
    const read = Array.from({ length: commands.length / 4 }, (_, i) => commands.slice(4 * i, 4 * i + 4));
    const KINDS = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' } as const;
    const places = read.map(([, kind, properties]) => {
      const by = Object.fromEntries(properties!.split(',').map((one) => one.split('=') as [string, string]));
      return [kind, decoded(by['file']!), Number(by['line']), by['title']];
    });
    expect(places).toEqual(
      all.findings.map(({ severity, path, range, rule }) => [
        KINDS[severity as keyof typeof KINDS],
        path.replaceAll('\u001b', '␛'),
        range.start.line,
        rule,
      ]),
    );
    expect(read.map(([, , , said]) => said!.split('%0A')[0]!.replaceAll('%25', '%'))).toEqual(
      all.findings.map(({ message }) => visible(message)),
    );
    const rest = lines.filter((line) => !line.startsWith('::'));
    expect(rest.join('\n')).toMatch(
      /^(Nothing found in|[\d,]+ (errors?|warnings?)[^\n]*? in) \d+ files?\.[^\n#]*\n(GitHub shows [^\n#]*\n)?$/,
    );
    expect(lines.join('')).not.toMatch(/\p{Cc}|\u202e|\p{Cs}/u);
  });
});

const decoded = (property: string): string =>
  property
    .replaceAll('%2C', ',')
    .replaceAll('%3A', ':')
    .replaceAll('%0A', '\n')
    .replaceAll('%0D', '\r')
    .replaceAll('%25', '%');

it('GitHub is told no columns where a range goes over lines, and no line that only ends there', async () => {
  const { print } = await checked({
    'plan.roadmap.yaml': 'version: 1\ntools:\n  crm:\n    status:\n      - active\n      - retired\n',
  });
  expect((await print('github')).split('\n')[0]).toMatch(/^::error file=plan\.roadmap\.yaml,line=5,endLine=6,title=/);
});

describe.each(CASES)('compact: %s', (_name, make) => {
  it('has a line for each finding', async () => {
    const all = await make();
    const lines = (await all.print('compact')).split('\n').slice(0, -1);
    expect(lines.length).toBe(all.findings.length);
    for (const [i, line] of lines.entries()) {
      const { range, severity, rule } = all.findings[i]!;
      const place = `:${range.start.line}:${range.start.column}: ${severity}: `;
      expect(line).toContain(place);
      expect(line.endsWith(` [${rule}]`)).toBe(true);
      expect(line).not.toMatch(/\p{Cc}|\u202e|\p{Cs}/u);
    }
  });
});

describe('every format', () => {
  it('has hints only if they are asked for, JSON excepted', async () => {
    const plan = 'version: 1\nmilestones:\n  gate: {decision: pending, date: 2026-05-29}\n';
    const { folder } = await checked({ 'plan.roadmap.yaml': plan });
    const has = async (format: string, ...options: readonly string[]) =>
      (await runIn(['check', '--format', format, ...options], { folder })).stdout.includes('gate-without-criteria');
    for (const format of FORMAT_NAMES) {
      expect([format, await has(format)]).toEqual([format, format === 'json']);
      expect([format, await has(format, '--hints')]).toEqual([format, true]);
    }
  });

  it('ends with the same exit code', async () => {
    const { folder } = await checked({ 'plan.roadmap.yaml': 'version: 1\ntools: {crm: {vendr: 1}}\n' });
    for (const format of FORMAT_NAMES) {
      expect((await runIn(['check', '--format', format], { folder })).code).toBe(1);
      expect((await runIn(['check', '--format', format, '--fail-on', 'never'], { folder })).code).toBe(0);
    }
  });

  it('but the text has no place for a diff, and but text and JSON none for statistics', async () => {
    const { folder } = await checked({ 'plan.roadmap.yaml': 'version: 1\n' });
    for (const format of FORMAT_NAMES) {
      const { code, stdout } = await runIn(['check', '--fix-dry-run', '--format', format], { folder });
      expect([format, code, stdout]).toEqual([format, format === 'text' ? 0 : 2, '']);
      const counted = await runIn(['check', '--statistics', '--format', format], { folder });
      expect([format, counted.code]).toEqual([format, format === 'text' || format === 'json' ? 0 : 2]);
    }
  });

  it('has an empty result where nothing has changed', async () => {
    const { folder } = await checked({ 'plan.roadmap.yaml': 'version: 1\n' });
    git(['init', '-q'], folder);
    git(['add', '.'], folder);
    git(['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', 'commit', '-q', '-m', 'One'], folder);
    const print = async (format: string) =>
      (await runIn(['check', '--changed', '--format', format], { folder })).stdout;
    expectValid('report', JSON.parse(await print('json')));
    expectValid('sarif', JSON.parse(await print('sarif')));
    expect(JSON.parse(await print('gitlab'))).toEqual([]);
    expect(JSON.parse(await print('rdjson')).diagnostics).toEqual([]);
    expect(await print('junit')).toContain('<testcase classname="roadmap" name="roadmap check"/>');
    expect(await print('github')).toBe('Nothing found in 0 files.\n');
    expect(await print('compact')).toBe('');
  });

  it('is in the page about the command', () => {
    const page = text('docs/cli.md');
    const table = /\n\| Format \|[^\n]*\n\|[-|]*\n((?:\|[^\n]*\n)+)/.exec(page)?.[1] ?? '';
    expect([...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)).toEqual(FORMAT_NAMES);
  });
});
