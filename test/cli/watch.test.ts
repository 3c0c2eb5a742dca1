/** `check --watch`: with changes as the test says, and once with a real machine's. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NodeWatcher } from '../../cli/io/watch';
import { type RunOptions, runIn, temporaryFolder } from './machine';
import { TestRepository } from './repository';

const GOOD = 'version: 1\n';
const WRONG = 'version: 1\ntools:\n  crm: {vendr: Acme}\n';
const CLEAR = '\u001b[2J\u001b[H';

function folderWith(files: Readonly<Record<string, string>>) {
  const { folder, remove } = temporaryFolder();
  onTestFinished(remove);
  const at = (path: string): string => join(folder, path);
  const write = (path: string, text: string): readonly string[] => {
    mkdirSync(dirname(at(path)), { recursive: true });
    writeFileSync(at(path), text);
    return [at(path)];
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { folder, at, write };
}

/** The summaries of all runs, and how it ended. */
async function summaries(folder: string, args: string, happens: RunOptions['happens'] = []) {
  const { code, stdout, stderr } = await runIn(['check', '--watch', ...args.split(' ').filter(Boolean)], {
    folder,
    happens,
  });
  return { code, stderr, said: stdout.match(/^(Nothing|\d+ (error|warning|info)).*$/gm) ?? [] };
}

describe('watching', () => {
  it('checks again when a roadmap is another one, and ends with 0 whatever was found', async () => {
    const { folder, write } = folderWith({ 'a.roadmap.yaml': GOOD });
    expect(
      await summaries(folder, '', [
        () => write('a.roadmap.yaml', WRONG),
        () => write('a.roadmap.yaml', WRONG),
        () => write('notes.md', WRONG),
        () => write('a.roadmap.yaml', `${WRONG}  cdp: {vendr: Acme}\n`),
      ]),
    ).toEqual({
      code: 0,
      stderr: 'Watching for changes; Ctrl+C ends it.\n',
      said: [
        'Nothing found in 1 file.',
        '1 error in 1 file. --fix mends it.',
        '2 errors in 1 file. --fix mends all of them.',
      ],
    });
  });

  it('follows files that come, go and are renamed, in folders that are new too', async () => {
    const { folder, at, write } = folderWith({
      'a.roadmap.yaml': GOOD,
      '.gitignore': 'left/\n',
      'node_modules/x.md': '',
    });
    const { said } = await summaries(folder, '', [
      () => {
        write('new/below/b.roadmap.yaml', WRONG);
        return [at('new')];
      },
      () => write('new/below/b.roadmap.yaml', GOOD),
      () => {
        renameSync(at('new/below'), at('moved'));
        return [at('new/below'), at('moved')];
      },
      () => write('moved/b.roadmap.yaml', WRONG),
      () => {
        rmSync(at('moved'), { recursive: true });
        return [at('moved')];
      },
      () => write('left/c.roadmap.yaml', WRONG),
      () => write('node_modules/d.roadmap.yaml', WRONG),
      () => write('.gitignore', ''),
    ]);
    expect(said).toEqual([
      'Nothing found in 1 file.',
      '1 error in 2 files. --fix mends it.',
      'Nothing found in 2 files.',
      'Nothing found in 2 files.',
      '1 error in 2 files. --fix mends it.',
      'Nothing found in 1 file.',
      '1 error in 2 files. --fix mends it.',
    ]);
  });

  it('follows imports, whatever they are called, and those that are not there yet', async () => {
    const { folder, at, write } = folderWith({ 'a.roadmap.yaml': 'version: 1\nimports: [parts/deep/tools.yaml]\n' });
    const { said } = await summaries(folder, 'a.roadmap.yaml', [
      () => {
        write('parts/deep/tools.yaml', GOOD);
        return [at('parts')];
      },
      () => write('parts/deep/other.yaml', WRONG),
      () => {
        rmSync(at('parts/deep/tools.yaml'));
        return [at('parts/deep/tools.yaml')];
      },
    ]);
    expect(said.map((line) => line.slice(0, 7))).toEqual(['1 error', 'Nothing', '1 error']);
  });

  it('misses nothing that changes while a folder is not watched yet', async () => {
    const { folder, write } = folderWith({ 'a.roadmap.yaml': GOOD });
    const { files } = await import('../../cli/io/node').then(({ nodeFiles }) => ({ files: nodeFiles }));
    let reads = 0;
    const read = files.read;
    // Just after the first reading, somebody writes.
    const spied = (path: string): Uint8Array => {
      const bytes = read(path);
      if (path.endsWith('a.roadmap.yaml') && ++reads === 1) write('a.roadmap.yaml', WRONG);
      return bytes;
    };
    Object.assign(files, { read: spied });
    onTestFinished(() => void Object.assign(files, { read }));
    expect((await summaries(folder, '')).said).toEqual([
      'Nothing found in 1 file.',
      '1 error in 1 file. --fix mends it.',
    ]);
  });

  it('waits where there is no roadmap yet, and not where there is nothing to wait for', async () => {
    const { folder, write } = folderWith({});
    const { said, stderr, code } = await summaries(folder, '', [() => write('a.roadmap.yaml', GOOD)]);
    expect({ said, code }).toEqual({ said: ['Nothing found in 1 file.'], code: 0 });
    expect(stderr).toMatch(/^roadmap: No roadmap file .*\nWatching for changes; Ctrl\+C ends it\.\n$/);
    expect(await summaries(folder, 'gone/b.roadmap.yaml')).toMatchObject({ said: [], code: 3 });
  });

  it('clears the screen of a terminal, and nothing else', async () => {
    const { folder, write } = folderWith({ 'a.roadmap.yaml': GOOD });
    const happens = [() => write('a.roadmap.yaml', WRONG)];
    const { stdout, stderr } = await runIn(['check', '--watch', '--color', 'never'], { folder, happens, terminal: 80 });
    const summary = (screen: string) => /^.* in \d+ files?\..*$/m.exec(screen)?.[0] ?? screen;
    expect(stdout.split(CLEAR).map(summary)).toEqual([
      '',
      'Nothing found in 1 file.',
      '1 error in 1 file. --fix mends it.',
    ]);
    expect(stderr).toBe('Watching for changes; Ctrl+C ends it.\n'.repeat(2));
    write('a.roadmap.yaml', GOOD);
    expect((await runIn(['check', '--watch'], { folder, happens })).stdout).not.toContain('\u001b');
  });

  it('goes on when git can not say something for a moment', async () => {
    const made = TestRepository.make({ 'a.roadmap.yaml': WRONG });
    made.commit();
    const { folder } = made;
    const write = (text: string): readonly string[] => {
      made.write({ 'a.roadmap.yaml': text });
      return [join(folder, 'a.roadmap.yaml')];
    };
    made.git('branch', 'old');
    const { said, stderr } = await summaries(folder, '--base old', [
      () => {
        made.git('branch', '-D', 'old');
        return write(`${WRONG}  cdp: {}\n`);
      },
      () => {
        made.git('branch', 'old');
        return write(`${WRONG}  cdp: {vendr: A}\n`);
      },
    ]);
    expect(said).toEqual([
      'Nothing new since old in 1 file. 1 older one not shown.',
      '1 error in 1 file, new since old. --fix mends it. 1 older one not shown.',
    ]);
    expect(stderr).toContain("roadmap: --base old: There is no commit 'old' here.");
  });

  it.each([['-'], ['--staged'], ['--fix'], ['--fix-dry-run'], ['--format json']])(
    'makes no sense with %s',
    async (args) => {
      const { folder } = folderWith({ 'a.roadmap.yaml': GOOD });
      const { code, stderr } = await summaries(folder, args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^roadmap: --watch .*\n$/);
    },
  );
});

