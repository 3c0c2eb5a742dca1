/** Edits with what follows from them, as a reader sees them. */
import { describe, expect, it } from 'vitest';
import { headline } from '../../../core/diff/headline';
import { consequenceWords, editWords, SIGNS } from '../../../core/diff/phrases';
import { reviewTree } from '../../../core/diff/tree';
import { reviewOf } from '../../kit/review';

/** The review as text: headline, edits, and below each what it causes. */
function shown(before: string, after: string): string {
  const review = reviewOf(before, after);
  const { branches, rest } = reviewTree(review);
  const lines = branches.flatMap(({ edit, consequences }) => [
    `${SIGNS[edit.kind]} ${edit.path} ${editWords(edit)}`.trimEnd(),
    ...consequences.map((one) => `    ${consequenceWords(one, review.edits)}`),
  ]);
  return [headline(review), ...lines, ...rest.map((one) => `? ${consequenceWords(one, review.edits)}`)].join('\n');
}

const PLAN = `version: 1
teams: {data: {}, web: {}}
initiatives:
  audit: {name: Audit, owner: data, start: 2026-05-04, duration: 2w}
  build: {name: Build, dependsOn: [audit], duration: 4w, tags: [q2, big]}
  texts: {name: Texts, start: 2026-05-04, duration: 2w}
milestones:
  launch: {name: Launch, requires: [build, texts], criteria: [It works]}
`;

describe('a review', () => {
  it('says what slips, beneath the edit that causes it', () =>
    expect(
      shown(PLAN, PLAN.replace('duration: 4w', 'duration: 5w')),
    ).toBe(`Launch slips 5 working days to 2026-06-19; 1 promise broken
~ initiatives.build.duration 4w → 5w (+5 working days)
    Launch: 2026-06-12 → 2026-06-19, +5 working days
    Build: 2026-06-12 → 2026-06-19, +5 working days`));

  it('shares a shift between the edits that cause it', () =>
    expect(
      shown(PLAN, PLAN.replace('duration: 4w', 'duration: 5w').replace('duration: 2w', 'duration: 3w')),
    ).toBe(`Launch slips 10 working days to 2026-06-26; 1 promise broken
~ initiatives.audit.duration 2w → 3w (+5 working days)
    Launch: 2026-06-12 → 2026-06-26, +10 working days (+5 initiatives.audit.duration, +5 initiatives.build.duration)
    Build: 2026-06-12 → 2026-06-26, +10 working days (+5 initiatives.audit.duration, +5 initiatives.build.duration)
    Audit: 2026-05-15 → 2026-05-22, +5 working days
~ initiatives.build.duration 4w → 5w (+5 working days)`));

  it('says what slack absorbs', () =>
    expect(
      shown(PLAN, PLAN.replace('start: 2026-05-04, duration: 2w}\nmile', 'start: 2026-05-04, duration: 7w}\nmile')),
    ).toBe(`Launch slips 5 working days to 2026-06-19; 1 promise broken
~ initiatives.texts.duration 2w → 7w (+25 working days)
    Launch: 2026-06-12 → 2026-06-19, +5 working days, 20 absorbed by slack
    Texts: 2026-05-15 → 2026-06-19, +25 working days
    Texts is on the critical path now
    Audit is not on the critical path any more
    Build is not on the critical path any more`));

  it('knows a new name from a new entry', () =>
    expect(shown(PLAN, PLAN.replaceAll('build', 'make'))).toBe(`No date moves
→ initiatives.make was initiatives.build`));

  it('takes what named something away with it', () =>
    expect(
      shown(
        PLAN,
        PLAN.replace('  texts: {name: Texts, start: 2026-05-04, duration: 2w}\n', '').replace(', texts]', ']'),
      ),
    ).toBe(`No date moves; 1 promise broken
− initiatives.texts Texts, with what names it in milestones.launch`));

  it('lists what joined and left', () =>
    expect(shown(PLAN, PLAN.replace('tags: [q2, big]', 'tags: [q3, big]'))).toBe(`No date moves
~ initiatives.build.tags q2 → q3`));

  it('says nothing of order, spelling and comments', () =>
    expect(
      shown(
        PLAN,
        PLAN.replace('dependsOn: [audit]', 'dependsOn: {audit: {}}')
          .replace('{name: Audit, owner: data,', '{owner: "data", name: Audit,')
          .replace('[q2, big]}', '[big, q2]} # as agreed'),
      ),
    ).toBe('Nothing in meaning has changed'));

  it('tells what was moved', () =>
    expect(shown(PLAN, PLAN.replace(/( {2}audit.*\n)( {2}build.*\n)/, '$2$1'))).toMatch(
      /^No date moves\n↕ initiatives\.(audit|build) now (first|after initiatives\.build)$/,
    ));

  it('says which milestone is at risk now', () => {
    const dated = PLAN.replace('requires: [build', 'date: 2026-06-12, requires: [build');
    expect(
      shown(dated, dated.replace('duration: 4w', 'duration: 5w')),
    ).toBe(`The last work ends 5 working days later, on 2026-06-19; 1 new warning
~ initiatives.build.duration 4w → 5w (+5 working days)
    Launch is at risk: what it requires ends 5 working days after it
    Build: 2026-06-12 → 2026-06-19, +5 working days
    Launch is not on the critical path any more`);
  });
});
