/** Every fix of every rule's examples, on the same roadmaps written otherwise: with comments, in braces, with CRLF. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../core/rules/list';
import { findingsOf, workspaceOf } from '../kit/check';
import { expectGoodFix } from '../kit/fixes';
import { readMarks } from '../kit/marks';
import { VARIANTS } from '../kit/variants';

const variants = Object.entries(VARIANTS);

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
  const examples = rule.examples.map((example, i) => [i + 1, example] as const);
  const cases = examples.flatMap(([nth, example]) => variants.map(([how, make]) => [nth, how, example, make] as const));

  it.each(cases)('fixes of example %i, %s', (_nth, _how, example, make) => {
    const sources = readMarks(example.bad).files;
    const plain = findingsOf(workspaceOf(Object.fromEntries(sources.map(({ path, plain: text }) => [path, text]))));
    const workspace = workspaceOf(Object.fromEntries(sources.map(({ path, plain: text }) => [path, make(text)])));
    const found = findingsOf(workspace);
    const said = (findings: typeof found): string[] => findings.map(({ rule, message }) => `${rule} ${message}`).sort();
    expect(said(found)).toEqual(said(plain));
    for (const finding of found)
      if (finding.rule === name) for (const fix of finding.fixes) expectGoodFix(workspace, finding, fix);
  });
});
