import { describe, expect, it } from 'vitest';
import { check, findingsOf, line, workspaceOf } from '../kit/check';
import { applied } from '../kit/fixes';

const only = ['import'];

describe('import', () => {
  it('reads files of the workspace only', () =>
    check(
      `version: 1
imports:
  - https://example.com/stack.roadmap.yaml
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ import: 'https://example.com/stack.roadmap.yaml' is a web address. Only files of this workspace can be imported.
  - /etc/stack.roadmap.yaml
#   ^^^^^^^^^^^^^^^^^^^^^^^ import: '/etc/stack.roadmap.yaml' is an absolute path. Write it from this file, such as \`stack.roadmap.yaml\` or \`../stack.roadmap.yaml\`.
  - ../stack.roadmap.yaml
#   ^^^^^^^^^^^^^^^^^^^^^ import: '../stack.roadmap.yaml' leads out of the workspace. Only files of this workspace can be imported.
  - stack.roadmap.yaml
#   ^^^^^^^^^^^^^^^^^^ import: There is no file 'stack.roadmap.yaml'.
`,
      { only },
    ));

  it('finds circles, at the import that closes them', () =>
    check(
      `version: 1
imports: [main.roadmap.yaml]
#         ^^^^^^^^^^^^^^^^^ import: This file imports itself.
`,
      { only },
    ));

  it('knows the files that there are', () => {
    const files = {
      'main.roadmap.yaml': 'version: 1\nimports: [shared/stak.roadmap.yaml] # ours\n',
      'shared/stack.roadmap.yaml': 'version: 1\n',
    };
    const workspace = workspaceOf(files);
    workspace.setFile('shared/stak.roadmap.yaml', { missing: true });
    const [finding, ...others] = findingsOf(workspace, { only });
    expect(others).toEqual([]);
    expect(line(workspace, finding!)).toBe(
      "main.roadmap.yaml:2:10-34 import: There is no file 'shared/stak.roadmap.yaml'. Did you mean 'shared/stack.roadmap.yaml'?",
    );
    expect(finding!.fixes.map(({ safe, title }) => [safe, title])).toEqual([
      [true, "Change to 'shared/stack.roadmap.yaml'"],
      [false, "Create 'shared/stak.roadmap.yaml'"],
    ]);
    expect(applied(workspace, finding!.fixes[0]!)!['main.roadmap.yaml']).toBe(
      'version: 1\nimports: [shared/stack.roadmap.yaml] # ours\n',
    );
    expect(applied(workspace, finding!.fixes[1]!)!['shared/stak.roadmap.yaml']).toBe('version: 1\n');
  });

  it('says why a file can’t be read', () => {
    const workspace = workspaceOf({ 'main.roadmap.yaml': 'version: 1\nimports: {emea: emea.roadmap.yaml}\n' });
    workspace.setFile('emea.roadmap.yaml', { unreadable: 'permission denied' });
    expect(findingsOf(workspace).map((finding) => line(workspace, finding))).toEqual([
      "main.roadmap.yaml:2:16-33 import: 'emea.roadmap.yaml' can’t be read: permission denied.",
    ]);
  });

  it('minds no file that is reached by several ways', () =>
    check(`version: 1
imports: {a: a.roadmap.yaml, b: b.roadmap.yaml}
#- /a.roadmap.yaml
version: 1
imports: [c.roadmap.yaml]
#- /b.roadmap.yaml
version: 1
imports: [c.roadmap.yaml]
#- /c.roadmap.yaml
version: 1
`));
});
