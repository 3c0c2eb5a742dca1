/** Pictures of a roadmap against what it was. */
import { describe, expect, it } from 'vitest';
import { beforeOf } from '../../../core/diff/before';
import type { Picture } from '../../../core/protocol/preview';
import { journeyPicture } from '../../../core/render/journey';
import { type TimelineOptions, timelinePicture } from '../../../core/render/timeline';
import { workspaceOf } from '../../kit/check';
import { TODAY } from './kit';
import { readTasks } from './mermaid';

const PATH = 'main.roadmap.yaml';

function pictured(text: string) {
  const workspace = workspaceOf({ [PATH]: text });
  return { model: workspace.model(PATH), schedule: workspace.schedule(PATH) };
}

function compared(was: string, is: string, options: Partial<TimelineOptions> = {}): Picture {
  const [base, head] = [pictured(was), pictured(is)];
  const before = beforeOf(base, head, 'main', ({ file }) => ({ uri: `base:${file}`, range: AT, selectionRange: AT }));
  return timelinePicture(head.model, head.schedule, { today: TODAY, before, ...options });
}
const AT = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const WAS = `version: 1
title: Plan
phases:
  base: {name: Base, start: 2026-03-02, end: 2026-03-27}
  core: {name: Core}
  late: {name: Late}
initiatives:
  audit: {name: Audit the stack, phase: base, start: 2026-03-02, duration: 2w}
  poster: {name: Posters, phase: base, start: 2026-03-02, duration: 1w}
  build:
    name: Build the platform
    phase: core
    owner: ops
    dependsOn: [audit]
    activities:
      plan: {name: Plan it, duration: 1w}
      draw: {name: Draw it, duration: 2d, dependsOn: [plan]}
      make: {name: Make it, duration: 3w, dependsOn: [plan]}
  tv: {name: Television, phase: late, start: 2026-06-01, duration: 2w}
  radio: {name: Radio, phase: core, start: 2026-06-01, duration: 1w}
milestones:
  live: {name: Live, phase: core, requires: [build]}
teams: {ops: {name: Ops}}
`;

/** The audit takes two weeks more, and everything behind it moves; one is renamed, one cancelled, some come, some go. */
const IS = `version: 1
title: Plan
phases:
  base: {name: Base, start: 2026-03-02, end: 2026-04-03}
  core: {name: Core}
initiatives:
  audit: {name: Audit the stack, phase: base, start: 2026-03-02, duration: 4w}
  poster: {name: Posters, phase: base, start: 2026-03-02, duration: 1w}
  platform:
    name: Build the platform
    phase: core
    owner: ops
    dependsOn: [audit]
    activities:
      plan: {name: Plan it, duration: 1w}
      test: {name: Test it, duration: 1w, dependsOn: [make]}
      make: {name: Make it, duration: 3w, dependsOn: [plan]}
  radio: {name: Radio, phase: core, status: cancelled}
milestones:
  live: {name: Live, phase: core, requires: [platform]}
teams: {ops: {name: Ops}}
`;

const facts = ({ diagrams }: Picture) =>
  (diagrams[0]?.items ?? []).map(({ entity, start, end, change, was, mark }) =>
    [entity, start ?? '-', end ?? '-', change ?? '=', was?.start ?? '', was?.end ?? '', mark ?? ''].join(' '),
  );

