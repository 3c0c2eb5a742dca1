import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['retired-tool-used'];

describe('retired-tool-used', () => {
  it('speaks of touchpoints, channels, running automations and open initiatives', () => {
    const source = `version: 1
tools:
  old: {status: retired}
channels:
  email: {tools: [old]}
#                 ^^^ retired-tool-used: The channel 'email' uses the tool 'old', which is retired. Name what is used in its place.
automations:
  welcome: {tools: [old]}
#                   ^^^ retired-tool-used: The automation 'welcome' uses the tool 'old', which is retired. Name what is used in its place.
journeys:
  buy: {stages: {hear: {touchpoints: {mail: {tools: [old]}}}}}
#                                                    ^^^ retired-tool-used: The touchpoint 'buy.hear.mail' uses the tool 'old', which is retired. Name what is used in its place.
initiatives:
  scoring: {horizon: now, tools: [old]}
#                                 ^^^ retired-tool-used: The initiative 'scoring' uses the tool 'old', which is retired. Name what is used in its place.
`;
    check(source, { only });
    expect(findingsOf(workspaceFrom(source), { only }).every(({ severity }) => severity === 'error')).toBe(true);
  });

  it('leaves alone what is over, not begun or about leaving the tool', () =>
    check(
      `version: 1
tools:
  old: {status: retired}
  new: {replaces: [old]}
automations:
  welcome: {tools: [old], status: planned}
  birthday: {tools: [old], status: retired}
initiatives:
  first: {status: done, tools: [old]}
  wish: {status: idea, tools: [old]}
  never: {status: cancelled, tools: [old]}
  leave: {type: retire, horizon: now, tools: [old]}
  move: {type: migrate, horizon: now, tools: [old, new]}
`,
      { only },
    ));

  it('warns of work that ends after the tool’s last day, by given dates alone', () => {
    const source = `version: 1
tools:
  old: {status: phasing-out, until: 2026-09}
initiatives:
  late: {start: 2026-09-01, end: 2026-Q4, tools: [old]}
#                                                 ^^^ retired-tool-used: The initiative 'late' ends 2026-Q4, but the tool 'old' is in use until 2026-09 only. Name the tool that follows it, or end the initiative before.
  in-time: {start: 2026-09-01, end: 2026-09-30, tools: [old]}
  counted: {start: 2026-09-01, duration: 12w, tools: [old]}
  over: {status: done, start: 2026-09-01, end: 2026-Q4, tools: [old]}
`;
    check(source, { only });
    expect(findingsOf(workspaceFrom(source), { only })[0]!.severity).toBe('warning');
  });

  it('finds uses in a region', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  old: {status: retired}
#- /emea.roadmap.yaml
version: 1
tools:
  next: {replaces: [old]}
channels:
  email: {tools: [next, old]}
#                       ^^^ retired-tool-used: The channel 'emea/email' uses the tool 'old', which is retired. Name what is used in its place, such as 'emea/next'.
`,
      { only },
    ));
});
