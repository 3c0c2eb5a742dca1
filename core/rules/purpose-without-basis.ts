import type { Entity } from '../model/types';
import { defineRule, setField } from './kit';

export const purposeWithoutBasis = defineRule({
  name: 'purpose-without-basis',
  severity: 'warning',
  group: 'stack',
  reads: 'model',
  absenceOf: [],
  summary: 'A purpose of personal data without a lawful basis.',
  why: 'Data about persons may be used only where a law says so: because they agreed, because a contract needs it, and so on. Which basis it is decides what people may object to.',
  examples: [
    {
      bad: `version: 1
datasets:
  contacts:
    classification: personal
    purposes:
      newsletter: {}
#     ^^^^^^^^^^ purpose-without-basis: Nothing says why 'contacts' may be used for 'newsletter'. Set 'lawfulBasis', such as to consent or contract.
`,
      fixed: `version: 1
datasets:
  contacts:
    classification: personal
    purposes:
      newsletter: {lawfulBasis: consent}
`,
      good: `version: 1
datasets:
  contacts:
    classification: personal
    purposes:
      newsletter: {lawfulBasis: consent}
`,
    },
  ],
  check({ model, report }) {
    for (const purpose of model.all('purpose')) {
      const dataset = purpose.parent as Entity<'dataset'> | undefined;
      if (purpose.data.lawfulBasis !== undefined || dataset === undefined || isNobodys(dataset)) continue;
      report({
        at: purpose,
        message: `Nothing says why '${dataset.id}' may be used for '${purpose.key}'. Set 'lawfulBasis', such as to consent or contract.`,
        fixes: USUAL.map((basis) => setField(`Set 'lawfulBasis' to ${basis}`, purpose, ['lawfulBasis'], basis)),
      });
    }
  },
});

/** The bases that marketing relies on, the likeliest first. */
const USUAL = ['consent', 'contract', 'legitimate-interests', 'legal-obligation'] as const;

/** Only data about persons needs a basis; where nothing is said, a purpose hints at it. */
const isNobodys = ({ data }: Entity<'dataset'>): boolean =>
  data.classification === 'public' || data.classification === 'internal';
