import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['lifecycle-gap'];

describe('lifecycle-gap', () => {
  it('is quiet until an automation moves somebody', () =>
    check('version: 1\nlifecycle: {lead: {}, customer: {}}\nautomations: {welcome: {}}\n', { only }));

  it('is one finding for a state without way in or out, and one for a step that is missing', () =>
    check(
      `version: 1
lifecycle:
  visitor: {}
  lead: {}
  qualified: {}
# ^^^^^^^^^ lifecycle-gap: No automation moves contacts into or out of 'qualified'. Let one do so in its 'moves'.
  customer: {}
automations:
  welcome: {moves: {from: visitor, to: lead}}
  sale: {moves: {from: lead, to: customer}}
`,
      { only },
    ));

  it('leaves the first and the last alone, counts planned automations, not retired ones', () =>
    check(
      `version: 1
lifecycle:
  lead: {}
  customer: {}
# ^^^^^^^^ lifecycle-gap: No automation moves contacts out of 'customer' or into 'champion', the state after it. Let one do so in its 'moves'.
  champion: {}
automations:
  sale: {moves: {from: lead, to: customer}, status: planned}
  praise: {moves: {from: customer, to: champion}, status: retired}
`,
      { only },
    ));

  it('sees automations of a region, and waits while a state is misspelt', () => {
    const source = `version: 1
imports: {emea: emea.roadmap.yaml}
lifecycle: {lead: {}, customer: {}, champion: {}}
automations: {sale: {moves: {from: lead, to: customer}}}
#- /emea.roadmap.yaml
version: 1
automations: {praise: {moves: {from: customer, to: champion}}}
`;
    check(source, { only });
    check(source.replace('to: champion', 'to: champoin'), { only });
  });
});
