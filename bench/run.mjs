// Prints sizes and times, with ratios to peers measured in the same run; writes out/bench.json. `npm run bench [-- --quick]`
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { out, root } from '../scripts/lib/paths.mjs';
import { generate } from './generate.mjs';
import { loadCore } from './lib/core.mjs';
import { firstFindings } from './lib/lsp.mjs';
import { sizes } from './lib/sizes.mjs';
import { timed } from './lib/stats.mjs';
import { kilobytes, milliseconds, table, times } from './lib/table.mjs';

const TODAY = '2026-03-16';
const quick = process.argv.includes('--quick');
const SERVER = join(root, 'dist/server/node.js');
const CLI = join(root, 'dist/cli/roadmap.js');
const EXAMPLE = join(root, 'examples/martech/martech.roadmap.yaml');

buildIfMissing();
const minified = !existsSync(`${SERVER}.map`);
const size = sizes();
const start = await startTimes();
const { Workspace, dayOf } = await loadCore();
const edit = [];
for (const [name, text] of texts()) edit.push({ name, ...(await editTimes(name, text)) });

print();
mkdirSync(out, { recursive: true });
const result = { version: 1, node: process.version, minified, sizes: size, start, edit };
writeFileSync(join(out, 'bench.json'), `${JSON.stringify(result, null, 2)}\n`);

function buildIfMissing() {
  if (existsSync(SERVER) && existsSync(CLI)) return;
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--production'], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** From the start of a process to its answer, for the example in examples/martech. */
async function startTimes() {
  const runs = quick ? 3 : 9;
  const text = readFileSync(EXAMPLE, 'utf8');
  const answers = [];
  const server = await timed(runs, async () =>
    answers.push(await firstFindings(SERVER, dirname(EXAMPLE), EXAMPLE, text)),
  );
  const initialized = answers.map((answer) => answer.initialized).sort((a, b) => a - b)[answers.length >> 1];
  const node = await timed(runs, () => spawnSync(process.execPath, ['-e', '0']));
  const check = await timed(runs, () => spawnSync(process.execPath, [CLI, 'check', EXAMPLE, '--today', TODAY]));
  return { node, initialized, server, findings: answers[0].findings, check };
}

function texts() {
  const example = [['examples/martech', readFileSync(EXAMPLE, 'utf8')]];
  const counts = quick ? [150, 2_000] : [150, 2_000, 20_000];
  return [...example, ...counts.map((lines) => [`${lines.toLocaleString('en')} lines`, generate(lines)])];
}

/** Inside one process: reading a file for the first time, findings after a key press, and the peers on the same text. */
async function editTimes(_name, text) {
  const large = text.length > 200_000;
  const runs = quick ? 3 : large ? 5 : 15;
  const fresh = () => {
    const workspace = new Workspace();
    workspace.setToday(dayOf(TODAY));
    workspace.setFile('a.roadmap.yaml', { text });
    workspace.findings('a.roadmap.yaml');
    return workspace;
  };
  const open = await timed(runs, fresh, large ? 1 : 3);
  const workspace = fresh();
  const press = (kind) =>
    timed(
      runs * 2,
      (i) =>
        workspace.setFile('a.roadmap.yaml', { text: pressed(text, kind, i) }) ?? workspace.findings('a.roadmap.yaml'),
      4,
    );
  const word = await press('word');
  const meaning = await press('meaning');
  const yaml = await timed(runs, () => parseDocument(text), large ? 1 : 3);
  const json = JSON.stringify(parseDocument(text).toJS());
  const parse = await timed(runs * 2, () => JSON.parse(json), 3);
  return { lines: text.split('\n').length, bytes: text.length, open, word, meaning, yaml, json: parse };
}

/** The text after a key press: in a name, which means nothing to any rule, or in a duration, which moves dates. */
function pressed(text, kind, i) {
  const pattern = kind === 'word' ? /^( {4}name: )/m : /(duration: )\d+/;
  return text.replace(pattern, (all, before) => (kind === 'word' ? `${all}${i} ` : `${before}${(i % 9) + 1}`));
}

function print() {
  if (!minified) console.log('dist/ holds a development build; `npm run build` makes the small one that ships.\n');
  console.log(
    table(
      ['bundle', 'files', 'kB', 'kB gzip'],
      size.map((one) => [one.name, one.files, kilobytes(one.bytes), kilobytes(one.gzip)]),
    ),
  );
  const ratio = (value) => [milliseconds(value), times(value / start.node.median)];
  console.log(
    `\n${table(
      ['from the start of a process (examples/martech)', 'ms', 'to node -e 0'],
      [
        ['node -e 0', ...ratio(start.node.median)],
        ['server: answer to initialize', ...ratio(start.initialized)],
        [`server: first ${start.findings} findings`, ...ratio(start.server.median)],
        ['roadmap check', ...ratio(start.check.median)],
      ],
    )}`,
  );
  const row = ({ name, lines, open, word, meaning, yaml, json }) => [
    ...[name, lines, ...[open, word, meaning, yaml, json].map(({ median }) => milliseconds(median))],
    ...[open, word, meaning].map(({ median }) => times(median / yaml.median)),
    times(open.median / json.median),
  ];
  const head = ['in one process, ms', 'lines', 'open', 'key in a name', 'key in a duration', 'yaml', 'JSON.parse'];
  console.log(`\n${table([...head, 'open / yaml', 'name / yaml', 'duration / yaml', 'open / JSON'], edit.map(row))}`);
  console.log(
    '\nopen: text to findings, afresh. key: edit to findings. yaml: parseDocument of package yaml. JSON: of the same data.',
  );
}
