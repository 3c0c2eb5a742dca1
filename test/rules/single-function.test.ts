import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['single-function'];

const roadmap = (work: string, mark = ''): string => `version: 1
tools: {crm: {}, mailer: {}}
teams: {brand: {function: marketing}, mops: {function: marketing}, systems: {function: it}, care: {}}
initiatives:
  connect: {horizon: now, ${work}}
${mark}`;

describe('single-function', () => {
  it('speaks of one team, or of shares, as well', () =>
    check(
      roadmap(
        'tools: [crm, mailer], teams: {systems: 0.5}',
        "# ^^^^^^^ single-function: The initiative 'connect' is about 2 tools, but all who do it are of one function, it. Bring in a team of another function, such as 'brand' (marketing).\n",
      ),
      { only },
    ));

  it('leaves alone one tool, several functions, unknown functions and no teams', () => {
    check(roadmap('tools: [crm], teams: [brand]'), { only });
    check(roadmap('tools: [crm, crm], teams: [brand]'), { only });
    check(roadmap('tools: [crm, mailer], teams: [brand, systems]'), { only });
    check(roadmap('tools: [crm, mailer], teams: [brand, care]'), { only });
    check(roadmap('tools: [crm, mailer]'), { only });
  });

  it('leaves alone what is over or only thought of, and roadmaps of one function', () => {
    check(roadmap('tools: [crm, mailer], teams: [brand], status: idea'), { only });
    check(roadmap('tools: [crm, mailer], teams: [brand], finished: 2026-02-02'), { only });
    check(roadmap('tools: [crm, mailer], teams: [brand]').replace('{function: it}', '{function: marketing}'), { only });
  });
});
