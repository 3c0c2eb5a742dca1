import { expect, it, vi } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { URI } from 'vscode-uri';
import { Teller } from '../../server/diagnostics/push';
import { reportOf } from '../../server/diagnostics/report';
import { Project } from '../../server/project';
import type { Changed, Session } from '../../server/session';

const BAD = 'version: 1\ntools:\n  crm: {vendr: x}\n';

/** A folder whose files are in memory. */
function folder(files: Record<string, string>): Project {
  const project = new Project(URI.parse('memfs:/w'), {
    find: async () => Object.keys(files),
    read: async (path) => {
      const text = files[path];
      return text === undefined ? { missing: true } : { text };
    },
    top: async () => ({ base: '', uri: 'memfs:/w/roadmap-suppressions.json', suppressions: { missing: true } }),
  });
  project.setToday('2026-03-16');
  return project;
}

it('one file that can’t be checked silences no other, keeps what was found in it, and is logged', async () => {
  const project = folder({ 'a.roadmap.yaml': BAD, 'b.roadmap.yaml': 'version: 1\n' });
  const sent: [string, number][] = [];
  const logged: string[] = [];
  let changed = (_change: Changed): void => {};
  let told = (): void => {};
  const session = {
    capabilities: {},
    onChange: (listener: typeof changed) => {
      changed = listener;
    },
    allReady: async () => {
      await project.settle();
      return [project];
    },
    connection: {
      console: { error: (line: string) => logged.push(line) },
      sendDiagnostics: async ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) =>
        sent.push([uri, diagnostics.length]),
      sendNotification: async () => told(),
    },
  } as unknown as Session;
  new Teller(session, false);
  const change = (): Promise<void> =>
    new Promise((resolve) => {
      told = resolve;
      changed({ project, outside: true });
    });
  await change();
  expect(sent.splice(0)).toEqual([['memfs:/w/a.roadmap.yaml', 1]]);
  const { findings } = project.workspace;
  vi.spyOn(project.workspace, 'findings').mockImplementation((path) => {
    if (path === 'a.roadmap.yaml') throw new Error('no\nreason');
    return findings(path);
  });
  project.open('b.roadmap.yaml', TextDocument.create('memfs:/w/b.roadmap.yaml', 'roadmap', 1, BAD));
  await change();
  expect(sent).toEqual([['memfs:/w/b.roadmap.yaml', 1]]);
  expect(logged).toEqual(['a.roadmap.yaml could not be checked: Error: no']);
});

it('a file’s report is made again only if something in it is another', async () => {
  const files = { 'a.roadmap.yaml': `# a b\n${BAD}`, 'b.roadmap.yaml': BAD };
  const project = folder(files);
  await project.settle();
  const [a, b] = [reportOf(project, 'a.roadmap.yaml'), reportOf(project, 'b.roadmap.yaml')];
  expect(a.items[0]!.range.start.line).toBe(3);
  // No offset moves, but a line does.
  files['a.roadmap.yaml'] = `# a\n#\n${BAD}`;
  project.touch('a.roadmap.yaml');
  await project.settle();
  expect(reportOf(project, 'b.roadmap.yaml')).toBe(b);
  expect(reportOf(project, 'a.roadmap.yaml').items[0]!.range.start.line).toBe(4);
  expect(reportOf(project, 'a.roadmap.yaml')).toBe(reportOf(project, 'a.roadmap.yaml'));
  project.open('a.roadmap.yaml', TextDocument.create('memfs:/w/a.roadmap.yaml', 'roadmap', 2, BAD));
  expect(reportOf(project, 'a.roadmap.yaml')).toMatchObject({ version: 2 });
});

it('nothing is kept of files that are gone, but what an import still names is looked for', async () => {
  const files: Record<string, string> = {
    'a.roadmap.yaml': 'version: 1\nimports: [parts.yaml]\n',
    'b.roadmap.yaml': BAD,
    'parts.yaml': 'version: 1\n',
  };
  const project = folder(files);
  await project.settle();
  project.open('b.roadmap.yaml', TextDocument.create('memfs:/w/b%2Eroadmap.yaml', 'roadmap', 1, BAD));
  expect(project.uriOf('b.roadmap.yaml')).toBe('memfs:/w/b%2Eroadmap.yaml');
  delete files['b.roadmap.yaml'];
  delete files['parts.yaml'];
  project.close('b.roadmap.yaml');
  project.touch('parts.yaml');
  await project.settle();
  expect(project.uriOf('b.roadmap.yaml')).toBe('memfs:/w/b.roadmap.yaml');
  expect(project.document('b.roadmap.yaml')).toBeUndefined();
  expect(project.workspace.files()).toEqual(['a.roadmap.yaml']);
  expect(project.touch('parts.yaml')).toBe(true);
  files['a.roadmap.yaml'] = 'version: 1\n';
  project.touch('a.roadmap.yaml');
  await project.settle();
  expect(project.touch('parts.yaml')).toBe(false);
  files['b.roadmap.yaml'] = BAD;
  expect(project.touch('b.roadmap.yaml')).toBe(true);
  await project.settle();
  expect(project.workspace.findings('b.roadmap.yaml')).toHaveLength(1);
});
