import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['stage-without-touchpoint'];

describe('stage-without-touchpoint', () => {
  it('speaks of each empty stage, half-written ones as well', () =>
    check(
      `version: 1
journeys:
  buy:
    stages:
      hear:
#     ^^^^ stage-without-touchpoint: Nowhere in the stage 'hear' of 'buy' do customers meet us. Add a touchpoint, or remove the stage.
      try: {touchpoints: {}}
#     ^^^ stage-without-touchpoint: Nowhere in the stage 'try' of 'buy' do customers meet us. Add a touchpoint, or remove the stage.
      pay: {touchpoints: {checkout:}}
`,
      { only },
    ));

  it('says nothing of a journey without stages', () =>
    check('version: 1\njourneys:\n  buy: {}\n  own: {stages: {}}\n', { only }));

  it('waits while the file can’t be read in full', () =>
    check('version: 1\njourneys:\n  buy: {stages: {hear: {}}}\n  own: {stages: [\n', { only }));
});
