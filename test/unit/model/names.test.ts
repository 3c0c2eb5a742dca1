/** Names of files and keys may hold any character, and imports may go on for long. */
import { describe, expect, it } from 'vitest';
import { closureOf, type Import } from '../../../core/model/imports';
import { check, findingsOf, workspaceOf } from '../../kit/check';

const BROKEN = 'version: 1\nchannels:\n  web: {tools: [crm]}\n';

describe('file names', () => {
  it.each(['a\nb.roadmap.yaml', 'a b.roadmap.yaml', '\n.roadmap.yaml', 'ä|".roadmap.yaml'])('%j is checked', (path) => {
    const found = findingsOf(workspaceOf({ [path]: BROKEN, 'other.roadmap.yaml': BROKEN }));
    expect(
      found
        .filter(({ rule }) => rule === 'unknown-reference')
        .map(({ file }) => file)
        .sort(),
    ).toEqual([path, 'other.roadmap.yaml'].sort());
  });
});

it('a key with a dot does not stand for what lies below', () => {
  check(`version: 1
tools.crm: {}
#^^^^^^^^ unknown-key: There is no key 'tools.crm' at the top of a roadmap.
tools:
  crm: {}
channels:
  web: {tools: [crm]}
segments:
  all: {channels: [web]}
`);
});

it('a long chain of imports is followed to its end', () => {
  const next = (file: string): readonly Import[] =>
    Number(file) < 20_000
      ? [{ written: '', name: '', at: ['imports', 0], target: { is: 'file', path: String(Number(file) + 1) } }]
      : [];
  expect(closureOf('0', next).members.length).toBe(20_001);
});

it('a file that is gone is as if it had never been', () => {
  const workspace = workspaceOf({
    'a.roadmap.yaml':
      'version: 1\nimports: [b.roadmap.yaml]\nchannels:\n  web: {tools: [crm]}\nsegments:\n  all: {channels: [web]}\n',
    'b.roadmap.yaml': 'version: 1\ntools:\n  crm: {}\n',
  });
  expect(findingsOf(workspace)).toEqual([]);
  workspace.setFile('b.roadmap.yaml', { missing: true });
  expect(findingsOf(workspace).map(({ rule }) => rule)).toEqual(['import']);
  workspace.setFile('b.roadmap.yaml', { text: 'version: 1\ntools:\n  crm: {}\n' });
  expect(findingsOf(workspace)).toEqual([]);
});
