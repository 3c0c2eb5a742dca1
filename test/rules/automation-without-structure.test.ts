import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['automation-without-structure'];
const ADVICE = "Name one in its 'tools' or in those of its channels, or set its 'status' to planned.";

describe('automation-without-structure', () => {
  it('is quiet until an automation has a live tool', () =>
    check(
      `version: 1
tools: {mailer: {}, next: {status: planned}}
automations: {welcome: {}, alarm: {tools: [next]}}
`,
      { only },
    ));

  it('wants a live tool, not a planned one', () =>
    check(
      `version: 1
tools: {mailer: {}, next: {status: planned}, old: {status: phasing-out}}
channels: {email: {tools: [next]}}
automations:
  welcome: {tools: [mailer]}
  alarm: {channels: [email]}
# ^^^^^ automation-without-structure: The automation 'alarm' runs, but no live tool is behind it. ${ADVICE}
  thanks: {tools: [next, old]}
`,
      { only },
    ));

  it('leaves alone what does not run, and what retired-tool-used speaks of', () =>
    check(
      `version: 1
tools: {mailer: {}, gone: {status: retired}}
channels: {fax: {tools: [gone]}}
automations:
  welcome: {tools: [mailer]}
  plan: {status: planned}
  pause: {status: paused}
  old: {status: retired}
  letter: {tools: [gone]}
  page: {channels: [fax]}
`,
      { only },
    ));

  it('sees the group’s channels from a region', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools: {mailer: {}}
channels: {email: {tools: [mailer]}}
#- /emea.roadmap.yaml
version: 1
automations:
  welcome: {channels: [email]}
  call: {trigger: A form is sent}
# ^^^^ automation-without-structure: The automation 'emea/call' runs, but no live tool is behind it. ${ADVICE}
`,
      { only },
    ));
});
