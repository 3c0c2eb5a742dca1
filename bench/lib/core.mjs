// The core as a module of this process, bundled like the server.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { out, root } from '../../scripts/lib/paths.mjs';

export async function loadCore() {
  const outfile = join(out, 'bench', 'core.cjs');
  const contents = "export { Workspace } from './core/workspace';\nexport { dayOf } from './core/schedule/calendar';";
  await build({
    stdin: { contents, resolveDir: root, loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return (await import(pathToFileURL(outfile).href)).default;
}
