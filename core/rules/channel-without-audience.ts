import { defineRule, named } from './kit';
import { channelUsers, MOST_RELATED, namers } from './words';

export const channelWithoutAudience = defineRule({
  name: 'channel-without-audience',
  severity: 'warning',
  group: 'customers',
  reads: 'model',
  absenceOf: ['channel', 'segment'],
  summary: 'A channel that a touchpoint or a running automation uses, although no segment is there.',
  why: 'Not every channel has to be worked: where none of the customers are, the effort is lost. The rule speaks once a segment says on which channels it is.',
  examples: [
    {
      bad: `version: 1
segments:
  families: {channels: [email]}
channels:
  email: {}
  short-video: {}
# ^^^^^^^^^^^ channel-without-audience: The channel 'short-video' is in use, but no segment is there. Name it in the 'channels' of the segment that is, or stop using it.
journeys:
  buy:
    stages:
      hear:
        touchpoints:
          newsletter: {channel: email}
          clips: {channel: short-video}
`,
      good: `version: 1
segments:
  families: {channels: [email]}
channels:
  email: {}
  short-video: {}
journeys:
  buy:
    stages:
      hear:
        touchpoints:
          newsletter: {channel: email}
`,
    },
  ],
  check({ model, report }) {
    const hasAudience = (channel: Parameters<typeof channelUsers>[1]): boolean =>
      namers(model, channel, 'segment', 'channels').length > 0;
    const channels = model.all('channel');
    if (!channels.some(hasAudience)) return;
    for (const channel of channels.filter((one) => !hasAudience(one))) {
      const users = channelUsers(model, channel);
      if (users.length === 0) continue;
      report({
        at: channel,
        message: `The channel ${named(channel)} is in use, but no segment is there. Name it in the 'channels' of the segment that is, or stop using it.`,
        related: users
          .slice(0, MOST_RELATED)
          .map((user) => ({ at: user, message: `The ${user.kind} ${named(user)} uses it.` })),
      });
    }
  },
});
