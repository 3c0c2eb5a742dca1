import { expect, it } from 'vitest';
import { glanceOf } from '../../../core/ide/glance';
import { workspaceFrom } from '../../kit/check';

const HEAD =
  'version: 1\nphases: {}\ninitiatives:\n  migrate: {name: Migrate, start: 2026-04-01, end: 2026-04-30}\nmilestones:\n';

/** What is said of the next milestone, as of 16 Mar 2026. */
function next(milestones: string): string {
  const workspace = workspaceFrom(HEAD + milestones);
  const found = glanceOf(workspace, workspace.roots()[0]!).next;
  if (found === undefined) return 'none';
  return [found.name, found.day, ...(found.isOverdue ? ['overdue'] : []), found.risk]
    .filter((part) => part !== '')
    .join('; ');
}

it.each([
  [
    'the earliest, wherever it stands',
    '  b: {date: 2026-06-01}\n  a: {name: First, date: 2026-05-01}\n',
    'First; 1 May 2026',
  ],
  [
    'not one that is reached',
    '  a: {date: 2026-03-02, reached: 2026-03-02}\n  b: {date: 2026-06-01}\n',
    'b; 1 Jun 2026',
  ],
  ['not one that is given up', '  a: {date: 2026-05-04, decision: no-go}\n  b: {date: 2026-06-01}\n', 'b; 1 Jun 2026'],
  ['one whose day is over', '  a: {date: 2026-03-02}\n  b: {date: 2026-06-01}\n', 'a; 2 Mar 2026; overdue'],
  ['one that follows from what it requires', '  a: {requires: [migrate]}\n', 'a; 30 Apr 2026'],
  [
    'why it may not be held',
    '  a: {date: 2026-04-28, requires: [migrate]}\n',
    'a; 28 Apr 2026; Migrate ends 2 working days later',
  ],
  ['none, where none has a day', '  a: {}\n', 'none'],
])('the next milestone is %s', (_, milestones, expected) => {
  expect(next(milestones)).toBe(expected);
});

it('counts what is wrong in all files of the roadmap', () => {
  const workspace = workspaceFrom('version: 1\nchannels:\n  email: {tools: [crm]}\n');
  expect(glanceOf(workspace, workspace.roots()[0]!).problems.errors).toBe(1);
});
