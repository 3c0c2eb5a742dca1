/** A rule's page says what the rule does. */
import { describe, expect, it } from 'vitest';
import { changeRules } from '../../../core/diff/promises/list';
import { changePageOf } from '../../../core/diff/promises/page';
import { fixesOf, pageMarkdown, pageOf, referenceMarkdown } from '../../../core/page';
import { defineRule, type Rule } from '../../../core/rules/kit';
import { rules, rulesByName } from '../../../core/rules/list';
import { read } from '../../tidy/files';

const rule = (name: string): Rule => rulesByName.get(name)!;
const lines = (name: string): readonly string[] => pageMarkdown(pageOf(rule(name))).split('\n');

describe('levels', () => {
  it.each([
    ['tool-unused', 'Level: info; warning for a tool that costs money.'],
    ['overdue', 'Level: warning.'],
    [
      'starts-before-dependency',
      'Level: error; warning where the other date is only assumed; info for work that is not planned any more.',
    ],
  ])('of %s', (name, said) => expect(lines(name)).toContain(said));

  it.each([
    ['tool-unused', 'off', 'info; warning for a tool that costs money', 'warning'],
    ['duration-mismatch', 'warning', 'warning', 'warning'],
    ['unscored', 'off', 'hint', 'info'],
    ['kpi-stale', 'off', 'info', 'warning'],
    ['yaml-syntax', 'error', 'error', 'error'],
  ])('of %s by profile', (name, starter, recommended, strict) => {
    const table = lines(name).filter((line) => /^\| (starter|recommended|strict) /.test(line));
    const rows = [`| starter | ${starter} |`, `| recommended | ${recommended} |`, `| strict | ${strict} |`];
    expect(table).toEqual(name === 'yaml-syntax' ? [] : rows);
  });
});

describe('fixes', () => {
  it('are those of the examples, on their day', () => {
    expect(fixesOf(rule('unknown-key'))).toEqual([
      { title: "Change to 'vendor'", safe: true },
      { title: "Keep it as your own: 'x-vendr'", safe: false },
    ]);
    expect(fixesOf(rule('late-start'))).toContainEqual({ title: 'Move the start to 16 Mar', safe: false });
  });

  it('are named once where only a name differs', () =>
    expect(fixesOf(rule('unowned')).map(({ title }) => title)).toEqual(["Set 'owner' to 'mops'"]));

  it('are said to be missing where there are none', () =>
    expect(lines('over-capacity')).toContain('None: only a person can decide what to do.'));
});

describe('a rule that offers fixes shows one', () => {
  /** Those of the tree have theirs in core/syntax and core/report. */
  const offering = rules.filter(
    ({ name, reads }) => reads !== 'tree' && /\bfixes\b/.test(read(`core/rules/${name}.ts`)),
  );

  it.each(offering.map((one) => [one.name, one] as const))('%s', (_name, one) => expect(fixesOf(one)).not.toEqual([]));
});

it('is put in tables without breaking them', () => {
  const odd = defineRule({ ...rule('unscored'), summary: 'One | two.' });
  expect(referenceMarkdown([odd], [], 'docs/')).toContain(
    '| [`unscored`](docs/unscored.md) | hint | One \\| two. | a click |',
  );
});

describe('a rule of a change', () => {
  const later = changeRules.find(({ name }) => name === 'milestone-later')!;

  it('has a page with both states and what is said', () => {
    const page = pageMarkdown(changePageOf(later));
    expect(page).toContain("- Milestone 'cdp-live' comes 10 working days later: 10 Jul 2026 instead of 26 Jun 2026.");
    expect(page).toContain('| starter | error |');
    expect(page.match(/```yaml/g)).toHaveLength(2);
  });

  it('stands in the tables', () =>
    expect(referenceMarkdown([], [later], 'docs/')).toContain(
      '| [`milestone-later`](docs/milestone-later.md) | error |',
    ));
});
