// Makes the tree of a release, which the Action, pre-commit and GitLab read from its tag: node scripts/release.mjs FOLDER [--built]
// It holds what is run and what says how; small, because each job downloads it.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedError, withCleanup } from './lib/cleanup.mjs';
import { root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const COPIED = [
  'action.yml',
  '.pre-commit-hooks.yaml',
  'docs/gitlab-ci.yml',
  'CHANGELOG.md',
  'LICENSE',
  'dist/action/index.js',
  'dist/action/index.js.LEGAL.txt',
  'dist/cli/mcp.js',
  'dist/cli/mcp.js.LEGAL.txt',
  'dist/cli/roadmap.js',
  'dist/cli/roadmap.js.LEGAL.txt',
];

await withCleanup(async (cleanup) => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { built: { type: 'boolean' } } });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw expectedError('Name the folder for the tree.');
  if (values.built !== true) {
    const script = join(root, 'scripts', 'build.mjs');
    const code = await run(process.execPath, [script, '--production'], { cwd: root, cleanup });
    if (code !== 0) throw expectedError('The build failed.');
  }
  makeTree(resolve(folder), values.built === true);
});

/** @param isDevelopment what was built for development has no file of licenses */
function makeTree(folder, isDevelopment) {
  rmSync(folder, { recursive: true, force: true });
  for (const path of COPIED) {
    if (path.endsWith('.LEGAL.txt') && (isDevelopment || !existsSync(join(root, path)))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path));
  }
  writeFileSync(join(folder, 'README.md'), readme());
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest(), null, 2)}\n`);
}

/** Nothing to install but the command: no scripts, and no packages. */
function manifest() {
  const { name, version, description, license, repository, engines, bin } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const files = ['dist/cli'];
  return {
    name,
    version,
    private: true,
    description,
    license,
    repository,
    engines: { node: engines.node },
    bin,
    files,
  };
}

/** The page about pipelines; what it links to lies on the main branch. */
function readme() {
  const { homepage } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const docs = `${homepage.replace(/#.*$/, '')}/blob/main/docs/`;
  return readFileSync(join(root, 'docs', 'ci.md'), 'utf8').replace(/\]\((?![a-z]+:|#)/g, `](${docs}`);
}
