/** `roadmap diff --approved`: broken promises that somebody agreed to, in real repositories. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import schema from '../../schemas/approved.schema.json';
import diffSchema from '../../schemas/diff.schema.json';
import reportSchema from '../../schemas/report.schema.json';
import { temporaryFolder } from './machine';
import { TestRepository } from './repository';

const PLAN = `version: 1
tools:
  crm: {costs: {licence: {amount: 900, per: month}}}
initiatives:
  build: {name: Build, start: 2026-05-04, duration: 4w}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;
const plan = (duration: string, price = 900): string =>
  PLAN.replace('4w', duration).replace('amount: 900', `amount: ${price}`);

const NAME = 'roadmap-approved.json';
const APPROVED = `--approved ${NAME}`;
const isValid = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(schema);

interface Entry {
  readonly rule: string;
  readonly fingerprint: string;
  readonly [key: string]: unknown;
}

class Approving extends TestRepository {
  static with(text: string): Approving {
    const made = new Approving(TestRepository.make().folder);
    made.commit({ 'plan.roadmap.yaml': PLAN });
    made.write({ 'plan.roadmap.yaml': text });
    return made;
  }

  get entries(): readonly Entry[] {
    const data = JSON.parse(readFileSync(join(this.folder, NAME), 'utf8')) as { readonly approved: readonly Entry[] };
    expect(isValid(data), JSON.stringify(isValid.errors)).toBe(true);
    return data.approved;
  }

  edit(change: (entries: readonly Entry[]) => readonly Entry[]): void {
    writeFileSync(join(this.folder, NAME), JSON.stringify({ version: 1, approved: change(this.entries) }));
  }
}

describe('what is approved', () => {
  it('is written, shown apart with who and why, and fails nothing', async () => {
    const repository = Approving.with(plan('5w', 1200));
    expect((await repository.roadmap('diff --fail-on-breaking warning')).code).toBe(1);
    const made = await repository.roadmap(`diff ${APPROVED} --approve-all --fail-on-breaking warning`);
    expect([made.code, made.stderr]).toEqual([
      0,
      `Approved 2 broken promises in ${NAME}. Say who agreed, and why, with "by" and "reason".\n`,
    ]);
    expect(repository.entries).toEqual([
      {
        rule: 'cost-raised',
        path: 'plan.roadmap.yaml',
        entity: 'tools.crm',
        fingerprint: expect.any(String),
      },
      {
        rule: 'milestone-later',
        path: 'plan.roadmap.yaml',
        entity: 'milestones.launch',
        fingerprint: expect.any(String),
        upTo: '2026-06-05',
      },
    ]);
    repository.edit((entries) => entries.map((one) => ({ ...one, by: 'Ana', reason: 'agreed with sales' })));
    const { stdout, stderr } = await repository.roadmap(`diff ${APPROVED}`);
    expect(stderr).toBe('');
    expect(stdout).toContain('Launch slips 5 working days to 2026-06-05; 2 broken promises approved');
    expect(stdout).toContain(`
Approved: 2
  error   Milestone 'launch' comes 5 working days later: 5 Jun 2026 instead of 29 May 2026. Approved by Ana: agreed with sales [milestone-later]
`);
    expect(stdout).not.toContain('Promises broken');
    const markdown = (await repository.roadmap(`diff ${APPROVED} --format markdown`)).stdout;
    expect(markdown).toContain('<details><summary>Approved: 2</summary>\n\n- ❌ Milestone');
    const page = (await repository.roadmap(`diff ${APPROVED} --format html`)).stdout;
    expect(page).toContain('<h2>No promise broken</h2>\n<details><summary>Approved: 2</summary>');
  });

  it('is marked in the JSON, with all that an entry needs', async () => {
    const repository = Approving.with(plan('5w', 1200));
    type Data = { readonly breaks: readonly (Entry & { readonly approved: boolean })[] };
    const breaks = async (): Promise<Data['breaks']> => {
      const data = JSON.parse((await repository.roadmap(`diff ${APPROVED} --format json`)).stdout) as Data;
      const ajv = new Ajv({ strict: false, schemas: [reportSchema] });
      expect(ajv.validate(diffSchema, data), ajv.errorsText()).toBe(true);
      return data.breaks;
    };
    writeFileSync(join(repository.folder, NAME), '{"version": 1, "approved": []}');
    const before = await breaks();
    expect(before.map(({ rule, upTo, approved }) => [rule, upTo, approved])).toEqual([
      ['milestone-later', '2026-06-05', false],
      ['cost-raised', undefined, false],
    ]);
    repository.edit(() => before.slice(0, 1).map(({ rule, path, fingerprint }) => ({ rule, path, fingerprint })));
    expect((await breaks()).map(({ approved }) => approved)).toEqual([true, false]);
    const { stdout } = await repository.roadmap(`diff ${APPROVED}`);
    expect(stdout).toContain('1 promise broken, 1 approved');
  });

  it('holds while nothing gets worse, and is asked for again when it does', async () => {
    const repository = Approving.with(plan('5w'));
    await repository.roadmap(`diff ${APPROVED} --approve-all`);
    repository.edit((entries) => entries.map((one) => ({ ...one, by: 'Ana', reason: 'one week', ticket: 7 })));
    repository.commit();
    const code = async (text: string): Promise<number> => {
      repository.write({ 'plan.roadmap.yaml': text });
      return (await repository.roadmap(`diff HEAD~1 ${APPROVED} --fail-on-breaking warning`)).code;
    };
    expect(await code(`# a line above\n${plan('5w')}`)).toBe(0);
    expect(await code(plan('23d'))).toBe(0);
    expect(await code(plan('7w'))).toBe(1);
    const again = await repository.roadmap(`diff HEAD~1 ${APPROVED} --approve-all`);
    expect(again.stderr).toContain('Approved 1 broken promise');
    expect(repository.entries).toMatchObject([{ upTo: '2026-06-19', reason: 'one week', ticket: 7 }]);
    expect(repository.entries[0]).not.toHaveProperty('by');
    repository.edit((entries) => entries.map(({ upTo: _, ...one }) => one));
    expect(await code(plan('20w'))).toBe(0);
    expect(await code(PLAN.replace(/milestones:.*/s, ''))).toBe(1);
  });

  it('is not asked about twice, and what is only good to know is asked about where it counts', async () => {
    const repository = Approving.with(PLAN.replace('crm: {', 'crm: {owner: a, ').concat('teams: {a: {}, b: {}}\n'));
    repository.commit();
    repository.write({
      'plan.roadmap.yaml': PLAN.replace('crm: {', 'crm: {owner: b, ').concat('teams: {a: {}, b: {}}\n'),
    });
    const nothing = await repository.roadmap(`diff ${APPROVED} --approve-all`);
    expect(nothing.stderr).toBe(`There is nothing to approve; ${NAME} is made without entries.\n`);
    expect(repository.entries).toEqual([]);
    expect((await repository.roadmap(`diff ${APPROVED} --approve-all`)).stderr).toBe('There is nothing to approve.\n');
    const known = await repository.roadmap(`diff ${APPROVED} --approve-all --fail-on-breaking info`);
    expect([known.code, repository.entries.map(({ rule }) => rule)]).toEqual([0, ['owner-changed']]);
  });

  it('is one value: another takes its place, and going back needs a new yes', async () => {
    const repository = Approving.with(plan('4w', 1200));
    await repository.roadmap(`diff ${APPROVED} --approve-all`);
    repository.edit((entries) => entries.map((one) => ({ ...one, by: 'Ana', reason: 'more seats' })));
    const [first] = repository.entries;
    repository.write({ 'plan.roadmap.yaml': plan('4w', 1300) });
    const again = await repository.roadmap(`diff ${APPROVED} --approve-all`);
    expect(again.stderr).toContain('Approved 1 broken promise in');
    expect(repository.entries).toEqual([
      { rule: 'cost-raised', path: 'plan.roadmap.yaml', entity: 'tools.crm', fingerprint: expect.any(String) },
    ]);
    expect(repository.entries[0]!.fingerprint).not.toBe(first!.fingerprint);
    repository.write({ 'plan.roadmap.yaml': plan('4w', 1200) });
    expect((await repository.roadmap(`diff ${APPROVED} --fail-on-breaking warning`)).code).toBe(1);
  });
});

