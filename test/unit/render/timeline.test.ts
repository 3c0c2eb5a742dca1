import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { journeyPicture } from '../../../core/render/journey';
import { pictureMarkdown } from '../../../core/render/markdown';
import { timelinePicture } from '../../../core/render/timeline';
import { workspaceOf } from '../../kit/check';
import { datesAsWritten, modelOf, TODAY } from './kit';
import { readTasks } from './mermaid';

const ROADMAP = `version: 1
title: Plan
phases:
  base: {name: "Base: know where we stand", start: 2026-01-01, end: 2026-03-31}
  core: {name: Core}
milestones:
  live: {name: CDP live, date: 2026-06-30, phase: core}
  known: {date: 2026-02-06, reached: 2026-02-06, phase: base}
initiatives:
  audit:
    name: Audit the stack
    phase: base
    status: done
    start: 2026-01-05
    end: 2026-02-06
  migrate:
    name: Migrate to the CDP
    phase: core
    start: 2026-04-01
    end: 2026-06-12
    status: in-progress
    progress: 40
    activities:
      export: {start: 2026-04-01, end: 2026-04-17, status: blocked}
      import: {name: Import, start: 2026-04-20, end: 2026-06-12}
      later: {name: Some day}
  tv: {name: Television, status: cancelled, start: 2026-01-01, end: 2026-02-01}
  loose: {name: Loose end, start: 2026-05-04, end: 2026-05-04}
`;

const picture = (text: string, more: Parameters<typeof timelinePicture>[2] = { today: TODAY }) =>
  timelinePicture(modelOf(text), datesAsWritten({ critical: ['migrate', 'migrate.import'], assumed: ['loose'] }), more);

