import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['low-adoption'];

describe('low-adoption', () => {
  it('is content with half of the seats', () =>
    check(
      'version: 1\ntools:\n  dam: {adoption: {seats: 30, activeUsers: 15}}\n  none: {adoption: {seats: 0, activeUsers: 0}}\n',
      {
        only,
      },
    ));

  it('speaks of nobody at all', () =>
    check(
      `version: 1
tools:
  dam: {adoption: {seats: 3, activeUsers: 0}}
#                                         ^ low-adoption: 0 of 3 people who could use 'dam' do: less than half. Train them, or pay for fewer seats.
`,
      { only },
    ));

  it('leaves alone what is not active or not counted', () =>
    check(
      `version: 1
tools:
  new: {status: planned, adoption: {seats: 30, activeUsers: 1}}
  old: {status: phasing-out, adoption: {seats: 30, activeUsers: 1}}
  dam: {adoption: {seats: 30}}
  crm: {adoption: {activeUsers: 2}}
  cms:
`,
      { only },
    ));
});
