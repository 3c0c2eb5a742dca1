import type { Entity, Model } from '../model/types';
import { isLive } from '../stack/words';
import { choices, defineRule, named } from './kit';
import { namers, remembering, target, targets } from './words';

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
    const plausible = plausibleTools(model);
    for (const touchpoint of lacking) {
      const channel = target(model, touchpoint.data.channel, 'channel');
      const where = channel === undefined ? '' : `, or in the 'tools' of the channel ${named(channel)}`;
      report({
        at: touchpoint,
        message: `No tool serves the touchpoint '${touchpoint.key}'. Name one in its 'tools'${where}.`,
        fixes: choices(model, touchpoint, 'tools', plausible(touchpoint), 'list'),
      });
    }
  },
});

function isServed(model: Model, { data }: Touchpoint): boolean {
  const channel = target(model, data.channel, 'channel');
  return [data.tools, data.automations, channel?.data.tools].some((refs) => (refs ?? []).length > 0);
}

/** Tools of the other touchpoints on its channel, then of its stage, then any. */
function plausibleTools(model: Model): (touchpoint: Touchpoint) => Iterable<Entity<'tool'>> {
  const liveToolsOf = (touchpoints: readonly Touchpoint[]): readonly Entity<'tool'>[] => [
    ...new Set(touchpoints.flatMap(({ data }) => targets(model, data.tools, 'tool')).filter(isLive)),
  ];
  const onChannel = remembering((channel: Entity) => liveToolsOf(namers(model, channel, 'touchpoint', 'channel')));
  const inStage = remembering((stage: Entity) => liveToolsOf(model.children(stage, 'touchpoint')));
  const any = model.all('tool').filter(isLive);
  return function* ({ data, parent }) {
    const channel = target(model, data.channel, 'channel');
    if (channel !== undefined) yield* onChannel(channel);
    if (parent !== undefined) yield* inStage(parent);
    yield* any;
  };
}
