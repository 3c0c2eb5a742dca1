/** Consequences of several edits, each with what every edit has of it. */
import { describe, expect, it } from 'vitest';
import type { Consequence } from '../../../core/diff/consequences';
import { consequenceWords } from '../../../core/diff/phrases';
import type { Review } from '../../../core/diff/review';
import { reviewTree } from '../../../core/diff/tree';
import { reviewOf } from '../../kit/review';

type Change = readonly [from: string, to: string];

/** A plan's review after some changes of its text. */
function changed(plan: string, ...changes: readonly Change[]): Review {
  const after = changes.reduce((text, [from, to]) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  }, plan);
  return reviewOf(plan, after);
}

/** What is said of one kind, and the shares by the paths of the edits. */
function told({ consequences, edits }: Review, kind: Consequence['kind'], id?: string): readonly unknown[] {
  return consequences
    .filter((one) => one.kind === kind && (id === undefined || one.id === id))
    .flatMap((one) => [
      consequenceWords(one, edits),
      Object.fromEntries(one.causes.map(({ edit, share }) => [edits[edit]!.path, share])),
    ]);
}

describe('each edit has its share', () => {
  const PLAN = `version: 1
initiatives:
  build: {start: 2026-05-04, duration: 8w}
  texts: {start: 2026-05-04, duration: 2w}
  photos: {dependsOn: [texts], duration: 3w}
milestones:
  launch: {requires: [build, photos]}
`;

  it('in slack that shrinks and grows', () =>
    expect(told(changed(PLAN, ['8w', '9w'], ['3w', '5w']), 'slack', 'texts')).toEqual([
      'texts: 15 working days of slack → 10 (−10 initiatives.photos.duration, +5 initiatives.build.duration)',
      { 'initiatives.build.duration': 5, 'initiatives.photos.duration': -10 },
    ]));

  it('in slack that another end of all gives, far from it', () =>
    expect(
      told(
        changed(`${PLAN}  fair: {date: 2026-07-31}\n  party: {date: 2026-07-01}\n`, ['07-31', '08-07']),
        'slack',
        'texts',
      ),
    ).toEqual(['texts: 40 working days of slack → 45', { 'milestones.fair.date': 5 }]));

  it('in being critical, where either alone is not enough', () =>
    expect(told(changed(PLAN, ['3w', '5w'], ['8w', '7w']), 'critical', 'texts')).toEqual([
      'texts is on the critical path now (by initiatives.build.duration, initiatives.photos.duration)',
      { 'initiatives.build.duration': 0.5, 'initiatives.photos.duration': 0.5 },
    ]));

  it('in being critical no more; an edit that has none is no cause', () =>
    expect(told(changed(PLAN, ['8w', '4w'], ['2w', '3w']), 'critical', 'build')).toEqual([
      'build is not on the critical path any more',
      { 'initiatives.build.duration': -1 },
    ]));

  const DATED = `version: 1
initiatives:
  audit: {start: 2026-05-04, duration: 2w}
  build: {dependsOn: [audit], duration: 4w}
  texts: {start: 2026-05-04, duration: 2w}
milestones:
  launch: {name: Launch, requires: [build, texts], date: 2026-06-12}
`;

  it('in how late a milestone is', () =>
    expect(
      told(
        changed(
          DATED,
          ['duration: 2w', 'duration: 3w'],
          ['4w', '6w'],
          ['texts: {start: 2026-05-04', 'texts: {start: 2026-05-05'],
        ),
        'at-risk',
      ),
    ).toEqual([
      'Launch is at risk: what it requires ends 15 working days after it (+10 initiatives.build.duration, +5 initiatives.audit.duration)',
      { 'initiatives.audit.duration': 5, 'initiatives.build.duration': 10 },
    ]));

  it('in a date that is moved so that a milestone is safe again', () =>
    expect(told(changed(DATED.replace('4w', '6w'), ['06-12', '06-30']), 'at-risk')).toEqual([
      'Launch is safe again',
      { 'milestones.launch.date': -10 },
    ]));

  const GOAL = `version: 1
objectives:
  grow: {kpis: {leads: {unit: leads, baseline: 10, target: 20, due: 2026-06-12}}}
initiatives:
  audit: {start: 2026-05-04, duration: 2w}
  build: {dependsOn: [audit], duration: 4w, objectives: [grow.leads]}
`;

  it('in how late the work for a KPI ends', () =>
    expect(told(changed(GOAL, ['2w', '3w'], ['06-12', '06-10']), 'kpi')).toEqual([
      'grow.leads: the last work for it ends 19 Jun 2026, after it is due (10 Jun 2026) (+5 initiatives.audit.duration, +2 objectives.grow.leads.due)',
      { 'initiatives.audit.duration': 5, 'objectives.grow.leads.due': 2 },
    ]));

  it('in how late a KPI is by work that serves it from now on', () =>
    expect(
      told(
        changed(
          GOAL.replace('objectives: [grow.leads]', 'tags: [a]'),
          ['tags: [a]', 'tags: [a], objectives: [grow]'],
          ['4w', '5w'],
        ),
        'kpi',
      ),
    ).toEqual([
      'grow.leads: the last work for it ends 19 Jun 2026, after it is due (12 Jun 2026) (+2.5 initiatives.build.duration, +2.5 initiatives.build.objectives)',
      { 'initiatives.build.duration': 2.5, 'initiatives.build.objectives': 2.5 },
    ]));

  const TEAM = `version: 1
teams:
  data: {name: Data, capacity: 1, members: {ada: Ada}}
  web: {}
initiatives:
  a: {teams: [data], start: 2026-05-04, duration: 2w}
  b: {owner: data.ada, start: 2026-05-18, duration: 2w}
  c: {teams: [web], start: 2026-05-18, duration: 2w}
`;

  it('in what a team has to do beyond its capacity', () =>
    expect(
      told(
        changed(TEAM, ['2026-05-04, duration: 2w', '2026-05-04, duration: 3w'], ['[web]', '{data: 0.5}']),
        'capacity',
      ),
    ).toEqual([
      'Data has 10 working days of work beyond its capacity (18 May to 29 May 2026) (+5 initiatives.a.duration, +5 initiatives.c.teams)',
      { 'initiatives.a.duration': 5, 'initiatives.c.teams': 5 },
    ]));

  it('in capacity that is enough now, and in a team whose load only grows', () => {
    const full = TEAM.replace('duration: 2w', 'duration: 3w');
    expect(told(changed(full, ['capacity: 1', 'capacity: 2']), 'capacity')).toEqual([
      'Data has no work beyond its capacity any more, 5 working days before',
      { 'teams.data.capacity': -5 },
    ]);
    expect(told(changed(full, ['duration: 3w', 'duration: 4w']), 'capacity')).toEqual([
      'Data has 10 working days of work beyond its capacity, 5 before (18 May to 29 May 2026)',
      { 'initiatives.a.duration': 5 },
    ]);
  });

  it('but nothing of capacity is said where nobody wants to hear of it', () =>
    expect(
      told(
        changed(`${TEAM}rules: {over-capacity: off}\n`, ['2026-05-04, duration: 2w', '2026-05-04, duration: 3w']),
        'capacity',
      ),
    ).toEqual([]));

  const SCORED = `version: 1
scoring: {criteria: {impact: {}}}
initiatives:
  a: {horizon: now, scores: {impact: 5}}
  b: {horizon: now, scores: {impact: 4}}
  c: {horizon: now, scores: {impact: 3}}
`;

  it('in a place in the order of priority', () =>
    expect(told(changed(SCORED, ['impact: 5', 'impact: 2'], ['impact: 3', 'impact: 3.5']), 'priority')).toEqual([
      'a: priority 1 → 3',
      { 'initiatives.a.scores.impact': 2 },
    ]));

  it('in a place that two change together', () =>
    expect(
      told(changed(SCORED, ['impact: 5', 'impact: 3.5'], ['impact: 3}', 'impact: 4.5}']), 'priority', 'a'),
    ).toEqual([
      'a: priority 1 → 3 (+1.5 initiatives.a.scores.impact, +0.5 initiatives.c.scores.impact)',
      { 'initiatives.a.scores.impact': 1.5, 'initiatives.c.scores.impact': 0.5 },
    ]));

  it('in what a licence costs, but not for longer only because the last work ends later', () => {
    const paid = `version: 1
tools: {cdp: {from: 2026-05-01, costs: {licence: {amount: 100, currency: EUR, per: month}}}}
initiatives:
  build: {start: 2026-05-04, end: 2026-05-29}
  rest: {start: 2026-05-04, end: 2026-05-31}
`;
    expect(told(changed(paid, ['2026-05-29', '2026-06-30'], ['amount: 100', 'amount: 200']), 'cost')).toEqual([
      'Costs that no budget pays: +200 EUR',
      { 'tools.cdp.costs.licence.amount': 200 },
    ]);
  });
});

