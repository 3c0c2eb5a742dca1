// Makes what follows from the description of the format and the rules: JSON schema, compiled validators, reference pages.
// `--check` changes nothing and fails if a committed file is out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
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
const { formatReference } = await load('core/format/reference');
const { rules: roadmapRules } = await load('core/rules/list');
const { changeRules } = await load('core/diff/promises/list');
/** Rule names with a sentence on each, for the schema. */
const rules = Object.fromEntries([...roadmapRules, ...changeRules].map(({ name, summary }) => [name, summary]));
const checks = process.argv.includes('--check');
const VALIDATORS = at('core/format/generated/validators.js');
// Pages are made by running the rules on their examples, which needs the validators.
if (!checks || !existsSync(VALIDATORS)) writeIfChanged(VALIDATORS, await validators());
const { rulePages, rulesReference } = await load('core/pages');

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
  return `${text.replace(/export\{[^}]*\};?\s*$/, '')}\nexport { validators };\nexport const ruleNames = ${JSON.stringify(Object.keys(rules))};\n`;
}

/** What is committed, by path. */
const committed = {
  'schemas/roadmap.schema.json': `${JSON.stringify(roadmapSchema({ rules, use: 'editors' }), null, 2)}\n`,
  'docs/format.md': formatReference(),
  'README.md': withBetween(read(at('README.md')), 'rules', rulesReference('docs/rules/')),
  ...Object.fromEntries(Object.entries(rulePages()).map(([name, text]) => [`docs/rules/${name}.md`, text])),
};

if (checks) checkCommitted();
else {
  for (const [file, text] of Object.entries(committed)) writeIfChanged(at(file), text);
  for (const file of stale()) rmSync(at(file));
}

/** A document with what stands between `<!-- name … -->` and `<!-- /name -->` made anew. */
function withBetween(text, name, made) {
  const between = new RegExp(`(<!-- ${name}\\b[^>]*-->\n)[^]*?(?=<!-- /${name} -->)`);
  if (!between.test(text))
    throw new Error(`README.md must hold <!-- ${name} --> and, in a later line, <!-- /${name} -->.`);
  return text.replace(between, (_all, mark) => `${mark}\n${made}\n\n`);
}

function checkCommitted() {
  const old = Object.entries(committed).flatMap(([file, text]) => (read(at(file)) === text ? [] : [file]));
  const wrong = [...old, ...stale()];
  if (wrong.length === 0) return;
  console.error(`Out of date: ${wrong.join(', ')}. Run \`npm run generate\`.`);
  process.exitCode = 1;
}

/** Pages of rules that are no more. */
function stale() {
  const files = existsSync(at('docs/rules')) ? readdirSync(at('docs/rules')) : [];
  return files.map((file) => `docs/rules/${file}`).filter((file) => !(file in committed));
}

/** Leaves the file's time alone when nothing changed, so that watchers stay quiet. */
function writeIfChanged(file, text) {
  if (read(file) === text) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function read(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
