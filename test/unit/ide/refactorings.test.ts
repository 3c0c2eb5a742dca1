import { describe, expect, it } from 'vitest';
import { refactoringsAt } from '../../../core/ide/refactorings';
import { findingsOf, workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { offered, refactored, textsAfter } from './refactor';

const offers = (source: string): readonly string[] => offered(source).filter((title) => !title.startsWith('Move '));
const becomes = (source: string, title: string | RegExp): string => {
  const made = refactored(source, title);
  return typeof made === 'string' ? `✗ ${made}` : made['main.roadmap.yaml']!;
};

const PLAN = `version: 1
phases:
  one: {start: 2026-04-01}
initiatives:
  other: {start: 2026-04-06, end: 2026-04-17}
  audit: {phase: one, start: 2026-04-06, duration: 2w}
  build:
    phase: one
    start: 2026-04-20 # as agreed
    duration: 10d # two weeks
    activities: {}
  late: {start: 2026-04-21, duration: 1w}
milestones:
  gate: {date: 2026-04-17}
`;

describe('a written start', () => {
  it('becomes a dependency on what ends right before, in its place, what shares the phase first', () => {
    const source = PLAN.replace('start: 2026-04-20', 'start: 2026-$004-20');
    expect(offers(source)).toEqual([
      "Start after 'audit' instead of on 20 Apr",
      "Start after 'other' instead of on 20 Apr",
      "Start after 'gate' instead of on 20 Apr",
    ]);
    expect(becomes(source, /'audit'/)).toBe(PLAN.replace('start: 2026-04-20 #', 'dependsOn: [audit] #'));
  });

  it('is offered at the key and at the line’s beginning, not elsewhere', () => {
    const at = (from: string, to: string): readonly string[] =>
      offers(PLAN.replace(from, to)).filter((title) => title.startsWith('Start'));
    expect(at('  build:', '  bu$0ild:')).toHaveLength(3);
    expect(at('    start: 2026-04-20', '$0    start: 2026-04-20')).toHaveLength(3);
    expect(at('duration: 10d', 'dura$0tion: 10d')).toEqual([]);
    expect(at('start: 2026-04-21', 'start: 2026-04-$021')).toEqual([]);
  });

  it('joins dependencies that are there, in a list or a mapping', () => {
    const list =
      'version: 1\ninitiatives:\n  a: {start: 2026-04-06, duration: 1w}\n  z: {start: 2026-04-06, duration: 1d}\n';
    expect(becomes(`${list}  b: {start: 2026-$004-13, duration: 1w, dependsOn: [z]}\n`, /'a'/)).toBe(
      `${list}  b: {duration: 1w, dependsOn: [z, a]}\n`,
    );
    expect(becomes(`${list}  b: {start: 2026-$004-13, duration: 1w, dependsOn: {z: {lag: 1d}}}\n`, /'a'/)).toBe(
      `${list}  b: {duration: 1w, dependsOn: {z: {lag: 1d}, a: {}}}\n`,
    );
    const block = `${list}  b:\n    start: 2026-$004-13 # said the vendor\n    duration: 1w\n    dependsOn: [z]\n`;
    expect(offers(block)).toEqual([]);
  });

  it('takes an end along as a duration, since an end alone holds no start', () => {
    const source =
      'version: 1\ninitiatives:\n  a: {start: 2026-04-06, duration: 1w}\n  b: {start: 2026-04-$013, end: 2026-04-24}\n';
    expect(becomes(source, /'a'/)).toBe(
      'version: 1\ninitiatives:\n  a: {start: 2026-04-06, duration: 1w}\n  b: {dependsOn: [a], duration: 2w}\n',
    );
  });

  it('names a sibling by its own id, and what stands in another name space by its whole one', () => {
    const siblings = `version: 1
initiatives:
  a:
    activities:
      x: {start: 2026-04-06, duration: 1w}
      y: {start: 2026-$004-13, duration: 1w}
`;
    expect(becomes(siblings, /'a\.x'/)).toContain('y: {dependsOn: [x], duration: 1w}');
    const group = `version: 1
imports: {emea: emea.roadmap.yaml}
initiatives:
  b: {start: 2026-$004-13, duration: 1w}
#- /emea.roadmap.yaml
version: 1
initiatives:
  a: {start: 2026-04-06, duration: 1w}
`;
    expect(becomes(group, /'emea\/a'/)).toContain('b: {dependsOn: [emea/a], duration: 1w}');
  });

  it('stays where work has begun, where the other waits for it, and where a date would move', () => {
    const source = (b: string): string =>
      `version: 1\ninitiatives:\n  a: {start: 2026-04-06, duration: 1w}\n  b: ${b}\n`;
    expect(offers(source('{start: 2026-04-13$0, duration: 1w}'))).toHaveLength(1);
    expect(offers(source('{status: done, start: 2026-04-13$0, duration: 1w}'))).toEqual([]);
    expect(offers(source('{started: 2026-04-13, start: 2026-04-13$0, duration: 1w}'))).toEqual([]);
    expect(offers(source('{start: 2026-04-11$0, duration: 1w}'))).toEqual([]);
    const circle = `version: 1
initiatives:
  a: {start: 2026-04-06, duration: 1w, dependsOn: [c]}
  b: {start: 2026-04-13$0, duration: 1w}
  c: {dependsOn: [b], duration: 1w}
`;
    expect(offers(circle)).toEqual([]);
  });
});

describe('an end and a duration', () => {
  const one = (fields: string): string =>
    `version: 1\ncalendar: {holidays: [2026-04-03]}\ninitiatives:\n  a: {${fields}}\n`;

  it.each([
    ['start: 2026-04-06, e$0nd: 2026-05-01 ', 'Write the end as a duration: 4w', 'start: 2026-04-06, duration: 4w '],
    ['start: 2026-04-06, end: 2026-0$04-14', 'Write the end as a duration: 7d', 'start: 2026-04-06, duration: 7d'],
    ['start: 2026-04-06, end: 2026-0$05-05', 'Write the end as a duration: 1m', 'start: 2026-04-06, duration: 1m'],
    ['start: 2026-Q2, end: 2026-0$06', 'Write the end as a duration: 3m', 'start: 2026-Q2, duration: 3m'],
    ['start: 2026-04-06, dura$0tion: 4w', 'Write the duration as an end: 1 May', 'start: 2026-04-06, end: 2026-05-01'],
    [
      'started: 2026-03-02, duration: 3w$0',
      'Write the duration as an end: 20 Mar',
      'started: 2026-03-02, end: 2026-03-20',
    ],
  ])('%s: %s', (before, title, after) => {
    expect(becomes(one(before), title)).toBe(one(after));
  });

  it.each([
    ['the end is a day off, which no duration reaches', 'start: 2026-04-06, end: 2026-05-0$02'],
    ['no start is written, so that an end would not hold it', 'duration: 4w$0'],
    ['both are written', 'start: 2026-04-06, end: 2026-05-01, duration: 4$0w'],
  ])('are left where %s', (_why, fields) => {
    expect(offers(one(fields)).filter((title) => !title.includes('20d'))).toEqual([]);
  });

  it('are offered at the id as well', () => {
    expect(offers(one('start: 2026-04-06, duration: 4w').replace('  a:', '  $0a:'))).toEqual([
      'Write the duration as an end: 1 May',
    ]);
  });
});

describe('a duration', () => {
  it.each([
    ['initiatives:\n  a: {duration: 2$00d}', ['Write 20d as 4w']],
    ['initiatives:\n  a: {duration: 4$0w}', ['Write 4w as 20d']],
    ['calendar: {workweek: [mon, tue]}\ninitiatives:\n  a: {duration: 4$0w}', ['Write 4w as 8d']],
    ['initiatives:\n  a: {duration: 7$0d}', []],
    ['initiatives:\n  a: {duration: 2$0m}', []],
    ['initiatives:\n  a: {}\n  b: {dependsOn: {a: {lag: -5$0d}}}', ['Write -5d as -1w']],
    ['initiatives:\n  a: {}\n  b: {dependsOn: {a: {lag: 14$0cd}}}', []],
    ['datasets:\n  a: {retention: 2$0y}', ['Write 2y as 24m']],
    ['datasets:\n  a: {retention: "36$0m"}', ['Write 36m as 3y']],
    ['datasets:\n  a: {freshness: 48$0h}', ['Write 48h as 2d']],
    ['datasets:\n  a: {freshness: 14$0d}', ['Write 14d as 2w', 'Write 14d as 336h']],
    ['datasets:\n  a: {freshness: 14$0x}', []],
    ['datasets:\n  a: {freshness: 99999$0d}', []],
  ])('%s can be written in other units that mean the same', (source, expected) => {
    expect(offers(`version: 1\n${source}\n`)).toEqual(expected);
  });

  it('keeps its quotes, or that it has none', () => {
    expect(becomes('version: 1\ninitiatives:\n  a: {duration: 2$00d} # long\n', /4w/)).toBe(
      'version: 1\ninitiatives:\n  a: {duration: 4w} # long\n',
    );
    expect(becomes('version: 1\ninitiatives:\n  a: {}\n  b: {dependsOn: {a: {lag: -5$0d}}}\n', /1w/)).toBe(
      'version: 1\ninitiatives:\n  a: {}\n  b: {dependsOn: {a: {lag: -1w}}}\n',
    );
    expect(becomes('version: 1\ndatasets:\n  a: {retention: "36$0m"} # long\n', /3y/)).toBe(
      'version: 1\ndatasets:\n  a: {retention: "3y"} # long\n',
    );
  });
});

it('whatever is offered for work in the examples keeps every date and brings no finding', () => {
  const files = exampleFiles();
  const workspace = workspaceOf(files);
  const found = (): readonly string[] => findingsOf(workspace).map(({ rule, fingerprint }) => `${rule} ${fingerprint}`);
  const before = found();
  const dates = (): string =>
    JSON.stringify(
      workspace.roots().map((root) => workspace.schedule(root).items.map(({ start, end }) => [start, end])),
    );
  const planned = dates();
  let count = 0;
  for (const [file, text] of Object.entries(files))
    for (const { index } of text.matchAll(/\b(?:start|end|duration|lag|retention): /g)) {
      if (count++ % 6 > 0) continue;
      for (const one of refactoringsAt(workspace, file, { start: index, end: index })) {
        if (one.kind !== 'refactor.rewrite') continue;
        const made = one.edits();
        if ('refused' in made) throw new Error(`${file} ${one.title}: ${made.refused}`);
        for (const [path, after] of Object.entries(textsAfter(workspace, made)))
          workspace.setFile(path, { text: after });
        expect(dates(), one.title).toBe(planned);
        expect(found(), one.title).toEqual(before);
        workspace.setFile(file, { text });
      }
    }
  expect(count).toBeGreaterThan(60);
});
