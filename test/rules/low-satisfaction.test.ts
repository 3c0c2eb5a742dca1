import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['low-satisfaction'];

describe('low-satisfaction', () => {
  it('is content with a 3', () => check('version: 1\ntools:\n  cms: {satisfaction: 3}\n  crm: {}\n', { only }));

  it('counts what lies between', () =>
    check(
      `version: 1
tools:
  cms: {satisfaction: 2.9}
#                     ^^^ low-satisfaction: The users of 'cms' rate it 2.9 of 5. Say in 'gaps' what it lacks, and plan to mend or replace it.
`,
      { only },
    ));

  it('leaves tools alone that are on their way out, or not there yet', () =>
    check(
      `version: 1
tools:
  old: {status: phasing-out, satisfaction: 1}
  gone: {status: retired, satisfaction: 1}
  trial: {status: evaluating, satisfaction: 1}
`,
      { only },
    ));
});
