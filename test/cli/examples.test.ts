/** The examples draw the findings that their README lists, and no others. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runIn } from './machine';

const ROOT = join(__dirname, '..', '..');

it('lists exactly what check finds in the examples', async () => {
  const readme = readFileSync(join(ROOT, 'examples', 'README.md'), 'utf8');
  const listed = [...readme.matchAll(/^\| `([^`]+\.yaml)` \| `([a-z-]+)` \| (error|warning|info|hint) \|/gm)].map(
    ([, file, rule, severity]) => `${file} ${rule} ${severity}`,
  );
  const { code, stdout } = await runIn(['check', 'examples', '--format', 'json', '--today', '2026-03-16'], {
    folder: ROOT,
  });
  const findings: readonly { path: string; rule: string; severity: string }[] = JSON.parse(stdout).findings;
  const found = findings.map(({ path, rule, severity }) => `${path.replace(/^examples\//, '')} ${rule} ${severity}`);
  expect(listed.length).toBeGreaterThan(0);
  expect(found.sort()).toEqual(listed.sort());
  expect(code).toBe(findings.some(({ severity }) => severity === 'error') ? 1 : 0);
});