describe('a timeline', () => {
  it('tells what is missing from what is there and cannot be read', () => {
    const model = modelOf(
      'version: 1\ninitiatives:\n  a: {start: 2026-03-02}\n  b: {start: 2026-03-02, duration: long}\n',
    );
    const { notes } = timelinePicture(model, datesAsWritten(), { today: TODAY });
    expect(notes).toEqual([
      'Not drawn, because an end or a duration is missing: a.',
      "Not drawn, because something in it can't be read: b.",
    ]);
  });

  it('is drawn with absolute dates, ends exclusive, by phase', () => {
    expect(picture(ROADMAP).diagrams[0]?.mermaid).toMatchInlineSnapshot(`
      "%%{init: {"gantt": {"leftPadding": 142}}}%%
      gantt
          dateFormat YYYY-MM-DD
          axisFormat %b %Y
          tickInterval 1month
          weekday monday
          todayMarker off
          section Base#58; know where we<br>stand
          1 initiative :t1, 2026-01-01, 2026-04-01
          Audit the stack :done, t2, 2026-01-05, 2026-02-07
          known :milestone, done, t3, 2026-02-06, 2026-02-07
          section Core
          1 initiative :t4, 2026-04-01, 2026-07-01
          Migrate to the CDP :active, crit, t5, 2026-04-01, 2026-06-13
          export (blocked) :active, t6, 2026-04-01, 2026-04-18
          Import :crit, t7, 2026-04-20, 2026-06-13
          CDP live :milestone, t8, 2026-06-30, 2026-07-01
          section No phase
          1 initiative :t9, 2026-05-04, 2026-05-05
          Loose end (assumed) :t10, 2026-05-04, 2026-05-05
      "
    `);
  });

  it('says of each row what it is', () => {
    const items = picture(ROADMAP).diagrams[0]?.items ?? [];
    expect(
      items.map(({ key, entity, start, end, summary }) => [key, entity, start, end, summary]),
    ).toMatchInlineSnapshot(`
      [
        [
          "t1",
          "phases.base",
          "2026-01-01",
          "2026-03-31",
          "Base: know where we stand, phase: 1 Jan to 31 Mar 2026, 1 initiative.",
        ],
        [
          "t2",
          "initiatives.audit",
          "2026-01-05",
          "2026-02-06",
          "Audit the stack, initiative: 5 Jan to 6 Feb 2026, 33 working days, done, 3 working days of slack.",
        ],
        [
          "t3",
          "milestones.known",
          "2026-02-06",
          "2026-02-06",
          "known, milestone: 6 Feb 2026, reached, 3 working days of slack.",
        ],
        [
          "t4",
          "phases.core",
          "2026-04-01",
          "2026-06-30",
          "Core, phase: 1 Apr to 30 Jun 2026, 1 initiative.",
        ],
        [
          "t5",
          "initiatives.migrate",
          "2026-04-01",
          "2026-06-12",
          "Migrate to the CDP, initiative: 1 Apr to 12 Jun 2026, 73 working days, in progress, 40 % done, critical, 3 working days of slack.",
        ],
        [
          "t6",
          "initiatives.migrate.export",
          "2026-04-01",
          "2026-04-17",
          "export, activity of Migrate to the CDP: 1 Apr to 17 Apr 2026, 17 working days, blocked, 3 working days of slack.",
        ],
        [
          "t7",
          "initiatives.migrate.import",
          "2026-04-20",
          "2026-06-12",
          "Import, activity of Migrate to the CDP: 20 Apr to 12 Jun 2026, 54 working days, planned, critical, 3 working days of slack.",
        ],
        [
          "t8",
          "milestones.live",
          "2026-06-30",
          "2026-06-30",
          "CDP live, milestone: 30 Jun 2026, planned, 3 working days of slack.",
        ],
        [
          "t9",
          "",
          "2026-05-04",
          "2026-05-04",
          "No phase: 1 initiative.",
        ],
        [
          "t10",
          "initiatives.loose",
          "2026-05-04",
          "2026-05-04",
          "Loose end, initiative: 4 May 2026, 1 working day, planned, 3 working days of slack, dates assumed from the planning window.",
        ],
      ]
    `);
  });

  it('has a table that says the same, and notes on what is left out', () => {
    const { table, notes } = picture(ROADMAP);
    expect([table.columns, ...table.rows].map((row) => row.join(' | '))).toMatchInlineSnapshot(`
      [
        "Phase | What | Kind | Start | End | Working days | Slack | Status",
        "Base: know where we stand | Audit the stack | initiative | 2026-01-05 | 2026-02-06 | 33 | 3 days | done",
        "Base: know where we stand | known | milestone | 2026-02-06 | 2026-02-06 |  | 3 days | reached",
        "Core | Migrate to the CDP | initiative | 2026-04-01 | 2026-06-12 | 73 | 3 days | in progress, critical",
        "Core | Migrate to the CDP: export | activity | 2026-04-01 | 2026-04-17 | 17 | 3 days | blocked",
        "Core | Migrate to the CDP: Import | activity | 2026-04-20 | 2026-06-12 | 54 | 3 days | planned, critical",
        "Core | CDP live | milestone | 2026-06-30 | 2026-06-30 |  | 3 days | planned",
        " | Loose end | initiative | 2026-05-04 | 2026-05-04 | 1 | 3 days | planned, assumed",
      ]
    `);
    expect(notes).toMatchInlineSnapshot(`
      [
        "Cancelled and not drawn: Television.",
        "Not drawn, because an end or a duration is missing: Some day (Migrate to the CDP).",
        "Assumed to begin with the planning window, as nothing else says when: Loose end.",
      ]
    `);
  });

  it('is one Markdown page', () => {
    expect(pictureMarkdown(picture(ROADMAP, { today: TODAY, detail: 'phases' }))).toMatchInlineSnapshot(`
      "# Plan

      As of 2026-03-16.

      \`\`\`mermaid
      %%{init: {"gantt": {"leftPadding": 142}}}%%
      gantt
          dateFormat YYYY-MM-DD
          axisFormat %b %Y
          tickInterval 1month
          weekday monday
          todayMarker off
          section Base#58; know where we<br>stand
          1 initiative :t1, 2026-01-01, 2026-04-01
          known :milestone, done, t2, 2026-02-06, 2026-02-07
          section Core
          1 initiative :t3, 2026-04-01, 2026-07-01
          CDP live :milestone, t4, 2026-06-30, 2026-07-01
          section No phase
          1 initiative :t5, 2026-05-04, 2026-05-05
          Loose end (assumed) :t6, 2026-05-04, 2026-05-05
      \`\`\`

      | Phase | What | Kind | Start | End | Working days | Slack | Status |
      | --- | --- | --- | --- | --- | --- | --- | --- |
      | Base: know where we stand | Audit the stack | initiative | 2026-01-05 | 2026-02-06 | 33 | 3 days | done |
      | Base: know where we stand | known | milestone | 2026-02-06 | 2026-02-06 |  | 3 days | reached |
      | Core | Migrate to the CDP | initiative | 2026-04-01 | 2026-06-12 | 73 | 3 days | in progress, critical |
      | Core | CDP live | milestone | 2026-06-30 | 2026-06-30 |  | 3 days | planned |
      |  | Loose end | initiative | 2026-05-04 | 2026-05-04 | 1 | 3 days | planned, assumed |

      - Cancelled and not drawn: Television.
      - Not drawn, because an end or a duration is missing: Some day (Migrate to the CDP).
      - Assumed to begin with the planning window, as nothing else says when: Loose end.
      "
    `);
  });

  it('says what to write where nothing has dates', () => {
    const { diagrams, empty } = picture('version: 1\ninitiatives:\n  a: {}\n');
    expect(diagrams).toEqual([]);
    expect(empty?.message).toContain('Nothing has dates yet');
    expect(picture(`version: 1\n${empty?.example}`.replace('duration: 6w', 'end: 2026-05-01')).diagrams).toHaveLength(
      1,
    );
  });

  it('links each item to the place that it is told', () => {
    const at = { start: { line: 3, character: 2 }, end: { line: 4, character: 0 } };
    const place = { uri: 'file:///a', range: at, selectionRange: at };
    const { diagrams } = picture(ROADMAP, { today: TODAY, locate: ({ id }) => (id === 'migrate' ? place : undefined) });
    const placed = diagrams[0]?.items.filter((item) => item.place) ?? [];
    expect(placed.map(({ entity }) => entity)).toEqual(['initiatives.migrate']);
  });

  it.each(['2026-03-02', '2026-03-03', '2026-03-04', '2026-03-05', '2026-03-06', '2026-03-07', '2026-03-29'])(
    'draws work of %s from the beginning of its first day to the end of its last',
    async (start) => {
      const end = '2026-04-10';
      const text =
        picture(`version: 1\ninitiatives:\n  a: {start: ${start}, end: ${end}}\n`).diagrams[0]?.mermaid ?? '';
      const [task] = await readTasks(text);
      expect([localDay(task!.startTime), localDay(task!.endTime)]).toEqual([start, '2026-04-11']);
    },
  );

  it('keeps phases of one name apart', async () => {
    const text = `version: 1
phases:
  a: {name: Twice}
  b: {name: Twice}
initiatives:
  one: {phase: a, start: 2026-01-01, end: 2026-01-31}
  two: {phase: b, start: 2026-02-01, end: 2026-02-28}
`;
    const tasks = await readTasks(picture(text).diagrams[0]?.mermaid ?? '');
    expect([...new Set(tasks.map(({ section }) => section))]).toEqual(['Twice', 'Twice (b)']);
  });
});