describe('a timeline against what it was', () => {
  it('says of each item where it was, what is new, and what is gone where it stood', () => {
    expect(facts(compared(WAS, IS))).toMatchInlineSnapshot(`
      [
        "phases.base 2026-03-02 2026-04-03 moved 2026-03-02 2026-03-27 +5 d",
        "initiatives.audit 2026-03-02 2026-03-27 moved 2026-03-02 2026-03-13 +10 d",
        "initiatives.poster 2026-03-02 2026-03-06 =   ",
        "phases.core 2026-03-30 2026-05-01 moved 2026-03-16 2026-06-05 −25 d",
        "initiatives.platform 2026-03-30 2026-05-01 moved 2026-03-16 2026-04-10 +15 d",
        "initiatives.platform.plan 2026-03-30 2026-04-03 moved 2026-03-16 2026-03-20 +10 d",
        "initiatives.build.draw - - removed 2026-03-23 2026-03-24 removed",
        "initiatives.platform.test 2026-04-27 2026-05-01 added   new",
        "initiatives.platform.make 2026-04-06 2026-04-24 moved 2026-03-23 2026-04-10 +10 d",
        "initiatives.radio - - removed 2026-06-01 2026-06-05 cancelled",
        "milestones.live 2026-05-01 2026-05-01 moved 2026-04-10 2026-04-10 +15 d",
        "phases.late - - removed 2026-06-01 2026-06-12 removed",
        "initiatives.tv - - removed 2026-06-01 2026-06-12 removed",
      ]
    `);
  });

  it('says it in words', () => {
    const items = compared(WAS, IS).diagrams[0]?.items ?? [];
    expect(items.filter(({ change }) => change).map(({ summary }) => summary)).toMatchInlineSnapshot(`
      [
        "Base, phase: 2 Mar to 3 Apr 2026, 2 initiatives; was 2 Mar to 27 Mar 2026, ends 5 working days later.",
        "Audit the stack, initiative: 2 Mar to 27 Mar 2026, 20 working days, planned, critical, no slack; was 2 Mar to 13 Mar 2026, ends 10 working days later.",
        "Core, phase: 30 Mar to 1 May 2026, 1 initiative; was 16 Mar to 5 Jun 2026, ends 25 working days earlier.",
        "Build the platform, initiative: 30 Mar to 1 May 2026, 25 working days, planned, critical, no slack; was 16 Mar to 10 Apr 2026, ends 15 working days later.",
        "Plan it, activity of Build the platform: 30 Mar to 3 Apr 2026, 5 working days, planned, critical, no slack; was 16 Mar to 20 Mar 2026, 10 working days later.",
        "Draw it, activity of Build the platform: removed; was 23 Mar to 24 Mar 2026.",
        "Test it, activity of Build the platform: 27 Apr to 1 May 2026, 5 working days, planned, critical, no slack; new.",
        "Make it, activity of Build the platform: 6 Apr to 24 Apr 2026, 15 working days, planned, critical, no slack; was 23 Mar to 10 Apr 2026, 10 working days later.",
        "Radio, initiative: cancelled; was 1 Jun to 5 Jun 2026.",
        "Live, milestone: 1 May 2026, planned, critical, no slack; was 10 Apr 2026, 15 working days later.",
        "Late, phase: removed; was 1 Jun to 12 Jun 2026.",
        "Television, initiative: removed; was 1 Jun to 12 Jun 2026.",
      ]
    `);
  });

  it('has it in the table, and the counts in the notes', () => {
    const { table, notes, comparedWith } = compared(WAS, IS);
    expect(comparedWith).toBe('main');
    expect([table.columns, ...table.rows].map((row) => row.join(' | '))).toMatchInlineSnapshot(`
      [
        "Phase | What | Kind | Start | End | Was start | Was end | Moved | Working days | Slack | Status",
        "Base | Audit the stack | initiative | 2026-03-02 | 2026-03-27 | 2026-03-02 | 2026-03-13 | +10 working days | 20 | 0 days | planned, critical",
        "Base | Posters | initiative | 2026-03-02 | 2026-03-06 |  |  |  | 5 | 40 days | planned",
        "Core | Build the platform | initiative | 2026-03-30 | 2026-05-01 | 2026-03-16 | 2026-04-10 | +15 working days | 25 | 0 days | planned, critical",
        "Core | Build the platform: Plan it | activity | 2026-03-30 | 2026-04-03 | 2026-03-16 | 2026-03-20 | +10 working days | 5 | 0 days | planned, critical",
        "Core | Build the platform: Draw it | activity |  |  | 2026-03-23 | 2026-03-24 | removed |  |  | ",
        "Core | Build the platform: Test it | activity | 2026-04-27 | 2026-05-01 |  |  | new | 5 | 0 days | planned, critical",
        "Core | Build the platform: Make it | activity | 2026-04-06 | 2026-04-24 | 2026-03-23 | 2026-04-10 | +10 working days | 15 | 0 days | planned, critical",
        "Core | Radio | initiative |  |  | 2026-06-01 | 2026-06-05 | cancelled |  |  | ",
        "Core | Live | milestone | 2026-05-01 | 2026-05-01 | 2026-04-10 | 2026-04-10 | +15 working days |  | 0 days | planned, critical",
        "Late | Television | initiative |  |  | 2026-06-01 | 2026-06-12 | removed |  |  | ",
      ]
    `);
    expect(notes).toMatchInlineSnapshot(`
      [
        "Compared with main: 5 moved, 1 new, 2 removed, 1 cancelled.",
      ]
    `);
  });

  it('leads to where something is written: what is gone to where it was', () => {
    const here = { uri: 'here', range: AT, selectionRange: AT };
    const { diagrams } = compared(WAS, IS, { locate: () => here });
    const places = new Map(diagrams[0]?.items.map(({ entity, place, wasAt }) => [entity, [place?.uri, wasAt?.uri]]));
    expect(places.get('initiatives.tv')).toEqual([undefined, `base:${PATH}`]);
    expect(places.get('initiatives.radio')).toEqual(['here', undefined]);
    expect(places.get('initiatives.platform')).toEqual(['here', undefined]);
  });

  it('is drawn by Mermaid with a row for each item', async () => {
    const { diagrams } = compared(WAS, IS);
    const tasks = await readTasks(diagrams[0]!.mermaid);
    expect(tasks.map(({ section, task }) => `${section}: ${task}`)).toMatchInlineSnapshot(`
      [
        "Base: 2 initiatives",
        "Base: Audit the stack",
        "Base: Posters",
        "Core: 1 initiative",
        "Core: Build the platform",
        "Core: Plan it",
        "Core: Draw it (removed)",
        "Core: Test it",
        "Core: Make it",
        "Core: Radio (cancelled)",
        "Core: Live",
        "Late: removed",
        "Late: Television (removed)",
      ]
    `);
    expect(tasks).toHaveLength(diagrams[0]!.items.length);
  });

  it('of nothing but what changed keeps what it lies in', () => {
    const picture = compared(WAS, IS, { changedOnly: true });
    expect(facts(picture).map((line) => line.split(' ')[0])).toEqual(
      facts(compared(WAS, IS))
        .map((line) => line.split(' ')[0])
        .filter((entity) => entity !== 'initiatives.poster'),
    );
    expect(picture.table.rows.map(([, what]) => what)).not.toContain('Posters');
    expect(picture.notes[1]).toBe('Only what changed is drawn: 1 other row left out.');
  });

  it('of nothing but what changed keeps an initiative that did not change for its activity that did', () => {
    const text = (duration: string) =>
      `version: 1\ninitiatives:\n  a: {start: 2026-03-02, end: 2026-04-30, activities: {x: {start: 2026-03-02, duration: ${duration}}, y: {start: 2026-03-02, duration: 1w}}}\n  b: {start: 2026-03-02, end: 2026-03-06}\n`;
    expect(facts(compared(text('1w'), text('2w'), { changedOnly: true }))).toEqual([
      'initiatives.a 2026-03-02 2026-04-30 =   ',
      'initiatives.a.x 2026-03-02 2026-03-13 moved 2026-03-02 2026-03-06 +5 d',
    ]);
  });

  it('is the usual picture where no date changed', () => {
    const picture = compared(WAS, WAS.replace('name: Audit the stack', 'name: Audit'));
    expect(picture.diagrams[0]?.items.filter(({ change, was, mark }) => change ?? was ?? mark)).toEqual([]);
    expect(picture.notes[0]).toBe('Compared with main: all dates are the same.');
    const only = compared(WAS, WAS, { changedOnly: true });
    expect(only.diagrams).toEqual([]);
    expect(only.empty).toEqual({ message: 'All dates are the same as in main: nothing moved.' });
  });

  it('says so where what it is compared with can not be read in full', () => {
    expect(compared(`${WAS}  : [\n`, WAS).notes.slice(0, 2)).toEqual([
      'Compared with main: all dates are the same.',
      'Not all of main can be read: what seems to be new may have been there.',
    ]);
  });

  it('compares with nothing as if everything were new', () => {
    const picture = compared('version: 1\n', WAS);
    expect(new Set(picture.diagrams[0]?.items.map(({ change }) => change))).toEqual(new Set(['added']));
    expect(compared(WAS, 'version: 1\n').diagrams[0]?.items.every(({ change }) => change === 'removed')).toBe(true);
  });
});

