/** A comment on a pull request may have 65,536 characters, whatever is changed. */
import { describe, expect, it } from 'vitest';
import { LONGEST_COMMENT, reviewMarkdown } from '../../../core/diff/markdown';
import { reviewOf } from '../../kit/review';

const PLAN = `version: 1
initiatives:
  build: {start: 2026-05-04, duration: 4w}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;
const lineOf = (): string => 'plan.roadmap.yaml:1';
const slips = reviewOf(PLAN, PLAN.replace('4w', '5w'));
const earlier = reviewOf(PLAN, PLAN.replace('4w', '3w'));
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('the Markdown of many roadmaps', () => {
  it('shows every roadmap while there is room', () => {
    const text = reviewMarkdown(Array(60).fill(slips), { lineOf });
    expect(count(text, '### Launch slips 5 working days')).toBe(60);
    expect(text).not.toContain('more roadmap');
  });

  it('has a line for those that have no room, and shows first what breaks a promise', () => {
    const text = reviewMarkdown([...Array(400).fill(earlier), slips], { lineOf, meaningless: ['a.roadmap.yaml'] });
    expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
    expect(text.startsWith('### Launch slips 5 working days')).toBe(true);
    const shown = count(text, '### Launch');
    expect(text).toContain(`**${401 - shown} more roadmaps**\n\n- Roadmap, `);
    expect(text.trimEnd().endsWith('a.roadmap.yaml.</sub>')).toBe(true);
  });
});
