/** The action on pull requests: what it says where, and what makes it fail. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobSummary } from '../../action/summary';
import type { ShownFinding } from '../../cli/check/report';
import { TestRepository } from '../cli/repository';
import { FakeGitHub } from './github';
import { type Ended, type JobOptions, job, pullEvent } from './job';

const PLAN = `version: 1
initiatives:
  build: {name: Build, start: 2026-05-04, duration: 4w}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;
const LONGER = PLAN.replace('4w', '5w');
const SLIP = 'tools: {crm: {vendr: Acme}}\n';

/** A branch `work` that is checked out, with a version of a plan before and after. */
function pull(before: string, after: string) {
  const repository = TestRepository.make();
  const base = repository.commit({ 'plan.roadmap.yaml': before });
  repository.git('checkout', '-q', '-b', 'work');
  const head = repository.commit({ 'plan.roadmap.yaml': after });
  const start = (inputs: Readonly<Record<string, string>> = {}, options: JobOptions = {}): Promise<Ended> =>
    job(repository, { ...pullEvent(base, head), ...options, with: inputs });
  return { repository, base, head, start };
}

const LATER = "Milestone 'launch' comes 5 working days later: 5 Jun 2026 instead of 29 May 2026.";

const REVIEW = `### Launch slips 5 working days to 2026-06-05; 1 promise broken

<sub>Roadmap, plan.roadmap.yaml</sub>

**Promises broken**

- ❌ ${LATER} \`milestone-later\`

**Edits, and what follows**

- ~ **initiatives.build.duration** 4w → 5w (+5 working days)
  - Launch: 2026-05-29 → 2026-06-05, +5 working days
  - Build: 2026-05-29 → 2026-06-05, +5 working days

<details><summary>What moves</summary>

\`\`\`mermaid
gantt
    dateFormat YYYY-MM-DD
    axisFormat %-d %b
    tickInterval 1week
    weekday monday
    todayMarker off
    section Build
    was :done, t1, 2026-05-04, 2026-05-30
    is :active, t2, 2026-05-04, 2026-06-06
    section Launch
    was 2026-05-29 :done, milestone, t3, 2026-05-29, 2026-05-30
    is 2026-06-05 :active, milestone, t4, 2026-06-05, 2026-06-06
\`\`\`

</details>
`;

describe('a change that makes something late', () => {
  it('is explained in a comment and in the summary, and pointed out at its line', async () => {
    const github = await FakeGitHub.start();
    const { start, base } = pull(PLAN, LONGER);
    const { code, log, summary, outputs } = await start({}, { env: github.env });
    expect(github.comments.map(({ body }) => body)).toEqual([
      `<!-- roadmap:review -->\n${REVIEW}\n<sub>Compared with main at \`${base.slice(0, 7)}\`. [All findings](https://github.example/acme/plans/actions/runs/42)</sub>\n`,
    ]);
    expect(summary).toBe(`## Roadmap\n\nNothing new found in 1 file since main; 1 promise broken.\n\n${REVIEW}\n`);
    expect(log).toBe(
      `::warning file=plan.roadmap.yaml,line=5,endLine=5,col=3,endColumn=9,title=milestone-later::${LATER}\n` +
        'Nothing new found in 1 file since main; 1 promise broken.\n',
    );
    expect(outputs).toEqual({
      errors: '0',
      warnings: '0',
      infos: '0',
      hints: '0',
      fixed: '0',
      breaking: '1',
      approved: '0',
      edits: '1',
      'comment-url': github.comments[0]!.html_url,
    });
    expect(code).toBe(0);
  });

  it('fails where broken promises should', async () => {
    const { start } = pull(PLAN, LONGER);
    const { code, log } = await start({ 'fail-on-breaking': 'error', comment: 'off' });
    expect(log).toBe(
      `::error file=plan.roadmap.yaml,line=5,endLine=5,col=3,endColumn=9,title=milestone-later::${LATER}\n` +
        'Nothing new found in 1 file since main; 1 promise broken.\n' +
        'This fails because of 1 broken promise (fail-on-breaking: error).\n',
    );
    expect(code).toBe(1);
  });

  it('fails for nothing that is approved, folds it in the comment, and says nothing at its line', async () => {
    const github = await FakeGitHub.start();
    const { start, repository } = pull(PLAN, LONGER);
    const approve = await repository.roadmap('diff main --approved ok.json --approve-all');
    expect(approve.stderr).toContain('Approved 1 broken promise in ok.json.');
    const inputs = { 'fail-on-breaking': 'error', approved: 'ok.json' };
    const { code, log, outputs } = await start(inputs, { env: github.env });
    expect({ code, log }).toEqual({
      code: 0,
      log: 'Nothing new found in 1 file since main; 1 broken promise approved.\n',
    });
    expect(outputs).toMatchObject({ breaking: '0', approved: '1' });
    const [comment] = github.comments;
    expect(comment!.body).toContain('### Launch slips 5 working days to 2026-06-05; 1 broken promise approved');
    expect(comment!.body).toContain('<details><summary>Approved: 1</summary>\n\n- ❌ Milestone');
    expect(comment!.body).not.toContain('**Promises broken**');
    const quiet = await start({ ...inputs, 'comment-when': 'breaking', 'comment-tag': 'other' }, { env: github.env });
    expect([quiet.outputs['comment-url'], github.comments.length]).toEqual(['', 1]);
    const missing = await start({ approved: 'no.json' }, { env: github.env });
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.log).toMatch(/^::error title=Roadmap::no\.json: this file is not there\..*\n$/);
  });

  it('names what is gone without a line', async () => {
    const { start } = pull(PLAN, PLAN.replace(/milestones:.*/s, ''));
    const { log } = await start({ comment: 'off' });
    expect(log).toMatch(/^::warning title=milestone-later::Milestone 'launch'/);
  });
});

