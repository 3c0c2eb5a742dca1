import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { join } from 'node:path';
import { out } from '../../scripts/lib/paths.mjs';

const marks = { pass: '✔', fail: '✘', skip: '–' };

/**
 * Counts and prints what the suites report.
 * `heard` tells when the last sign of life came; `finished` resolves when the suites say that they are through.
 */
export function createResults(bundleFile) {
  const counts = { pass: 0, fail: 0, skip: 0 };
  const failures = [];
  const toSource = sourceMapper(bundleFile);
  let finish;
  const finished = new Promise((resolve) => {
    finish = resolve;
  });
  const results = {
    finished,
    finish: () => finish(),
    heard: Date.now(),
    add: ({ outcome, path, milliseconds, error }) => {
      results.heard = Date.now();
      counts[outcome] += 1;
      console.log(`  ${marks[outcome]} ${path.join(' › ')}${outcome === 'pass' ? ` (${milliseconds} ms)` : ''}`);
      const message = error && toSource(error);
      if (message) console.log(message.replace(/^/gm, '      '));
      if (outcome === 'fail') failures.push({ name: path.join(' › '), message });
    },
    fail: (reason) => results.add({ outcome: 'fail', path: [reason], milliseconds: 0 }),
    counts: () => ({ passed: counts.pass, failed: counts.fail, skipped: counts.skip, failures }),
  };
  return results;
}

/** Leaves the counts for whoever sums them up. */
export function writeCounts(mode, counts) {
  writeFileSync(join(out, 'results', `${mode}.json`), JSON.stringify(counts));
}

/** A function that turns the places of a stack in the bundle into those of the source files, without the runner's own. */
function sourceMapper(bundleFile) {
  const mapFile = `${bundleFile}.map`;
  if (!existsSync(mapFile)) return (text) => text;
  const map = new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')));
  const mapped = (whole, worker, line, column) => {
    const { originalSource, originalLine, originalColumn } = map.findEntry(line - (worker ? 3 : 1), column - 1);
    if (!originalSource) return whole;
    return `${originalSource.replace(/^(\.\.\/)+/, '')}:${originalLine + 1}:${originalColumn + 1}`;
  };
  const places = /[^\s()]*\/out\/host\/(?:node|web)\/index\.js(#vscode-extension)?:(\d+):(\d+)/g;
  const isForeign = (line) => /^\s+at .*(node_modules\/mocha|node:internal)\//.test(line);
  const withoutForeign = (text) =>
    text
      .split('\n')
      .filter((line) => !isForeign(line))
      .join('\n');
  return (text) => withoutForeign(text.replace(places, mapped));
}
