/** Random roadmaps, and rules' examples cut off anywhere: each rule answers, in words, and with fixes that can be made. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stringify } from 'yaml';
import { rules } from '../../core/rules/list';
import { findingsOf, workspaceOf } from '../kit/check';
import { applied } from '../kit/fixes';
import { readMarks } from '../kit/marks';
import { randomRoadmap } from './random';

const FILE = 'main.roadmap.yaml';
const MANY = Number(process.env['ROADMAP_EDITS'] ?? 0);

/** Looks at every finding, and makes every fix; returns the rules that spoke. */
function spoken(files: Readonly<Record<string, string>>): readonly string[] {
  const workspace = workspaceOf(files);
  return findingsOf(workspace).map(({ rule, message, related, fixes, span, file }) => {
    for (const words of [message, ...related.map((one) => one.message), ...fixes.map(({ title }) => title)])
      expect(words).not.toMatch(/undefined|\[object|NaN|Infinity/);
    expect(span.start <= span.end && span.end <= files[file]!.length, message).toBe(true);
    for (const fix of fixes) applied(workspace, fix);
    return rule;
  });
}

it('random roadmaps', { timeout: 120_000 + MANY * 200 }, () => {
  const heard = new Set<string>();
  fc.assert(
    fc.property(randomRoadmap, (data) => {
      for (const rule of spoken({ [FILE]: stringify(data) })) heard.add(rule);
    }),
    { seed: 20260316, numRuns: MANY === 0 ? 60 : MANY },
  );
  expect(heard.size).toBeGreaterThan(45);
});

it('examples cut off', { timeout: 120_000 }, () => {
  const sources = rules.flatMap(({ examples }) =>
    examples.map(({ bad }) => readMarks(bad).files.map(({ path, plain }) => [path, plain] as const)),
  );
  for (const [nth, files] of sources.entries()) {
    const [first, ...others] = files;
    const [path, text] = first!;
    const step = Math.ceil(text.length / 10);
    for (let at = nth % step; at < text.length; at += step)
      spoken({ ...Object.fromEntries(others), [path]: text.slice(0, at) });
  }
});
