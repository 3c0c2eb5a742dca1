import type { FieldPath } from '../format/kit';
import type { Costs } from '../format/types';
import type { DateValue } from '../format/values';
import type { Bound } from '../model/bind';
import type { Entity, Place } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { Fix } from '../syntax/edit';
import { defineRule, entityName, type Report } from './kit';
import { when } from './timeline';

export const endBeforeStart = defineRule({
  name: 'end-before-start',
  severity: 'error',
  group: 'timeline',
  reads: 'schedule',
  summary: 'Two dates the wrong way round: an end before its start.',
  why: 'Nothing can end before it begins. Work like that gets no dates, and what depends on it has nothing to go by. The rule looks at work, phases, the planning window, tools, contracts, budgets, costs and KPIs.',
  examples: [
    {
      bad: `version: 1
initiatives:
  audit: {start: 2026-05-04, end: 2026-04-24}
#                                 ^^^^^^^^^^ end-before-start: 'end' (24 Apr 2026) comes before 'start' (4 May 2026). Swap the two, or correct one.
`,
      fixed: `version: 1
initiatives:
  audit: {start: 2026-04-24, end: 2026-05-04}
`,
      good: `version: 1
initiatives:
  audit: {start: 2026-04-24, end: 2026-05-04}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const pair of pairsOf(model)) {
      const found = reversed(pair, schedule);
      if (found !== undefined) report(found);
    }
  },
});

interface Pair {
  readonly file: string;
  /** Where both dates stand. */
  readonly path: FieldPath;
  readonly from: readonly [string, DateValue | undefined];
  readonly to: readonly [string, DateValue | undefined];
  readonly entity?: Entity;
}

function* pairsOf(model: Bound): Iterable<Pair> {
  const { start, end } = model.calendar;
  yield { file: model.root, path: ['calendar'], from: ['start', start], to: ['end', end] };
  for (const one of model.all('phase')) yield pair(one, [], 'start', one.data.start, 'end', one.data.end);
  for (const one of [...model.all('initiative'), ...model.all('activity')]) {
    yield pair(one, [], 'start', one.data.start, 'end', one.data.end);
    yield pair(one, [], 'started', one.data.started, 'finished', one.data.finished);
    if (one.data.finished === undefined) yield pair(one, [], 'started', one.data.started, 'end', one.data.end);
    if (one.data.started === undefined) yield pair(one, [], 'start', one.data.start, 'finished', one.data.finished);
  }
  for (const one of model.all('budget')) yield pair(one, [], 'from', one.data.from, 'until', one.data.until);
  for (const one of model.all('tool')) {
    const { from, until, contract } = one.data;
    yield pair(one, [], 'from', from, 'until', until);
    yield pair(one, ['contract'], 'starts', contract?.starts, 'renews', contract?.renews);
  }
  for (const kpi of model.all('kpi')) {
    const { baseline, due } = kpi.data;
    if (typeof baseline === 'object' && (kpi.data.targets ?? []).length === 0)
      yield { file: kpi.file, path: kpi.path, from: ['baseline', baseline.at], to: ['due', due], entity: kpi };
  }
  for (const one of [...model.all('tool'), ...model.all('initiative')]) yield* costPairs(one, one.data.costs);
}

function* costPairs(entity: Entity, costs: Costs | undefined): Iterable<Pair> {
  if (typeof costs !== 'object') return;
  for (const { key, value } of costs)
    if (typeof value === 'object') yield pair(entity, ['costs', key], 'from', value.from, 'until', value.until);
}

const pair = (
  entity: Entity,
  path: FieldPath,
  from: string,
  first: DateValue | undefined,
  to: string,
  last: DateValue | undefined,
): Pair => ({
  file: entity.file,
  path: [...entity.path, ...path],
  from: [from, first],
  to: [to, last],
  entity,
});

function reversed({ file, path, from, to, entity }: Pair, schedule: Schedule): Report | undefined {
  const [[fromKey, first], [toKey, last]] = [from, to];
  if (first === undefined || last === undefined) return undefined;
  const [start, end] = [schedule.calendar.firstDay(first), schedule.calendar.lastDay(last)];
  if (start <= end || (entity !== undefined && schedule.of(entity)?.inCycle === true)) return undefined;
  const at: Place = { file, path: [...path, toKey], part: 'value' };
  // What was planned and what really happened are two things: there is nothing to swap.
  const mixed = (fromKey === 'started' && toKey === 'end') || (fromKey === 'start' && toKey === 'finished');
  const words = `'${toKey}' (${when(schedule, end)}) comes before '${fromKey}' (${when(schedule, start)}).`;
  // A baseline is more than its day.
  const isWhole = fromKey !== 'baseline';
  const fix: Fix = {
    title: `Swap '${fromKey}' and '${toKey}'`,
    safe: false,
    changes: [
      { do: 'set', file, path: [...path, fromKey], yaml: last.text },
      { do: 'set', file, path: [...path, toKey], yaml: first.text },
    ],
  };
  return {
    at,
    message: `${words} ${mixed || !isWhole ? 'Correct one of them.' : 'Swap the two, or correct one.'}`,
    fixes: mixed || !isWhole ? [] : [fix],
    subjects: [entity === undefined ? 'calendar' : entityName(entity), fromKey, toKey],
  };
}