describe('how far something moved', () => {
  const text = (start: string, end: string, more = '') =>
    `version: 1\n${more}initiatives:\n  a: {start: ${start}, end: ${end}}\n`;
  const moved = (was: string, is: string): readonly (string | undefined)[] => {
    const { diagrams, table } = compared(was, is);
    const [item] = diagrams[0]?.items ?? [];
    return [item?.mark, table.rows[0]?.[7], /; (.*)\.$/.exec(item?.summary ?? '')?.[1]];
  };

  it.each([
    [
      ['2026-03-02', '2026-03-13'],
      ['2026-03-16', '2026-03-27'],
      ['+10 d', '+10 working days', 'was 2 Mar to 13 Mar 2026, 10 working days later'],
    ],
    [
      ['2026-03-02', '2026-03-13'],
      ['2026-03-02', '2026-03-12'],
      ['−1 d', '−1 working day', 'was 2 Mar to 13 Mar 2026, ends 1 working day earlier'],
    ],
    [
      ['2026-03-02', '2026-03-13'],
      ['2026-03-09', '2026-03-13'],
      ['start +5 d', 'start +5 working days', 'was 2 Mar to 13 Mar 2026, starts 5 working days later'],
    ],
    [
      ['2026-03-02', '2026-03-13'],
      ['2026-03-02', '2026-03-15'],
      ['+2 cd', '+2 calendar days', 'was 2 Mar to 13 Mar 2026, ends 2 calendar days later'],
    ],
    [
      ['2026-03-02', '2026-03-13'],
      ['2026-03-03', '2026-03-15'],
      ['start +1 d', 'start +1 working day', 'was 2 Mar to 13 Mar 2026, starts 1 working day later'],
    ],
  ] as const)('from %j to %j', ([start, end], [newStart, newEnd], said) => {
    expect(moved(text(start, end), text(newStart, newEnd))).toEqual(said);
  });

  it('is counted in the calendar with fewer days off, as the review does', () => {
    const [was, is] = [
      text('2026-03-02', '2026-03-06'),
      text('2026-03-02', '2026-03-13', 'calendar: {holidays: [2026-03-11]}\n'),
    ];
    expect(moved(was, is)[0]).toBe('+5 d');
    expect(moved(is, was)[0]).toBe('−5 d');
  });

  it('of what had no dates says just that', () => {
    const bare = 'version: 1\ninitiatives:\n  a: {}\n';
    expect(moved(bare, text('2026-03-02', '2026-03-06'))).toEqual(['had no dates', 'had no dates', 'had no dates']);
    const { diagrams } = compared(text('2026-03-02', '2026-03-06'), bare);
    expect(diagrams[0]?.items.map(({ summary }) => summary)).toEqual([
      'a, initiative: no dates now; was 2 Mar to 6 Mar 2026.',
    ]);
  });
});

