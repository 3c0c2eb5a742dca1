import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['touchpoint-without-tool'];

const journey = (...touchpoints: readonly string[]): string => `journeys:
  buy:
    stages:
      hear:
        touchpoints:
${touchpoints.map((one) => `${one}\n`).join('')}`;

describe('touchpoint-without-tool', () => {
  it('is quiet while no tool serves any touchpoint', () =>
    check(`version: 1\ntools: {crm: {}}\n${journey('          visit: {}', '          call: {}')}`, { only }));

  it('is content with a tool, an automation or a channel that has tools', () =>
    check(
      `version: 1
tools: {crm: {}, mailer: {}}
channels: {email: {tools: [mailer]}, phone: {}}
automations: {welcome: {}}
${journey(
  '          newsletter: {channel: email}',
  '          call: {channel: phone, tools: [crm]}',
  '          first-mail: {automations: [welcome]}',
  '          visit: {channel: phone}',
  "#         ^^^^^ touchpoint-without-tool: No tool serves the touchpoint 'visit'. Name one in its 'tools', or in the 'tools' of the channel 'phone'.",
  '          fair:',
  "#         ^^^^ touchpoint-without-tool: No tool serves the touchpoint 'fair'. Name one in its 'tools'.",
)}`,
      { only },
    ));

  it('waits while a channel, tool or automation is misspelt', () =>
    check(
      `version: 1
tools: {crm: {}}
channels: {phone: {tools: [crm]}}
${journey('          call: {channel: phone}', '          visit: {channel: fone}', '          fair: {}')}`,
      { only },
    ));

  it('keeps an ignore that has nothing to silence while the rule waits', () => {
    const source = `version: 1
tools: {crm: {}}
channels: {phone: {tools: [crm]}}
${journey('          call: {channel: phone}', '          fair: {} # roadmap-ignore touchpoint-without-tool: no tool needed')}`;
    check(source);
    check(source.replace('channel: phone', 'channel: fone'), { only: ['unused-ignore'] });
    const served = workspaceFrom(source.replace('fair: {}', 'fair: {tools: [crm]}'));
    expect(findingsOf(served).map(({ rule }) => rule)).toEqual(['unused-ignore']);
  });

  it('offers the tools of its channel’s other touchpoints first, and only live ones', () => {
    const workspace = workspaceFrom(`version: 1
tools: {crm: {}, gone: {status: retired}, next: {status: planned}, booth: {}}
channels: {fair: {}}
${journey('          talk: {channel: fair, tools: [booth]}', '          quiz: {channel: fair}')}`);
    const [finding] = findingsOf(workspace, { only });
    expect(finding!.fixes.map(({ title }) => title)).toEqual(["Add 'booth' to 'tools'", "Add 'crm' to 'tools'"]);
  });
});
