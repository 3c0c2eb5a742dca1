// Makes what follows from the description of the format: the JSON schema and the compiled validators.
// `--check` changes nothing and fails if the committed schema is out of date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { _, Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';

const root = resolve(import.meta.dirname, '..');
const at = (...parts) => join(root, ...parts);

async function load(entry) {
  const outfile = at('out/generate', `${entry.replaceAll('/', '-')}.mjs`);
  await build({
    entryPoints: [at(`${entry}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  return import(`${pathToFileURL(outfile)}?${Date.now()}`);
}

const { roadmapSchema, pieceSchemas } = await load('core/format/schema');
const { formats } = await load('core/format/formats');
const { ruleSummaries } = await load('core/rules/summaries');
const rules = ruleSummaries();

/** One module with a validator for each piece of a file that is read alone. */
async function validators() {
  const ajv = new Ajv({
    allErrors: true,
    strict: true,
    strictTypes: false,
    strictRequired: false,
    ownProperties: true,
    messages: false,
    formats,
    code: { source: true, esm: true, formats: _`require("../formats").formats` },
  });
  ajv.addSchema(roadmapSchema({ rules, use: 'validators' }));
  const pieces = pieceSchemas({ rules });
  const names = Object.keys(pieces);
  names.forEach((name, i) => {
    ajv.addSchema({ $id: `piece${i}`, ...pieces[name] });
  });
  const exported = Object.fromEntries(names.map((_name, i) => [`piece${i}`, `piece${i}`]));
  const code = standalone.default(ajv, exported);
  const index = `export const validators = {${names.map((name, i) => `${JSON.stringify(name)}: piece${i}`).join(', ')}};`;
  const result = await build({
    stdin: { contents: `${code}\n${index}`, resolveDir: at('core/format/generated'), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    minifySyntax: true,
    minifyWhitespace: true,
    treeShaking: true,
    logLevel: 'error',
  });
  const text = result.outputFiles[0].text;
  return `${text.replace(/export\{[^}]*\};?\s*$/, '')}\nexport { validators };\n`;
}

const schema = `${JSON.stringify(roadmapSchema({ rules, use: 'editors' }), null, 2)}\n`;
const schemaFile = at('schemas/roadmap.schema.json');
if (process.argv.includes('--check')) {
  if (readFileSync(schemaFile, 'utf8') !== schema) {
    console.error('schemas/roadmap.schema.json is out of date; run `npm run generate`.');
    process.exit(1);
  }
} else {
  writeIfChanged(schemaFile, schema);
  mkdirSync(at('core/format/generated'), { recursive: true });
  writeIfChanged(at('core/format/generated/validators.js'), await validators());
}

/** Leaves the file's time alone when nothing changed, so that watchers stay quiet. */
function writeIfChanged(file, text) {
  let before;
  try {
    before = readFileSync(file, 'utf8');
  } catch {}
  if (before !== text) writeFileSync(file, text);
}
