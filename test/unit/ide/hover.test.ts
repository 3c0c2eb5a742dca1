import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../core/ide/hover';
import { fixture, textAt } from './caret';

function hover(source: string): { word: string; markdown: string } | undefined {
  const { workspace, file, offset } = fixture(source);
  const found = hoverAt(workspace, file, offset);
  return found && { word: textAt(workspace, file, found.span), markdown: found.markdown };
}

const WORK = (field: string, more = '') => `version: 1
calendar: {start: 2026-03-02, end: 2026-12}
teams:
  ops: {name: Marketing ops, members: {lena: Lena Vos}}
initiatives:
  audit:
    name: Audit the stack
    description: What do we have?
    owner: ops.lena
    status: planned
    start: 2026-03-02
    duration: ${field}
  next: {dependsOn: [audit], duration: 5d${more}}
milestones:
  done: {requires: [next]}
`;

describe('a key', () => {
  it('says what it means, what it takes, and how it is written', () => {
    expect(hover('version: 1\ninitiatives:\n  a: {dura$0tion: 2w}\n')).toEqual({
      word: 'duration',
      markdown:
        '**duration** — How long it takes: working days, work weeks or months.\n\nTakes a duration such as 10d, 2w or 3m.\n\nFor example `duration: 10d` or `duration: 3w` or `duration: 2m`',
    });
  });

  it('that is required says so, and lists its choices', () => {
    expect(hover('ver$0sion: 1\n')?.markdown).toContain(
      '**version** *(required)* — The version of the format, always 1.',
    );
    expect(hover('version: 1\ninitiatives:\n  a: {hori$0zon: now}\n')?.markdown).toContain(
      '- `next` — After what is being done now.',
    );
  });

  it('under `rules:` explains the rule', () => {
    const found = hover('version: 1\nrules:\n  unknown-reference$0: off\n')?.markdown;
    expect(found).toContain('**unknown-reference** — An id that nothing in the roadmap defines.');
    expect(found).toContain('By default: `error`.');
  });

  it('of one’s own is left alone', () => {
    expect(hover('version: 1\nx-no$0te: hi\n')?.markdown).toMatch(/A key of your own/);
    expect(hover('version: 1\nto$0ls: {}\n')).toBeUndefined();
  });
});

