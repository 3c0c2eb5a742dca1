import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['channel-without-audience'];

describe('channel-without-audience', () => {
  it('is quiet until a segment says where it is', () =>
    check(
      `version: 1
segments: {families: {}}
channels: {email: {}}
automations: {welcome: {channels: [email]}}
`,
      { only },
    ));

  it('counts running automations, not planned or paused ones, and names who uses it', () => {
    const source = `version: 1
segments: {families: {channels: [email]}}
channels:
  email: {}
  sms: {}
# ^^^ channel-without-audience: The channel 'sms' is in use, but no segment is there. Name it in the 'channels' of the segment that is, or stop using it.
  push: {}
  fax: {}
automations:
  reminder: {channels: [sms]}
  alarm: {channels: [push], status: planned}
  price-list: {channels: [fax], status: paused}
`;
    check(source, { only });
    const workspace = workspaceFrom(source);
    expect(findingsOf(workspace, { only })[0]!.related.map(({ message }) => message)).toEqual([
      "The automation 'reminder' uses it.",
    ]);
  });

  it('leaves alone what only an initiative names', () =>
    check(
      `version: 1
segments: {families: {channels: [email]}}
channels: {email: {}, sms: {}}
initiatives: {try-sms: {horizon: later, channels: [sms]}}
`,
      { only },
    ));

  it('sees segments in a region, and waits while a channel is misspelt', () => {
    const source = `version: 1
imports: {apac: apac.roadmap.yaml}
channels: {email: {}, visits: {}}
automations: {welcome: {channels: [email, visits]}}
#- /apac.roadmap.yaml
version: 1
segments: {distributors: {channels: [visits, email]}}
`;
    check(source, { only });
    check(source.replace('[visits, email]', '[visits, emial]'), { only });
  });
});
