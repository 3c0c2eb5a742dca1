/** What somebody begins with is clean, whichever day it is and however strict they are. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillTemplate } from '../../core/protocol/template';
import { findingsOf, line, workspaceOf } from '../kit/check';

const FOLDER = join(import.meta.dirname, '../../media/templates');
const templates = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
/** The first and last days of quarters, a leap day, and one in between. */
const DAYS = ['2026-01-01', '2026-03-31', '2026-11-24', '2027-12-31', '2028-02-29'];

it('there are templates', () => expect(templates.length).toBeGreaterThan(2));

describe.each(templates)('%s', (name) => {
  const source = readFileSync(join(FOLDER, name), 'utf8');

  describe.each(DAYS)('on %s', (today) => {
    it.each(['starter', 'recommended', 'strict'])('draws no finding under %s', (profile) => {
      const text = `${fillTemplate(source, 'Our “stack”: a plan', today)}\nrules: {profile: ${profile}}\n`;
      const workspace = workspaceOf({ 'new.roadmap.yaml': text }, today);
      expect(findingsOf(workspace).map((finding) => line(workspace, finding))).toEqual([]);
    });
  });

  it('would draw one with a mistake in it', () => {
    const text = fillTemplate(source, 'Ours', '2026-03-16').replace(/^title:/m, 'titel:');
    const workspace = workspaceOf({ 'new.roadmap.yaml': text });
    expect(findingsOf(workspace).map(({ rule }) => rule)).toContain('unknown-key');
  });
});
