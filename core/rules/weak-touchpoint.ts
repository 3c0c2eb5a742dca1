import type { Entity, Model } from '../model/types';
import { defineRule } from './kit';
import { isOpen, namers } from './words';

export const weakTouchpoint = defineRule({
  name: 'weak-touchpoint',
  severity: 'info',
  group: 'customers',
  reads: 'model',
  absenceOf: ['stage', 'touchpoint'],
  summary: 'A touchpoint with an experience of 1 or 2 that no open initiative improves.',
  why: 'Where customers are annoyed is where work pays off first. The rule speaks once an initiative says what it improves.',
  examples: [
    {
      bad: `version: 1
journeys:
  buy:
    stages:
      try: {touchpoints: {test-ride: {experience: 4}}}
      pay: {touchpoints: {checkout: {experience: 2}}}
#                                                ^ weak-touchpoint: Customers rate 'checkout' 2 of 5, and no open initiative improves it. Name it or its stage in the 'improves' of one.
initiatives:
  booking: {horizon: now, improves: [buy.try]}
`,
      good: `version: 1
journeys:
  buy:
    stages:
      try: {touchpoints: {test-ride: {experience: 4}}}
      pay: {touchpoints: {checkout: {experience: 2}}}
initiatives:
  booking: {horizon: now, improves: [buy.try, buy.pay]}
`,
    },
  ],
  check({ model, report }) {
    if (!model.all('initiative').some(({ data }) => (data.improves ?? []).length > 0)) return;
    for (const touchpoint of model.all('touchpoint')) {
      const { experience } = touchpoint.data;
      if (experience === undefined || experience > 2 || isImproved(model, touchpoint)) continue;
      report({
        at: [touchpoint, 'experience'],
        message: `Customers rate '${touchpoint.key}' ${experience} of 5, and no open initiative improves it. Name it or its stage in the 'improves' of one.`,
      });
    }
  },
});

const isImproved = (model: Model, touchpoint: Entity<'touchpoint'>): boolean =>
  [touchpoint, touchpoint.parent].some(
    (one) => one !== undefined && namers(model, one, 'initiative', 'improves').some(isOpen),
  );
