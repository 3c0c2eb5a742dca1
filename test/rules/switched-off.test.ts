/** A rule that is switched off says nothing of its own examples. */
import { describe, expect, it } from 'vitest';
import { rules } from '../../core/rules/list';
import { findingsOf, workspaceFrom } from '../kit/check';
import { readMarks } from '../kit/marks';

const silenceable = rules.filter(({ name }) => name !== 'yaml-syntax');

describe('a rule that is switched off', () => {
  it.each(silenceable.map((rule) => [rule.name, rule] as const))('%s', (name, { examples }) => {
    for (const { bad } of examples) {
      const marked = readMarks(bad).marks.filter((mark) => mark.rule === name).length;
      const workspace = workspaceFrom(bad);
      expect(findingsOf(workspace, { only: [name] })).toHaveLength(marked);
      workspace.setLevels(new Map([[name, 'off']]));
      expect(findingsOf(workspace, { only: [name] })).toEqual([]);
    }
    expect(examples.some(({ bad }) => readMarks(bad).marks.some((mark) => mark.rule === name))).toBe(true);
  });
});
