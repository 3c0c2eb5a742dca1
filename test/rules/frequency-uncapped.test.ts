import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['frequency-uncapped'];

const roadmap = (channel: string, third: string): string => `version: 1
segments: {families: {}, fleets: {}}
channels:
  email: {}
${channel}  sms: {}
automations:
  a: {segments: [families], channels: [email]}
  b: {segments: [families, fleets], channels: [email, sms]}
  c: {${third}}
`;

describe('frequency-uncapped', () => {
  it('counts running automations for one segment on one channel', () =>
    check(
      roadmap(
        "# ^^^^^ frequency-uncapped: 'a', 'b' and 'c' all reach the segment 'families' on the channel 'email', and nothing caps how often. Add a 'frequencyCap'.\n",
        'segments: [fleets, families], channels: [sms, email]',
      ),
      { only },
    ));

  it('is quiet about two, about other segments and channels, and about what does not run', () => {
    check(roadmap('', 'segments: [fleets], channels: [email]'), { only });
    check(roadmap('', 'segments: [families], channels: [sms]'), { only });
    check(roadmap('', 'segments: [families], channels: [email], status: paused'), { only });
    check(roadmap('', 'channels: [email]'), { only });
  });

  it('is content with a cap', () =>
    check(
      roadmap('', 'segments: [families], channels: [email]').replace(
        'email: {}',
        'email: {frequencyCap: {max: 1, per: 1w}}',
      ),
      { only },
    ));

  it('counts the automations of all regions', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
segments: {families: {}}
channels:
  email: {}
# ^^^^^ frequency-uncapped: 'a', 'b' and 'emea/c' all reach the segment 'families' on the channel 'email', and nothing caps how often. Add a 'frequencyCap'.
automations:
  a: {segments: [families], channels: [email]}
  b: {segments: [families], channels: [email]}
#- /emea.roadmap.yaml
version: 1
automations:
  c: {segments: [families], channels: [email]}
`,
      { only },
    ));
});