describe('a journey against what it was', () => {
  const JOURNEY = `version: 1
segments: {city: {name: City}}
channels: {web: {name: Website}, mail: {name: Mail}}
journeys:
  buyer:
    name: Buying a bike
    segments: [city]
    stages:
      look:
        name: Look
        touchpoints:
          ad: {name: Search ad, experience: 4, channel: web}
          fair: {name: Fair, experience: 5}
          talk: {name: Talk, experience: 2}
          page: {name: Page}
      pay:
        name: Pay
        touchpoints:
          till: {name: Till, experience: 4, channel: web}
      stay:
        name: Stay
        touchpoints:
          mail: {name: Mail, experience: 3, channel: mail}
  service:
    name: Service
    stages: {call: {touchpoints: {line: {experience: 2}}}}
`;
  const journey = (was: string, is: string): Picture => {
    const [base, head] = [pictured(was), pictured(is)];
    return journeyPicture(head.model, { today: TODAY, before: beforeOf(base, head, 'main') });
  };
  const CHANGED = JOURNEY.replace(
    'experience: 4, channel: web}\n          fair',
    'experience: 2.5, channel: web}\n          fair',
  )
    .replace('          fair: {name: Fair, experience: 5}\n', '')
    .replace('{name: Talk, experience: 2}', '{name: Talk}')
    .replace('{name: Page}', '{name: Page, experience: 3}\n          chat: {name: Chat, experience: 4}')
    .replace('channel: mail}', 'channel: web, pains: [Late]}')
    .replace(/ {2}service:[\s\S]*/, '')
    .replace(/ {6}pay:[\s\S]*?(?= {6}stay)/, '      ride: {name: Ride, touchpoints: {tour: {name: Tour}}}\n');

  const said = ({ diagrams }: Picture) =>
    diagrams.flatMap(({ items }) =>
      items.map(({ key, entity, score, change, was, mark }) =>
        [key, entity, score ?? '-', change ?? '=', was === undefined ? '' : (was.score ?? 'unrated'), mark ?? ''].join(
          ' ',
        ),
      ),
    );

  it('says of each stage and touchpoint what it was, what is new, and what is gone where it stood', () => {
    expect(said(journey(JOURNEY, CHANGED))).toMatchInlineSnapshot(`
      [
        "j1 journeys.buyer - =  ",
        "s1 journeys.buyer.look - changed  changed",
        "t1 journeys.buyer.look.ad 2.5 changed 4 4 → 2.5",
        "t2 journeys.buyer.look.fair - removed 5 removed",
        "t3 journeys.buyer.look.talk - changed 2 was 2",
        "t4 journeys.buyer.look.page 3 changed unrated was not rated",
        "t5 journeys.buyer.look.chat 4 added  new",
        "s2 journeys.buyer.pay - removed  removed",
        "t6 journeys.buyer.pay.till - removed 4 removed",
        "s3 journeys.buyer.ride - added  new",
        "t7 journeys.buyer.ride.tour - added  new",
        "s4 journeys.buyer.stay - changed  changed",
        "t8 journeys.buyer.stay.mail 3 changed  changed",
      ]
    `);
  });

  it('says it in words', () => {
    const items = journey(JOURNEY, CHANGED).diagrams[0]?.items ?? [];
    expect(items.map(({ summary }) => summary)).toMatchInlineSnapshot(`
      [
        "Buying a bike, journey: 3 stages.",
        "Look, stage: 4 touchpoints (3 changed, 1 new, 1 removed).",
        "Search ad, touchpoint of Look: experience 2.5 of 5, so-so, for City, on Website; was experience 4 of 5, good.",
        "Fair, touchpoint of Look: experience 5 of 5, very good, for City; removed.",
        "Talk, touchpoint of Look: not rated, for City; was experience 2 of 5, bad.",
        "Page, touchpoint of Look: experience 3 of 5, so-so, for City; was not rated.",
        "Chat, touchpoint of Look: experience 4 of 5, good, for City; new.",
        "Pay, stage: 1 touchpoint; removed.",
        "Till, touchpoint of Pay: experience 4 of 5, good, for City, on Website; removed.",
        "Ride, stage: 1 touchpoint; new.",
        "Tour, touchpoint of Ride: not rated, for City; new.",
        "Stay, stage: 1 touchpoint (1 changed).",
        "Mail, touchpoint of Stay: experience 3 of 5, so-so, for City, on Website; changed: channel, pains.",
      ]
    `);
  });

  it('has it in the table, and what is gone as a whole in the notes', () => {
    const { table, notes } = journey(JOURNEY, CHANGED);
    expect([table.columns, ...table.rows].map((row) => row.join(' | '))).toMatchInlineSnapshot(`
      [
        "Journey | Stage | Touchpoint | Experience (1 to 5) | Experience was | Changed | Segments | Channel",
        "Buying a bike | Look | Search ad | 2.5 | 4 | experience | City | Website",
        "Buying a bike | Look | Fair |  | 5 | removed | City | ",
        "Buying a bike | Look | Talk | not rated | 2 | experience | City | ",
        "Buying a bike | Look | Page | 3 | not rated | experience | City | ",
        "Buying a bike | Look | Chat | 4 |  | new | City | ",
        "Buying a bike | Pay | Till |  | 4 | removed | City | Website",
        "Buying a bike | Ride | Tour | not rated |  | new | City | ",
        "Buying a bike | Stay | Mail | 3 |  | channel, pains | City | Website",
      ]
    `);
    expect(notes).toMatchInlineSnapshot(`
      [
        "Compared with main: touchpoints: 4 changed, 2 new, 2 removed.",
        "Removed and not drawn: Service.",
      ]
    `);
  });

  it('is read by Mermaid with a box for each touchpoint, gone ones too', async () => {
    const { diagrams } = journey(JOURNEY, CHANGED);
    const tasks = await readTasks(diagrams[0]!.mermaid);
    expect(tasks.map(({ section, task, score }) => `${section}: ${task} ${score}`)).toMatchInlineSnapshot(`
      [
        "Look: Search ad 2.5",
        "Look: Fair (removed) 5",
        "Look: Talk (not rated) 3",
        "Look: Page 3",
        "Look: Chat 4",
        "Pay: Till (removed) 4",
        "Ride: Tour (not rated) 3",
        "Stay: Mail 3",
      ]
    `);
  });

  it('is the usual picture where nothing changed but how it is written', () => {
    const picture = journey(
      JOURNEY,
      JOURNEY.replace('segments: [city]', 'segments: city').replace(
        '{name: Fair, experience: 5}',
        '{experience: 5, name: "Fair"}',
      ),
    );
    expect(
      picture.diagrams.flatMap(({ items }) => items).filter(({ change, was, mark }) => change ?? was ?? mark),
    ).toEqual([]);
    expect(picture.notes).toEqual(['Compared with main: all touchpoints are the same.']);
  });

  it('knows a channel that got another id for the same', () => {
    const renamed = JOURNEY.replaceAll('channel: web', 'channel: site').replace(
      'web: {name: Website}',
      'site: {name: Website}',
    );
    expect(said(journey(JOURNEY, renamed)).filter((line) => !line.includes('='))).toEqual([]);
  });
});