describe('findings', () => {
  const FOUND =
    "::error file=plan.roadmap.yaml,line=6,endLine=6,col=15,endColumn=20,title=unknown-key::There is no key 'vendr' in 'tools.crm'. Did you mean 'vendor'?\n";

  it('that a change introduces make it fail, and are linked from the summary', async () => {
    const { start, repository } = pull(PLAN, PLAN + SLIP);
    const github = await FakeGitHub.start();
    const { code, log, summary, outputs } = await start({}, { env: github.env });
    expect(log).toBe(`${FOUND}1 error in 1 file, new since main.\nThis fails because of 1 finding (fail-on: error).\n`);
    const head = repository.git('rev-parse', 'HEAD');
    expect(summary).toContain(
      `| ❌ | [plan.roadmap.yaml:6](https://github.example/acme/plans/blob/${head}/plan.roadmap.yaml#L6) | There is no key 'vendr' in 'tools.crm'. Did you mean 'vendor'? \`unknown-key\` |\n`,
    );
    expect(outputs).toMatchObject({ errors: '1', fixed: '0' });
    expect(code).toBe(1);
    expect((await start({ 'fail-on': 'never' }, { env: github.env })).code).toBe(0);
  });

  it('that were there before count only where they are asked for', async () => {
    const { start } = pull(PLAN + SLIP, LONGER + SLIP);
    const quiet = await start({ comment: 'off' });
    expect(quiet).toMatchObject({ code: 0, outputs: { errors: '0' } });
    expect(quiet.log).not.toContain('unknown-key');
    for (const filter of ['changed', 'all']) {
      const loud = await start({ comment: 'off', filter });
      expect(loud).toMatchObject({ code: 1, outputs: { errors: '1' } });
      expect(loud.log).toContain(FOUND);
      expect(loud.log).toContain('1 error in 1 file; 1 promise broken.\n');
    }
  });

  it('in files that the change does not touch are found only by all', async () => {
    const { repository } = pull(PLAN, PLAN);
    repository.git('checkout', '-q', 'main');
    const base = repository.commit({ 'old.roadmap.yaml': `version: 1\n${SLIP}` });
    const head = repository.commit({ 'plan.roadmap.yaml': LONGER });
    const errors = async (filter: string): Promise<string | undefined> =>
      (await job(repository, { ...pullEvent(base, head), with: { comment: 'off', filter } })).outputs['errors'];
    expect(await errors('introduced')).toBe('0');
    expect(await errors('changed')).toBe('0');
    expect(await errors('all')).toBe('1');
  });

  it('that are suppressed do not count', async () => {
    const { repository, base, start } = pull(PLAN, PLAN + SLIP);
    await repository.roadmap('check --suppress-all');
    const head = repository.commit();
    const ended = await job(repository, { ...pullEvent(base, head), with: { comment: 'off', filter: 'all' } });
    expect(ended).toMatchObject({ code: 0, outputs: { errors: '0', fixed: '0' } });
    expect(ended.summary).toContain('Nothing found in 1 file.');
    expect(ended.summary).not.toContain("There is no key 'vendr'");
    expect(ended.summary).toContain('- unknown-key on tools.crm (roadmap-suppressions.json)');
    expect((await start({ comment: 'off' })).code).toBe(0);
  });

  it('that a change fixes are told', async () => {
    const { start } = pull(PLAN + SLIP, PLAN);
    const { summary, outputs } = await start({ comment: 'off' });
    expect(outputs).toMatchObject({ errors: '0', fixed: '1' });
    expect(summary).toContain("| fixed | plan.roadmap.yaml:6 | There is no key 'vendr' in 'tools.crm'.");
  });

  it('are looked for only where paths lead', async () => {
    const { repository } = pull(PLAN, PLAN);
    const base = repository.git('rev-parse', 'main');
    const head = repository.commit({
      'a b/one.roadmap.yaml': `version: 1\n${SLIP}`,
      'two.roadmap.yaml': `version: 1\n${SLIP}`,
    });
    const paths = async (text: string) => {
      const { log, outputs } = await job(repository, {
        ...pullEvent(base, head),
        with: { comment: 'off', paths: text },
      });
      return { edits: outputs['edits'], files: [...log.matchAll(/file=([^,]+)/g)].map(([, file]) => file) };
    };
    expect(await paths('.')).toEqual({ edits: '2', files: ['a b/one.roadmap.yaml', 'two.roadmap.yaml'] });
    expect(await paths('z*.roadmap.yaml')).toEqual({ edits: '0', files: [] });
    expect(await paths('a b\n')).toEqual({ edits: '1', files: ['a b/one.roadmap.yaml'] });
    expect(await paths('a b\nt*.roadmap.yaml')).toEqual({
      edits: '2',
      files: ['a b/one.roadmap.yaml', 'two.roadmap.yaml'],
    });
  });

  it('are written as SARIF too', async () => {
    const { start, repository } = pull(PLAN, PLAN + SLIP);
    await start({ comment: 'off', 'sarif-file': 'roadmap.sarif' });
    const sarif = JSON.parse(readFileSync(join(repository.folder, 'roadmap.sarif'), 'utf8'));
    expect(sarif.version).toBe('2.1.0');
    expect(sarif.runs[0].results.map(({ ruleId }: { readonly ruleId: string }) => ruleId)).toEqual(['unknown-key']);
    expect((await start({ comment: 'off', 'sarif-file': 'nowhere/\0' })).log).toContain(
      "sarif-file: nowhere/\u2400 can't be written",
    );
  });
});

