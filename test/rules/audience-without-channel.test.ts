import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['audience-without-channel'];

describe('audience-without-channel', () => {
  it('is quiet until a touchpoint names a channel', () =>
    check(
      `version: 1
segments: {families: {channels: [email]}}
channels: {email: {}}
journeys: {buy: {stages: {hear: {touchpoints: {newsletter: {}}}}}}
`,
      { only },
    ));

  it('is one finding for a channel, at the first segment', () =>
    check(
      `version: 1
segments:
  families: {channels: [sms, email]}
#                       ^^^ audience-without-channel: The segment 'families' is on the channel 'sms', but no touchpoint uses it. Add one in a journey, or take the channel out of the segment.
  fleets: {channels: [sms]}
channels: {email: {}, sms: {}, fax: {}}
journeys: {buy: {stages: {hear: {touchpoints: {newsletter: {channel: email}}}}}}
`,
      { only },
    ));

  it('counts the channels of automations that serve a touchpoint', () =>
    check(
      `version: 1
segments: {families: {channels: [sms, email]}}
channels: {email: {}, sms: {}}
automations: {alarm: {channels: [sms]}}
journeys: {buy: {stages: {hear: {touchpoints: {newsletter: {channel: email}, call: {automations: [alarm]}}}}}}
`,
      { only },
    ));

  it('sees the journeys of a region, and waits while a channel is misspelt', () => {
    const source = `version: 1
imports: {apac: apac.roadmap.yaml}
segments: {families: {channels: [email, sms]}}
channels: {email: {}, sms: {}}
#- /apac.roadmap.yaml
version: 1
journeys: {buy: {stages: {hear: {touchpoints: {newsletter: {channel: email}, alarm: {channel: sms}}}}}}
`;
    check(source, { only });
    check(source.replace('channel: sms', 'channel: smss'), { only });
  });
});
