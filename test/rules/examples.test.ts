/** Each rule's documentation examples are tests: bad ones give exactly their marked findings, good ones none, fixes do what they say. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../core/rules/list';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied, expectGoodFix } from '../kit/fixes';
import { readMarks } from '../kit/marks';

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  it('has an example', () => expect(rule.examples.length).toBeGreaterThan(0));

  it.each(rule.examples.map((example, i) => [i + 1, example] as const))('example %i', (_nth, example) => {
    check(example.bad);
    expect(readMarks(example.bad).marks.some((mark) => mark.rule === name)).toBe(true);
    check(example.good);
  });

  it.each(rule.examples.map((example, i) => [i + 1, example] as const))('fixes of example %i', (_nth, example) => {
    const workspace = workspaceFrom(example.bad);
    const own = findingsOf(workspace, { only: [name] });
    for (const finding of own) for (const fix of finding.fixes) expectGoodFix(workspace, finding, fix);
    if (example.fixed === undefined) return;
    const first = own[0]!.fixes[0];
    expect(first).toBeDefined();
    expect(applied(workspace, first!)).toEqual(
      Object.fromEntries(readMarks(example.fixed).files.map(({ path, plain }) => [path, plain])),
    );
  });
});
