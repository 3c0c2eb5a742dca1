import type { Entity, Model } from '../model/types';
import { statusOf } from '../stack/words';
import { defineRule, named } from './kit';
import { isJustBegun, isRunning, liveTools, targets } from './words';

type Automation = Entity<'automation'>;

export const automationWithoutStructure = defineRule({
  name: 'automation-without-structure',
  severity: 'warning',
  group: 'customers',
  reads: 'model',
  absenceOf: ['tool', 'channel'],
  summary: 'A running automation behind which there is no live tool, neither its own nor one of its channels.',
  why: 'What has no structure can’t be automated: somebody does it by hand, or nobody does. The rule speaks once another automation has a live tool.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth: {}
tools:
  mailer: {}
automations:
  welcome: {goal: growth, tools: [mailer]}
  call-back: {goal: growth}
# ^^^^^^^^^ automation-without-structure: The automation 'call-back' runs, but no live tool is behind it. Name one in its 'tools' or in those of its channels, or set its 'status' to planned.
`,
      good: `version: 1
objectives:
  growth: {}
tools:
  mailer: {}
channels:
  email: {tools: [mailer]}
automations:
  welcome: {goal: growth, tools: [mailer]}
  call-back: {goal: growth, channels: [email]}
`,
    },
  ],
  check({ model, report }) {
    const all = model.all('automation');
    if (!all.some((one) => hasStructure(model, one))) return;
    for (const automation of all) {
      if (
        !isRunning(automation) ||
        isJustBegun(automation) ||
        hasStructure(model, automation) ||
        leansOnRetired(model, automation)
      )
        continue;
      report({
        at: automation,
        message: `The automation ${named(automation)} runs, but no live tool is behind it. Name one in its 'tools' or in those of its channels, or set its 'status' to planned.`,
      });
    }
  },
});

const behind = (model: Model, automation: Automation): readonly (Automation | Entity<'channel'>)[] => [
  automation,
  ...targets(model, automation.data.channels, 'channel'),
];

const hasStructure = (model: Model, automation: Automation): boolean =>
  behind(model, automation).some((one) => liveTools(model, one).length > 0);

/** That is said already, where the tool is named. */
const leansOnRetired = (model: Model, automation: Automation): boolean =>
  behind(model, automation).some(({ data }) =>
    targets(model, data.tools, 'tool').some((tool) => statusOf(tool) === 'retired'),
  );
