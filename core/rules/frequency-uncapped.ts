import { push } from '../format/multimap';
import { either } from '../format/words';
import type { Entity, Model } from '../model/types';
import { defineRule, named } from './kit';
import { isRunning, MOST_RELATED, namers, names, targets } from './words';

export const frequencyUncapped = defineRule({
  name: 'frequency-uncapped',
  severity: 'info',
  group: 'customers',
  reads: 'model',
  summary: 'Three or more running automations that reach one segment on one channel without a frequency cap.',
  why: 'Each automation alone is polite; together they are noise. A cap says how much one person gets at most, whoever sends it.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth: {}
segments:
  families: {channels: [email]}
channels:
  email: {}
# ^^^^^ frequency-uncapped: 'welcome', 'birthday' and 'reminder' all reach the segment 'families' on the channel 'email', and nothing caps how often. Add a 'frequencyCap'.
automations:
  welcome: {goal: growth, segments: [families], channels: [email]}
  birthday: {goal: growth, segments: [families], channels: [email]}
  reminder: {goal: growth, segments: [families], channels: [email]}
`,
      good: `version: 1
objectives:
  growth: {}
segments:
  families: {channels: [email]}
channels:
  email: {frequencyCap: {max: 2, per: 1w}}
automations:
  welcome: {goal: growth, segments: [families], channels: [email]}
  birthday: {goal: growth, segments: [families], channels: [email]}
  reminder: {goal: growth, segments: [families], channels: [email]}
`,
    },
  ],
  check({ model, report }) {
    for (const channel of model.all('channel').filter(({ data }) => data.frequencyCap === undefined)) {
      const crowded = crowds(model, channel);
      const first = crowded[0];
      if (first === undefined) continue;
      report({
        at: channel,
        message: `${either(names(first.automations), 'and')} all reach the segment ${named(first.segment)} on the channel ${named(channel)}, and nothing caps how often. Add a 'frequencyCap'.`,
        related: crowded.slice(0, MOST_RELATED).map(({ segment, automations }) => ({
          at: segment,
          message: `${automations.length} automations reach ${named(segment)}.`,
        })),
      });
    }
  },
});

const CROWD = 3;

interface Crowd {
  readonly segment: Entity<'segment'>;
  readonly automations: readonly Entity<'automation'>[];
}

/** Segments that too many running automations reach on a channel, in file order. */
function crowds(model: Model, channel: Entity<'channel'>): readonly Crowd[] {
  const running = namers(model, channel, 'automation', 'channels').filter(isRunning);
  if (running.length < CROWD) return [];
  const reached = new Map<Entity<'segment'>, Entity<'automation'>[]>();
  for (const automation of running)
    for (const segment of targets(model, automation.data.segments, 'segment')) push(reached, segment, automation);
  return model.all('segment').flatMap((segment) => {
    const automations = reached.get(segment) ?? [];
    return automations.length < CROWD ? [] : [{ segment, automations }];
  });
}
