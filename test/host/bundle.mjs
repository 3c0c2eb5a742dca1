import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { host, out, root } from '../../scripts/lib/paths.mjs';

/**
 * Bundles the suites that suit the kind of extension host into one module, whose `run()` VS Code calls.
 * `*.node.test.ts` go to the node host alone, `*.web.test.ts` to the web host alone.
 * @param {'node' | 'web'} kind
 * @returns {Promise<string>} the module's file
 */
export async function bundleSuites(kind) {
  const other = kind === 'node' ? '.web.test.ts' : '.node.test.ts';
  const names = readdirSync(join(host, 'suite')).filter((name) => name.endsWith('.test.ts') && !name.endsWith(other));
  const loaders = names.sort().map((name) => `${JSON.stringify(name)}: () => import('./suite/${name}')`);
  const outfile = join(out, 'host', kind, 'index.js');
  await build({
    stdin: {
      contents: `import { runSuites } from './entry';\nexport const run = () => runSuites({ ${loaders.join(', ')} });`,
      resolveDir: host,
      loader: 'ts',
    },
    outfile,
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    platform: kind === 'node' ? 'node' : 'browser',
    target: 'es2022',
    external: ['vscode'],
    sourcemap: 'linked',
    logLevel: 'warning',
    plugins: [globalMocha],
  });
  return outfile;
}

/** Mocha's browser build, which needs neither files nor a document, would take this module's exports for its own. */
const globalMocha = {
  name: 'global-mocha',
  setup(build) {
    build.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, ({ path }) => ({
      contents: `var module, exports, define;\n${readFileSync(path, 'utf8')}`,
    }));
  },
};