describe('what is stale', () => {
  it('is said in one line, and goes when that is asked for', async () => {
    const repository = Approving.with(plan('5w', 1200));
    await repository.roadmap(`diff ${APPROVED} --approve-all`);
    repository.write({ 'plan.roadmap.yaml': plan('5w') });
    expect((await repository.roadmap(`diff ${APPROVED}`)).stderr).toBe(
      `roadmap: 1 entry of ${NAME} matches nothing that this change breaks; --prune-approved takes it out.\n`,
    );
    expect((await repository.roadmap(`diff ${APPROVED} --prune-approved`)).stderr).toBe(
      `Took 1 entry out of ${NAME}.\n`,
    );
    expect(repository.entries.map(({ rule }) => rule)).toEqual(['milestone-later']);
    expect((await repository.roadmap(`diff ${APPROVED} --prune-approved`)).stderr).toBe(
      `No entry of ${NAME} has become needless.\n`,
    );
  });

  it('is not what a day went beyond, nor what the paths leave out', async () => {
    const repository = Approving.with(plan('5w'));
    repository.commit({ 'other.roadmap.yaml': 'version: 1\n' });
    await repository.roadmap(`diff HEAD~1 ${APPROVED} --approve-all`);
    repository.write({ 'plan.roadmap.yaml': plan('7w') });
    expect((await repository.roadmap(`diff HEAD~1 ${APPROVED}`)).stderr).toBe('');
    repository.write({ 'plan.roadmap.yaml': PLAN });
    expect((await repository.roadmap(`diff HEAD~1 ${APPROVED} -- other.roadmap.yaml`)).stderr).toBe('');
    repository.write({ 'plan.roadmap.yaml': undefined });
    expect((await repository.roadmap(`diff HEAD ${APPROVED}`)).stderr).toContain('1 entry of');
  });
});

