import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied, expectGoodFix } from '../kit/fixes';

const only = ['ignored-in-import'];

function moved(source: string): Record<string, string> | undefined {
  const workspace = workspaceFrom(source);
  const [finding] = findingsOf(workspace, { only });
  const fix = finding!.fixes[0];
  if (fix !== undefined) expectGoodFix(workspace, finding!, fix);
  return fix && applied(workspace, fix);
}

describe('ignored-in-import', () => {
  it('speaks of what only a root can say', () =>
    check(
      `version: 1
imports: [part.roadmap.yaml]
#- /part.roadmap.yaml
version: 1
calendar: {start: 2026-01}
#^^^^^^^ ignored-in-import: 'calendar' counts only in the root file. Move it to main.roadmap.yaml.
budgets: {media: {amount: 1}}
#^^^^^^ ignored-in-import: 'budgets' counts only in the root file. Move it to main.roadmap.yaml.
rules: {unowned: off}
reviews: {cadence: monthly}
`,
      { only },
    ));

  it('moves lines with their comments to the end of the root', () =>
    expect(
      moved(`version: 1
imports: [part.roadmap.yaml]
#- /part.roadmap.yaml
version: 1
budgets: # ours
  # for all of it
  media: {amount: 50000} # agreed
tools: {}
`),
    ).toEqual({
      'main.roadmap.yaml':
        'version: 1\nimports: [part.roadmap.yaml]\nbudgets: # ours\n  # for all of it\n  media: {amount: 50000} # agreed',
      'part.roadmap.yaml': 'version: 1\ntools: {}\n',
    }));

  it.each([
    [
      'the root has one',
      'version: 1\nimports: [part.roadmap.yaml]\nscoring: {method: rice}',
      'version: 1\nscoring: {}\n',
    ],
    ['the root is in braces', '{version: 1, imports: [part.roadmap.yaml]}', 'version: 1\nscoring: {}\n'],
    ['it is in braces', 'version: 1\nimports: [part.roadmap.yaml]', '{version: 1, scoring: {}}\n'],
    ['the root ends with a mark', '---\nversion: 1\nimports: [part.roadmap.yaml]\n...', 'version: 1\nscoring: {}\n'],
  ])('is for a person to move where %s', (_what, root, part) =>
    expect(moved(`${root}\n#- /part.roadmap.yaml\n${part}`)).toBeUndefined(),
  );

  it('says nothing of a root', () =>
    check('version: 1\ncalendar: {start: 2026-01}\nscoring: {method: rice}\n', { only }));
});
