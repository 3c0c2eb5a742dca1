import { defineRule, setField } from './kit';

export const stageWithoutTouchpoint = defineRule({
  name: 'stage-without-touchpoint',
  severity: 'info',
  group: 'customers',
  reads: 'model',
  absenceOf: ['touchpoint'],
  saidBy: 'itself',
  summary: 'A stage of a journey in which customers meet us nowhere.',
  why: 'A stage without a touchpoint is either a gap in the journey, where customers are left alone, or no stage of theirs.',
  examples: [
    {
      bad: `version: 1
journeys:
  buy:
    stages:
      hear: {touchpoints: {newsletter: {}}}
      decide: {}
#     ^^^^^^ stage-without-touchpoint: Nowhere in the stage 'decide' of 'buy' do customers meet us. Add a touchpoint, or remove the stage.
`,
      fixed: `version: 1
journeys:
  buy:
    stages:
      hear: {touchpoints: {newsletter: {}}}
      decide: {touchpoints: {touchpoint: {}}}
`,
      good: `version: 1
journeys:
  buy:
    stages:
      hear: {touchpoints: {newsletter: {}}}
      decide: {touchpoints: {test-ride: {}}}
`,
    },
  ],
  check({ model, report }) {
    for (const stage of model.all('stage')) {
      if (model.children(stage, 'touchpoint').length > 0) continue;
      report({
        at: stage,
        message: `Nowhere in the stage '${stage.key}' of '${stage.parent?.id ?? ''}' do customers meet us. Add a touchpoint, or remove the stage.`,
        fixes: [setField("Add a touchpoint 'touchpoint'", stage, ['touchpoints', 'touchpoint'], '{}')],
      });
    }
  },
});
