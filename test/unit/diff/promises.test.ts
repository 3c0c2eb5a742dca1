/** Each rule of a change does what its own page says, and nothing the other way round. */
import { describe, expect, it } from 'vitest';
import { changeRules } from '../../../core/diff/promises/list';
import { findingsOf, workspaceOf } from '../../kit/check';
import { PATH, reviewOf } from '../../kit/review';

const said = (before: string, after: string, rule: string): readonly string[] =>
  reviewOf(before, after)
    .breaks.filter((one) => one.rule === rule)
    .map(({ message }) => message);

describe.each(changeRules.map((rule) => [rule.name, rule] as const))('%s', (name, { examples }) => {
  it.each(examples.map((example, i) => [i + 1, example] as const))('example %i', (_nth, { before, after, breaks }) => {
    expect(said(before, after, name)).toEqual(breaks);
    expect(said(before, before, name)).toEqual([]);
    for (const text of [before, after])
      expect(findingsOf(workspaceOf({ [PATH]: text })).filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
