/** The bundle that ships, as a process: what only a real one can show. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from './machine';

const ROOT = join(__dirname, '..', '..');
const PROGRAM = join(ROOT, 'dist', 'cli', 'roadmap.js');
const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

function roadmap(args: readonly string[], folder: string, input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

function emptyFolder(): string {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  return folder;
}

describe('the program', () => {
  it('is built', () => expect(existsSync(PROGRAM)).toBe(true));

  it('knows its version, templates and schemas without any other file', () => {
    const folder = emptyFolder();
    expect(roadmap(['--version'], folder)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    for (const name of ['roadmap', 'report', 'schedule', 'suppressions']) {
      const built = JSON.parse(roadmap(['schema', name], folder).stdout);
      expect(built).toEqual(JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8')));
    }
    for (const name of ['minimal', 'martech', 'automation'])
      expect(roadmap(['init', '--template', name, '--name', `${name}.roadmap.yaml`], folder).code).toBe(0);
    const checked = roadmap(['check'], folder);
    expect(checked.stdout).toContain('Nothing found in 3 files.');
    expect(checked.code).toBe(0);
  });

  it('reads standard input, and exits by what it finds', () => {
    const folder = emptyFolder();
    expect(roadmap(['check', '-'], folder, 'version: 1\n')).toMatchObject({ code: 0, stderr: '' });
    expect(roadmap(['check', '-'], folder, 'version: 2\n')).toMatchObject({ code: 1, stderr: '' });
    expect(roadmap(['check', 'nowhere'], folder)).toMatchObject({ code: 3, stdout: '' });
    expect(roadmap(['chek'], folder)).toMatchObject({ code: 2, stdout: '' });
  });

  it('minds no reader that goes away early', () => {
    const folder = emptyFolder();
    const items = Array.from({ length: 5000 }, (_, i) => `  item-${i}: {start: 2026-03-02, duration: 2d}\n`);
    writeFileSync(join(folder, 'long.roadmap.yaml'), `version: 1\ninitiatives:\n${items.join('')}`);
    const command = `"${process.execPath}" "${PROGRAM}" schedule --format csv | head -n 1; echo "\${PIPESTATUS[0]}"`;
    const printed = execFileSync('bash', ['-c', `${command} 2>&1`], { cwd: folder, encoding: 'utf8' });
    expect(printed).toBe(
      'id,kind,name,start,end,workingDays,totalSlack,freeSlack,critical,assumed,driver,on,unscheduled,late,lateOn\n0\n',
    );
  });

  it.skipIf(!existsSync('/dev/full'))('says in one line that the output can not be written', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'plan.roadmap.yaml'), 'version: 1\n');
    const command = `"${process.execPath}" "${PROGRAM}" check >/dev/full; echo "$?"`;
    const printed = execFileSync('bash', ['-c', `{ ${command}; } 2>&1`], { cwd: folder, encoding: 'utf8' });
    expect(printed).toBe("roadmap: The output can't be written, because the disk is full.\n3\n");
  });

  it.skipIf(!existsSync('/dev/stdout'))('draws into a pipe that has a name', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'p.roadmap.yaml'), 'version: 1\ninitiatives: {a: {start: 2026-03-02, duration: 1w}}\n');
    const command = `"${process.execPath}" "${PROGRAM}" render -o /dev/stdout 2>&1 | head -n 1`;
    expect(execFileSync('bash', ['-c', command], { cwd: folder, encoding: 'utf8' })).toBe('gantt\n');
  });

  it('completes commands, options and values in bash', () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'completion.sh'), roadmap(['completion', 'bash'], folder).stdout);
    const complete = (...words: readonly string[]): readonly string[] => {
      const set = `COMP_WORDS=(roadmap ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}`;
      const script = `source ./completion.sh; ${set}; _roadmap; echo "\${COMPREPLY[@]}"`;
      return execFileSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8' }).trim().split(' ');
    };
    expect(complete('sch')).toEqual(['schedule', 'schema']);
    expect(complete('check', '--fi')).toEqual(['--fix', '--fix-dry-run']);
    expect(complete('check', '--format', '')).toEqual([
      'text',
      'json',
      'sarif',
      'github',
      'gitlab',
      'junit',
      'rdjson',
      'compact',
    ]);
    expect(complete('schema', 'r')).toEqual(['roadmap', 'report']);
    expect(complete('explain', 'unknown-k')).toEqual(['unknown-key']);
    expect(complete('help', 'ren')).toEqual(['render']);
    expect(complete('check', 'plan')).toEqual(['']);
  });

  it('is a language server', async () => {
    const server = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { cwd: emptyFolder() });
    onTestFinished(() => void server.kill());
    const params = { processId: null, rootUri: null, capabilities: {} };
    const message = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
    let answer = '';
    for await (const chunk of server.stdout) {
      answer += chunk;
      if (answer.includes('"capabilities"')) break;
    }
    expect(answer).toContain('"capabilities"');
  });
});