describe('the title of a phase', () => {
  const titled = (name: string): readonly string[] => {
    const text = `version: 1\nphases:\n  p: {name: ${JSON.stringify(name)}}\ninitiatives:\n  a: {phase: p, start: 2026-01-01, end: 2026-01-31}\n`;
    const lines = picture(text).diagrams[0]!.mermaid.split('\n');
    return lines.filter((line) => /leftPadding|section/.test(line)).map((line) => line.trim());
  };

  it.each([
    ['Core', ['section Core']],
    [
      'Base: know where we stand',
      ['%%{init: {"gantt": {"leftPadding": 142}}}%%', 'section Base#58; know where we<br>stand'],
    ],
    [
      'Unbreakable-word-of-a-name and more',
      ['%%{init: {"gantt": {"leftPadding": 187}}}%%', 'section Unbreakable-word-of-a-name<br>and more'],
    ],
    ['x'.repeat(60), ['%%{init: {"gantt": {"leftPadding": 220}}}%%', `section ${'x'.repeat(60)}`]],
  ])('%s has room beside the bars, in lines', (name, lines) => {
    expect(titled(name)).toEqual(lines);
  });
});

describe('any text', () => {
  it('makes pictures that Mermaid can read, and never an exception', async () => {
    const lines = ROADMAP.split('\n');
    const edit = fc.record({
      line: fc.nat(lines.length - 1),
      text: fc.oneof(fc.constantFrom('', '  ', '- a', 'x: {', 'phase: core', ': :', '"', '&a *a'), fc.string()),
    });
    const broken = fc.array(edit, { maxLength: 4 }).map((edits) => {
      const copy = [...lines];
      for (const { line, text } of edits) copy[line] = text;
      return copy.join('\n');
    });
    await fc.assert(
      fc.asyncProperty(broken, async (text) => {
        const workspace = workspaceOf({ 'a.roadmap.yaml': text });
        const model = workspace.model('a.roadmap.yaml');
        const pictures = [
          timelinePicture(model, workspace.schedule('a.roadmap.yaml'), { today: TODAY }),
          journeyPicture(model, { today: TODAY }),
        ];
        for (const { diagrams } of pictures) for (const { mermaid } of diagrams) await readTasks(mermaid);
        for (const one of pictures) pictureMarkdown(one);
      }),
      { seed: 11, numRuns: 120 },
    );
  });
});

