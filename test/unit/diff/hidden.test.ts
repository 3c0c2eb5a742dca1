/** What a change hides, and hides no more. */
import { describe, expect, it } from 'vitest';
import { headline } from '../../../core/diff/headline';
import { hiddenLists } from '../../../core/diff/hidden';
import { reviewOf } from '../../kit/review';

const PLAN = `version: 1
tools:
  crm:
    name: CRM
    contract: {renews: 2026-09-01}
    until: 2026-12-31
  cdp: {}
initiatives:
  build:
    objectives: []
    links:
      - {url: https://example.com}
`;

const listed = (before: string, after: string): unknown =>
  Object.fromEntries(hiddenLists(reviewOf(before, after).hidden));

/** The plan with comments in front of some of its lines, or behind them. */
const noted = (...notes: readonly (readonly [at: string, note: string])[]): string =>
  notes.reduce((text, [at, note]) => {
    expect(text).toContain(at);
    return text.replace(at, `${note}\n${at}`);
  }, PLAN);

describe('what a change ignores', () => {
  it('are comments for an entry, a field, an item of a list and a file, each with its reason', () =>
    expect(
      listed(
        PLAN,
        `# roadmap-ignore-file unowned: we are three\n${noted(
          ['  crm:', '  # roadmap-ignore tool-unused, isolated-tool: bought last week'],
          ['    until:', '    # roadmap-ignore renewal-before-decision'],
          ['      - {url', '      # roadmap-ignore unknown-key: ours'],
        )}`,
      ),
    ).toEqual({
      'Ignored from now on': [
        'unowned in all of main.roadmap.yaml: we are three',
        'tool-unused on tools.crm: bought last week',
        'isolated-tool on tools.crm: bought last week',
        'renewal-before-decision on tools.crm.until, without a reason',
        'unknown-key on initiatives.build.links: ours',
      ],
    }));

  it('is not what only moves with its entry, gets another reason, or has an id with another name', () => {
    const before = noted(['  crm:', '  # roadmap-ignore tool-unused: bought last week']);
    expect(listed(before, before.replace('last week', 'in May'))).toEqual({});
    expect(listed(before, before.replace('  cdp: {}\n', '').replace('tools:\n', 'tools:\n  cdp: {}\n'))).toEqual({});
    expect(listed(before, before.replace('crm:', 'hub:'))).toEqual({});
  });

  it('is not what no rule is called, or what stands above nothing', () =>
    expect(listed(PLAN, `${PLAN}# roadmap-ignore tool-unused: late\n# roadmap-ignore no-such-rule: why\n`)).toEqual(
      {},
    ));

  it('is gone with its comment, but not with its entry', () => {
    const before = noted(['  cdp:', '  # roadmap-ignore tool-unused: bought last week']);
    expect(listed(before, PLAN)).toEqual({ 'No longer ignored': ['tool-unused on tools.cdp: bought last week'] });
    expect(listed(before, before.replace(/ {2}# roadmap-ignore.*\n {2}cdp: {}\n/, ''))).toEqual({});
  });

  it('is said in the headline, also where no edit is', () => {
    const after = noted(['  cdp:', '  # roadmap-ignore tool-unused: bought last week']);
    expect(headline(reviewOf(PLAN, after))).toBe('1 rule ignored from now on; 1 new warning');
    expect(headline(reviewOf(after, PLAN))).toContain('1 no longer ignored');
    expect(headline(reviewOf(PLAN, after.replace('2026-12-31', '2026-11-30')))).toContain(
      '; 1 rule ignored from now on',
    );
    expect(headline(reviewOf(PLAN, `# A note.\n${PLAN}`))).toBe('Nothing in meaning has changed');
  });
});
