/** What `--fix-dry-run` prints is taken by git and by patch, whatever the file is called and however it begins. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { git, runIn, temporaryFolder } from './machine';

const BROKEN = 'version: 1\ntools:\n  crm: {vendr: Acme}\n';

function folderWith(name: string, content: string): string {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  writeFileSync(join(folder, name), content);
  return folder;
}

describe.each([
  ['with a byte order mark', 'plan.roadmap.yaml', (text: string) => `\ufeff${text}`],
  ['with a mark and a change in the first line', 'plan.roadmap.yaml', (text: string) => `\ufeff${text.slice(11)}`],
  ['with CRLF', 'plan.roadmap.yaml', (text: string) => text.replaceAll('\n', '\r\n')],
  ['of a name with spaces', 'my new plan.roadmap.yaml', (text: string) => text],
  ['of a name with quotes', 'a "good\\ plan.roadmap.yaml', (text: string) => text],
  ['of a name in another script', 'дорога ü.roadmap.yaml', (text: string) => text],
])('a file %s', (_about, name, made) => {
  const tools: readonly (readonly [string, (folder: string) => unknown])[] = [
    ['git', (folder) => git(['apply', '--whitespace=nowarn', 'change.diff'], folder)],
    ['patch', (folder) => execFileSync('patch', ['-p1', '--batch', '-i', 'change.diff'], { cwd: folder })],
  ];
  it.each(tools)('is mended by %s as by --fix', async (_tool, apply) => {
    const [fixed, folder] = [folderWith(name, made(BROKEN)), folderWith(name, made(BROKEN))];
    await runIn(['check', '--fix'], { folder: fixed });
    const { stdout } = await runIn(['check', '--fix-dry-run'], { folder });
    writeFileSync(join(folder, 'change.diff'), stdout);
    apply(folder);
    const after = readFileSync(join(folder, name), 'utf8');
    expect(after).toBe(readFileSync(join(fixed, name), 'utf8'));
    expect(after).not.toBe(made(BROKEN));
  });
});
