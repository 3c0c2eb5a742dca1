import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['purpose-without-basis'];

describe('purpose-without-basis', () => {
  it('speaks of sensitive and unclassified data too, not of data about nobody', () =>
    check(
      `version: 1
datasets:
  claims: {classification: sensitive, purposes: {settling: {}}}
#                                                ^^^^^^^^ purpose-without-basis: Nothing says why 'claims' may be used for 'settling'. Set 'lawfulBasis', such as to consent or contract.
  orders: {purposes: {billing: {}}}
#                     ^^^^^^^ purpose-without-basis: Nothing says why 'orders' may be used for 'billing'. Set 'lawfulBasis', such as to consent or contract.
  catalogue: {classification: public, purposes: {shop: {}}}
  costs: {classification: internal, purposes: {reporting: {}}}
`,
      { only },
    ));

  it('is content with any basis', () =>
    check(
      `version: 1
datasets:
  contacts:
    classification: personal
    purposes: {newsletter: {lawfulBasis: consent}, safety: {lawfulBasis: vital-interests}}
`,
      { only },
    ));

  it('looks at each purpose, half-written ones as well', () =>
    check(
      `version: 1
datasets:
  contacts:
    classification: personal
    purposes:
      newsletter: {lawfulBasis: consent}
      advice:
#     ^^^^^^ purpose-without-basis: Nothing says why 'contacts' may be used for 'advice'. Set 'lawfulBasis', such as to consent or contract.
`,
      { only },
    ));
});
