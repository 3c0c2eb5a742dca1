import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['identity-unresolved'];

describe('identity-unresolved', () => {
  it('is quiet until the roadmap has an identity', () =>
    check(
      `version: 1
tools: {crm: {datasets: [contacts]}, shop: {datasets: [contacts]}}
datasets: {contacts: {classification: personal, source: crm}}
`,
      { only },
    ));

  it('leaves data in one tool and data about nobody alone', () =>
    check(
      `version: 1
identities: {person: {}}
tools: {crm: {datasets: [contacts, catalogue]}, shop: {datasets: [catalogue]}, old: {datasets: [contacts], status: retired}}
datasets:
  contacts: {classification: personal, source: crm}
  catalogue: {classification: internal, source: shop}
`,
      { only },
    ));

  it('counts planned tools, and says how sensitive the data is', () =>
    check(
      `version: 1
identities: {person: {}}
tools: {crm: {datasets: [claims]}, shop: {datasets: [claims]}, cdp: {datasets: [claims], status: planned}}
datasets:
  claims: {classification: sensitive, source: crm}
# ^^^^^^ identity-unresolved: 'crm', 'shop' and 'cdp' hold the sensitive dataset 'claims', but nothing says how a person is recognised in all. Set 'identity', such as to 'person'.
`,
      { only },
    ));

  it('waits while an identity is misspelt', () =>
    check(
      `version: 1
identities: {person: {}}
tools: {crm: {datasets: [contacts, orders]}, shop: {datasets: [contacts, orders]}}
datasets:
  contacts: {classification: personal, source: crm, identity: persn}
  orders: {classification: personal, source: crm}
`,
      { only },
    ));
});
