import type { Entity, Model } from '../model/types';
import { choices, defineRule, named } from './kit';
import { isLive, namers, target, targets } from './words';

type Touchpoint = Entity<'touchpoint'>;

export const touchpointWithoutTool = defineRule({
  name: 'touchpoint-without-tool',
  severity: 'info',
  group: 'customers',
  reads: 'model',
  absenceOf: ['tool', 'automation', 'channel'],
  summary: 'A touchpoint that no tool serves: neither its own tools or automations nor those of its channel.',
  why: 'Where customers meet us and no tool is behind it, nothing is measured and nobody can help: a gap in the stack, or a touchpoint that needs no tool and says so. The rule speaks once a tool serves a touchpoint.',
  examples: [
    {
      bad: `version: 1
tools:
  mailer: {}
channels:
  email: {tools: [mailer]}
  word-of-mouth: {}
journeys:
  buy:
    stages:
      hear:
        touchpoints:
          newsletter: {channel: email}
          friend-tells: {channel: word-of-mouth}
#         ^^^^^^^^^^^^ touchpoint-without-tool: No tool serves the touchpoint 'friend-tells'. Name one in its 'tools', or in the 'tools' of the channel 'word-of-mouth'.
`,
      fixed: `version: 1
tools:
  mailer: {}
channels:
  email: {tools: [mailer]}
  word-of-mouth: {}
journeys:
  buy:
    stages:
      hear:
        touchpoints:
          newsletter: {channel: email}
          friend-tells: {channel: word-of-mouth, tools: [mailer]}
`,
      good: `version: 1
tools:
  mailer: {}
  referrals: {}
channels:
  email: {tools: [mailer]}
  word-of-mouth: {}
journeys:
  buy:
    stages:
      hear:
        touchpoints:
          newsletter: {channel: email}
          friend-tells: {channel: word-of-mouth, tools: [referrals]}
`,
    },
  ],
  check({ model, report }) {
    const all = model.all('touchpoint');
    const lacking = all.filter((touchpoint) => !isServed(model, touchpoint));
    if (lacking.length === all.length) return;
    for (const touchpoint of lacking) {
      const channel = target(model, touchpoint.data.channel, 'channel');
      const where = channel === undefined ? '' : `, or in the 'tools' of the channel ${named(channel)}`;
      report({
        at: touchpoint,
        message: `No tool serves the touchpoint '${touchpoint.key}'. Name one in its 'tools'${where}.`,
        fixes: choices(model, touchpoint, 'tools', plausibleTools(model, touchpoint), 'list'),
      });
    }
  },
});

function isServed(model: Model, { data }: Touchpoint): boolean {
  const channel = target(model, data.channel, 'channel');
  return [data.tools, data.automations, channel?.data.tools].some((refs) => (refs ?? []).length > 0);
}

/** Tools of the other touchpoints on its channel, then of its stage, then any. */
function plausibleTools(model: Model, touchpoint: Touchpoint): Iterable<Entity<'tool'>> {
  const stage = touchpoint.parent === undefined ? [] : model.children(touchpoint.parent, 'touchpoint');
  const channel = target(model, touchpoint.data.channel, 'channel');
  const beside = channel === undefined ? [] : namers(model, channel, 'touchpoint', 'channel');
  const near = [...beside, ...stage].flatMap(({ data }) => targets(model, data.tools, 'tool'));
  return [...near, ...model.all('tool')].filter(isLive);
}
