import { freeKey } from '../format/values';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Fix } from '../syntax/edit';
import { defineRule, idIn, named, type Report } from './kit';
import { isOpen, namers, targets, workStatus } from './words';

type Initiative = Entity<'initiative'>;

export const noTraining = defineRule({
  name: 'no-training',
  severity: 'info',
  group: 'timeline',
  reads: 'model',
  absenceOf: ['initiative', 'activity', 'tool'],
  summary: 'A tool with seats is adopted, and nobody is trained to use it.',
  why: 'Seats that nobody knows how to fill are the most common waste in a stack. An initiative that adopts such a tool wants a `train` activity, or a `train` initiative that names the tool. The rule speaks once the roadmap has any training.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {adoption: {seats: 40}}
  chat: {adoption: {seats: 12}}
initiatives:
  adopt-crm:
    type: adopt
    tools: [crm]
    start: 2026-04-06
    activities:
      build: {duration: 4w}
      training: {type: train, duration: 1w, dependsOn: [build]}
  adopt-chat:
# ^^^^^^^^^^ no-training: 'adopt-chat' adopts 'chat' (12 seats), but no 'train' activity or initiative teaches people to use it. Add one.
    type: adopt
    tools: [chat]
    start: 2026-04-06
    activities:
      build: {duration: 4w}
`,
      fixed: `version: 1
tools:
  crm: {adoption: {seats: 40}}
  chat: {adoption: {seats: 12}}
initiatives:
  adopt-crm:
    type: adopt
    tools: [crm]
    start: 2026-04-06
    activities:
      build: {duration: 4w}
      training: {type: train, duration: 1w, dependsOn: [build]}
  adopt-chat:
    type: adopt
    tools: [chat]
    start: 2026-04-06
    activities:
      build: {duration: 4w}
      training: {type: train, duration: 1w, dependsOn: [build]}
`,
      good: `version: 1
tools:
  crm: {adoption: {seats: 40}}
initiatives:
  adopt-crm: {type: adopt, tools: [crm], start: 2026-04-06, duration: 4w}
  teach-sales: {type: train, tools: [crm], dependsOn: [adopt-crm], duration: 1w}
`,
    },
  ],
  check({ model, report }) {
    const hasTraining = [...model.all('initiative'), ...model.all('activity')].some(
      ({ data }) => data.type === 'train',
    );
    if (!hasTraining) return;
    for (const work of model.all('initiative')) {
      const found = work.data.type === 'adopt' && isOpen(work) ? finding(model, work) : undefined;
      if (found !== undefined) report(found);
    }
  },
});

function finding(model: Bound, work: Initiative): Report | undefined {
  if (model.children(work, 'activity').some(trains)) return undefined;
  const untaught = targets(model, work.data.tools, 'tool').filter(
    (tool) => tool.data.adoption?.seats !== undefined && !namers(model, tool, 'initiative', 'tools').some(trains),
  );
  if (untaught.length === 0) return undefined;
  const names = untaught.map((tool) => `${named(tool)} (${tool.data.adoption!.seats} seats)`);
  return {
    at: work,
    message: `${named(work)} adopts ${names.join(', ')}, but no 'train' activity or initiative teaches people to use it. Add one.`,
    subjects: [work.id, ...untaught.map(({ id }) => id)],
    fixes: addTraining(model, work, untaught),
  };
}

const trains = (work: Initiative | Entity<'activity'>): boolean =>
  work.data.type === 'train' && workStatus(work) !== 'cancelled';

/** An activity in an initiative that has none would take its dates over, so there it is an initiative of its own. */
function addTraining(model: Bound, work: Initiative, untaught: readonly Entity<'tool'>[]): readonly Fix[] {
  const activities = model.children(work, 'activity');
  const last = activities.at(-1);
  if (last === undefined) return [trainInitiative(model, work, untaught)];
  const key = freeKey(
    'training',
    activities.map((one) => one.key),
  );
  return [
    {
      title: `Add an activity '${key}'`,
      safe: false,
      changes: [
        {
          do: 'set',
          file: work.file,
          path: [...work.path, 'activities', key],
          yaml: `{type: train, duration: 1w, dependsOn: [${last.key}]}`,
        },
      ],
    },
  ];
}

/** With what the adopting initiative says of why and by whom. */
function trainInitiative(model: Bound, work: Initiative, untaught: readonly Entity<'tool'>[]): Fix {
  const key = freeKey(
    `train-${work.key}`,
    [...model.all('initiative'), ...model.all('milestone')].map((one) => one.key),
  );
  const { data, file } = work;
  const list = (ids: readonly string[]): string => `[${ids.join(', ')}]`;
  const fields = [
    'type: train',
    `tools: ${list(untaught.map((tool) => idIn(model, file, tool)))}`,
    ...(data.horizon === undefined ? ['duration: 1w'] : [`horizon: ${data.horizon}`]),
    `dependsOn: [${idIn(model, file, work)}]`,
    ...(data.objectives === undefined ? [] : [`objectives: ${list(data.objectives.map(({ id }) => id))}`]),
    ...(data.owner === undefined ? [] : [`owner: ${data.owner.id}`]),
  ];
  const changes: Fix['changes'] = [{ do: 'set', file, path: ['initiatives', key], yaml: `{${fields.join(', ')}}` }];
  return { title: `Add an initiative '${key}'`, safe: false, changes };
}
