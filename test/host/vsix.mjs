// Makes the package, installs it as a user would, and runs a smoke test on what was installed: node test/host/vsix.mjs
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expectedError, withCleanup } from '../../scripts/lib/cleanup.mjs';
import { host, out, root, vscode } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/process.mjs';
import { modernNode } from './server.mjs';

/** What an extension needs while it runs, and what its page in the marketplace shows. */
const belongs = [
  /^package\.json$/,
  /^(?:readme|changelog)\.md$/i,
  /^license(?:\.txt)?$/i,
  /^\.vsixmanifest$/,
  /^dist\/client\/(?:node|web)\.js$/,
  /^dist\/server\/(?:node|worker)\.js$/,
  // For tasks, and for whoever wants it in a terminal.
  /^dist\/cli\/(?:roadmap|mcp)\.js$/,
  /^dist\/webview\/[\w./-]+\.js$/,
  /^dist\/[\w./-]+\.LEGAL\.txt$/,
  /^media\/(?:icons|templates)\/[\w.-]+$/,
  /^media\/[\w.-]+\.css$/,
  /^syntaxes\/[\w.-]+\.json$/,
];
const smokeTest = 'the whole extension';

await withCleanup(async (cleanup) => {
  const folder = cleanup.tempFolder('roadmap-vsix-');
  const file = join(folder, 'roadmap.vsix');
  const made = await run(process.execPath, [join(root, 'scripts', 'package.mjs'), file], { cwd: root, cleanup });
  if (made !== 0) throw expectedError('The package could not be made.');
  const data = join(folder, 'data');
  const install = [join(vscode, 'out', 'server-main.js'), '--install-extension', file, '--server-data-dir', data];
  installed(spawnSync(modernNode(), [...install, '--telemetry-level', 'off'], { encoding: 'utf8' }));
  const extension = join(data, 'extensions', onlyOne(join(data, 'extensions')));
  const failures = problemsIn(extension).map((message) => ({ name: 'holds only what runs, and all of it', message }));
  for (const { message } of failures) console.log(`  ✘ the package › ${message}`);
  const script = join(host, 'run.mjs');
  const code = await run(modernNode(), [script, 'node', '--extension', extension, '--grep', smokeTest], {
    cwd: root,
    cleanup,
  });
  finish(failures);
  return code === 0 && failures.length === 0 ? 0 : 1;
});

/** A server without its native log complains, but installs. @throws what it said, where it did not */
function installed({ status, stdout, stderr }) {
  if (status !== 0) throw expectedError(`VS Code did not install the package:\n${stdout}${stderr}`);
}

function onlyOne(folder) {
  const found = readdirSync(folder, { withFileTypes: true }).filter((one) => one.isDirectory());
  if (found.length !== 1) throw expectedError(`${found.length} extensions were installed, not one.`);
  return found[0].name;
}

/** Files that have no business in the package, and those that its manifest names in vain. */
function problemsIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => relative(folder, join(one.parentPath ?? one.path, one.name)).replaceAll('\\', '/'));
  const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
  // The command line of `bin` is what npm installs, not VS Code.
  const named = [
    ...manifest.replace(/"bin": \{[^}]*\}/, '').matchAll(/"(?:\.\/)?((?:dist|media|schemas|syntaxes)\/[\w./-]+)"/g),
  ].map(([, path]) => path);
  return [
    ...files
      .filter((path) => !named.includes(path) && !belongs.some((form) => form.test(path)))
      .map((path) => `${path} is no part of it.`),
    ...named.filter((path) => !files.includes(path)).map((path) => `${path} is named in package.json and missing.`),
  ];
}

/** The results of the suites, with what is wrong with the package itself, under a name of their own. */
function finish(failures) {
  const results = join(out, 'results');
  const counts = JSON.parse(readFileSync(join(results, 'node.json'), 'utf8'));
  const own = failures.length === 0 ? { passed: counts.passed + 1 } : { failed: counts.failed + failures.length };
  const all = { ...counts, ...own, failures: [...(counts.failures ?? []), ...failures] };
  rmSync(join(results, 'node.json'));
  writeFileSync(join(results, 'vsix.json'), JSON.stringify(all));
}
