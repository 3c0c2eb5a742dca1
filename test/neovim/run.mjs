// Runs the language server in a real Neovim, configured as docs/editors.md says: node test/neovim/run.mjs
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectedError, withCleanup } from '../../scripts/lib/cleanup.mjs';
import { out, root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/process.mjs';

const ROADMAP = `version: 1
title: "🚀 launch"
tools:
  crm: {name: "📇 CRM"} # the heart
  mailer: {}
channels:
  mail: {tools: [crm]} # 📧
  news: {name: "📰 news", tools: [mailr]}
initiatives:
  audit: {start: 2150-04-06, duration: 1w, tools: [crm]}
  move: {dependsOn: [audit], duration: 1w, tools: [mailer]}
`;
/** How long Neovim may take, in milliseconds. */
const PATIENCE = 180_000;
const FIXED = ROADMAP.replace('mailr', 'mailer').trimEnd();
/** Neovim counts bytes: of an emoji four, where UTF-16 counts two. */
const column = Buffer.from(ROADMAP.split('\n')[7].split('mailr')[0]).length;

/** What each step of test/neovim/session.lua has to give. */
const expected = {
  findings: (found) =>
    assert.deepEqual(found, [
      {
        rule: 'unknown-reference',
        message: "There is no tool 'mailr'. Did you mean 'mailer'?",
        line: 7,
        from: column,
        to: column + 'mailr'.length,
      },
    ]),
  hover: (text) => assert.match(text, /^\*\*📇 CRM\*\* — tool `crm`/),
  definition: ({ line }) => assert.equal(line, 3),
  fix: (text) => assert.equal(text, FIXED),
  rename: (text) => assert.equal(text, FIXED.replaceAll('[crm]', '[core]').replace('crm: {', 'core: {')),
  'incoming calls': (calls) => assert.deepEqual(calls, ['move: 13 Apr to 17 Apr 2150 · finish-to-start']),
  goodbye: (servers) => assert.equal(servers, 1),
};

await withCleanup(async (cleanup) => {
  const neovim = findNeovim();
  const folder = cleanup.tempFolder('roadmap-neovim-');
  const files = { FILE: join(folder, 'plan.roadmap.yaml'), RESULT: join(folder, 'result.json') };
  writeFileSync(files.FILE, ROADMAP);
  writeFileSync(join(folder, 'init.lua'), configuration());
  const env = { ...process.env, ...files, HOME: folder, XDG_CONFIG_HOME: folder, XDG_STATE_HOME: folder };
  const args = ['--headless', '-u', join(folder, 'init.lua'), '-i', 'NONE', '-n'];
  const script = join(root, 'test', 'neovim', 'session.lua');
  const code = await run(neovim, [...args, '-c', `luafile ${script}`], {
    cwd: folder,
    env,
    cleanup,
    timeout: PATIENCE,
  });
  const steps = existsSync(files.RESULT) ? JSON.parse(readFileSync(files.RESULT, 'utf8')) : [];
  const failures = failuresIn(steps);
  if (code !== 0) failures.push({ name: 'Neovim', message: `It ended with ${code}.` });
  mkdirSync(join(out, 'results'), { recursive: true });
  const passed = Object.keys(expected).filter((name) => !failures.some((one) => one.name === name)).length;
  const counts = { passed, failed: failures.length, skipped: 0, failures };
  writeFileSync(join(out, 'results', 'neovim.json'), JSON.stringify(counts));
  return failures.length > 0 ? 1 : 0;
});

/** The configuration that the documentation shows, with the command of this checkout. */
function configuration() {
  const [, lua] = /```lua\n([\s\S]*?)```/.exec(readFileSync(join(root, 'docs', 'editors.md'), 'utf8')) ?? [];
  const command = "{ 'roadmap', 'lsp', '--stdio' }";
  if (!lua?.includes(command)) throw expectedError('docs/editors.md shows no configuration for Neovim.');
  const own = [process.execPath, join(root, 'dist', 'cli', 'roadmap.js'), 'lsp', '--stdio'];
  return lua.replace(command, `{ ${own.map((word) => JSON.stringify(word)).join(', ')} }`);
}

/** Prints what became of each step, and gives those that failed. */
function failuresIn(steps) {
  return Object.entries(expected).flatMap(([name, check]) => {
    const step = steps.find((one) => one.name === name) ?? { fine: false, result: 'It was not reached.' };
    try {
      if (!step.fine) throw new Error(step.result);
      check(step.result);
      console.log(`  ✔ in Neovim › ${name}`);
      return [];
    } catch ({ message }) {
      console.log(`  ✘ in Neovim › ${name}\n      ${message.replaceAll('\n', '\n      ')}`);
      return [{ name, message }];
    }
  });
}

/** A Neovim that starts: NEOVIM, the one on the path, or as root Debian's. @throws if there is none */
function findNeovim() {
  const named = process.env.NEOVIM;
  if (named) return starts(named) ?? fail(`NEOVIM=${named} does not start.`);
  return starts('nvim') ?? debianNeovim() ?? fail('No Neovim was found.');
}

function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore' }).status === 0 ? path : undefined;
}

function fail(problem) {
  throw expectedError(`${problem} Install Neovim 0.7 or newer, or set NEOVIM to the path of one.`);
}

function debianNeovim() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    return undefined;
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  console.log('Installing Neovim …');
  spawnSync('apt-get', ['update', '-qq'], quiet);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'neovim'], quiet);
  return starts('nvim');
}
