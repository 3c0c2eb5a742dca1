import { afterEach, describe, expect, it } from 'vitest';
import {
  CHANGES_REQUEST,
  type ChangeNode,
  type Changes,
  COMPARE_REQUEST,
  type CompareResult,
  READ_BASE_REQUEST,
  type ReadBaseParams,
  type ReadBaseResult,
} from '../../core/protocol/compare';
import {
  CHANGED_NOTIFICATION,
  PREVIEW_REQUEST,
  type PreviewParams,
  type PreviewResult,
} from '../../core/protocol/preview';
import { Client, type ClientOptions } from './client';

let clients: Client[] = [];
afterEach(async () => {
  for (const client of clients) {
    expect(await client.stop()).toBe(0);
    expect(client.errors).toEqual([]);
    expect(client.notes.filter(({ method }) => method === 'window/logMessage')).toEqual([]);
  }
  clients = [];
});

const MAIN = `version: 1
title: Renewal
imports: [work.roadmap.yaml]
milestones:
  launch: {name: Launch, requires: [migrate], criteria: [All contacts are moved]}
`;
const WORK = `version: 1
initiatives:
  migrate: {name: Migrate, start: 2026-06-01, duration: 4w}
`;
const FILES = { 'main.roadmap.yaml': MAIN, 'work.roadmap.yaml': WORK };
const MAIN_BRANCH = { id: 'commit:1', label: 'main' };

/** A client that knows other versions: by id, the texts of their files by path. */
async function started(
  versions: Readonly<Record<string, Readonly<Record<string, string>>>>,
  options: ClientOptions = { files: FILES },
): Promise<{ client: Client; asked: ReadBaseParams[] }> {
  const client = new Client(options);
  clients.push(client);
  const asked: ReadBaseParams[] = [];
  client.connection.onRequest<ReadBaseResult, void>(READ_BASE_REQUEST, (params: ReadBaseParams) => {
    asked.push(params);
    const files = versions[params.id] ?? {};
    const path = Object.keys(files).find((one) => client.uri(one) === params.uri);
    const text = path === undefined ? undefined : files[path];
    if (text !== undefined) return { text };
    const renamed = files['ROOT'];
    return params.isRoot && renamed !== undefined
      ? { text: files[renamed]!, uri: client.uri(renamed) }
      : { missing: true };
  });
  await client.initialize();
  return { client, asked };
}

const compare = (client: Client, path: string, base: typeof MAIN_BRANCH | null): Promise<CompareResult> =>
  client.connection.sendRequest(COMPARE_REQUEST, { uri: client.uri(path), base });
const changes = (client: Client, path: string, base?: typeof MAIN_BRANCH): Promise<Changes | null> =>
  client.connection.sendRequest(CHANGES_REQUEST, { uri: client.uri(path), ...(base === undefined ? {} : { base }) });

/** The tree as indented lines, with where each leads. */
function lines(client: Client, nodes: readonly ChangeNode[], indent = ''): string[] {
  const at = (place: ChangeNode['head']): string =>
    place === undefined
      ? '-'
      : `${place.uri.slice(client.uri('').length).replace(/^\//, '')}:${place.range.start.line + 1}`;
  return nodes.flatMap(({ kind, label, description, head, base, children }) => [
    `${indent}${kind} ${[label, description].filter((text) => text !== '').join(' | ')}${kind === 'group' ? '' : ` [${at(base)} ${at(head)}]`}`,
    ...lines(client, children, `${indent}  `),
  ]);
}

