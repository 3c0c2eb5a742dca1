/** One mistake is one finding: what only follows from it is not said again. */
import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied } from '../kit/fixes';

describe('one cause, one finding', () => {
  it('a duration that can’t be read does not leave work without one', () =>
    check(`version: 1
initiatives:
  audit: {start: 2026-05-04, duration: 3 weeks}
#                                      ^^^^^^^ invalid-duration: 'duration': '3 weeks' is no duration: expected working days (10d), work weeks (2w) or months (3m), in whole numbers. Did you mean 3w?
`));

  it('a misspelt key does not leave work without it', () =>
    check(`version: 1
initiatives:
  audit: {start: 2026-05-04, durration: 3w}
#                            ^^^^^^^^^ unknown-key: There is no key 'durration' in 'initiatives.audit'. Did you mean 'duration'?
`));

  it('a misspelt collection does not lose its ids', () =>
    check(`version: 1
tols:
#^^^ unknown-key: There is no key 'tols' at the top of a roadmap. Did you mean 'tools'?
  crm: {}
channels:
  email: {tools: [crm]}
segments:
  smb: {channels: [email]}
`));

  it('another entry with the same gap still has its finding', () =>
    check(`version: 1
initiatives:
  audit: {start: 2026-05-04, durration: 3w}
#                            ^^^^^^^^^ unknown-key: There is no key 'durration' in 'initiatives.audit'. Did you mean 'duration'?
  move: {start: 2026-05-04}
# ^^^^ unscheduled: 'move' has no dates: an end or a duration is missing.
`));
});

describe('a missing version', () => {
  it('is written above the first key', () => {
    const workspace = workspaceFrom('\ufeff# ours\ntools: {}\n');
    const [finding] = findingsOf(workspace, { only: ['missing-key'] });
    expect(applied(workspace, finding!.fixes[0]!)).toEqual({
      'main.roadmap.yaml': '\ufeff# ours\nversion: 1\ntools: {}\n',
    });
  });

  it('has no quick fix inside of a flow mapping', () => {
    const [finding] = findingsOf(workspaceFrom('{tools: {}}\n'), { only: ['missing-key'] });
    expect(finding?.fixes).toEqual([]);
  });
});
