import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

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

  it('says once that a tool’s last day is past, by today, where nothing replaces it', () => {
    const source = `version: 1
tools:
  old: {status: phasing-out, until: 2026-02}
#                                   ^^^^^^^ retired-tool-used: 'old' was to be in use until 28 Feb and nothing replaces it, but 'email', 'welcome' and 'scoring' use it still. Give it a later 'until', or name what is used in its place.
channels:
  email: {tools: [old]}
automations:
  welcome: {tools: [old]}
  birthday: {tools: [old], status: paused}
initiatives:
  scoring: {horizon: now, tools: [old]}
  leave: {type: retire, horizon: now, tools: [old]}
  dated: {start: 2026-02-02, duration: 1w, tools: [old]}
`;
    check(source, { only });
    const [finding] = findingsOf(workspaceFrom(source), { only });
    expect(finding).toMatchObject({ severity: 'warning', time: true, entity: 'tools.old' });
    expect(finding!.related.map(({ message }) => message)).toEqual([
      "The channel 'email' uses it.",
      "The automation 'welcome' uses it.",
      "The initiative 'scoring' uses it.",
    ]);
    expect(findingsOf(workspaceFrom(source, '2026-02-28'), { only })).toEqual([]);
  });

  it('of which only that hangs on the day: no level makes more than a warning of it', () => {
    const source = `version: 1
rules: {retired-tool-used: error}
tools:
  gone: {status: retired}
  old: {until: 2026-02}
channels:
  email: {tools: [old]}
  push: {tools: [gone]}
`;
    const found = findingsOf(workspaceFrom(source), { only });
    expect(found.map(({ severity, time }) => `${severity} ${time}`)).toEqual(['warning true', 'error false']);
  });

  it('has nothing against a past day of what is replaced, gone, not used, or may be replaced', () => {
    const none = (tools: string, more = 'channels: {email: {tools: [old]}}'): void =>
      check(`version: 1\ntools: {${tools}}\n${more}\n`, { only });
    none('old: {until: 2026-02}, next: {replaces: [old]}');
    none('old: {until: 2026-02}', 'channels: {email: {}}');
    none('old: {until: 2026-02, status: planned}');
    none('old: {until: 2026-03-16}');
    const broken =
      'version: 1\ntools: {old: {until: 2026-02}, next: {replaces: [od]}}\nchannels: {email: {tools: [old]}}\n';
    expect(findingsOf(workspaceFrom(broken), { only })).toEqual([]);
  });

  it('is not said to be ignored for nothing', () =>
    check(
      `version: 1
tools:
  old: {until: 2026-12} # roadmap-ignore retired-tool-used: we go on with it as long as it runs
channels:
  email: {tools: [old]}
`,
      { only: ['retired-tool-used', 'unused-ignore'] },
    ));
});

describe('the fixes of a retired tool’s mention', () => {
  const source = (more: string): string =>
    `version: 1\ntools:\n  old: {status: retired}\n  new: {replaces: [old]}\n  site: {}\n${more}\n`;

  it('name what replaces it, and take it out where that stands there already', () => {
    expect(fixedBy(source('channels:\n  mail: {tools: ["old", site]} # all'), "Name 'new' in its place")).toBe(
      source('channels:\n  mail: {tools: ["new", site]} # all'),
    );
    expect(fixedBy(source('channels:\n  mail: {tools: [new, old]}'), "Name 'new' in its place")).toBe(
      source('channels:\n  mail: {tools: [new]}'),
    );
  });

  it('take it out of a list with live tools where nothing live replaces it', () => {
    const planned = source('channels:\n  mail: {tools: [old, site]}').replace(
      '{replaces',
      '{status: planned, replaces',
    );
    expect(titlesOf(planned)).toEqual(["Take 'old' out"]);
    expect(fixedBy(planned, "Take 'old' out")).toBe(planned.replace('[old, site]', '[site]'));
    expect(titlesOf(planned.replace('[old, site]', '[old]'))).not.toContain("Take 'old' out");
  });
});
