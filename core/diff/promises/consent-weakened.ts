import { named } from '../../rules/kit';
import { defineChangeRule } from './kit';

/** From nothing that is asked to what is confirmed. */
const STRENGTH = ['none', 'opt-out', 'opt-in', 'double-opt-in'] as const;

export const consentWeakened = defineChangeRule({
  name: 'consent-weakened',
  severity: 'error',
  summary: 'A channel that asks people for less than before, or data for which nobody knows any more who agreed.',
  why: 'Whoever said yes said it to what was asked then. Asking for less is a decision of law, not of planning.',
  examples: [
    {
      before: `version: 1
channels:
  email: {consent: double-opt-in}
`,
      after: `version: 1
channels:
  email: {consent: opt-out}
`,
      breaks: ["The channel 'email' asks for less consent: opt-out instead of double-opt-in."],
    },
  ],
  check(context) {
    for (const { before, after } of context.pairs('channel')) {
      const [old, fresh] = [before.data.consent, after.data.consent];
      if (old === undefined || STRENGTH.indexOf(fresh ?? 'none') >= STRENGTH.indexOf(old)) continue;
      context.report({
        of: after,
        ...(fresh === undefined ? {} : { field: ['consent'] }),
        message: `The channel ${named(after)} asks for less consent: ${fresh ?? 'nothing is said'} instead of ${old}.`,
        value: fresh ?? 'none',
      });
    }
    for (const { before, after } of context.pairs('dataset'))
      if (before.data.consentSource !== undefined && after.data.consentSource === undefined)
        context.report({
          of: after,
          message: `Nothing says any more which tool knows who agreed to the use of ${named(after)} (it was '${before.data.consentSource.id}').`,
          value: 'none',
        });
  },
});