describe('a tool and what it replaces', () => {
  const STACK = `version: 1
tools:
  rudder: {name: Rudder, until: 2026-06-30}
  segment: {name: Segment, status: planned, from: 2026-06-19, replaces: [rudder]}
`;
  const replacement = (plan: string, ...changes: readonly Change[]): readonly unknown[] =>
    told(changed(plan, ...changes), 'replacement');

  it('are in use together for so many days, since it replaces it', () =>
    expect(replacement(STACK.replace(', replaces: [rudder]', ''), ['06-19}', '06-19, replaces: [rudder]}'])).toEqual([
      'Segment replaces Rudder: 12 days together',
      { 'tools.segment.replaces': undefined },
    ]));

  it('are in use together for more or less than before', () =>
    expect(replacement(STACK, ['06-19', '06-28'])).toEqual([
      'Segment replaces Rudder: was 12 days together, now 3',
      { 'tools.segment.from': -9 },
    ]));

  it('leave a gap, by both their edits', () =>
    expect(replacement(STACK, ['06-30', '05-01'], ['06-19', '05-11'])).toEqual([
      'Segment replaces Rudder: was 12 days together, now a gap of 9 days without either, 2026-05-02 to 2026-05-10 (−60 tools.rudder.until, +39 tools.segment.from)',
      { 'tools.rudder.until': -60, 'tools.segment.from': 39 },
    ]));

  it('follow one another, also over a weekend', () => {
    expect(replacement(STACK, ['06-19', '07-01'])).toEqual([
      'Segment replaces Rudder: was 12 days together, now one after the other',
      { 'tools.segment.from': -12 },
    ]);
    expect(replacement(STACK.replace('06-30', '07-03'), ['06-19', '07-06'])).toEqual([
      'Segment replaces Rudder: was 15 days together, now one after the other',
      { 'tools.segment.from': -15 },
    ]);
  });

  it('move with the work that adopts the one and retires the other', () => {
    const worked = `version: 1
tools:
  rudder: {name: Rudder}
  segment: {name: Segment, status: planned, replaces: [rudder]}
initiatives:
  audit: {start: 2026-05-04, duration: 2w}
  adopt: {type: adopt, tools: [segment], dependsOn: [audit], duration: 2w}
  retire: {type: retire, tools: [rudder], start: 2026-06-01, duration: 2w}
`;
    expect(
      replacement(worked, ['duration: 2w', 'duration: 3w'], ['2026-06-01, duration: 2w', '2026-06-01, duration: 3w']),
    ).toEqual([]);
    expect(replacement(worked, ['duration: 2w', 'duration: 3w'])).toEqual([
      'Segment replaces Rudder: was 15 days together, now 8',
      { 'initiatives.audit.duration': -7 },
    ]);
  });

  it('have nothing to say where nothing changes, or nobody can tell', () => {
    expect(replacement(STACK, ['Rudder', 'RudderStack'])).toEqual([]);
    expect(replacement(STACK.replace(', from: 2026-06-19', ''), ['06-30', '07-31'])).toEqual([]);
    expect(replacement(STACK, [', replaces: [rudder]', ''])).toEqual([]);
    expect(replacement(STACK.replace('from: 2026-06-19', 'from: 2026-02-30'), ['06-30', '07-31'])).toEqual([]);
  });

  it('are said where a day is known no more', () =>
    expect(replacement(STACK, [', until: 2026-06-30', ''])).toEqual([
      'Segment replaces Rudder: was 12 days together; no day is known any more on which Rudder ends or Segment goes live',
      { 'tools.rudder.until': undefined },
    ]));

  it('leave no gap that another tool bridges', () => {
    const two = `${STACK}  bridge: {name: Bridge, status: planned, from: 2026-06-01, replaces: [rudder]}\n`;
    expect(replacement(two, ['06-19', '07-31'])).toEqual([
      'Segment replaces Rudder: was 12 days together, now one after the other',
      { 'tools.segment.from': -12 },
    ]);
  });

  it('stand beneath the edit that moves them', () => {
    const { branches } = reviewTree(changed(STACK, ['06-19', '06-28'], ['Rudder', 'RudderStack']));
    expect(branches.map(({ edit, consequences }) => [edit.path, consequences.map(({ kind }) => kind)])).toEqual([
      ['tools.segment.from', ['replacement']],
      ['tools.rudder.name', []],
    ]);
  });
});
