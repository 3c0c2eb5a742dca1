import type { Entity, Model } from '../model/types';
import { defineRule, named } from './kit';
import { MOST_RELATED, namers } from './words';

export const audienceWithoutChannel = defineRule({
  name: 'audience-without-channel',
  severity: 'info',
  group: 'customers',
  reads: 'model',
  absenceOf: ['channel'],
  summary: 'A channel on which a segment is, and that no touchpoint uses.',
  why: 'Customers are there and we are not. Perhaps that is a decision; if not, it is a chance. The rule speaks once a touchpoint names a channel.',
  examples: [
    {
      bad: `version: 1
segments:
  families: {channels: [email, messenger]}
#                              ^^^^^^^^^ audience-without-channel: The segment 'families' is on the channel 'messenger', but no touchpoint uses it. Add one in a journey, or take the channel out of the segment.
channels:
  email: {}
  messenger: {}
journeys:
  buy: {stages: {hear: {touchpoints: {newsletter: {channel: email}}}}}
`,
      good: `version: 1
segments:
  families: {channels: [email, messenger]}
channels:
  email: {}
  messenger: {}
journeys:
  buy: {stages: {hear: {touchpoints: {newsletter: {channel: email}, advice: {channel: messenger}}}}}
`,
    },
  ],
  check({ model, report }) {
    const channels = model.all('channel');
    if (!channels.some((channel) => isReached(model, channel))) return;
    for (const channel of channels.filter((one) => !isReached(model, one))) {
      const uses = model.uses(channel).filter(({ from, ref }) => from?.kind === 'segment' && ref.part === 'value');
      const [first, ...others] = uses;
      if (first?.from === undefined) continue;
      report({
        at: { file: first.file, path: first.ref.path, part: 'value' },
        message: `The segment ${named(first.from)} is on the channel ${named(channel)}, but no touchpoint uses it. Add one in a journey, or take the channel out of the segment.`,
        related: others.slice(0, MOST_RELATED).map(({ from, file, ref }) => ({
          at: { file, path: ref.path, part: 'value' as const },
          message: `The segment '${from?.id ?? ''}' is there too.`,
        })),
        subjects: [channel.id],
      });
    }
  },
});

/** By a touchpoint itself, or by an automation that serves one. */
const isReached = (model: Model, channel: Entity<'channel'>): boolean =>
  namers(model, channel, 'touchpoint', 'channel').length > 0 ||
  namers(model, channel, 'automation', 'channels').some(
    (automation) => namers(model, automation, 'touchpoint', 'automations').length > 0,
  );
