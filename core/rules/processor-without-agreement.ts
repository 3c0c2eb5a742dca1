import type { Entity, Model } from '../model/types';
import { isLive, isPersonal } from '../stack/words';
import { defineRule, named, type Report, setField } from './kit';
import { names, targets } from './words';

export const processorWithoutAgreement = defineRule({
  name: 'processor-without-agreement',
  severity: 'warning',
  levels: [{ severity: 'info', when: 'where nothing is said about an agreement' }],
  group: 'stack',
  reads: 'model',
  absenceOf: ['dataset'],
  saidBy: 'itself',
  summary:
    'Personal data in a tool whose processing agreement is missing; an info where nothing is said about an agreement.',
  why: 'A vendor who keeps personal data for you needs a contract that says how. Where nothing is said, the rule speaks once another tool says it.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {datasets: [contacts], processor: {agreement: signed}}
  mailer: {datasets: [contacts], processor: {agreement: missing}}
#                                                       ^^^^^^^ processor-without-agreement: 'mailer' holds personal data ('contacts'), but the agreement with its vendor is missing. Have it signed, or move the data.
datasets:
  contacts: {classification: personal, source: crm}
`,
      good: `version: 1
tools:
  crm: {datasets: [contacts], processor: {agreement: signed}}
  mailer: {datasets: [contacts], processor: {agreement: signed}}
datasets:
  contacts: {classification: personal, source: crm}
`,
    },
    {
      bad: `version: 1
tools:
  crm: {datasets: [contacts], processor: {agreement: signed}}
  events: {datasets: [contacts]}
# ^^^^^^ processor-without-agreement: 'events' holds personal data ('contacts'), but nothing is said about an agreement with its vendor. Set 'agreement' under 'processor' to signed, missing or not-needed.
datasets:
  contacts: {classification: personal, source: crm}
`,
      good: `version: 1
tools:
  crm: {datasets: [contacts], processor: {agreement: signed}}
  events: {datasets: [contacts], processor: {agreement: not-needed}}
datasets:
  contacts: {classification: personal, source: crm}
`,
    },
  ],
  check({ model, report }) {
    const begun = model.all('tool').some(({ data }) => data.processor?.agreement !== undefined);
    for (const tool of begun ? model.all('tool').filter(isLive) : []) {
      const found = finding(model, tool);
      if (found !== undefined) report(found);
    }
  },
});

function finding(model: Model, tool: Entity<'tool'>): Report | undefined {
  const agreement = tool.data.processor?.agreement;
  const personal = targets(model, tool.data.datasets, 'dataset').filter(isPersonal);
  if (personal.length === 0 || agreement === 'signed' || agreement === 'not-needed') return undefined;
  const holds = `${named(tool)} holds personal data (${names(personal).join(', ')})`;
  const subjects = personal.map(({ id }) => id);
  if (agreement === 'missing')
    return {
      at: [tool, 'processor', 'agreement'],
      message: `${holds}, but the agreement with its vendor is missing. Have it signed, or move the data.`,
      subjects,
    };
  return {
    at: tool,
    severity: 'info',
    message: `${holds}, but nothing is said about an agreement with its vendor. Set 'agreement' under 'processor' to signed, missing or not-needed.`,
    subjects,
    fixes: ['signed', 'not-needed'].map((value) =>
      setField(`Set 'agreement' to ${value}`, tool, ['processor', 'agreement'], value),
    ),
  };
}
