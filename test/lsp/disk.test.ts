import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { URI } from 'vscode-uri';
import { searchRoadmaps } from '../../cli/files/search';
import { nodeFiles } from '../../cli/io/node';
import { diskFiles } from '../../server/disk';
import { isWithin, outsideFolder, pathIn, uriIn } from '../../server/paths';

const folder = mkdtempSync(join(tmpdir(), 'roadmap-disk-'));
const inside = join(folder, 'inside');
const put = (path: string, text: string | Uint8Array): void => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};

beforeAll(() => {
  put('outside.roadmap.yaml', 'version: 1\n');
  put('inside/b.roadmap.yml', 'b: 1\n');
  put('inside/sub/.roadmap.yaml', '\ufeffa: 1\n');
  put('inside/plain.yaml', 'p: 1\n');
  put('inside/node_modules/x/x.roadmap.yaml', '');
  put('inside/dist/x.roadmap.yaml', '');
  put('inside/.gitignore', 'build/\n*.draft.roadmap.yaml\n!keep.draft.roadmap.yaml\n');
  put('inside/build/x.roadmap.yaml', '');
  put('inside/a.draft.roadmap.yaml', '');
  put('inside/sub/keep.draft.roadmap.yaml', '');
  put('inside/sub/.gitignore', '/x.roadmap.yaml\n');
  put('inside/sub/x.roadmap.yaml', '');
  put('inside/sub/deep/x.roadmap.yaml', '');
  put('inside/bytes.yaml', new Uint8Array([0x61, 0xff]));
  put('inside/large.yaml', new Uint8Array(10_000_001));
  symlinkSync(join(folder, 'outside.roadmap.yaml'), join(inside, 'link.yaml'));
  symlinkSync(folder, join(inside, 'loop'));
  symlinkSync(join(folder, 'outside.roadmap.yaml'), join(inside, 'out.roadmap.yaml'));
  symlinkSync(join(inside, 'b.roadmap.yml'), join(inside, 'twice.roadmap.yaml'));
  symlinkSync(join(inside, 'plain.yaml'), join(inside, 'named.roadmap.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the files of a folder', () => {
  const files = diskFiles(URI.file(inside))!;

  it('are found in all its folders that hold one’s own work', async () => {
    expect(await files.find()).toEqual([
      'b.roadmap.yml',
      'dist/x.roadmap.yaml',
      'named.roadmap.yaml',
      'sub/.roadmap.yaml',
      'sub/deep/x.roadmap.yaml',
      'sub/keep.draft.roadmap.yaml',
    ]);
  });

  it('are those that the command line finds', async () => {
    const { files: found } = searchRoadmaps(inside, nodeFiles);
    expect(await files.find()).toEqual(found.map((file) => relative(inside, file).replaceAll(sep, '/')));
  });

  it('are not those that a git work tree leaves out further up, unless it leaves out the folder itself', async () => {
    put('tree/.git/info/exclude', 'hidden.roadmap.yaml\n');
    put('tree/.gitignore', '/plans/old/\n/left/\n');
    for (const name of ['plans/a', 'plans/hidden', 'plans/old/b', 'left/c']) put(`tree/${name}.roadmap.yaml`, '');
    const find = (path: string) => diskFiles(URI.file(join(folder, path)))!.find();
    expect(await find('tree/plans')).toEqual(['a.roadmap.yaml']);
    expect(await find('tree/left')).toEqual(['c.roadmap.yaml']);
  });

  it('lie in a git work tree, whose file of suppressions is read, and no link to elsewhere', async () => {
    put('repo/.git', 'gitdir: elsewhere\n');
    put('repo/roadmap-suppressions.json', '{}');
    put('repo/a/b/x.roadmap.yaml', '');
    const uri = URI.file(join(folder, 'repo/roadmap-suppressions.json')).toString();
    const topOf = (path: string) => diskFiles(URI.file(join(folder, path)))!.top();
    expect(await topOf('repo')).toEqual({ base: '', uri, suppressions: { text: '{}' } });
    expect(await topOf('repo/a/b')).toEqual({ base: 'a/b/', uri, suppressions: { text: '{}' } });
    put('other/.git', 'gitdir: elsewhere\n');
    put('other/a/x.roadmap.yaml', '');
    symlinkSync(join(folder, 'repo/roadmap-suppressions.json'), join(folder, 'other/roadmap-suppressions.json'));
    expect((await topOf('other/a')).suppressions).toEqual({ unreadable: 'it is outside the workspace folder' });
  });

  it.each([
    ['sub/.roadmap.yaml', { text: 'a: 1\n' }],
    ['plain.yaml', { text: 'p: 1\n' }],
    ['bytes.yaml', { text: 'a\ufffd' }],
    ['gone.yaml', { missing: true }],
    ['plain.yaml/below.yaml', { missing: true }],
    ['sub', { unreadable: 'it is a folder' }],
    ['large.yaml', { unreadable: 'it is larger than 10 MB' }],
    ['link.yaml', { unreadable: 'it is outside the workspace folder' }],
    ['../outside.roadmap.yaml', { unreadable: 'it is outside the workspace folder' }],
    ['loop/outside.roadmap.yaml', { unreadable: 'it is outside the workspace folder' }],
  ])('are read: %s', async (path, expected) => expect(await files.read(path)).toEqual(expected));

  it('are the editor’s business on other file systems', () => {
    expect(diskFiles(URI.parse('vscode-vfs://github/a/b'))).toBeUndefined();
  });
});

describe('paths', () => {
  const root = URI.parse('file:///c%3A/My%20plans');

  it('are those within the folder, however the URI is written', () => {
    expect(pathIn(root, 'file:///C:/My%20plans/a%20b.roadmap.yaml')).toBe('a b.roadmap.yaml');
    expect(pathIn(root, 'file:///c%3A/My%20plans%202/a.roadmap.yaml')).toBeUndefined();
    expect(pathIn(root, 'file:///c%3A/My%20plans')).toBeUndefined();
    expect(pathIn(root, 'git:/c%3A/My%20plans/a.yaml?x')).toBeUndefined();
    expect(pathIn(root, uriIn(root, 'sub/é #1.roadmap.yaml'))).toBe('sub/é #1.roadmap.yaml');
  });

  it('have a folder of their own where no workspace folder holds them', () => {
    for (const uri of ['untitled:Untitled-1', 'file:///x/y.roadmap.yaml', 'git:/x/y.yaml?%7B%7D'])
      expect(pathIn(outsideFolder(URI.parse(uri)), uri), uri).toBe(URI.parse(uri).path.replace(/^\//, ''));
  });

  it('lie within each other', () => {
    expect(isWithin(root, URI.parse('file:///c%3A/My%20plans/sub'))).toBe(true);
    expect(isWithin(root, root)).toBe(true);
    expect(isWithin(root, URI.parse('file:///c%3A/My'))).toBe(false);
  });
});
