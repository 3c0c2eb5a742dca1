import { freeKey } from '../format/values';
import type { Bound } from '../model/bind';
import type { Entity, Item } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { Fix } from '../syntax/edit';
import { defineRule, named } from './kit';
import { isOpen } from './timeline';

type Activity = Entity<'activity'>;

export const noTestWindow = defineRule({
  name: 'no-test-window',
  severity: 'info',
  group: 'timeline',
  reads: 'schedule',
  absenceOf: ['activity', 'initiative', 'milestone'],
  summary: 'A `deploy` activity with no test before it, and neither a test nor a time to optimize after it.',
  why: 'A tool that goes live untried is tried by customers. The phases of a timeline want time for testing and for learning. The rule looks at initiatives with two or more activities, and follows `dependsOn` both ways.',
  examples: [
    {
      bad: `version: 1
initiatives:
  adopt-cdp:
    start: 2026-04-06
    activities:
      build: {type: build, duration: 4w}
      go-live: {type: deploy, duration: 1w, dependsOn: [build]}
#     ^^^^^^^ no-test-window: 'adopt-cdp.go-live' goes live without a test: no 'test' activity comes before it, and neither 'test' nor 'optimize' after it. Add one.
`,
      fixed: `version: 1
initiatives:
  adopt-cdp:
    start: 2026-04-06
    activities:
      build: {type: build, duration: 4w}
      go-live: {type: deploy, duration: 1w, dependsOn: [build]}
      test: {type: test, duration: 1w, dependsOn: [go-live]}
`,
      good: `version: 1
initiatives:
  adopt-cdp:
    start: 2026-04-06
    activities:
      build: {type: build, duration: 4w}
      test: {type: test, duration: 1w, dependsOn: [build]}
      go-live: {type: deploy, duration: 1w, dependsOn: [test]}
`,
    },
  ],
  check({ model, schedule, report }) {
    const isTest = (item: Item): boolean => typeOf(item) === 'test';
    const tested = reached(itemsWhere(model, isTest), (item) => after(model, item));
    const triedLater = reached(
      itemsWhere(model, (item) => isTest(item) || typeOf(item) === 'optimize'),
      (item) => before(model, item),
    );
    for (const initiative of model.all('initiative')) {
      const activities = model.children(initiative, 'activity');
      if (activities.length < 2) continue;
      for (const activity of activities)
        if (isDeployAhead(schedule, activity) && !tested.has(activity) && !triedLater.has(activity))
          report({
            at: activity,
            message: `${named(activity)} goes live without a test: no 'test' activity comes before it, and neither 'test' nor 'optimize' after it. Add one.`,
            subjects: [activity.id],
            fixes: [addTest(activity, activities)],
          });
    }
  },
});

function isDeployAhead(schedule: Schedule, activity: Activity): boolean {
  const one = schedule.of(activity);
  return activity.data.type === 'deploy' && one !== undefined && isOpen(one) && !one.inCycle;
}

/** The type of work that is not cancelled. */
const typeOf = (item: Item): string | undefined =>
  item.kind === 'milestone' || item.data.status === 'cancelled' ? undefined : item.data.type;

const itemsWhere = (model: Bound, isWanted: (item: Item) => boolean): readonly Item[] =>
  [...model.all('initiative'), ...model.all('activity')].filter(isWanted);

/** Everything that steps lead to. */
function reached(from: readonly Item[], step: (item: Item) => readonly Item[]): ReadonlySet<Item> {
  const seen = new Set<Item>();
  const open = [...from];
  for (let item = open.pop(); item !== undefined; item = open.pop())
    for (const next of step(item)) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  return seen;
}

const isItem = (entity: Entity | undefined): entity is Item =>
  entity?.kind === 'initiative' || entity?.kind === 'activity' || entity?.kind === 'milestone';

/** What an item waits for; with an initiative come its activities. */
function before(model: Bound, item: Item): readonly Item[] {
  const refs =
    item.kind === 'milestone'
      ? (item.data.requires ?? [])
      : [...(item.data.dependsOn ?? [])].map((one) => ('ref' in one ? one.ref : one));
  const named = refs.map((ref) => model.target(ref)).filter(isItem);
  const above =
    item.kind === 'activity' && item.parent?.kind === 'initiative' ? before(model, item.parent as Item) : [];
  return [...named, ...named.flatMap((one) => model.children(one, 'activity')), ...above];
}

/** What waits for an item, or for its initiative; with an initiative come its activities. */
function after(model: Bound, item: Item): readonly Item[] {
  const named = model
    .uses(item)
    .filter(({ from, ref }) => ['dependsOn', 'requires'].includes(String(ref.path[from?.path.length ?? 0])))
    .map(({ from }) => from)
    .filter(isItem);
  const above = item.kind === 'activity' && item.parent?.kind === 'initiative' ? after(model, item.parent as Item) : [];
  return [...named, ...named.flatMap((one) => model.children(one, 'activity')), ...above];
}

function addTest(deploy: Activity, siblings: readonly Activity[]): Fix {
  const key = freeKey(
    'test',
    siblings.map((one) => one.key),
  );
  return {
    title: `Add an activity '${key}' after it`,
    safe: false,
    changes: [
      {
        do: 'set',
        file: deploy.file,
        path: [...deploy.path.slice(0, -1), key],
        yaml: `{type: test, duration: 1w, dependsOn: [${deploy.key}]}`,
      },
    ],
  };
}
