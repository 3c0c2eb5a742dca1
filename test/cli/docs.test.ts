/** The page about the command names what there is. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { changeRules } from '../../core/diff/promises/list';
import { rules } from '../../core/rules/list';

const page = readFileSync(join(__dirname, '..', '..', 'docs', 'cli.md'), 'utf8');

const NAMED = [
  /--rule ([a-z-]+)=/g,
  /roadmap explain ([a-z]+(?:-[a-z]+)+)/g,
  /\[([a-z]+(?:-[a-z]+)+)\]/g,
  /"rule": "([^"]+)"/g,
  /rules\/([a-z-]+)\.md/g,
];

it('names only rules that exist', () => {
  const named = NAMED.flatMap((pattern) => [...page.matchAll(pattern)].map(([, name]) => name!));
  expect(named.length).toBeGreaterThan(NAMED.length);
  const known = new Set([...rules, ...changeRules].map(({ name }) => name));
  expect(named.filter((name) => !known.has(name))).toEqual([]);
});