describe('a comparison', () => {
  it('says what an edit in an imported file moves, with the places on both sides', async () => {
    const base = { 'main.roadmap.yaml': `\n${MAIN}`, 'work.roadmap.yaml': WORK.replace('4w', '2w') };
    const { client, asked } = await started({ 'commit:1': base });
    expect(await compare(client, 'work.roadmap.yaml', MAIN_BRANCH)).toEqual({ root: client.uri('main.roadmap.yaml') });
    expect(asked.map(({ uri, isRoot }) => [uri, isRoot])).toEqual([
      [client.uri('main.roadmap.yaml'), true],
      [client.uri('work.roadmap.yaml'), false],
    ]);
    const found = (await changes(client, 'work.roadmap.yaml'))!;
    expect(found).toMatchObject({
      base: MAIN_BRANCH,
      headline: 'Launch slips 10 working days to 2026-06-26; 1 promise broken',
      brief: 'Launch +10 d, 1 promise broken',
      counts: { edits: 1, breaks: 1, introduced: 0, fixed: 0 },
      problems: [],
      root: { head: client.uri('main.roadmap.yaml'), base: client.uri('main.roadmap.yaml') },
    });
    expect(lines(client, found.tree)).toEqual([
      'group Promises broken | 1',
      "  promise Milestone 'launch' comes 10 working days later: 26 Jun 2026 instead of 12 Jun 2026. | milestone-later [- main.roadmap.yaml:5]",
      'group Edits, and what follows | 1',
      '  changed initiatives.migrate.duration | 2w → 4w (+10 working days) [work.roadmap.yaml:3 work.roadmap.yaml:3]',
      '    consequence Launch: 2026-06-12 → 2026-06-26, +10 working days [main.roadmap.yaml:6 main.roadmap.yaml:5]',
      '    consequence Migrate: 2026-06-12 → 2026-06-26, +10 working days [work.roadmap.yaml:3 work.roadmap.yaml:3]',
    ]);
    expect(found.moved.map(({ entity, movement, words, place }) => [entity, movement, words, place.uri])).toEqual([
      [
        'initiatives.migrate',
        'later',
        'End: was 2026-06-12, now 2026-06-26 (10 working days later), because of initiatives.migrate.duration: 2w → 4w.',
        client.uri('work.roadmap.yaml'),
      ],
      [
        'milestones.launch',
        'later',
        'Was 2026-06-12, now 2026-06-26 (10 working days later), because of initiatives.migrate.duration: 2w → 4w.',
        client.uri('main.roadmap.yaml'),
      ],
    ]);
  });

  it('follows edits, reads the other version once, and ends when it is asked to', async () => {
    const { client, asked } = await started({ 'commit:1': FILES });
    await client.open('work.roadmap.yaml');
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    expect(await changes(client, 'main.roadmap.yaml')).toMatchObject({
      headline: 'Nothing in meaning has changed',
      brief: '',
      tree: [],
      moved: [],
    });
    const told = client.notes.filter(({ method }) => method === CHANGED_NOTIFICATION).length;
    await client.change('work.roadmap.yaml', `${WORK}  train: {name: Train, dependsOn: [migrat], duration: 1w}\n`);
    await client.until(() => client.notes.filter(({ method }) => method === CHANGED_NOTIFICATION).length > told);
    const found = (await changes(client, 'main.roadmap.yaml'))!;
    expect(lines(client, found.tree)).toEqual([
      'group Edits, and what follows | 1',
      '  added initiatives.train | Train [- work.roadmap.yaml:4]',
      'group New findings | 1',
      "  introduced There is no initiative, milestone or activity 'migrat'. Did you mean 'migrate'? | unknown-reference [- work.roadmap.yaml:4]",
    ]);
    expect(asked.length).toBe(2);
    expect(await compare(client, 'main.roadmap.yaml', null)).toEqual({ root: client.uri('main.roadmap.yaml') });
    expect(await changes(client, 'main.roadmap.yaml')).toBeNull();
  });

  it('lists what is ignored from now on, where it stands', async () => {
    const { client } = await started({ 'commit:1': FILES });
    await client.open('work.roadmap.yaml');
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    const told = client.notes.filter(({ method }) => method === CHANGED_NOTIFICATION).length;
    await client.change(
      'work.roadmap.yaml',
      WORK.replace('  migrate:', '  # roadmap-ignore unowned: not yet\n  migrate:'),
    );
    await client.until(() => client.notes.filter(({ method }) => method === CHANGED_NOTIFICATION).length > told);
    const found = (await changes(client, 'main.roadmap.yaml'))!;
    expect([found.headline.split('; ')[0], found.brief]).toEqual(['1 rule ignored from now on', '1 new warning']);
    expect(lines(client, found.tree).slice(0, 2)).toEqual([
      'group Ignored from now on | 1',
      '  ignored unowned on initiatives.migrate | not yet [- work.roadmap.yaml:4]',
    ]);
  });

  it('folds away what follows from one edit beyond a few lines', async () => {
    const work = Array.from({ length: 14 }, (_, i) => `  w${i}: {dependsOn: [migrate], duration: 1w}\n`).join('');
    const files = { 'main.roadmap.yaml': MAIN, 'work.roadmap.yaml': WORK + work };
    const base = { ...files, 'work.roadmap.yaml': WORK.replace('4w', '3w') + work };
    const { client } = await started({ 'commit:1': base }, { files });
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    const { tree } = (await changes(client, 'main.roadmap.yaml'))!;
    const [edit] = tree.find(({ label }) => label === 'Edits, and what follows')!.children;
    expect(edit!.children.slice(0, 10).every(({ kind }) => kind === 'consequence')).toBe(true);
    expect(edit!.children.slice(10).map(({ kind, label, children }) => [kind, label, children.length])).toEqual([
      ['more', '6 more consequences', 6],
    ]);
  });

  it('may be asked for aside, which begins none', async () => {
    const base = { ...FILES, 'work.roadmap.yaml': WORK.replace('4w', '3w') };
    const { client, asked } = await started({ 'commit:1': base });
    expect((await changes(client, 'main.roadmap.yaml', MAIN_BRANCH))?.brief).toBe('Launch +5 d, 1 promise broken');
    expect((await changes(client, 'main.roadmap.yaml', MAIN_BRANCH))?.brief).toBe('Launch +5 d, 1 promise broken');
    expect(asked.length).toBe(2);
    expect(await changes(client, 'main.roadmap.yaml')).toBeNull();
  });

  it('aside asks again for what was not there, and has the name that was asked with', async () => {
    const versions: Record<string, Readonly<Record<string, string>>> = {};
    const { client } = await started(versions);
    expect((await changes(client, 'main.roadmap.yaml', MAIN_BRANCH))?.problems).toHaveLength(1);
    versions['commit:1'] = FILES;
    expect((await changes(client, 'main.roadmap.yaml', MAIN_BRANCH))?.problems).toEqual([]);
    const tag = { id: 'commit:1', label: 'v1' };
    expect((await changes(client, 'main.roadmap.yaml', tag))?.base).toEqual(tag);
  });

  it('reads a version anew that was asked for aside', async () => {
    const versions: Record<string, Readonly<Record<string, string>>> = { 'commit:1': FILES };
    const { client } = await started(versions);
    expect((await changes(client, 'main.roadmap.yaml', MAIN_BRANCH))?.brief).toBe('');
    versions['commit:1'] = { ...FILES, 'work.roadmap.yaml': WORK.replace('4w', '3w') };
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    expect((await changes(client, 'main.roadmap.yaml'))?.brief).toBe('Launch +5 d, 1 promise broken');
  });

  it('of a file outside of every folder is there again when the file is', async () => {
    const files = { 'in/other.roadmap.yaml': WORK, 'out/plan.roadmap.yaml': WORK };
    const base = { 'out/plan.roadmap.yaml': WORK.replace('4w', '3w') };
    const { client, asked } = await started({ 'commit:1': base }, { files, folders: ['in'] });
    const edits = async () => (await changes(client, 'out/plan.roadmap.yaml'))?.counts.edits;
    await client.open('out/plan.roadmap.yaml');
    await compare(client, 'out/plan.roadmap.yaml', MAIN_BRANCH);
    expect(await edits()).toBe(1);
    await client.close('out/plan.roadmap.yaml');
    expect(await edits()).toBeUndefined();
    await client.open('out/plan.roadmap.yaml', `${WORK}  train: {name: Train, duration: 1w}\n`);
    expect([await edits(), asked.length]).toEqual([2, 1]);
    await client.close('out/plan.roadmap.yaml');
    await compare(client, 'in/other.roadmap.yaml', MAIN_BRANCH);
    await client.open('out/plan.roadmap.yaml');
    expect(await edits()).toBeUndefined();
  });

  it('of a file outside of every folder is not asked for while another file beside it is open', async () => {
    const files = { 'in/other.roadmap.yaml': WORK, 'out/plan.roadmap.yaml': WORK, 'out/two.roadmap.yaml': WORK };
    const { client } = await started({ 'commit:1': files }, { files, folders: ['in'] });
    await client.open('out/plan.roadmap.yaml');
    await client.open('out/two.roadmap.yaml');
    await compare(client, 'out/plan.roadmap.yaml', MAIN_BRANCH);
    await client.close('out/plan.roadmap.yaml');
    expect(await changes(client, 'out/plan.roadmap.yaml')).toBeNull();
  });

  it('with a version that has no such roadmap says so: everything is new', async () => {
    const { client } = await started({});
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    const found = (await changes(client, 'main.roadmap.yaml'))!;
    expect(found.problems.map(({ kind, message }) => [kind, message])).toEqual([
      ['missing', 'main.roadmap.yaml is not in main: everything is new.'],
    ]);
    expect(found.root.base).toBeUndefined();
    expect(found.moved.map(({ entity, movement, words }) => [entity, movement, words])).toEqual([
      ['initiatives.migrate', 'new', 'New, from 2026-06-01 to 2026-06-26.'],
      ['milestones.launch', 'new', 'New, on 2026-06-26.'],
    ]);
    expect(lines(client, found.tree).filter((line) => !line.includes('[- '))).toEqual([
      'group Edits, and what follows | 4',
    ]);
  });

  it('compares what can be read of a broken version, and says what it could not', async () => {
    const broken = { ...FILES, 'work.roadmap.yaml': `${WORK}  train: {name: "Train\n` };
    const { client } = await started({ 'commit:1': broken });
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    const { problems } = (await changes(client, 'main.roadmap.yaml'))!;
    expect(problems.map(({ kind, message, place }) => [kind, message, place.uri])).toEqual([
      [
        'broken',
        "work.roadmap.yaml can't be read in full in main (line 4): what can be read of it is compared.",
        client.uri('work.roadmap.yaml'),
      ],
    ]);
  });

  it.each([
    ['hello there', 'words'],
    ['name: app\nscripts: {}\n', 'another mapping'],
  ])('says of %j that it is no roadmap', async (text) => {
    const { client } = await started({ 'commit:1': { 'main.roadmap.yaml': text } });
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    const { problems } = (await changes(client, 'main.roadmap.yaml'))!;
    expect(problems.map(({ kind, message }) => [kind, message])).toEqual([
      ['foreign', 'main.roadmap.yaml is no roadmap in main.'],
    ]);
  });

  it('takes a file of another name and place for the same, with the files beside it', async () => {
    const old = {
      ROOT: 'old/plan.roadmap.yaml',
      'old/plan.roadmap.yaml': MAIN,
      'old/work.roadmap.yaml': WORK.replace('4w', '5w'),
    };
    const { client } = await started({ 'commit:1': old });
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    const found = (await changes(client, 'main.roadmap.yaml'))!;
    expect(found.headline).toBe('Launch comes 5 working days earlier, on 2026-06-26');
    expect(lines(client, found.tree)[1]).toBe(
      '  changed initiatives.migrate.duration | 5w → 4w (−5 working days) [old/work.roadmap.yaml:3 work.roadmap.yaml:3]',
    );
  });

  it('of a roadmap that shares a file with another leaves out what is found in the other alone', async () => {
    const files = {
      'main.roadmap.yaml': 'version: 1\nimports: [shared.roadmap.yaml]\n',
      'other.roadmap.yaml': 'version: 1\nimports: [shared.roadmap.yaml]\ninitiatives:\n  a: {start: 2026-01-01}\n',
      'shared.roadmap.yaml': 'version: 1\ninitiatives:\n  migrate: {dependsOn: [a], duration: 1w}\n',
    };
    const { client } = await started({ 'commit:1': files }, { files });
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    expect(await changes(client, 'main.roadmap.yaml')).toMatchObject({
      headline: 'Nothing in meaning has changed',
      counts: { introduced: 0, fixed: 0 },
    });
  });

  it('leaves out on both sides what is suppressed now', async () => {
    const files = {
      'main.roadmap.yaml': 'version: 1\ninitiatives:\n  train: {dependsOn: [gone], duration: 1w}\n',
    };
    const { client } = await started({ 'commit:1': { 'main.roadmap.yaml': 'version: 1\n' } }, { files });
    const [finding] = await client.untilPushed('main.roadmap.yaml', ['unknown-reference']);
    const entry = { rule: 'unknown-reference', path: 'main.roadmap.yaml', fingerprint: finding!.data };
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    expect((await changes(client, 'main.roadmap.yaml'))?.counts.introduced).toBe(1);
    client.write('roadmap-suppressions.json', JSON.stringify({ version: 1, suppressions: [entry] }));
    await client.changedOutside('roadmap-suppressions.json');
    await client.untilPushed('main.roadmap.yaml', []);
    expect((await changes(client, 'main.roadmap.yaml'))?.counts.introduced).toBe(0);
  });

  it('is not made of what no roadmap holds', async () => {
    const { client } = await started({});
    expect(
      await client.connection.sendRequest(COMPARE_REQUEST, { uri: 'file:///elsewhere.yaml', base: MAIN_BRANCH }),
    ).toEqual({
      root: null,
    });
    expect(await client.connection.sendRequest(CHANGES_REQUEST, { uri: 'file:///elsewhere.yaml' })).toBeNull();
  });

  it('is begun anew with a server that was started anew', async () => {
    const base = { ...FILES, 'work.roadmap.yaml': WORK.replace('4w', '3w') };
    for (const _ of ['first', 'second']) {
      const { client } = await started({ 'commit:1': base });
      expect(await changes(client, 'main.roadmap.yaml')).toBeNull();
      await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
      expect((await changes(client, 'main.roadmap.yaml'))?.brief).toBe('Launch +5 d, 1 promise broken');
    }
  });
});

