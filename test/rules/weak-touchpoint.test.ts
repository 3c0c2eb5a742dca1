import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['weak-touchpoint'];

describe('weak-touchpoint', () => {
  it('is quiet until an initiative says what it improves', () =>
    check('version: 1\njourneys: {buy: {stages: {pay: {touchpoints: {till: {experience: 1}}}}}}\n', { only }));

  it('wants open work: finished or only thought of does not count', () =>
    check(
      `version: 1
journeys:
  buy:
    stages:
      hear: {touchpoints: {spot: {experience: 1}}}
#                                             ^ weak-touchpoint: Customers rate 'spot' 1 of 5, and no open initiative improves it. Name it or its stage in the 'improves' of one.
      pay: {touchpoints: {till: {experience: 2}}}
#                                            ^ weak-touchpoint: Customers rate 'till' 2 of 5, and no open initiative improves it. Name it or its stage in the 'improves' of one.
      own: {touchpoints: {manual: {experience: 2}, app: {experience: 1}}}
initiatives:
  a: {finished: 2026-02-02, improves: [buy.hear]}
  b: {status: idea, improves: [buy.pay.till]}
  c: {status: blocked, horizon: now, improves: [buy.own.manual]}
  d: {horizon: next, improves: [buy.own.app]}
`,
      { only },
    ));

  it('leaves a 3 and what nobody rated alone', () =>
    check(
      `version: 1
journeys: {buy: {stages: {pay: {touchpoints: {till: {experience: 3}, card: {}}}, own: {touchpoints: {app: {}}}}}}
initiatives: {a: {horizon: now, improves: [buy.own]}}
`,
      { only },
    ));

  it('waits while something that is improved is misspelt', () =>
    check(
      `version: 1
journeys: {buy: {stages: {pay: {touchpoints: {till: {experience: 1}}}, own: {touchpoints: {app: {}}}}}}
initiatives: {a: {horizon: now, improves: [buy.own, buy.pya]}}
`,
      { only },
    ));
});
