// Makes a rule and its tests from templates and registers it; what is made passes as it is, but for the TODOs in it:
// node scripts/new-rule.mjs NAME [--group GROUP] [--severity SEVERITY] [--reads model|schedule|today]
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { expectedError, withCleanup } from './lib/cleanup.mjs';
import { root } from './lib/paths.mjs';
import { packageScript, run } from './lib/process.mjs';

const GROUPS = ['syntax', 'timeline', 'objectives', 'stack', 'customers'];
const SEVERITIES = ['error', 'warning', 'info', 'hint'];

/** How the template looks at a roadmap, by what the rule reads. */
const READS = {
  model: {
    import: '',
    context: 'model',
    each: "work of model.all('initiative')",
    message: '${named(work)} is not done yet',
  },
  schedule: {
    import: "import { workIn } from './timeline';\n",
    context: 'schedule',
    each: '{ item: work } of workIn(schedule)',
    message: '${named(work)} is not done yet',
  },
  today: {
    import: "import { isoDay } from '../schedule/calendar';\n",
    context: 'model, today',
    each: "work of model.all('initiative')",
    message: '${named(work)} is not done on ${isoDay(today)}',
  },
};

const LIST = 'core/rules/list.ts';
const at = (path) => join(root, path);
const read = (path) => readFileSync(at(path), 'utf8');

await withCleanup(async (cleanup) => {
  const wish = readArguments();
  const rule = `core/rules/${wish.name}.ts`;
  const test = `test/rules/${wish.name}.test.ts`;
  const taken = [rule, test].find((path) => existsSync(at(path)));
  if (taken !== undefined) throw expectedError(`${taken} is there already. Choose another name.`);
  const list = read(LIST);
  const identifier = identifierFor(wish.name, list);
  const words = wordsFor(wish, identifier);
  writeFileSync(at(rule), filled('scripts/templates/rule.ts.txt', words));
  writeFileSync(at(test), filled('scripts/templates/rule.test.ts.txt', words));
  writeFileSync(at(LIST), registered(list, wish, identifier));
  await node(cleanup, packageScript(root, '@biomejs/biome', 'biome'), ['check', '--write', LIST, rule, test]);
  await node(cleanup, at('scripts/generate.mjs'), []);
  console.log(`
Made ${rule} and ${test}, and registered the rule in ${LIST}.

1. Replace what is marked TODO: the check, its words, its examples; test/tidy fails while one is left.
   Does it speak of something missing? Say with 'absenceOf' which ids could be what is missing.
   Has it several levels? Name the others in 'levels'.
2. Move its line in ${LIST} to where its page belongs.
3. npx vitest run ${test} test/rules/examples.test.ts -t ${wish.name}
4. npm run mutate ${wish.name}    (its tests must notice when it is gone)
5. npm run generate               (its page, the tables, the schema)`);
});

function readArguments() {
  const { positionals, values } = parsed();
  const [name, ...others] = positionals;
  if (name === undefined || others.length > 0)
    throw expectedError(
      'Usage: npm run new-rule -- NAME [--group GROUP] [--severity SEVERITY] [--reads model|schedule|today]',
    );
  if (!/^[a-z]+(-[a-z]+)*$/.test(name) || name === 'profile')
    throw expectedError(`'${name}' is no name for a rule: write lower-case words with dashes, such as tool-unused.`);
  oneOf('group', values.group, GROUPS);
  oneOf('severity', values.severity, SEVERITIES);
  oneOf('reads', values.reads, Object.keys(READS));
  if (values.reads === 'today' && values.severity === 'error')
    throw expectedError('A rule that reads today is a warning at most: the clock breaks no build.');
  return { name, ...values };
}

function parsed() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        group: { type: 'string', default: 'stack' },
        severity: { type: 'string', default: 'info' },
        reads: { type: 'string', default: 'model' },
      },
    });
  } catch (error) {
    throw expectedError(error.message.split('. ')[0].replace(/\.?$/, '.'));
  }
}

function oneOf(option, value, choices) {
  if (!choices.includes(value)) throw expectedError(`--${option} can be ${choices.join(', ')}, not '${value}'.`);
}

/** `tool-unused` → `toolUnused`; where that is a word of the language or taken, `…Rule`. */
function identifierFor(name, list) {
  const identifier = name.replace(/-(.)/g, (_dash, letter) => letter.toUpperCase());
  const isTaken = !name.includes('-') || new RegExp(`\\b${identifier}\\b`).test(list);
  return isTaken ? `${identifier}Rule` : identifier;
}

function wordsFor({ reads, ...wish }, identifier) {
  const ways = READS[reads];
  const said = (id) => ways.message.replace('${named(work)}', `'${id}'`).replace('${isoDay(today)}', '2026-03-16');
  return { ...wish, ...ways, reads, identifier, said: said('audit'), saidOfImported: said('emea/audit') };
}

function filled(template, words) {
  return read(template).replace(/\{\{(\w+)\}\}/g, (_all, word) => words[word]);
}

/** The list with the rule's import, and its name behind the last of its group. */
function registered(list, { name, group }, identifier) {
  const files = new Map(
    [...list.matchAll(/^import \{ (\w+) \} from '\.\/([a-z-]+)';$/gm)].map(([, id, file]) => [id, file]),
  );
  const last = [...list.matchAll(/^ {2}(\w+),$/gm)].filter(([, id]) => groupOf(files.get(id)) === group).at(-1);
  if (last === undefined) throw expectedError(`${LIST} has no rule of the group '${group}' to put this one behind.`);
  const end = last.index + last[0].length;
  const text = `${list.slice(0, end)}\n  ${identifier},${list.slice(end)}`;
  const imports = [...text.matchAll(/^import .* from '\.\/([a-z-]+)';\n/gm)];
  const next = imports.find(([, file]) => file > name);
  const line = next?.index ?? imports.at(-1).index + imports.at(-1)[0].length;
  return `${text.slice(0, line)}import { ${identifier} } from './${name}';\n${text.slice(line)}`;
}

function groupOf(file) {
  return file === undefined ? undefined : /^ {2}group: '(\w+)'/m.exec(read(`core/rules/${file}.ts`))?.[1];
}

async function node(cleanup, script, args) {
  const code = await run(process.execPath, [script, ...args], { cwd: root, cleanup });
  if (code !== 0) throw expectedError(`${script} failed.`);
}
