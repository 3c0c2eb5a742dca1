/** Edits with what follows from them, as a reader sees them. */
import { describe, expect, it } from 'vitest';
import { headline } from '../../../core/diff/headline';
import { consequenceLines, consequenceWords, editWords, SIGNS, toldBreaks } from '../../../core/diff/phrases';
import type { BrokenPromise } from '../../../core/diff/promises/run';
import { reviewTree } from '../../../core/diff/tree';
import { reviewOf } from '../../kit/review';

/** The review as text: headline, edits, and below each what it causes. */
function shown(before: string, after: string): string {
  const review = reviewOf(before, after);
  const { branches, rest } = reviewTree(review);
  const lines = branches.flatMap(({ edit, consequences }) => [
    `${SIGNS[edit.kind]} ${edit.path} ${editWords(edit)}`.trimEnd(),
    ...consequences.map((one) => `    ${consequenceWords(one, review.edits)}`),
  ]);
  return [headline(review), ...lines, ...rest.map((one) => `? ${consequenceWords(one, review.edits)}`)].join('\n');
}

const PLAN = `version: 1
teams: {data: {}, web: {}}
initiatives:
  audit: {name: Audit, owner: data, start: 2026-05-04, duration: 2w}
  build: {name: Build, dependsOn: [audit], duration: 4w, tags: [q2, big]}
  texts: {name: Texts, start: 2026-05-04, duration: 2w}
milestones:
  launch: {name: Launch, requires: [build, texts], criteria: [It works]}
`;

