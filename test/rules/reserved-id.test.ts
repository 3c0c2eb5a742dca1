import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { fixedBy } from '../kit/fixes';

describe('reserved-id', () => {
  it('is an error where YAML itself reads something else', () => {
    check(`version: 1
tools:
  null: {}
# ^^^^ reserved-id: 'null' can’t be an id: YAML readers take it for something else. 'null-1' would do.
  false: {}
# ^^^^^ reserved-id: 'false' can’t be an id: YAML readers take it for something else. 'false-1' would do.
`);
  });

  it('is a warning where only older readers do', () => {
    const source = `version: 1
tools:
  on: {}
# ^^ reserved-id: Older YAML readers take the id 'on' for true or false. A longer id, such as 'on-1', is safe everywhere.
  y: {}
# ^ reserved-id: Older YAML readers take the id 'y' for true or false. A longer id, such as 'y-1', is safe everywhere.
`;
    check(source);
    expect(findingsOf(workspaceFrom(source)).map(({ severity }) => severity)).toEqual(['warning', 'warning']);
  });

  it('is renamed with what names it', () =>
    expect(
      fixedBy(
        'version: 1\ntools:\n  on: {} # the CDP of On\nchannels:\n  web: {tools: [on]}\nsegments:\n  smb: {channels: [web]}\n',
        "Rename to 'on-1'",
      ),
    ).toBe(
      'version: 1\ntools:\n  on-1: {} # the CDP of On\nchannels:\n  web: {tools: [on-1]}\nsegments:\n  smb: {channels: [web]}\n',
    ));

  it('leaves longer ids, texts and keys that are no ids alone', () =>
    check('version: 1\ntools:\n  nullable: {vendor: no, links: {on: https://example.com}}\n  on-site: {}\n'));
});
