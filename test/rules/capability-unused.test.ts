import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['capability-unused'];

describe('capability-unused', () => {
  it('speaks of each capability', () =>
    check(
      `version: 1
tools:
  crm:
    costs: {licence: {amount: 100, per: month}}
    capabilities:
      quotes: {used: no}
#                    ^^ capability-unused: 'crm' costs money and can do 'quotes', but nobody uses that. Use it, or pay for less.
      scoring: {used: no}
#                     ^^ capability-unused: 'crm' costs money and can do 'scoring', but nobody uses that. Use it, or pay for less.
      pipeline:
`,
      { only },
    ));

  it('leaves alone what is used in part, or only listed', () =>
    check(
      'version: 1\ntools:\n  crm: {costs: 9, capabilities: {quotes: {used: partly}}}\n  cms: {costs: 9, capabilities: [pages]}\n',
      {
        only,
      },
    ));

  it('leaves alone what costs nothing or is not active', () =>
    check(
      `version: 1
tools:
  free: {capabilities: {quotes: {used: no}}}
  gratis: {costs: {licence: 0}, capabilities: {quotes: {used: no}}}
  old: {status: phasing-out, costs: 9, capabilities: {quotes: {used: no}}}
`,
      { only },
    ));
});
