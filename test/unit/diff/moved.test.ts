/** What has other dates than it had, and a change in a few words. */
import { describe, expect, it } from 'vitest';
import { brief } from '../../../core/diff/brief';
import { movedItems } from '../../../core/diff/moved';
import { reviewOf } from '../../kit/review';

const PLAN = `version: 1
initiatives:
  audit: {name: Audit, start: 2026-05-04, duration: 2w}
  build: {name: Build, dependsOn: [audit], duration: 4w}
  texts: {name: Texts, start: 2026-05-04, duration: 5w}
milestones:
  launch: {name: Launch, requires: [build, texts]}
`;

/** What moved between two texts, one line each. */
const moved = (before: string, after: string): readonly string[] =>
  movedItems(reviewOf(before, after)).map(({ item, movement, words }) => `${item.id} ${movement}: ${words}`);

describe('what moved', () => {
  it('says when it was and is, and why', () =>
    expect(moved(PLAN, PLAN.replace('duration: 4w', 'duration: 5w'))).toEqual([
      'build later: End: was 2026-06-12, now 2026-06-19 (5 working days later), because of initiatives.build.duration: 4w → 5w.',
      'launch later: Was 2026-06-12, now 2026-06-19 (5 working days later), because of initiatives.build.duration: 4w → 5w.',
    ]));

  it('shares the shift between several causes, the largest first', () => {
    const after = PLAN.replace('duration: 4w', 'duration: 6w').replace('duration: 2w', 'duration: 11d');
    expect(moved(PLAN, after).at(-1)).toBe(
      'launch later: Was 2026-06-12, now 2026-06-29 (11 working days later), because of +10 working days from initiatives.build.duration: 4w → 6w and +1 working day from initiatives.audit.duration: 2w → 11d.',
    );
  });

  it('mirrors: earlier, with the same days', () =>
    expect(moved(PLAN.replace('duration: 4w', 'duration: 5w'), PLAN).at(-1)).toBe(
      'launch earlier: Was 2026-06-19, now 2026-06-12 (5 working days earlier), because of initiatives.build.duration: 5w → 4w.',
    ));

  it('names what is new, and what is on the critical path now', () => {
    const after = PLAN.replace('duration: 5w}', 'duration: 6w}\n  train: {start: 2026-05-04, end: 2026-05-08}');
    expect(moved(PLAN, after)).toEqual([
      'texts later: End: was 2026-06-05, now 2026-06-12 (5 working days later), because of initiatives.texts.duration: 5w → 6w. On the critical path now.',
      'train new: New, from 2026-05-04 to 2026-05-08.',
    ]);
  });

  it('marks what is critical only because something else became shorter', () => {
    const after = PLAN.replace('duration: 4w', 'duration: 3w');
    expect(moved(PLAN, after)).toContain('texts critical: On the critical path now.');
    expect(moved(after, PLAN)).toContain('texts uncritical: Not on the critical path any more.');
  });

  it('says what has lost its date, and what has come to one', () => {
    const after = PLAN.replace('start: 2026-05-04, duration: 5w', 'horizon: later');
    const [lost] = moved(PLAN, after);
    expect(lost).toBe(
      'texts undated: End: was 2026-06-05, now has none, because of initiatives.texts.start removed, initiatives.texts.duration removed and initiatives.texts.horizon added.',
    );
    expect(moved(after, PLAN)[0]).toMatch(/^texts dated: End: had no date, now 2026-06-05, because of /);
  });

  it('is nothing where nothing moves', () =>
    expect(moved(PLAN, PLAN.replace('name: Audit', 'name: Look'))).toEqual([]));
});

describe('a change in a few words', () => {
  const said = (before: string, after: string): string => brief(reviewOf(before, after));

  it('is that of the milestone that slips most, and what is broken', () => {
    const slipped = PLAN.replace('duration: 4w', 'duration: 5w');
    expect(said(PLAN, slipped)).toBe('Launch +5 d');
    expect(said(PLAN, slipped.replace('[audit]', '[audit, gone]'))).toBe('Launch +5 d, 1 new error');
    const promised = (text: string): string => text.replace('texts]', 'texts], criteria: [It works]');
    expect(said(promised(PLAN), promised(slipped))).toBe('Launch +5 d, 1 promise broken');
  });

  it('counts edits where nothing moves, and says nothing of nothing', () => {
    expect(said(PLAN, PLAN.replace('name: Audit', 'name: Look'))).toBe('1 edit');
    expect(said(PLAN, `# a word\n${PLAN}`)).toBe('');
  });
});
