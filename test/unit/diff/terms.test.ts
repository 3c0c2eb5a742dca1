/** Edits in the terms of the field that they change. */
import { describe, expect, it } from 'vitest';
import { reviewHtml } from '../../../core/diff/html';
import { editWords } from '../../../core/diff/phrases';
import { dayOf } from '../../../core/schedule/calendar';
import { TODAY } from '../../kit/check';
import { reviewOf } from '../../kit/review';

const PLAN = `version: 1
calendar: {holidays: [2026-05-25]}
budgets:
  stack: {amount: 50000, currency: EUR, per: year}
objectives:
  grow: {kpis: {leads: {unit: leads, baseline: 100, target: 1800}}}
tools:
  cdp:
    description: The one place where all that we know of our customers comes together, fed by the shop and the newsletter.
    datasets: []
    costs: {licence: {amount: 12000, per: year}, help: 900, support: {amount: 100, currency: USD, per: month}}
initiatives:
  build: {start: 2026-05-22, duration: 4w, tags: [q2, big], scores: {impact: 4}}
`;

/** What the only edit is called, and what it says. */
function edited(from: string, to: string): string {
  expect(PLAN).toContain(from);
  const { edits } = reviewOf(PLAN, PLAN.replace(from, to));
  expect(edits).toHaveLength(1);
  return `${edits[0]!.kind} ${edits[0]!.path}: ${editWords(edits[0]!)}`;
}

describe('an edit is said in the terms of its field', () => {
  it.each([
    [
      'amount: 12000',
      'amount: 15000',
      'changed tools.cdp.costs.licence.amount: 12,000 EUR → 15,000 EUR per year (+3,000 EUR per year)',
    ],
    ['help: 900', 'help: 850.5', 'changed tools.cdp.costs.help: 900 EUR → 850.50 EUR (−49.50 EUR)'],
    [
      'amount: 100, currency: USD',
      'amount: 120, currency: USD',
      'changed tools.cdp.costs.support.amount: 100 USD → 120 USD per month (+20 USD per month)',
    ],
    [
      'amount: 50000',
      'amount: 40000',
      'changed budgets.stack.amount: 50,000 EUR → 40,000 EUR per year (−10,000 EUR per year)',
    ],
    [
      'help: 900',
      'help: 900, exit: {amount: 400, from: 2026-09-01}',
      'added tools.cdp.costs.exit: 400 EUR, from: 2026-09-01',
    ],
    [', help: 900', '', 'removed tools.cdp.costs.help: 900 EUR'],
    ['per: year}, help', 'per: quarter}, help', 'changed tools.cdp.costs.licence.per: year → quarter'],
    ['target: 1800', 'target: 2500.5', 'changed objectives.grow.leads.target: 1,800 → 2,500.5 (+700.5)'],
    ['impact: 4', 'impact: 3.5', 'changed initiatives.build.scores.impact: 4 → 3.5 (−0.5)'],
    ['2026-05-22', '2026-05-26', 'changed initiatives.build.start: 2026-05-22 → 2026-05-26 (+1 working day)'],
    ['4w', '6w', 'changed initiatives.build.duration: 4w → 6w (+10 working days)'],
    ['[q2, big]', '[q3, big, new]', "changed initiatives.build.tags: 'q3', 'new' joined, 'q2' left"],
    ['[q2, big]', '[q2, big, new]', 'added initiatives.build.tags: new'],
    ['[q2, big]', '[big]', 'removed initiatives.build.tags: q2'],
    [
      'all that we know of our customers comes together, fed by the shop',
      'everything that we know of our customers comes together, fed by the shops',
      'changed tools.cdp.description: The one place where [-all-] {+everything+} that we know … fed by the [-shop-] {+shops+} and the newsletter.',
    ],
    [
      'The one place where all that we know of our customers comes together, fed by the shop and the newsletter.',
      'A mailer.',
      'changed tools.cdp.description: The one place where all that we know of our customers comes together, fed by the shop and the newsletter. → A mailer.',
    ],
  ])('%s → %s', (from, to, words) => expect(edited(from, to)).toBe(words));

  it('with what is gone struck through, and what is new underlined, on a page', () => {
    const review = reviewOf(PLAN, PLAN.replace('all that we know', '<b>everything</b> that we know'));
    const html = reviewHtml([review], { base: 'a', head: 'b', today: dayOf(TODAY), lineOf: () => '' });
    expect(html).toContain('The one place where <del>all</del> <ins>&lt;b&gt;everything&lt;/b&gt;</ins> that we know');
  });
});
