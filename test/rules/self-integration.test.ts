import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['self-integration'];

describe('self-integration', () => {
  it('speaks whatever the status', () =>
    check(
      `version: 1
tools: {crm: {}, shop: {}}
integrations:
  a: {from: crm, to: crm, status: planned}
#                    ^^^ self-integration: 'a' goes from the tool 'crm' to itself. Name the other tool.
  b: {from: crm, to: shop}
  c: {from: shop, to: crm, direction: both}
`,
      { only },
    ));

  it('leaves misspelt and missing tools to other rules', () =>
    check(
      `version: 1
tools: {crm: {}}
integrations:
  a: {from: crmm, to: crmm}
  b: {from: crm}
`,
      { only },
    ));

  it('knows a tool by both of its names, and namesakes apart', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools: {crm: {}}
integrations:
  both: {from: crm, to: emea/crm}
#- /emea.roadmap.yaml
version: 1
tools: {crm: {}}
integrations:
  home: {from: crm, to: emea/crm}
#                       ^^^^^^^^ self-integration: 'emea/home' goes from the tool 'emea/crm' to itself. Name the other tool.
`,
      { only },
    ));
});
