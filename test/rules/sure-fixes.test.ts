/** A fix is applied without asking only where one reading is possible. */
import { describe, expect, it } from 'vitest';
import { findingsOf, workspaceFrom } from '../kit/check';

/** The titles of all fixes that may be applied without asking. */
const safe = (source: string): readonly string[] =>
  findingsOf(workspaceFrom(source)).flatMap(({ fixes }) => fixes.filter((fix) => fix.safe).map(({ title }) => title));

const all = (source: string): readonly string[] =>
  findingsOf(workspaceFrom(source)).flatMap(({ fixes }) => fixes.map(({ title }) => title));

describe('a suggestion is safe', () => {
  it('for one slip of the typing', () =>
    expect(
      safe('version: 1\ntools:\n  mailer: {}\nchannels:\n  email: {tools: [mailr]}\nsegments:\n  a: {}\n'),
    ).toEqual(["Change to 'mailer'"]));

  it.each([
    ['another number', 'ga3', 'ga4'],
    ['a number more', 'braze', 'braze2'],
    ['a number less', 'braze2', 'braze'],
  ])('not for %s', (_what, written, there) => {
    const source = `version: 1\ntools:\n  ${there}: {}\nchannels:\n  web: {tools: [${written}]}\n`;
    expect(safe(source)).toEqual([]);
    expect(all(source)).toContain(`Change to '${there}'`);
  });

  it('not for two keys that would become one', () =>
    expect(
      safe('version: 1\ninitiatives:\n  a: {horizon: now}\n  b: {horizon: now, depends_on: [a], dependson: [a]}\n'),
    ).toEqual([]));

  it('not for two ids that would become one', () =>
    expect(
      safe('version: 1\ninitiatives:\n  audit: {horizon: now}\n  b: {horizon: now, dependsOn: {audt: , adit: }}\n'),
    ).toEqual([]));
});

describe('nothing is suggested to wait for', () => {
  it('itself, what it consists of, or what it is part of', () => {
    const source = `version: 1
initiatives:
  launch: {horizon: now, dependsOn: [launchh], activities: {launcher: {dependsOn: [lauch]}}}
`;
    expect(all(source).filter((title) => title.startsWith('Change'))).toEqual([]);
  });
});
