import { defineRule, named } from './kit';
import { target } from './words';

export const selfIntegration = defineRule({
  name: 'self-integration',
  severity: 'error',
  group: 'stack',
  reads: 'model',
  summary: 'An integration of a tool with itself.',
  why: 'An integration connects two tools; with one tool on both sides, a name is wrong, and the tool that was meant seems to stand alone.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {}
  shop: {}
integrations:
  shop-to-crm: {from: shop, to: shop}
#                               ^^^^ self-integration: 'shop-to-crm' goes from the tool 'shop' to itself. Name the other tool.
channels:
  phone: {tools: [crm]}
`,
      good: `version: 1
tools:
  crm: {}
  shop: {}
integrations:
  shop-to-crm: {from: shop, to: crm}
channels:
  phone: {tools: [crm]}
`,
    },
  ],
  check({ model, report }) {
    for (const integration of model.all('integration')) {
      const tool = target(model, integration.data.from, 'tool');
      if (tool === undefined || tool !== target(model, integration.data.to, 'tool')) continue;
      report({
        at: [integration, 'to'],
        message: `${named(integration)} goes from the tool ${named(tool)} to itself. Name the other tool.`,
        subjects: [tool.id],
      });
    }
  },
});