describe('the picture of a compared roadmap', () => {
  const picture = (client: Client, more: Partial<PreviewParams> = {}): Promise<PreviewResult> =>
    client.connection.sendRequest(PREVIEW_REQUEST, { uri: client.uri('work.roadmap.yaml'), view: 'timeline', ...more });
  const drawn = ({ picture: { diagrams } }: PreviewResult) =>
    diagrams.flatMap(({ items }) =>
      items.map(({ entity, start, end, change, was, mark }) =>
        [entity, start ?? '-', end ?? '-', change ?? '=', was?.start ?? '-', was?.end ?? '-', mark ?? ''].join(' '),
      ),
    );
  const BASE = {
    'main.roadmap.yaml': MAIN,
    'work.roadmap.yaml': `${WORK.replace('4w', '2w')}  tv: {name: Television, start: 2026-06-01, duration: 1w}\n`,
  };

  it('has what it was, follows edits, and is the usual one again at the end', async () => {
    const { client } = await started({ 'commit:1': BASE });
    await client.open('work.roadmap.yaml');
    const usual = await picture(client);
    await compare(client, 'work.roadmap.yaml', MAIN_BRANCH);
    const compared = await picture(client);
    expect([compared.picture.comparedWith, compared.picture.notes[0]]).toEqual([
      'main',
      'Compared with main: 2 moved, 1 removed.',
    ]);
    expect(drawn(compared)).toEqual([
      'initiatives.migrate 2026-06-01 2026-06-26 moved 2026-06-01 2026-06-12 +10 d',
      'initiatives.tv - - removed 2026-06-01 2026-06-05 removed',
      'milestones.launch 2026-06-26 2026-06-26 moved 2026-06-12 2026-06-12 +10 d',
    ]);
    const tv = compared.picture.diagrams[0]!.items.find(({ entity }) => entity === 'initiatives.tv')!;
    expect([tv.place, tv.wasAt?.uri, tv.wasAt?.selectionRange.start]).toEqual([
      undefined,
      client.uri('work.roadmap.yaml'),
      { line: 3, character: 2 },
    ]);
    await client.change('work.roadmap.yaml', WORK.replace('4w', '3w'));
    expect(drawn(await picture(client, { changedOnly: true }))[0]).toBe(
      'initiatives.migrate 2026-06-01 2026-06-19 moved 2026-06-01 2026-06-12 +5 d',
    );
    await client.change('work.roadmap.yaml', WORK);
    await compare(client, 'work.roadmap.yaml', null);
    expect(await picture(client, { changedOnly: true })).toEqual(usual);
  });

  it('is told to be another one when a comparison begins, and when it ends', async () => {
    const { client } = await started({ 'commit:1': BASE });
    const told = () => client.notes.filter(({ method }) => method === CHANGED_NOTIFICATION);
    await client.until(() => told().length > 0);
    for (const base of [MAIN_BRANCH, null]) {
      const count = told().length;
      await compare(client, 'work.roadmap.yaml', base);
      expect(told().slice(count)).toMatchObject([
        { params: { uris: ['main', 'work'].map((name) => client.uri(`${name}.roadmap.yaml`)) } },
      ]);
    }
  });

  it('is all new against a version without such a file, and the usual one of a root that is not compared', async () => {
    const { client } = await started({ 'commit:1': BASE }, { files: { ...FILES, 'other.roadmap.yaml': WORK } });
    await compare(client, 'main.roadmap.yaml', MAIN_BRANCH);
    expect((await picture(client, { uri: client.uri('other.roadmap.yaml') })).picture.comparedWith).toBeUndefined();
    await compare(client, 'main.roadmap.yaml', { id: 'commit:gone', label: 'gone' });
    expect((await picture(client)).picture.notes[0]).toBe('Compared with gone: 2 new.');
  });
});