describe('a large timeline', () => {
  const large = (initiatives: number, activities: number): string => {
    const lines = ['version: 1', 'phases:', '  p: {start: 2026-01-01, end: 2026-12-31}', 'initiatives:'];
    for (let i = 0; i < initiatives; i++) {
      const steps = Array.from({ length: activities }, (_, a) => `a${a}: {start: 2026-01-01, end: 2026-01-09}`);
      lines.push(`  i${i}: {phase: p, start: 2026-01-01, end: 2026-03-01, activities: {${steps.join(', ')}}}`);
    }
    return `${lines.join('\n')}\n`;
  };

  it.each([
    [20, 10, 'activities', []],
    [200, 10, 'initiatives', ['Too much to draw at once: 2,000 activities left out.']],
    [2000, 1, 'phases', ['Too much to draw at once: 2,000 activities and 2,000 initiatives left out.']],
  ] as const)('of %i × %i is drawn as %s', async (initiatives, activities, detail, notes) => {
    const drawn = picture(large(initiatives, activities));
    expect([drawn.detail, drawn.notes]).toEqual([detail, notes]);
    const text = drawn.diagrams[0]?.mermaid ?? '';
    expect(text.length).toBeLessThanOrEqual(48_000);
    expect(await readTasks(text)).toHaveLength(drawn.diagrams[0]?.items.length ?? 0);
  });

  it('is cut where even phases are too many', () => {
    const many = large(3000, 0).replaceAll('phase: p, ', '');
    const { diagrams, notes } = picture(many);
    expect(diagrams[0]?.mermaid.length).toBeLessThanOrEqual(48_000);
    expect(diagrams[0]?.items).toHaveLength(800);
    expect(notes.at(-1)).toBe('2200 more rows left out.');
  });
});

function localDay(date: Date): string {
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
