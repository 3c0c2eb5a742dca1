// Bundles everything that ships: node scripts/build.mjs [--watch] [--production]
import { chmodSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedError, withCleanup } from './lib/cleanup.mjs';
import { installRoot } from './lib/install.mjs';
import { out, root } from './lib/paths.mjs';
import { run } from './lib/process.mjs';

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const node = { platform: 'node', format: 'cjs', target: 'node20' };
const browser = { platform: 'browser', target: 'es2022', define: { 'process.env.NODE_ENV': '"production"' } };

/** Each bundle by the name of its metafile. */
const bundles = {
  server: { ...node, entryPoints: ['server/node.ts'], outfile: 'dist/server/node.js' },
  worker: { ...browser, format: 'iife', entryPoints: ['server/browser.ts'], outfile: 'dist/server/worker.js' },
  client: { ...node, entryPoints: ['client/node.ts'], outfile: 'dist/client/node.js', external: ['vscode'] },
  web: {
    ...browser,
    format: 'cjs',
    entryPoints: ['client/browser.ts'],
    outfile: 'dist/client/web.js',
    external: ['vscode'],
  },
  // Mermaid is a chunk for each kind of diagram, loaded when one is drawn.
  preview: {
    ...browser,
    format: 'esm',
    splitting: true,
    entryPoints: { preview: 'client/webview/preview.ts' },
    outdir: 'dist/webview',
    chunkNames: 'chunks/[name]-[hash]',
  },
  cli: {
    ...node,
    entryPoints: ['cli/main.ts'],
    outfile: 'dist/cli/roadmap.js',
    banner: { js: '#!/usr/bin/env node' },
    minify: true,
    loader: { '.yaml': 'text' },
    define: { ROADMAP_VERSION: JSON.stringify(version) },
    apart: [{ filter: /^\.\/sdk$/, path: './mcp.js' }],
  },
  // Half a megabyte that only agents need: other commands start without it.
  mcp: { ...node, entryPoints: ['cli/mcp/sdk.ts'], outfile: 'dist/cli/mcp.js', minify: true },
  action: {
    ...node,
    entryPoints: ['action/main.ts'],
    outfile: 'dist/action/index.js',
    minify: true,
    define: { ROADMAP_VERSION: JSON.stringify(version) },
  },
};

const shared = {
  absWorkingDir: root,
  bundle: true,
  metafile: true,
  logLevel: 'warning',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: production ? 'linked' : 'none',
  mainFields: ['module', 'main'],
};

await withCleanup(async (cleanup) => {
  await installRoot(cleanup);
  const { context } = await import('esbuild');
  await generate(cleanup);
  removeStaleChunks();
  const contexts = await Promise.all(Object.keys(bundles).map((name) => context(optionsOf(name))));
  for (const each of contexts) cleanup.add(() => each.dispose());
  if (!watch) return rebuildAll(contexts);
  await Promise.all(contexts.map((each) => each.watch()));
  console.log('Watching for changes; Ctrl-C ends.');
  await new Promise(() => {});
});

/** esbuild prints what is wrong by itself. */
async function rebuildAll(contexts) {
  const results = await Promise.allSettled(contexts.map((each) => each.rebuild()));
  return results.some(({ status }) => status === 'rejected') ? 1 : 0;
}

/** The schema and the validators are made from the description of the format, before anything is bundled. */
async function generate(cleanup) {
  const script = join(root, 'scripts', 'generate.mjs');
  const code = await run(process.execPath, [script], { cwd: root, cleanup });
  if (code !== 0) throw expectedError('scripts/generate.mjs failed: nothing was bundled.');
}

/** The names of chunks hold a hash, so that those of earlier builds would pile up. */
function removeStaleChunks() {
  rmSync(join(root, 'dist', 'webview', 'chunks'), { recursive: true, force: true });
}

function optionsOf(name) {
  const { apart = [], ...settings } = bundles[name];
  const browserFields = settings.platform === 'browser' ? { mainFields: ['browser', 'module', 'main'] } : {};
  return { ...shared, ...browserFields, ...settings, plugins: [report(name), ...apart.map(leaveOut)] };
}

/** Leaves a module to another bundle, which lies at a path beside this one. */
function leaveOut({ filter, path }) {
  return {
    name: 'leave out',
    setup: (build) => build.onResolve({ filter }, () => ({ path, external: true })),
  };
}

/** Keeps the metafile for the bench and says the size of the bundle's first file. */
function report(name) {
  const [entry] = Object.values(bundles[name].entryPoints);
  return {
    name: 'report',
    setup(build) {
      build.onEnd(({ metafile, errors }) => {
        if (errors.length || !metafile) return;
        mkdirSync(join(out, 'meta'), { recursive: true });
        writeFileSync(join(out, 'meta', `${name}.json`), JSON.stringify(metafile));
        const [main] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint === entry);
        if (name === 'cli') chmodSync(join(root, main), 0o755);
        console.log(`${main.padEnd(24)} ${(statSync(join(root, main)).size / 1024).toFixed(0).padStart(6)} kB`);
      });
    },
  };
}
