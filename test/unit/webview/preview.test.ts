import { describe, expect, it } from 'vitest';
import { coalesce } from '../../../client/preview/coalesce';
import { entityAt, placeOf } from '../../../client/preview/places';
import { createQueue } from '../../../client/webview/queue';
import { ticksBetween } from '../../../client/webview/ticks';
import { readFromPanel, readPanelState } from '../../../core/protocol/messages';
import type { Picture, PictureItem, PreviewRange } from '../../../core/protocol/preview';
import { fileNameFor, fillTemplate, quarterOf } from '../../../core/protocol/template';

describe('what a panel sends', () => {
  it.each([
    [{ type: 'ready', more: 1 }, { type: 'ready' }],
    [{ type: 'problem' }, { type: 'problem' }],
    [
      { type: 'show', view: 'journey', detail: 'phases', changedOnly: true },
      { type: 'show', view: 'journey', detail: 'phases', changedOnly: true },
    ],
    [{ type: 'stopComparing', command: 'x' }, { type: 'stopComparing' }],
    [
      { type: 'reveal', entity: 'tools.crm' },
      { type: 'reveal', entity: 'tools.crm' },
    ],
  ])('%j is taken', (message, taken) => {
    expect(readFromPanel(message)).toEqual(taken);
  });

  it.each([
    null,
    undefined,
    7,
    'ready',
    [],
    { type: 'exec' },
    { type: 'show', view: 'stack', detail: 'phases' },
    { type: 'show', view: 'journey', changedOnly: true },
    { type: 'show', view: 'journey', detail: 'phases' },
    { type: 'show', view: 'journey', detail: 'phases', changedOnly: 'yes' },
    { type: 'reveal', entity: 7 },
    { type: 'reveal', entity: 'x'.repeat(1001) },
  ])('%j is not', (message) => {
    expect(readFromPanel(message)).toBeUndefined();
  });

  it('as its state is checked too', () => {
    const state = { uri: 'file:///a', view: 'timeline', detail: 'activities', look: { zoom: 2 } };
    const read = { uri: 'file:///a', view: 'timeline', detail: 'activities', changedOnly: false };
    expect(readPanelState(state)).toEqual(read);
    expect(readPanelState({ ...state, changedOnly: true })).toEqual({ ...read, changedOnly: true });
    expect(readPanelState({ ...state, changedOnly: 1 })).toEqual(read);
    expect(readPanelState({ ...state, view: 'x' })).toBeUndefined();
  });
});

describe('coalesce', () => {
  it('runs one at a time, and of what came meanwhile only the last', async () => {
    const ends: (() => void)[] = [];
    let runs = 0;
    const ask = coalesce(
      () => {
        runs++;
        return new Promise<void>((resolve) => void ends.push(resolve));
      },
      () => {},
    );
    ask();
    ask();
    ask();
    expect(runs).toBe(1);
    ends[0]?.();
    await settled();
    expect(runs).toBe(2);
    ends[1]?.();
    await settled();
    expect(runs).toBe(2);
    ask();
    expect(runs).toBe(3);
  });

  it('goes on after a failure', async () => {
    const failures: unknown[] = [];
    const ask = coalesce(
      () => Promise.reject(new Error('no')),
      (error) => void failures.push(error),
    );
    ask();
    await settled();
    ask();
    await settled();
    expect(failures).toHaveLength(2);
  });
});

describe('the queue of pictures', () => {
  it('tries once what cannot be drawn, however often there is more room, and again when asked', async () => {
    const tried: string[] = [];
    const failures: string[] = [];
    const queue = createQueue<string>({
      draw: (wanted) => {
        tried.push(wanted);
        return wanted === 'bad' ? Promise.reject(new Error('no')) : Promise.resolve();
      },
      failed: (wanted) => {
        failures.push(wanted);
        queue.refit();
      },
      nextFrame: () => Promise.resolve(),
      now: () => 0,
    });
    queue.put('bad');
    await settled();
    queue.refit();
    await settled();
    expect([tried, failures, queue.isBusy()]).toEqual([['bad'], ['bad'], false]);
    queue.redo();
    await settled();
    expect(tried).toHaveLength(2);
    queue.put('good');
    await settled();
    queue.refit();
    await settled();
    expect(tried).toEqual(['bad', 'bad', 'good', 'good']);
  });
});