describe('annotations', () => {
  const many = (errors: number): string =>
    `version: 1\ntools:\n${Array.from({ length: errors }, (_, i) => `  e${i}: {vendr: Acme}\n`).join('')}`;

  it('are as many as GitHub shows of each kind; the rest is in the log and in the summary', async () => {
    const { start } = pull('version: 1\n', many(13));
    const { log, summary } = await start({ comment: 'off' });
    const lines = log.split('\n').filter((line) => line.includes('unknown-key'));
    expect(lines.slice(0, 10).every((line) => line.startsWith('::error file='))).toBe(true);
    expect(lines.slice(10)).toEqual([
      "plan.roadmap.yaml:13:9: error: There is no key 'vendr' in 'tools.e10'. Did you mean 'vendor'? [unknown-key]",
      "plan.roadmap.yaml:14:9: error: There is no key 'vendr' in 'tools.e11'. Did you mean 'vendor'? [unknown-key]",
      "plan.roadmap.yaml:15:9: error: There is no key 'vendr' in 'tools.e12'. Did you mean 'vendor'? [unknown-key]",
    ]);
    expect(summary.match(/`unknown-key`/g)).toHaveLength(13);
  });

  it('begin with the gravest', async () => {
    const { start } = pull(PLAN, LONGER + SLIP);
    const { log } = await start({ comment: 'off' });
    expect([...log.matchAll(/^::(\w+).*title=([\w-]+)/gm)].map(([, kind, rule]) => `${kind} ${rule}`)).toEqual([
      'error unknown-key',
      'warning milestone-later',
    ]);
  });

  it('can be left out', async () => {
    const { start } = pull(PLAN, PLAN + SLIP);
    const { log, code } = await start({ comment: 'off', annotations: 'false' });
    expect(log).toBe(
      "plan.roadmap.yaml:6:15: error: There is no key 'vendr' in 'tools.crm'. Did you mean 'vendor'? [unknown-key]\n" +
        '1 error in 1 file, new since main.\nThis fails because of 1 finding (fail-on: error).\n',
    );
    expect(code).toBe(1);
  });
});

