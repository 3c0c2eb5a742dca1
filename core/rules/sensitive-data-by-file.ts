import { isLive } from '../stack/words';
import { defineRule, named } from './kit';
import { names, targets } from './words';

export const sensitiveDataByFile = defineRule({
  name: 'sensitive-data-by-file',
  severity: 'warning',
  group: 'stack',
  reads: 'model',
  summary: 'Sensitive data that travels by file or by hand.',
  why: 'Files stay behind: in mailboxes, on desktops, in downloads. Data that is specially protected should never lie about in one.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {}
  helpdesk: {}
integrations:
  claims-to-crm: {from: helpdesk, to: crm, datasets: [claims], method: file}
#                                                                      ^^^^ sensitive-data-by-file: 'claims-to-crm' carries sensitive data ('claims') by file. Connect the tools by an interface (native, api, webhook or etl).
datasets:
  claims: {classification: sensitive, source: helpdesk}
`,
      good: `version: 1
tools:
  crm: {}
  helpdesk: {}
integrations:
  claims-to-crm: {from: helpdesk, to: crm, datasets: [claims], method: api}
datasets:
  claims: {classification: sensitive, source: helpdesk}
`,
    },
  ],
  check({ model, report }) {
    for (const integration of model.all('integration').filter(isLive)) {
      const { method, datasets } = integration.data;
      if (method !== 'file' && method !== 'manual') continue;
      const sensitive = targets(model, datasets, 'dataset').filter(({ data }) => data.classification === 'sensitive');
      if (sensitive.length === 0) continue;
      report({
        at: [integration, 'method'],
        message: `${named(integration)} carries sensitive data (${names(sensitive).join(', ')}) by ${method === 'file' ? 'file' : 'hand'}. Connect the tools by an interface (native, api, webhook or etl).`,
        subjects: sensitive.map(({ id }) => id),
      });
    }
  },
});
