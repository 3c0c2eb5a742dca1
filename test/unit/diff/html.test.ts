/** A review as a page. What a browser makes of it: test/browser. */
import { describe, expect, it } from 'vitest';
import { reviewHtml } from '../../../core/diff/html';
import { htmlText } from '../../../core/render/escape';
import { dayOf } from '../../../core/schedule/calendar';
import { TODAY } from '../../kit/check';
import { reviewOf } from '../../kit/review';

const PLAN = `version: 1
title: Stack renewal
teams: {data: {}}
initiatives:
  audit: {name: Audit & order, owner: data, start: 2026-03-02, duration: 2w}
  build: {name: Build, dependsOn: [audit], duration: 4w}
  texts: {name: Texts, start: 2026-04-06, duration: 2w}
milestones:
  launch: {name: Launch, requires: [build], criteria: [It works]}
`;
const OPTIONS = { base: 'main', head: 'working tree', today: dayOf(TODAY), lineOf: () => 'plan.roadmap.yaml:3' };

const page = (after: string, before = PLAN): string => reviewHtml([reviewOf(before, after)], OPTIONS);

describe('a review as a page', () => {
  it('says what slips, draws it, and has all of it', async () => {
    const after = PLAN.replace('4w', '5w')
      .replace('owner: data', 'owner: dat')
      .replace('start: 2026-04-06', 'start: 2026-04-01');
    await expect(page(after)).toMatchFileSnapshot('golden/review.html');
  });

  it('draws what is new and what is gone', () => {
    const after = PLAN.replace(/ {2}texts.*\n/, '  words: {name: Other words, start: 2026-05-04, duration: 1w}\n');
    expect(page(after)).toContain('<title>Texts: was 6 Apr to 17 Apr 2026, has no dates any more</title>');
    expect(page(after)).toContain('<title>Other words: new, 4 May to 8 May 2026</title>');
  });

  it('draws nothing where nothing moves', () => {
    const html = page(PLAN.replace('It works', 'All of it works'));
    expect(html).not.toContain('<svg');
    expect(html).toContain(htmlText("'All of it works' joined, 'It works' left"));
  });

  it('says so where nothing has changed, and names files that mean the same', () => {
    const html = reviewHtml([], { ...OPTIONS, meaningless: ['a&b.roadmap.yaml'] });
    expect(html).toContain('<h1><bdi>Nothing in meaning has changed</bdi></h1>');
    expect(html).toContain(
      'Only comments, order, formatting or keys of your own (x-…): <bdi>a&amp;b.roadmap.yaml</bdi>.',
    );
  });

  it('has a heading for each of several roadmaps', () => {
    const review = reviewOf(PLAN, PLAN.replace('4w', '5w'));
    const html = reviewHtml([review, review], OPTIONS);
    expect(html).toContain('<h1><bdi>2 roadmaps change</bdi></h1>');
    expect(html.match(/<h2>/g)).toHaveLength(2);
  });

  it('has every edit of a large change, folded', () => {
    const many = (weeks: string): string =>
      `version: 1\ninitiatives:\n${Array.from({ length: 600 }, (_, i) => `  w${i}: {start: 2026-04-06, duration: ${weeks}}\n`).join('')}`;
    const html = page(many('3w'), many('2w'));
    expect(html.match(/<li><span class="sign changed"/g)).toHaveLength(600);
    expect(html).toContain('<summary>500 more edits</summary>');
    expect(html).toContain('300 more rows in the table below.');
    expect(html.match(/<tr>/g)).toHaveLength(601);
  });
});
