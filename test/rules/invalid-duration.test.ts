import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

const work = (duration: string): string => `version: 1\ninitiatives:\n  audit: {horizon: now, duration: ${duration}}\n`;
const lag = (text: string): string =>
  `version: 1\ninitiatives:\n  a: {horizon: now}\n  b: {horizon: now, dependsOn: {a: {lag: ${text}}}}\n`;

describe('invalid-duration', () => {
  it('names the units that the field takes', () =>
    check(`version: 1
initiatives:
  a: {horizon: now, duration: 12h}
#                             ^^^ invalid-duration: 'duration': '12h' is no duration: expected working days (10d), work weeks (2w) or months (3m), in whole numbers.
  b: {horizon: now, duration: -3w}
#                             ^^^ invalid-duration: 'duration': '-3w' is no duration: it is negative; expected working days (10d), work weeks (2w) or months (3m), at least 1. Did you mean 3w?
  c: {horizon: now, dependsOn: {a: {lag: 1y}}}
#                                        ^^ invalid-duration: 'lag': '1y' is no duration: expected working days (5d), work weeks (2w), months (1m) or calendar days (14cd), with a minus for a lead, in whole numbers.
tools:
  crm: {contract: {notice: a month}}
#                          ^^^^^^^ invalid-duration: 'notice': 'a month' is no duration: expected hours (12h), days (30d), weeks (6w), months (3m) or years (2y), in whole numbers.
`));

  it.each([
    ['3 weeks', ['* Change to 3w']],
    ['10D', ['* Change to 10d']],
    ['"2 months"', ['* Change to 2m']],
    ['1.5w', ['Change to 2w']],
    ['P10D', ['Change to 10d']],
    ['10', ['Change to 10d']],
    ['0d', ['Change to 1d']],
    ['2w3d', []],
  ])('%s has the fixes %s', (duration, titles) => expect(titlesOf(work(duration))).toEqual(titles));

  it('does not choose between working days and calendar days', () => {
    expect(titlesOf(lag('10 days'))).toEqual(['Change to 10d']);
    expect(titlesOf(lag('-2 weeks'))).toEqual(['* Change to -2w']);
  });

  it('puts the spelling right where it stands', () =>
    expect(fixedBy(work('"3 weeks"'), 'Change to 3w')).toBe(work('3w')));

  it('leaves every duration of the format alone', () => {
    check(lag('0d'));
    check(lag('-14cd'));
    check('version: 1\ntools:\n  crm: {contract: {notice: 12h}}\n');
  });
});
