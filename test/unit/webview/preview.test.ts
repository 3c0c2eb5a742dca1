import { describe, expect, it } from 'vitest';
import { coalesce } from '../../../client/preview/coalesce';
import { entityAt, placeOf } from '../../../client/preview/places';
import { fileNameFor, fillTemplate, quarterOf } from '../../../client/template';
import { readFromPanel, readPanelState } from '../../../core/protocol/messages';
import type { Picture, PictureItem, PreviewRange } from '../../../core/protocol/preview';

describe('what a panel sends', () => {
  it.each([
    [{ type: 'ready', more: 1 }, { type: 'ready' }],
    [{ type: 'problem' }, { type: 'problem' }],
    [
      { type: 'show', view: 'journey', detail: 'phases' },
      { type: 'show', view: 'journey', detail: 'phases' },
    ],
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
    { type: 'show', view: 'journey' },
    { type: 'reveal', entity: 7 },
    { type: 'reveal', entity: 'x'.repeat(1001) },
  ])('%j is not', (message) => {
    expect(readFromPanel(message)).toBeUndefined();
  });

  it('as its state is checked too', () => {
    const state = { uri: 'file:///a', view: 'timeline', detail: 'activities', look: { zoom: 2 } };
    expect(readPanelState(state)).toEqual({ uri: 'file:///a', view: 'timeline', detail: 'activities' });
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