describe('text from others', () => {
  it('is text everywhere', async () => {
    const github = await FakeGitHub.start();
    const name =
      '"@everyone #1 <img src=x onerror=alert(1)> `a` | b --> <!-- roadmap:review --> %0A::error::x ##[error]y"';
    const file = '::error::x ##[error]y.roadmap.yaml';
    const { repository, base } = pull(PLAN, PLAN);
    const head = repository.commit({
      'plan.roadmap.yaml': LONGER.replace('name: Launch', `name: ${name}`),
      [file]: `version: 1\n${SLIP}${Array.from({ length: 12 }, (_, i) => `x${i}: 1\n`).join('')}`,
    });
    const { log, summary } = await job(repository, { ...pullEvent(base, head), env: github.env });
    const { body } = github.comments[0]!;
    for (const whole of [body.slice('<!-- roadmap:review -->'.length), summary]) {
      const text = whole.replace(/^```.*?^```/gms, '');
      expect(text).not.toMatch(/(?<!\\)<(?:img|!--)|@everyone|(?<!\\)#1\b/);
      expect(text).toContain('everyone');
    }
    const lines = log.split('\n').filter((line) => line !== '');
    const commands = lines.filter((line) => /^\s*::|##\[/.test(line));
    expect(
      commands.every((line) => /^::(?:error|warning|notice) (?:file=[^:]+,line=\d+,[^:]*)?title=[a-z-]+::./.test(line)),
    ).toBe(true);
    expect(lines.some((line) => line.startsWith('\u2060::error::x ##\u2060[error]y.roadmap.yaml:'))).toBe(true);
  });
});

describe('a summary', () => {
  it('can be left out', async () => {
    const { start } = pull(PLAN, LONGER);
    expect((await start({ comment: 'off', summary: 'false' })).summary).toBe('');
  });

  it('has room for what GitHub takes, and says what is left', () => {
    const place = { line: 1, column: 1 };
    const finding: ShownFinding = {
      path: `${'é'.repeat(100)}.roadmap.yaml`,
      range: { start: place, end: place },
      rule: 'unknown-key',
      severity: 'error',
      message: '日'.repeat(200),
      entity: undefined,
      related: [],
      time: false,
      fingerprint: '',
      isFixable: false,
      fixes: () => [],
      line: () => '',
    };
    const report = { findings: Array(9000).fill(finding), files: 1, suppressed: 0, paths: [], source: () => undefined };
    const nothing = { findings: [], breaks: [] };
    const examined = { today: 0, report, comparison: undefined, breaks: [], failing: nothing, failures: [] };
    const summary = jobSummary(examined, 'Much.', 'https://github.example/acme/plans/blob/1234567');
    expect(Buffer.byteLength(summary)).toBeLessThan(1024 * 1024);
    expect(Buffer.byteLength(summary)).toBeGreaterThan(1_000_000);
    const rows = summary.match(/`unknown-key`/g)!.length;
    expect(summary.endsWith(`| | | … and ${(9000 - rows).toLocaleString('en-US')} more findings |\n`)).toBe(true);
  });
});