describe('the file', () => {
  it.each([
    ['{', 3, 'It is no JSON. Mend it, or delete it and make it anew with `roadmap diff --approve-all`.'],
    ['{"version": 1}', 3, "'approved' has to be a list."],
    [
      '{"version": 1, "approved": [{"rule": "a", "path": "b", "fingerprint": "000000000000", "upTo": "soon"}]}',
      3,
      "Entry 1: 'upTo' has to be a day such as 2026-07-14.",
    ],
    [undefined, 3, 'this file is not there. `roadmap diff --approved roadmap-approved.json --approve-all` makes it'],
  ])('%s is no such file, in one line', async (text, code, said) => {
    const repository = Approving.with(plan('5w')).write(text === undefined ? {} : { [NAME]: text });
    for (const more of text === undefined ? ['', ' --prune-approved'] : ['', ' --approve-all', ' --prune-approved']) {
      const ended = await repository.roadmap(`diff ${APPROVED}${more}`);
      expect([ended.code, ended.stdout, ended.stderr.split('\n').length]).toEqual([code, '', 2]);
      expect(ended.stderr).toContain(said);
    }
    expect(existsSync(join(repository.folder, NAME))).toBe(text !== undefined);
    if (text !== undefined) expect(readFileSync(join(repository.folder, NAME), 'utf8')).toBe(text);
  });

  it.each([
    ['--approve-all', '--approve-all needs a file: add --approved roadmap-approved.json.'],
    ['--prune-approved', '--prune-approved needs a file: add --approved roadmap-approved.json.'],
    ['--approved plan.roadmap.yaml --approve-all', '--approved plan.roadmap.yaml: that file is JSON:'],
  ])('%s is a mistake', async (args, said) => {
    const ended = await Approving.with(plan('5w')).roadmap(`diff ${args}`);
    expect([ended.code, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toContain(said);
  });

  it('is not read through a link that leads out of the work tree', async () => {
    const { folder, remove } = temporaryFolder();
    const repository = Approving.with(plan('5w'));
    writeFileSync(join(folder, 'secret.json'), '{"version": 1, "approved": []}');
    symlinkSync(join(folder, 'secret.json'), join(repository.folder, NAME));
    const ended = await repository.roadmap(`diff ${APPROVED}`);
    remove();
    expect([ended.code, ended.stderr]).toEqual([
      3,
      `roadmap: ${NAME}: can't be read, because it is outside the workspace folder.\n`,
    ]);
  });

  it('keeps its line ends and what else is in it', async () => {
    const repository = Approving.with(plan('5w')).write({
      [NAME]: '{"$schema": "x", "version": 1,\r\n"approved": []}\r\n',
    });
    await repository.roadmap(`diff ${APPROVED} --approve-all`);
    const text = readFileSync(join(repository.folder, NAME), 'utf8');
    expect(text).toContain('"$schema": "x",\r\n');
    expect(text.split('\n').length).toBe(text.split('\r\n').length);
  });
});
