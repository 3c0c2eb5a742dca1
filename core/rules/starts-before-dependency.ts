import { isoDay } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { DependencyType, Violation } from '../schedule/types';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report, removeField } from './kit';
import { aboveOf, chainOf, type Dated, isDated, isPlanned, type ScheduledWork, when, workIn } from './timeline';

export const startsBeforeDependency = defineRule({
  name: 'starts-before-dependency',
  severity: 'error',
  levels: [
    { severity: 'warning', when: 'where the other date is only assumed' },
    { severity: 'info', when: 'for work that is not planned any more' },
  ],
  group: 'timeline',
  reads: 'schedule',
  summary: 'A given date that contradicts a dependency.',
  why: 'A date that somebody fixed says that work can begin, and its dependency says that it can’t yet: one of the two is wrong, and the plan breaks when the day comes. Work that is already under way, or only an idea, draws no more than an information, and a date that rests on an assumed one a warning.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  template: {start: 2026-05-04, end: 2026-05-26}
  roll-out: {start: 2026-05-20, duration: 3w, dependsOn: [template]}
#                   ^^^^^^^^^^ starts-before-dependency: 'roll-out' starts on 20 May, but 'template', which it depends on, ends on 26 May. The earliest start is 27 May, 5 working days later.
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  template: {start: 2026-05-04, end: 2026-05-26}
  roll-out: {start: 2026-05-27, duration: 3w, dependsOn: [template]}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  template: {start: 2026-05-04, end: 2026-05-26}
  roll-out: {start: 2026-05-27, duration: 3w, dependsOn: [template]}
`,
    },
  ],
  check({ schedule, report }) {
    for (const work of workIn(schedule).filter(isDated)) {
      const [worst, ...others] = own(schedule, work);
      if (worst !== undefined) report(finding(schedule, work, worst, others));
    }
  },
});

/** What an initiative's own date contradicts is not said again of its activities. */
function own(schedule: Schedule, work: ScheduledWork): readonly Violation[] {
  const above = aboveOf(schedule, work);
  const said = above === undefined ? [] : schedule.violations(above.item);
  return schedule
    .violations(work.item)
    .filter((one) => !said.some((other) => other.on === one.on && other.from === one.from && other.type === one.type));
}

const WHEN: Readonly<Record<DependencyType, 'starts' | 'ends'>> = {
  'finish-to-start': 'ends',
  'start-to-start': 'starts',
  'finish-to-finish': 'ends',
  'start-to-finish': 'starts',
};

function finding(
  schedule: Schedule,
  work: Dated<ScheduledWork>,
  worst: Violation,
  others: readonly Violation[],
): Report {
  const { item } = work;
  const planned = isPlanned(work);
  return {
    at: [item, fieldOf(work, worst.side)],
    severity: planned ? (worst.on.assumed ? 'warning' : 'error') : 'info',
    message: message(schedule, work, worst),
    related: [
      ...others.map((other) => ({ at: other.on.item, message: message(schedule, work, other) })),
      ...chainOf(schedule, worst.on.item, WHEN[worst.type] === 'ends' ? 'end' : 'start'),
    ],
    subjects: [item.id, worst.on.item.id],
    fixes: planned || work.status === 'idea' ? fixes(schedule, work) : [],
  };
}

/** The field that holds a date: the one of that name, else the one that it was counted from. */
function fieldOf({ item: { data }, startComputed, endComputed, status }: ScheduledWork, side: 'start' | 'end'): string {
  const real = status === 'in-progress' || status === 'done' || (status === 'blocked' && data.started !== undefined);
  const start = real && data.started !== undefined ? 'started' : 'start';
  const end = real && data.finished !== undefined ? 'finished' : 'end';
  return side === 'start' ? (startComputed ? end : start) : endComputed ? start : end;
}

function message(schedule: Schedule, work: Dated<ScheduledWork>, { on, type, from, side, ...one }: Violation): string {
  const verb = WHEN[type];
  const theirs = verb === 'ends' ? on.end! : on.start!;
  const date = side === 'start' ? work.start : work.end;
  const who = from === work.item ? 'it' : `its initiative ${named(from)}`;
  const days = one.workingDays === 1 ? '1 working day' : `${one.workingDays} working days`;
  return `${named(work.item)} ${side}s on ${when(schedule, date)}, but ${named(on.item)}, which ${who} depends on, ${verb} on ${when(schedule, theirs)}${lagWords(one.lag)}. The earliest ${side} is ${when(schedule, one.earliest)}, ${days} later.`;
}

function lagWords(lag: Violation['lag']): string {
  if (lag === undefined || lag.count === 0) return '';
  return lag.count > 0 ? `, with a lag of ${lag.text}` : `, with a lead of ${lag.text.slice(1)}`;
}

function fixes(schedule: Schedule, work: Dated<ScheduledWork>): readonly Fix[] {
  const { item, startComputed, endComputed } = work;
  const to = schedule.earliest(item);
  if (to === undefined) return [];
  const set = (field: 'start' | 'end'): Fix['changes'] => [
    { do: 'set', file: item.file, path: [...item.path, field], yaml: isoDay(to[field]) },
  ];
  const moved = [...(startComputed ? [] : set('start')), ...(endComputed ? [] : set('end'))];
  const where = startComputed ? `end to ${when(schedule, to.end)}` : `start to ${when(schedule, to.start)}`;
  const both = !startComputed && !endComputed ? ` and the end to ${when(schedule, to.end)}` : '';
  const drop = startComputed ? 'end' : 'start';
  return [
    { title: `Move the ${where}${both}`, safe: false, changes: moved },
    ...(item.data.duration !== undefined && startComputed !== endComputed
      ? [removeField(`Drop the ${drop}, so that it follows from the dependencies`, item, [drop])]
      : []),
  ];
}
