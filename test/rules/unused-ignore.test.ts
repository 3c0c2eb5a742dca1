import { describe, expect, it } from 'vitest';
import { check } from '../kit/check';
import { fixedBy, titlesOf } from '../kit/fixes';

describe('unused-ignore', () => {
  it('names the rule that finds nothing any more', () =>
    check(
      `version: 1
# roadmap-ignore-file low-adoption: asked in May
#^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-ignore: 'low-adoption' finds nothing here any more; remove this comment.
tools:
  crm: {vendr: Acme} # roadmap-ignore unknown-key: old export
`,
    ));

  it('is removed without asking, and what stands beside it stays', () => {
    const source = 'version: 1\ntools:\n  crm: {} # roadmap-ignore unknown-key: old export\n  cms: {} # ours\n';
    expect(titlesOf(source)).toEqual(['* Remove the comment']);
    expect(fixedBy(source, 'Remove the comment')).toBe('version: 1\ntools:\n  crm: {}\n  cms: {} # ours\n');
  });

  it('never speaks of clock rules, rules that are off, or rules that wait', () => {
    check('version: 1\ntools:\n  crm: {} # roadmap-ignore overdue: planned so\n');
    check('version: 1\nrules: {unknown-key: off}\ntools:\n  crm: {} # roadmap-ignore unknown-key: old export\n');
    check(
      'version: 1\nobjectives:\n  growth: {} # roadmap-ignore objective-without-kpi: later\ninitiatives:\n  a: {horizon: now, objectives: [growht]}\n',
      { only: ['unused-ignore'] },
    );
  });
});