describe('an id', () => {
  it('shows a card: owner, status, dates, slack, driver, users', () => {
    expect(hover(WORK('10d').replace('  audit:', '  au$0dit:'))).toEqual({
      word: 'audit',
      markdown: `**Audit the stack** — initiative \`audit\`

What do we have?

- Owner: Lena Vos, Marketing ops (\`ops.lena\`)
- Dates: 2 Mar to 13 Mar 2026, 10 working days
- Slack: none; on the critical path
- Set by: its own dates
- Status: planned — Decided, not begun. This is the default.
- Used by: \`next\``,
    });
    expect(hover(WORK('10d').replace('[audit]', '[audit]').replace('[next]', '[ne$0xt]'))?.markdown).toContain(
      '- Dates: 16 Mar to 20 Mar 2026, 5 working days\n- Slack: none; on the critical path\n- Set by: `audit` (finish-to-start)',
    );
    expect(hover(WORK('10d').replace('  done:', '  do$0ne:'))?.markdown).toContain('- Day: 20 Mar 2026\n');
  });

  it('of work says all at once: who, when, with how much room and why, score, costs, and who counts on it', () => {
    const source = `version: 1
calendar: {start: 2026-03-02}
budgets: {projects: {amount: 9000, currency: EUR}}
scoring: {criteria: {impact: {}}}
teams: {ops: {name: Marketing ops}}
initiatives:
  audit: {duration: 2w}
  cho$0ose:
    name: Choose the engine
    owner: ops
    status: planned
    duration: 1w
    dependsOn: [audit]
    scores: {impact: 4}
    costs: {training: 500, integration: 1000}
milestones: {chosen: {date: 2026-03-24, requires: [choose]}}
`;
    expect(hover(source)?.markdown).toBe(`**Choose the engine** — initiative \`choose\`

- Owner: Marketing ops (\`ops\`)
- Dates: 16 Mar to 20 Mar 2026, 5 working days — assumed from the planning window
- Slack: 2 working days
- Set by: \`audit\` (finish-to-start)
- Status: planned — Decided, not begun. This is the default.
- Score: 4.00, 1st of 1 (impact 4)
- Costs: 500 EUR once (training), 1,000 EUR once (integration)
- In all: 1,500 EUR — on days that are assumed from the planning window
- Used by: \`chosen\``);
  });

  it('without dates says why', () => {
    expect(hover('version: 1\ninitiatives:\n  a$0: {}\n')?.markdown).toContain('- No dates: ');
  });

  it('of a KPI shows target, baseline and what was measured', () => {
    const source = `version: 1
objectives:
  o:
    kpis:
      leads$0: {unit: leads, baseline: 100, target: 200, due: 2026-Q4, measurements: {2026-02: 131, 2026-01: 120, 2026-03-10: 128}}
`;
    expect(hover(source)?.markdown).toBe(`**leads** — KPI \`o.leads\`

- Target: 200 leads by 31 Dec 2026
- Baseline: 100 leads
- On its way: 113.2 leads today
- Measured: ▁█▆ 128 leads on 10 Mar 2026, before that 131`);
  });

  it('of a KPI with a path of targets shows the last of them, and nothing of its way before and after it', () => {
    const kpi = (at: string): string | undefined =>
      hover(
        `version: 1\nobjectives: {o: {kpis: {le$0ads: {baseline: {value: 0, at: ${at}}, targets: {2027-03-31: 40, 2026-06-30: 10}}}}}\n`,
      )?.markdown;
    expect(kpi('2025-11-29')).toContain('- Target: 40 by 31 Mar 2027\n- Baseline: 0\n- On its way: 5.023 today');
    expect(kpi('2026-03-16')).toBe('**leads** — KPI `o.leads`\n\n- Target: 40 by 31 Mar 2027\n- Baseline: 0');
  });

  it('of an initiative shows its score, its rank, and what it is made of', () => {
    const source = (id: string): string =>
      `version: 1
scoring: {criteria: {impact: {weight: 3}, risk: {lowerIsBetter: true}, reach: {}}}
initiatives:
  a: {scores: {impact: 3, risk: 2, reach: 4}}
  b: {scores: {impact: 5, risk: 1, reach: 5}}
  c: {scores: {impact: 5}}
  d: {scores: {impact: 9, risk: 1, reach: 5}}
  e: {}
`.replace(`  ${id}:`, `  ${id}$0:`);
    expect(hover(source('a'))?.markdown).toContain(
      '\n- Score: 3.40, 2nd of 2 (impact 3 × 3, risk 2, less is better, reach 4)',
    );
    expect(hover(source('b'))?.markdown).toContain('- Score: 5.00, 1st of 2 (');
    expect(hover(source('c'))?.markdown).toContain('- Score: none; risk and reach missing');
    expect(hover(source('d'))?.markdown).toMatch(/- Score: none$/);
    expect(hover(source('e'))?.markdown).not.toContain('Score');
  });

  it('of an initiative that is scored by RICE shows just the numbers', () =>
    expect(
      hover(
        'version: 1\nscoring: {method: rice}\ninitiatives: {a$0: {scores: {reach: 4000, impact: 1, confidence: 0.8, effort: 2}}}\n',
      )?.markdown,
    ).toContain('- Score: 1600.00, 1st of 1 (reach 4000, impact 1, confidence 0.8, effort 2)'));

  it('of a team shows its load today, and its worst run of days', () => {
    const source = (team: string): string =>
      `version: 1
teams:
  ops: {capacity: 1}
  web: {}
  free: {capacity: 2, holidays: [2026-03-16]}
  none: {capacity: 2}
initiatives:
  a: {teams: {ops: 0.5, web: 1, free: 1}, start: 2026-03-02, end: 2026-04-17}
  b: {teams: [ops], start: 2026-04-06, end: 2026-04-17}
  c: {teams: {ops: 0.8}, start: 2026-04-13, end: 2026-05-08}
  d: {teams: [ops], start: 2026-05-04, end: 2026-05-08}
`.replace(`  ${team}:`, `  ${team}$0:`);
    expect(hover(source('ops'))?.markdown).toContain(
      '- Load: 0.5 of 1 today; most 2.3 of 1, 6 Apr to 17 Apr 2026 (`a`, `b`, `c`)',
    );
    expect(hover(source('web'))?.markdown).toContain('- Load: 1 today\n');
    expect(hover(source('free'))?.markdown).toContain('- Load: 0 of 2 today\n');
    expect(hover(source('none'))?.markdown).not.toContain('Load');
  });

  it('of a tool shows when its contract renews, and the last day to say no', () => {
    const tool = (contract: string): string | undefined =>
      hover(`version: 1\ntools: {c$0rm: {contract: {${contract}}}}\n`)?.markdown;
    expect(tool('renews: 2026-07-01, notice: 3m, autoRenews: true, reviewBy: 2026-03')).toContain(
      '- Contract: renews by itself on 1 Jul 2026; the last day to say no is 1 Apr 2026; to be reviewed by 31 Mar 2026',
    );
    expect(tool('renews: 2026-07-01, autoRenews: false')).toContain('- Contract: ends unless renewed on 1 Jul 2026');
    expect(tool('renews: 2026-07-01')).toContain('- Contract: renews on 1 Jul 2026');
    expect(tool('notice: 3m')).not.toContain('Contract');
  });

  it('is shown as its file would write it', () => {
    const source =
      'version: 1\nimports: {emea: e.roadmap.yaml}\n#- /e.roadmap.yaml\nversion: 1\ntools:\n  crm: {}\nchannels:\n  m: {tools: [cr$0m]}\n';
    expect(hover(source)).toEqual({ word: 'crm', markdown: '**crm** — tool `crm`\n\n- Used by: `m`' });
  });

  it('never lets text from the file act', () => {
    const source = `version: 1
tools:
  cr$0m: {name: "[x](command:evil) <img src=x> *b*", description: "![i](http://e/x.png) \`c\` @me"}
`;
    const { markdown } = hover(source)!;
    expect(markdown).not.toMatch(/(?<!\\)[[\]<>]|(?<!\\)`c(?!rm)/);
    expect(markdown).toContain('\\[x\\](command:evil)');
  });
});

describe('a value', () => {
  it.each([
    [
      'a choice',
      'version: 1\ntools:\n  a: {status: phas$0ing-out}\n',
      '`phasing-out` — Still in use, with an end in sight.',
    ],
    ['a day', 'version: 1\nmilestones:\n  a: {date: 2026-03-1$06}\n', 'Monday, 16 Mar 2026.'],
    ['a day off', 'version: 1\nmilestones:\n  a: {date: 2026-03-1$05}\n', 'Sunday, 15 Mar 2026 (a day off).'],
    [
      'a period that begins something',
      'version: 1\ninitiatives:\n  a: {start: 2026-$0Q2}\n',
      '2026-Q2 is 1 Apr to 30 Jun 2026; here it means its first day, Wednesday, 1 Apr 2026.',
    ],
    [
      'a fiscal quarter',
      'version: 1\ncalendar: {fiscalYear: {start: 4}, end: FY20$026-Q1}\n',
      'FY2026-Q1 is 1 Apr to 30 Jun 2025; here it means its last day, Monday, 30 Jun 2025.',
    ],
    ['work', WORK('10$0d'), '10 working days: 2 Mar to 13 Mar 2026.'],
    ['a lead', WORK('10d', ', x-: 1').replace('[audit]', '{audit: {lag: -1$0w}}'), '1 work week earlier: a lead.'],
    ['the time of a contract', 'version: 1\ntools:\n  a: {contract: {notice: 3$0m}}\n', '3 months.'],
  ])('says what it means: %s', (_what, source, expected) => {
    expect(hover(source)?.markdown).toBe(expected);
  });

  it('that imports a file says what is in it', () => {
    const source =
      'version: 1\nimports: [s$0.roadmap.yaml]\n#- /s.roadmap.yaml\nversion: 1\ntitle: The *stack*\ntools: {}\nteams: {a: {}}\n';
    expect(hover(source)?.markdown).toBe('**The \\*stack\\***\n\nHolds `title` and `teams`.');
  });

  it.each([
    ['a text', 'version: 1\ntitle: he$0llo\n'],
    ['nothing', 'version: 1\n$0\n'],
    ['what is no date', 'version: 1\nmilestones:\n  a: {date: so$0on}\n'],
  ])('says nothing of %s', (_what, source) => expect(hover(source)).toBeUndefined());
});
