// How many bytes each bundle has, as it is and as a browser or an archive would get it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../../scripts/lib/paths.mjs';

const BUNDLES = {
  'server, Node': 'dist/server/node.js',
  'server, web worker': 'dist/server/worker.js',
  'client, Node': 'dist/client/node.js',
  'client, web': 'dist/client/web.js',
  'command line': 'dist/cli/roadmap.js',
};

/** Every bundle with its sizes; of the preview, what is loaded before a timeline is drawn. */
export function sizes() {
  const single = Object.entries(BUNDLES).map(([name, file]) => sizeOf(name, [file]));
  return [...single, sizeOf('preview, drawing a timeline', previewFiles())].filter((size) => size !== undefined);
}

function sizeOf(name, files) {
  if (files.length === 0 || files.some((file) => !existsSync(join(root, file)))) return undefined;
  const contents = files.map((file) => readFileSync(join(root, file)));
  return {
    name,
    files: files.length,
    bytes: contents.reduce((sum, content) => sum + content.length, 0),
    gzip: contents.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0),
  };
}

/** The preview's first file, all that it imports, and of what is loaded on demand Mermaid's core and its Gantt chart. */
function previewFiles() {
  const meta = join(root, 'out/meta/preview.json');
  if (!existsSync(meta)) return [];
  const { outputs } = JSON.parse(readFileSync(meta, 'utf8'));
  const isWanted = ({ path, kind }) => kind !== 'dynamic-import' || /mermaid\.core|ganttDiagram/.test(path);
  const found = new Set();
  const open = Object.keys(outputs).filter((file) => outputs[file].entryPoint?.startsWith('client/'));
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    open.push(
      ...outputs[file].imports
        .filter(isWanted)
        .map(({ path }) => path)
        .filter((path) => path in outputs),
    );
  }
  return [...found];
}