describe('a real machine', () => {
  it('tells of a file that is written, replaced and taken away', async () => {
    const { folder, at, write } = folderWith({ 'a.roadmap.yaml': GOOD, 'sub/x': '' });
    const watcher = new NodeWatcher();
    onTestFinished(() => watcher.close());
    expect(watcher.watch(new Set([folder, at('sub'), at('nowhere')]))).toBe(true);
    expect(watcher.watch(new Set([folder, at('sub')]))).toBe(false);
    write('a.roadmap.yaml', WRONG);
    expect(await watcher.next()).toEqual([at('a.roadmap.yaml')]);
    write('.a.tmp', GOOD);
    renameSync(at('.a.tmp'), at('a.roadmap.yaml'));
    rmSync(at('sub'), { recursive: true });
    const changed = new Set(await watcher.next());
    expect([at('a.roadmap.yaml'), at('sub')].filter((path) => !changed.has(path))).toEqual([]);
    mkdirSync(at('sub'));
    expect(watcher.watch(new Set([folder, at('sub')]))).toBe(true);
    await watcher.next();
    write('sub/b.roadmap.yaml', GOOD);
    expect(await watcher.next()).toContain(at('sub/b.roadmap.yaml'));
  });

  it('runs until Ctrl+C and ends with 0', async () => {
    const program = join(__dirname, '..', '..', 'dist', 'cli', 'roadmap.js');
    const folder = mkdtempSync(join(tmpdir(), 'roadmap-watch-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'a.roadmap.yaml'), GOOD);
    const child = spawn(process.execPath, [program, 'check', '--watch'], { cwd: folder });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = new Promise((resolve) => child.on('exit', (code, signal) => resolve(code ?? signal)));
    const said = { out: '', err: '' };
    let wake = (): void => {};
    child.stdout.on('data', (chunk) => {
      said.out += chunk;
      wake();
    });
    child.stderr.on('data', (chunk) => {
      said.err += chunk;
      wake();
    });
    const until = async (holds: () => boolean): Promise<void> => {
      while (!holds())
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
    };
    await until(() => said.err.includes('Watching'));
    writeFileSync(join(folder, 'a.tmp'), WRONG);
    renameSync(join(folder, 'a.tmp'), join(folder, 'a.roadmap.yaml'));
    await until(() => said.out.includes('1 error'));
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(said.err).toBe('Watching for changes; Ctrl+C ends it.\n');
  });
});
