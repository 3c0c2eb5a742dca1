// Makes the extension's package: node scripts/package.mjs [FILE]
import { join } from 'node:path';
import { expectedError, withCleanup } from './lib/cleanup.mjs';
import { installHost, installRoot } from './lib/install.mjs';
import { host, root } from './lib/paths.mjs';
import { packageScript, run } from './lib/process.mjs';

await withCleanup(async (cleanup) => {
  await installRoot(cleanup);
  await installHost(cleanup);
  const built = await run(process.execPath, [join(root, 'scripts', 'build.mjs'), '--production'], {
    cwd: root,
    cleanup,
  });
  if (built !== 0) throw expectedError('The build failed.');
  const { modernNode } = await import('../test/host/server.mjs');
  const file = process.argv[2] ?? 'roadmap-as-code.vsix';
  // Everything is bundled, so that no package has to go along.
  const args = [packageScript(host, '@vscode/vsce', 'vsce'), 'package', '--no-dependencies', '--out', file];
  return run(modernNode(), args, { cwd: root, cleanup });
});
