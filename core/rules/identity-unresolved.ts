import { either } from '../format/words';
import { isPersonal, keepers } from '../stack/words';
import { choices, defineRule, named } from './kit';
import { names } from './words';

export const identityUnresolved = defineRule({
  name: 'identity-unresolved',
  severity: 'info',
  group: 'stack',
  reads: 'model',
  absenceOf: ['identity', 'tool'],
  summary: 'Personal data in several tools without a way to recognise the same person in them.',
  why: 'Without a common key, one person is three customers: counted thrice, mailed thrice, and never deleted everywhere. The rule speaks once the roadmap has an identity.',
  examples: [
    {
      bad: `version: 1
identities:
  person: {keys: [email]}
tools:
  crm: {datasets: [contacts, orders]}
  shop: {datasets: [contacts, orders]}
datasets:
  contacts: {classification: personal, source: crm, identity: person}
  orders: {classification: personal, source: shop}
# ^^^^^^ identity-unresolved: 'crm' and 'shop' hold the personal dataset 'orders', but nothing says how a person is recognised in both. Set 'identity', such as to 'person'.
`,
      fixed: `version: 1
identities:
  person: {keys: [email]}
tools:
  crm: {datasets: [contacts, orders]}
  shop: {datasets: [contacts, orders]}
datasets:
  contacts: {classification: personal, source: crm, identity: person}
  orders: {classification: personal, source: shop, identity: person}
`,
      good: `version: 1
identities:
  person: {keys: [email]}
tools:
  crm: {datasets: [contacts, orders]}
  shop: {datasets: [contacts, orders]}
datasets:
  contacts: {classification: personal, source: crm, identity: person}
  orders: {classification: personal, source: shop, identity: person}
`,
    },
  ],
  check({ model, report }) {
    const identities = model.all('identity');
    if (identities.length === 0) return;
    for (const dataset of model.all('dataset').filter(isPersonal)) {
      const tools = keepers(model, dataset);
      if (dataset.data.identity !== undefined || tools.length < 2) continue;
      report({
        at: dataset,
        message: `${either(names(tools), 'and')} hold the ${dataset.data.classification} dataset ${named(dataset)}, but nothing says how a person is recognised in ${tools.length === 2 ? 'both' : 'all'}. Set 'identity', such as to ${named(identities[0]!)}.`,
        fixes: choices(model, dataset, 'identity', identities, 'one'),
      });
    }
  },
});