describe('the time axis', () => {
  const day = (date: string) => Date.parse(date);
  const names = (from: string, to: string, width: number) =>
    ticksBetween(day(from), day(to), width).map(({ name, year }) => (year ? `${year} ${name}` : name));

  it('names each month of a year where there is room, and leaves out evenly where there is not', () => {
    expect(names('2026-01-01', '2027-01-01', 680).join(' ')).toBe(
      '2026 Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
    );
    expect(names('2026-01-01', '2027-01-01', 300).join(' ')).toBe('2026 Jan Mar May Jul Sep Nov');
    expect(names('2025-11-10', '2026-08-01', 120).join(' ')).toBe('2026 Jan Apr Jul');
  });

  it('counts weeks from Monday to Monday', () => {
    expect(names('2026-03-30', '2026-05-25', 500).join(', ')).toBe(
      '2026 30 Mar, 6 Apr, 13 Apr, 20 Apr, 27 Apr, 4 May, 11 May, 18 May',
    );
    expect(names('2026-03-30', '2026-05-25', 280)).toHaveLength(4);
  });

  it('goes from days to decades, with room for each name', () => {
    expect(names('2026-03-16', '2026-03-19', 300)).toEqual(['2026 16 Mar', '17 Mar', '18 Mar']);
    expect(names('2001-01-01', '2101-01-01', 440)).toEqual(
      [2010, 2020, 2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100].map(String),
    );
    for (const years of [1, 3, 10, 40, 200, 900]) {
      const ticks = ticksBetween(day('2001-01-01'), Date.UTC(2001 + years, 0), 360);
      expect(ticks.length).toBeGreaterThan(0);
      expect(ticks.length).toBeLessThan(13);
    }
  });
});

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('places', () => {
  const range = (from: number, to: number): PreviewRange => ({
    start: { line: from, character: 2 },
    end: { line: to, character: 0 },
  });
  const item = (entity: string, whole: PreviewRange): PictureItem => ({
    key: entity,
    kind: 'initiative',
    entity,
    label: entity,
    summary: entity,
    place: { uri: 'file:///a', range: whole, selectionRange: whole },
  });
  const items = [item('outer', range(1, 9)), item('inner', range(3, 5)), item('other', range(10, 12))];
  const picture: Picture = {
    view: 'timeline',
    title: '',
    today: '2026-03-16',
    diagrams: [{ id: 'timeline', title: '', mermaid: '', items }],
    table: { columns: [], rows: [] },
    notes: [],
  };
  const at = (line: number, isFile = true) => entityAt(picture, () => isFile, { line, character: 4 });

  it('finds the innermost entity around a caret', () => {
    expect([at(0), at(2), at(4), at(7), at(11), at(20)]).toEqual([
      undefined,
      'outer',
      'inner',
      'outer',
      'other',
      undefined,
    ]);
  });

  it('knows other files apart', () => {
    expect(at(4, false)).toBeUndefined();
  });

  it('finds the place of an entity', () => {
    expect(placeOf(picture, 'inner')?.range).toEqual(range(3, 5));
    expect(placeOf(picture, 'none')).toBeUndefined();
  });
});

describe('templates', () => {
  it.each([
    ['2026-03-16', 1, '2026-Q2'],
    ['2026-10-01', 1, '2027-Q1'],
    ['2026-12-31', 2, '2027-Q2'],
  ])('the quarter that is %s and %i more is %s', (today, after, quarter) => {
    expect(quarterOf(today, after)).toBe(quarter);
  });

  it('are filled, with a title that YAML reads as it was typed', () => {
    const template = 'title: "{{title}}"\nstart: {{quarter}}\nend: {{quarterAfter}}\nyear: {{year}}\nleft: {{other}}\n';
    expect(fillTemplate(template, 'Ours: "the" plan #1', '2026-11-02')).toBe(
      'title: "Ours: \\"the\\" plan #1"\nstart: 2027-Q1\nend: 2027-Q2\nyear: 2027\nleft: {{other}}\n',
    );
  });

  it.each([
    ['Martech Roadmap 2026', 'martech-roadmap-2026.roadmap.yaml'],
    ['Über uns!', 'uber-uns.roadmap.yaml'],
    ['計画', 'my.roadmap.yaml'],
  ])('a roadmap called %s is written to %s', (title, file) => {
    expect(fileNameFor(title)).toBe(file);
  });
});
