import { either } from '../format/words';
import { keepers } from '../stack/words';
import { choices, defineRule, named } from './kit';
import { MOST_RELATED, names } from './words';

export const noSystemOfRecord = defineRule({
  name: 'no-system-of-record',
  severity: 'warning',
  group: 'stack',
  reads: 'model',
  absenceOf: ['tool'],
  summary: 'A dataset that several tools hold and that none of them is the source of.',
  why: 'Where two tools keep the same data they will disagree one day. Somebody must have said beforehand which of them is right.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {datasets: [contacts]}
datasets:
  contacts: {classification: internal}
# ^^^^^^^^ no-system-of-record: 'crm' and 'mailer' hold the dataset 'contacts', but it has no system of record. Set 'source' to the tool that is right when they differ.
`,
      fixed: `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {datasets: [contacts]}
datasets:
  contacts: {classification: internal, source: crm}
`,
      good: `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {datasets: [contacts]}
datasets:
  contacts: {classification: internal, source: crm}
`,
    },
  ],
  check({ model, report }) {
    for (const dataset of model.all('dataset').filter(({ data }) => data.source === undefined)) {
      const tools = keepers(model, dataset);
      if (tools.length < 2) continue;
      report({
        at: dataset,
        message: `${either(names(tools), 'and')} hold the dataset ${named(dataset)}, but it has no system of record. Set 'source' to the tool that is right when they differ.`,
        related: tools
          .slice(0, MOST_RELATED)
          .map((tool) => ({ at: tool, message: `${named(tool)} holds ${named(dataset)}.` })),

        fixes: choices(model, dataset, 'source', tools, 'one'),
      });
    }
  },
});
