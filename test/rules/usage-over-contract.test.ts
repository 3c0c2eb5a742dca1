import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['usage-over-contract'];

describe('usage-over-contract', () => {
  it('is content with all that is included', () =>
    check('version: 1\ntools:\n  crm: {usage: {contacts: {included: 500, used: 500}}}\n', { only }));

  it('looks at each thing that is counted, also of a tool that is phasing out', () =>
    check(
      `version: 1
tools:
  crm:
    status: phasing-out
    usage:
      contacts: {included: 500, used: 400}
      gigabytes: {included: 0.1, used: 0.3}
#                                      ^^^ usage-over-contract: 'crm' uses 0.3 gigabytes, 0.2 more than the 0.1 that its contract includes. Use less, or change the contract.
      seats: {included: 0, used: 2}
#                                ^ usage-over-contract: 'crm' uses 2 seats, 2 more than the 0 that its contract includes. Use less, or change the contract.
`,
      { only },
    ));

  it('leaves retired tools and half-known usage alone', () =>
    check(
      `version: 1
tools:
  old: {status: retired, usage: {contacts: {included: 1, used: 2}}}
  crm: {usage: {contacts: {used: 2}, emails: {included: 2}, visits:}}
`,
      { only },
    ));
});
