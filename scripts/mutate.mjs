// Takes each rule away in turn and demands that its own tests and its examples notice:
// node scripts/mutate.mjs [RULE…]
// All in one run of the tests: test/mutation/silence.ts knows which rule to take away from which test.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startVitest } from 'vitest/node';
import { out, root } from './lib/paths.mjs';

const EXAMPLES = 'examples';
const named = process.argv.slice(2);

const tests = await run();
const outcome = [...tests.keys()].filter((rule) => named.length === 0 || named.includes(rule)).map(judge);
const unknown = named.filter((rule) => !tests.has(rule));
for (const line of table(outcome)) console.log(line);
for (const rule of unknown) console.error(`There is no rule '${rule}'.`);
const missed = outcome.filter(({ wrong }) => wrong !== '');
console.log(`\nWith ${outcome.length - missed.length} of ${outcome.length} rules, tests fail when the rule is gone.`);
const failures = [
  ...missed.map(({ rule, wrong }) => ({ name: rule, message: wrong })),
  ...unknown.map((rule) => ({ name: rule, message: 'There is no such rule.' })),
];
writeResult({ passed: outcome.length - missed.length, failed: missed.length + unknown.length, skipped: 0, failures });
process.exitCode = missed.length + unknown.length > 0 || outcome.length === 0 ? 1 : 0;

/** The tests of each rule while it is gone: those of its own file, and those of its examples. */
async function run() {
  // Every rule has a page.
  const pages = readdirSync(join(root, 'docs/rules')).map((file) => file.replace(/\.md$/, ''));
  const rules = pages.filter((rule) => named.length === 0 || named.includes(rule));
  const files = [...rules, EXAMPLES].map((name) => `test/rules/${name}.test.ts`);
  const vitest = await startVitest('test', files, {
    root,
    run: true,
    watch: false,
    include: ['test/rules/*.test.ts'],
    setupFiles: [join(root, 'test/mutation/silence.ts')],
    reporters: [{}],
    pool: 'threads',
    // A test that fails is what is wanted: it need not say why.
    chaiConfig: { includeStack: false, showDiff: false, truncateThreshold: 40 },
  });
  const modules = new Map(vitest.state.getTestModules().map((module) => [nameOf(module), module]));
  const suites = modules.get(EXAMPLES)?.children.suites() ?? [];
  const found = new Map([...suites].map((suite) => [suite.name, { own: modules.get(suite.name), examples: suite }]));
  await vitest.close();
  // Tests that are meant to fail set it.
  process.exitCode = 0;
  return found;
}

function nameOf({ moduleId }) {
  return moduleId
    .split(/[\\/]/)
    .at(-1)
    .replace(/\.test\.ts$/, '');
}

/** What is wrong with the tests of a rule; nothing if all notice. */
function judge(rule) {
  const { own, examples } = tests.get(rule);
  const counts = { own: countOf(own), examples: countOf(examples) };
  const wrong = existsSync(join(root, `test/rules/${rule}.test.ts`))
    ? [...unnoticed('its tests', counts.own), ...unnoticed('its examples', counts.examples)].join(', ')
    : 'it has no tests of its own';
  return { rule, ...counts, wrong };
}

/** How many tests failed, of how many; a file that can't be loaded has none. */
function countOf(tests) {
  const all = [...(tests?.children.allTests() ?? [])];
  return { failed: all.filter((test) => test.result().state === 'failed').length, all: all.length };
}

function unnoticed(what, { failed }) {
  return failed > 0 ? [] : [`${what} don’t notice`];
}

/** One line for each rule. */
function table(rows) {
  const width = Math.max(...rows.map(({ rule }) => rule.length), 0);
  return rows.map(({ rule, own, examples, wrong }) => {
    const said = wrong === '' ? '' : `  NOT HELD: ${wrong}`;
    return `${rule.padEnd(width)}  own ${share(own)}  examples ${share(examples)}${said}`;
  });
}

function share({ failed, all }) {
  return `${failed}/${all}`.padStart(5);
}

function writeResult(counts) {
  mkdirSync(join(out, 'results'), { recursive: true });
  writeFileSync(join(out, 'results', 'mutation.json'), JSON.stringify(counts));
}
