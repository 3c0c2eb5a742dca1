import { describe, expect, it } from 'vitest';
import { HINT_KINDS, type HintKind, hintsOf } from '../../../core/ide/hints';
import { workspaceFrom, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { textAt } from './caret';

const FILE = 'main.roadmap.yaml';

/** The lines of a file that have hints, with these in their places. */
function shown(source: string, ...kinds: readonly HintKind[]): readonly string[] {
  const workspace = workspaceFrom(source);
  let text = workspace.text(FILE)!;
  for (const { offset, parts } of hintsOf(workspace, FILE, new Set(kinds)).toReversed())
    text = `${text.slice(0, offset)} «${parts.map((part) => part.text).join('')}»${text.slice(offset)}`;
  return text.split('\n').flatMap((line) => (line.includes('«') ? [line.trim()] : []));
}

const WORK = `version: 1
calendar: {start: 2026-03-02}
phases:
  build: {start: 2026-04-01, end: 2026-06-30}
initiatives:
  audit: {start: 2026-03-02, duration: 2w}
  choose: # how?
    duration: 1w
    dependsOn: [audit]
  set-up:
    phase: build
    activities:
      draft: {duration: 1d}
      build: {duration: 1w, dependsOn: [draft]}
  alone: {duration: 3d}
  late: {end: 2026-04-10, duration: 1w}
  fixed: {start: 2026-03-02, end: 2026-03-06}
  never: {}
  gone: {duration: 1w, status: cancelled}
milestones:
  chosen: {requires: [choose]}
  done: {date: 2026-07-01, requires: [set-up]}
`;

describe('hints of dates', () => {
  it('stand where days are counted, behind a line or a key, and nowhere else', () => {
    expect(shown(WORK, 'dates')).toEqual([
      'audit: {start: 2026-03-02, duration: 2w} «→ until 2026-03-13»',
      'choose: «→ 2026-03-16 … 2026-03-20» # how?',
      'set-up: «→ 2026-04-01 … 2026-04-08»',
      'draft: {duration: 1d} «→ 2026-04-01»',
      'build: {duration: 1w, dependsOn: [draft]} «→ 2026-04-02 … 2026-04-08»',
      'alone: {duration: 3d} «→ 2026-03-02 … 2026-03-04 (assumed)»',
      'late: {end: 2026-04-10, duration: 1w} «→ from 2026-04-06»',
      'chosen: {requires: [choose]} «→ 2026-03-20»',
    ]);
  });

  it('lead to what sets them', () => {
    const workspace = workspaceOf({ [FILE]: WORK });
    const leading = hintsOf(workspace, FILE, new Set(['dates'])).map(({ parts }) =>
      parts.flatMap(({ text, place }) =>
        place === undefined
          ? []
          : [`${text} ${place.path.join('.')} ${textAt(workspace, FILE, workspace.span(place))}`],
      ),
    );
    expect(leading.flat()).toEqual([
      '2026-03-16 initiatives.audit audit',
      '2026-04-01 phases.build build',
      '2026-04-02 initiatives.set-up.activities.draft draft',
      '2026-03-02 calendar.start 2026-03-02',
      '2026-03-20 initiatives.choose choose',
    ]);
  });

  it('say the rest when the mouse rests on them', () => {
    const [, choose] = hintsOf(workspaceOf({ [FILE]: WORK }), FILE, new Set(['dates']));
    expect(choose?.facts).toBe(
      '- Dates: 16 Mar to 20 Mar 2026, 5 working days\n- Slack: 73 working days, 0 of them free\n- Set by: `audit` (finish-to-start)',
    );
  });

  it('stay behind the colon while a value is typed below it, and behind a bracket that is still open', () => {
    const source = (value: string): string =>
      `version: 1\ninitiatives:\n  a: {start: 2026-03-02, duration: 1w}\n  b:${value}`;
    expect(shown(source('\n    duration: 1d\n    dependsOn: [a]\n'), 'dates')[1]).toBe('b: «→ 2026-03-09»');
    expect(shown(source(' {\n    duration: 1d,\n    dependsOn: [a]\n  }\n'), 'dates')[1]).toBe('b: { «→ 2026-03-09»');
    expect(shown(source('\r\n    duration: 1d\r\n    dependsOn: [a]\r\n'), 'dates')[1]).toBe('b: «→ 2026-03-09»');
  });

  it('of what an alias brings stand once, where it is written', () => {
    const source =
      'version: 1\ninitiatives:\n  a: {start: 2026-03-02, activities: &x {one: {duration: 1d}}}\n  b: {start: 2026-03-09, activities: *x}\n';
    expect(shown(source, 'dates').join('\n').match(/«/g)).toHaveLength(3);
  });

  it('in an imported file are those of the roadmap', () => {
    const source = `version: 1
initiatives: {b: {duration: 1w, dependsOn: [e/a]}}
imports: {e: e.roadmap.yaml}
#- /e.roadmap.yaml
version: 1
initiatives: {a: {start: 2026-03-02, duration: 1w}}
`;
    const workspace = workspaceFrom(source);
    const hints = (file: string) => hintsOf(workspace, file, new Set(['dates']));
    expect(hints(FILE)[0]!.parts[1]).toEqual({
      text: '2026-03-09',
      place: { file: 'e.roadmap.yaml', path: ['initiatives', 'a'], part: 'key' },
    });
    expect(hints('e.roadmap.yaml').map(({ parts }) => parts.map(({ text }) => text))).toEqual([
      ['→ ', 'until 2026-03-06'],
    ]);
  });
});

describe('hints of slack', () => {
  it('tell room, none, and what is too late', () => {
    const source = `version: 1
initiatives:
  a: {start: 2026-03-02, duration: 1w}
  b: {start: 2026-03-02, duration: 2w}
  c: {duration: 1d, dependsOn: [b]}
  done: {start: 2026-02-02, end: 2026-02-06, status: done}
milestones:
  gate: {date: 2026-03-13, requires: [c]}
`;
    expect(shown(source, 'slack')).toEqual([
      'a: {start: 2026-03-02, duration: 1w} «6 d slack»',
      'b: {start: 2026-03-02, duration: 2w} «1 d late, critical»',
      'c: {duration: 1d, dependsOn: [b]} «1 d late, critical»',
      'gate: {date: 2026-03-13, requires: [c]} «1 d slack»',
    ]);
  });
});

describe('hints of scores', () => {
  it('tell score and rank, where there is one', () => {
    const scores = (n: number): string => `{impact: ${n}, ease: ${n}, scalability: ${n}, cost-effectiveness: ${n}}`;
    const source = `version: 1
initiatives:
  a: {scores: ${scores(3)}}
  b: {scores: ${scores(4)}}
  c: {scores: {impact: 5}}
`;
    expect(shown(source, 'scores')).toEqual([
      `a: {scores: ${scores(3)}} «score 3.00, 2nd of 2»`,
      `b: {scores: ${scores(4)}} «score 4.00, 1st of 2»`,
    ]);
  });
});

describe('hints of budgets', () => {
  const BUDGETS = `version: 1
calendar: {start: 2026-01, end: 2026-12}
budgets:
  stack: {amount: 12000, currency: EUR, per: year}
  once:
    amount: 1000
    currency: USD
  unused: {amount: 5, currency: GBP}
tools:
  crm: {costs: {licence: {amount: 500, currency: EUR, per: month}}}
  old: {costs: {exit: {amount: 1500, currency: USD}}}
`;
  it('tell what they have to pay of what they hold', () => {
    expect(shown(BUDGETS, 'budgets')).toEqual([
      'stack: {amount: 12000, currency: EUR, per: year} «2026: 6,000 EUR of 12,000 EUR, 50 %»',
      'once: «1,500 USD of 1,000 USD, 150 %: 500 USD too much»',
    ]);
  });

  it('are of the period of today, else of the worst', () => {
    const source = BUDGETS.replace('per: year', 'per: quarter, from: 2026-07, until: 2026-12');
    expect(shown(source, 'budgets')[0]).toContain('«2026-Q3: 1,500 EUR of 12,000 EUR, 13 %»');
    expect(shown(BUDGETS.replace('per: year', 'per: quarter'), 'budgets')[0]).toContain('«2026-Q1: ');
  });
});

describe('hints', () => {
  it('are of the kinds that are wanted, in order, within a stretch', () => {
    const workspace = workspaceOf(exampleFiles());
    const file = 'martech/martech.roadmap.yaml';
    const all = hintsOf(workspace, file, new Set(HINT_KINDS));
    expect(new Set(all.map(({ kind }) => kind))).toEqual(new Set(HINT_KINDS));
    expect(all.map(({ offset }) => offset)).toEqual(all.map(({ offset }) => offset).sort((a, b) => a - b));
    expect(hintsOf(workspace, file, new Set())).toEqual([]);
    const middle = all[40]!.offset;
    const some = hintsOf(workspace, file, new Set(HINT_KINDS), { start: middle, end: middle + 500 });
    expect(some).toEqual(all.filter(({ offset }) => offset >= middle && offset <= middle + 500));
    expect(some.length).toBeGreaterThan(1);
    expect(hintsOf(workspace, 'gone.roadmap.yaml', new Set(HINT_KINDS))).toEqual([]);
  });
});