describe('a review', () => {
  it('says what slips, beneath the edit that causes it', () =>
    expect(
      shown(PLAN, PLAN.replace('duration: 4w', 'duration: 5w')),
    ).toBe(`Launch slips 5 working days to 2026-06-19; 1 promise broken
~ initiatives.build.duration 4w → 5w (+5 working days)
    Launch: 2026-06-12 → 2026-06-19, +5 working days
    Build: 2026-06-12 → 2026-06-19, +5 working days`));

  it('shares a shift between the edits that cause it', () =>
    expect(
      shown(PLAN, PLAN.replace('duration: 4w', 'duration: 5w').replace('duration: 2w', 'duration: 3w')),
    ).toBe(`Launch slips 10 working days to 2026-06-26; 1 promise broken
~ initiatives.audit.duration 2w → 3w (+5 working days)
    Launch: 2026-06-12 → 2026-06-26, +10 working days (+5 initiatives.audit.duration, +5 initiatives.build.duration)
    Build: 2026-06-12 → 2026-06-26, +10 working days (+5 initiatives.audit.duration, +5 initiatives.build.duration)
    Audit: 2026-05-15 → 2026-05-22, +5 working days
~ initiatives.build.duration 4w → 5w (+5 working days)`));

  it('says what slack absorbs', () =>
    expect(
      shown(PLAN, PLAN.replace('start: 2026-05-04, duration: 2w}\nmile', 'start: 2026-05-04, duration: 7w}\nmile')),
    ).toBe(`Launch slips 5 working days to 2026-06-19; 1 promise broken
~ initiatives.texts.duration 2w → 7w (+25 working days)
    Launch: 2026-06-12 → 2026-06-19, +5 working days, 20 absorbed by slack
    Texts: 2026-05-15 → 2026-06-19, +25 working days
    Texts is on the critical path now
    Audit is not on the critical path any more
    Build is not on the critical path any more`));

  it('tells in one line what joins and leaves the critical path', () => {
    const review = reviewOf(
      PLAN,
      PLAN.replace('start: 2026-05-04, duration: 2w}\nmile', 'start: 2026-05-04, duration: 7w}\nmile'),
    );
    const { branches } = reviewTree(review);
    expect(consequenceLines(branches[0]!.consequences, review.edits)).toEqual([
      'Launch: 2026-06-12 → 2026-06-19, +5 working days, 20 absorbed by slack',
      'Texts: 2026-05-15 → 2026-06-19, +25 working days',
      'Texts is on the critical path now',
      'Not on the critical path any more: Audit, Build',
    ]);
  });

  it('knows a new name from a new entry', () =>
    expect(shown(PLAN, PLAN.replaceAll('build', 'make'))).toBe(`No date moves
→ initiatives.make was initiatives.build`));

  it('takes what named something away with it', () =>
    expect(
      shown(
        PLAN,
        PLAN.replace('  texts: {name: Texts, start: 2026-05-04, duration: 2w}\n', '').replace(', texts]', ']'),
      ),
    ).toBe(`No date moves; 1 promise broken
− initiatives.texts Texts, with what names it in milestones.launch`));

  it('lists what joined and left', () =>
    expect(shown(PLAN, PLAN.replace('tags: [q2, big]', 'tags: [q3, big]'))).toBe(`No date moves
~ initiatives.build.tags 'q3' joined, 'q2' left`));

  it('says nothing of order, spelling and comments', () =>
    expect(
      shown(
        PLAN,
        PLAN.replace('dependsOn: [audit]', 'dependsOn: {audit: {}}')
          .replace('{name: Audit, owner: data,', '{owner: "data", name: Audit,')
          .replace('[q2, big]}', '[big, q2]} # as agreed'),
      ),
    ).toBe('Nothing in meaning has changed'));

  it('tells what was moved', () =>
    expect(shown(PLAN, PLAN.replace(/( {2}audit.*\n)( {2}build.*\n)/, '$2$1'))).toMatch(
      /^No date moves\n↕ initiatives\.(audit|build) now (first|after initiatives\.build)$/,
    ));

  it('says which milestone is at risk now', () => {
    const dated = PLAN.replace('requires: [build', 'date: 2026-06-12, requires: [build');
    expect(
      shown(dated, dated.replace('duration: 4w', 'duration: 5w')),
    ).toBe(`Launch is 5 working days behind what it requires; 1 new warning
~ initiatives.build.duration 4w → 5w (+5 working days)
    Launch is at risk: what it requires ends 5 working days after it
    Build: 2026-06-12 → 2026-06-19, +5 working days
    Launch is not on the critical path any more`);
  });

  const headlineOf = (base: string, head: string): string => shown(base, head).split('\n')[0]!;

  it('takes no reference for edited whose target alone came or went', () => {
    const used = 'version: 1\ntools:\n  old: {name: Old mailer}\nchannels:\n  email: {tools: [old]}\n';
    const unused = used.replace(/ {2}old: .*\n/, '').replace('tools:\n', '');
    const edits = (base: string, head: string) =>
      shown(base, head)
        .split('\n')
        .slice(1)
        .filter((line) => !line.startsWith(' '));
    expect(edits(used, unused)).toEqual(['− tools.old Old mailer']);
    expect(edits(unused, used)).toEqual(['+ tools.old Old mailer']);
    const renamed = used.replace('  old:', '  new:');
    expect(edits(used, renamed)).toEqual([
      "~ channels.email.tools 'old' joined, 'new' left",
      '→ tools.new was tools.old',
    ]);
  });

  it('says first which milestones are gone', () => {
    const dated =
      'version: 1\nmilestones:\n  a: {name: Launch, date: 2026-06-12}\n  b: {date: 2026-06-15}\n  c: {date: 2026-06-16}\n';
    expect(headlineOf(dated, dated.replace(/ {2}a:.*\n/, ''))).toMatch(/^Launch is gone(;|$)/);
    expect(headlineOf(dated, 'version: 1\n')).toMatch(/^Launch and 2 other milestones are gone(;|$)/);
  });

  it('says first which milestone falls further behind, if that is worse than what slips', () => {
    const plan = `version: 1
initiatives:
  build: {start: 2026-05-04, duration: 6w}
milestones:
  launch: {name: Launch, date: 2026-06-08, requires: [build], criteria: [All is well]}
  party: {name: Party, date: 2026-06-22, criteria: [All are there]}
`;
    expect(headlineOf(plan, plan.replace('6w', '8w').replace('06-22', '06-23'))).toMatch(
      /^Launch is 14 working days behind what it requires, 4 before; Party slips 1 working day to 2026-06-23/,
    );
  });

  it.each([
    [
      'of all budgets together',
      ['amount: 9000', 'amount: 20000'],
      ['amount: 8000', 'amount: 2000'],
      '+5,000 EUR in 2026',
    ],
    ['nothing, where costs only move', ['budget: stack', 'budget: projects'], undefined, 'costs move between budgets'],
    ['by currency', ['EUR, budget: stack', 'USD'], undefined, '−9,000 EUR in 2026, +9,000 USD'],
  ] as const)('says what it costs %s', (_, first, second, expected) => {
    const plan = `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 50000, currency: EUR, per: year}
  projects: {amount: 50000, currency: EUR, per: year}
tools:
  cdp: {name: CDP, costs: {set-up: {amount: 9000, from: 2026-05, currency: EUR, budget: stack}}}
  cms: {name: CMS, costs: {set-up: {amount: 8000, from: 2026-06, currency: EUR, budget: projects}}}
`;
    const head = [first, ...(second === undefined ? [] : [second])].reduce((text, [a, b]) => text.replace(a, b), plan);
    expect(headlineOf(plan, head)).toContain(expected);
  });

  it('says what it costs, and which edit costs what', () => {
    const costly = `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 50000, currency: EUR, per: quarter}
tools:
  cdp: {name: CDP, from: 2026-07-01, costs: {licence: {amount: 1000, per: month}}}
initiatives:
  adopt: {name: Adopt, start: 2026-05-04, duration: 4w, costs: {training: 6000}}
`;
    expect(
      shown(costly, costly.replace('amount: 1000', 'amount: 2000').replace('training: 6000', 'training: 7500')),
    ).toBe(`No date moves; 2 promises broken; +7,500 EUR from 2026-Q2 to 2026-Q4
~ tools.cdp.costs.licence.amount 1,000 EUR → 2,000 EUR per month (+1,000 EUR per month)
    Budget stack: +1,500 EUR in 2026-Q2, +3,000 EUR in 2026-Q3, +3,000 EUR in 2026-Q4 (+6,000 EUR tools.cdp.costs.licence.amount, +1,500 EUR initiatives.adopt.costs.training)
~ initiatives.adopt.costs.training 6,000 EUR → 7,500 EUR (+1,500 EUR)`);
  });

  it('says when work moves a cost into another period', () => {
    const costly = `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  projects: {name: Projects, amount: 50000, currency: EUR, per: quarter}
initiatives:
  audit: {start: 2026-05-04, duration: 4w}
  adopt: {dependsOn: [audit], duration: 4w, costs: {training: 6000}}
`;
    expect(shown(costly, costly.replace('duration: 4w}', 'duration: 10w}'))).toContain(
      'Budget Projects: −6,000 EUR in 2026-Q2, +6,000 EUR in 2026-Q3',
    );
  });

  const budgeted = `version: 1
calendar: {start: 2026-01-01, end: 2026-12-31}
budgets:
  stack: {amount: 50000, currency: EUR, per: month}
tools:
  cdp: {costs: {licence: {amount: 900, currency: EUR, per: month}}}
initiatives:
  audit: {start: 2026-02-02, duration: 26w}
  move: {start: 2026-02-02, duration: 2w, costs: {help: {amount: 9000, currency: EUR, per: month}}}
`;

  it('adds up a budget whose periods are others now', () => {
    const yearly = budgeted.replace('per: month}\ntools', 'per: year}\ntools');
    expect(shown(budgeted, yearly)).toBe(`No date moves
~ budgets.stack.per month → year`);
    expect(shown(budgeted, yearly.replace('900,', '910,'))).toContain(`
    Budget stack: +120 EUR
`);
    expect(shown(budgeted, budgeted.replace('-31}', '-31, fiscalYear: {start: 4}}'))).toBe(`No date moves
+ calendar.fiscalYear.start 4`);
  });

  it('does not hold one currency against another', () =>
    expect(shown(budgeted, budgeted.replace('50000, currency: EUR', '50000, currency: USD'))).not.toContain(
      'Budget stack',
    ));

  it('says of costs at other times that they are the same in all', () => {
    const split = `${budgeted.split('  move')[0]}  move: {start: 2026-02-02, duration: 2w, costs: {a: {amount: 900, from: 2026-02-02}, b: {amount: 900, from: 2026-03-02}}}\n`;
    const later = split.replace('from: 2026-02-02', 'from: 2026-05-04').replace('from: 2026-03-02', 'from: 2026-06-01');
    const text = shown(split, later);
    expect(text).toContain(
      '\n    Budget stack: the same in all, at other times from 2026-02 to 2026-06 (by initiatives.move.costs.a.from, initiatives.move.costs.b.from)\n',
    );
    expect(text.split('\n')[0]).toBe('No date moves');
  });

  it('cuts a long text, so that what it was changed to is seen', () =>
    expect(shown(PLAN, PLAN.replace('name: Audit', `name: Audit, description: ${'a'.repeat(300)}`))).toContain(
      `+ initiatives.audit.description ${'a'.repeat(159)}…`,
    ));

  it('says who passes whom in priority', () => {
    const scored = `version: 1
scoring: {criteria: {impact: {}}}
initiatives:
  a: {horizon: now, scores: {impact: 5}}
  b: {horizon: now, scores: {impact: 4}}
  c: {horizon: now, scores: {impact: 3}}
`;
    expect(shown(scored, scored.replace('impact: 5', 'impact: 2'))).toBe(`No date moves
~ initiatives.a.scores.impact 5 → 2 (−3)
    a: priority 1 → 3`);
  });

  it('says which team has too much to do now', () => {
    const team = `version: 1
teams: {data: {capacity: 1}}
initiatives:
  a: {teams: [data], start: 2026-05-04, duration: 2w}
  b: {teams: [data], start: 2026-05-18, duration: 2w}
`;
    expect(shown(team, team.replace('start: 2026-05-04, duration: 2w', 'start: 2026-05-04, duration: 3w'))).toContain(`
    data has 5 working days of work beyond its capacity (18 May to 22 May 2026)`);
  });

  it('says when a milestone that was at risk is worse off, and which initiative an activity is of', () => {
    const late = `version: 1
initiatives:
  build: {name: Build, activities: {test: {start: 2026-05-04, duration: 4w}}}
milestones:
  launch: {name: Launch, requires: [build], date: 2026-05-22}
`;
    const text = shown(late, late.replace('4w', '6w'));
    expect(text).toContain('Launch stays at risk: what it requires ends 15 working days after it, 5 before');
    expect(text).toContain('Build: test: 2026-05-29 → 2026-06-12');
  });
});

describe('what is only good to know', () => {
  const quiet = (rule: string, n: number): BrokenPromise => ({
    ...{ rule, severity: 'info', message: `${rule} ${n}.`, entity: `initiatives.a${n}`, side: 'head' },
    ...{ place: { file: '', path: [], part: 'key' }, fingerprint: '' },
  });
  const told = (breaks: readonly BrokenPromise[]): readonly string[] =>
    toldBreaks(breaks).map(({ message }) => message);

  it('is said once for each rule where there is much of it', () =>
    expect(told([1, 2, 3, 4].map((n) => quiet('newly-critical', n)))).toEqual([
      'newly-critical 1. The same of 3 others.',
    ]));

  it('is said one by one where there is little, behind what is grave', () =>
    expect(told([quiet('a', 1), quiet('a', 2), quiet('b', 3), { ...quiet('c', 4), severity: 'error' }])).toEqual([
      ...['c 4.', 'a 1.', 'a 2.', 'b 3.'],
    ]));
});
