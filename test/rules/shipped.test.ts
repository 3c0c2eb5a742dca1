/** The examples show exactly the findings that their README lists, on the day for which they are written. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Workspace } from '../../core/workspace';
import { findingsOf, workspaceOf } from '../kit/check';

const EXAMPLES = join(import.meta.dirname, '../../examples');

const yamlBelow = (folder: string): readonly string[] =>
  readdirSync(join(EXAMPLES, folder)).flatMap((name) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (statSync(join(EXAMPLES, path)).isDirectory()) return yamlBelow(path);
    return path.endsWith('.roadmap.yaml') ? [path] : [];
  });

/** Rows of the README's table: file, rule, severity and what the line says. */
function listed(): readonly string[] {
  const readme = readFileSync(join(EXAMPLES, 'README.md'), 'utf8');
  const rows = [...readme.matchAll(/^\| `([^`]+)` \| `([^`]+)` \| (\w+) \| `([^`]+)`/gm)];
  return rows.map(([, file, rule, severity, text]) => `${file} ${rule} ${severity} ${text}`);
}

function found(workspace: Workspace): readonly string[] {
  return findingsOf(workspace).map(({ file, rule, severity, span }) => {
    const text = workspace.text(file)!;
    const start = text.lastIndexOf('\n', span.start) + 1;
    return `${file} ${rule} ${severity} ${text.slice(start, text.indexOf('\n', start)).trim()}`;
  });
}

it('examples show what their README lists', () => {
  const files = Object.fromEntries(yamlBelow('').map((path) => [path, readFileSync(join(EXAMPLES, path), 'utf8')]));
  const lines = found(workspaceOf(files));
  const rows = listed();
  expect(rows.length).toBeGreaterThan(0);
  expect(lines).toHaveLength(rows.length);
  for (const row of rows)
    expect(
      lines.filter((line) => line.startsWith(row)),
      row,
    ).toHaveLength(1);
});
