import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** More of a line than that is not read at the end of a log. */
const longestLine = 200;
/** Steps of a stack that no test is to blame for. */
const foreign = /^\s+at .*(?:node_modules|node:internal|<anonymous>)/;
/** More of one message hides the next failure. */
const mostOfMessage = 6;

/**
 * What failed, once more, for whoever sees only the end of a log: a line with the suite and the test for each failure,
 * and the first lines of its message where there is room.
 * @param {{suite: string, name: string, message?: string}[]} failures
 */
export function failureLines(failures, most = 40) {
  if (failures.length === 0) return [];
  const shown = failures.slice(0, failures.length < most ? failures.length : most - 2);
  const left = failures.length - shown.length;
  const room = Math.floor((most - 1 - (left > 0 ? 1 : 0)) / shown.length) - 1;
  const lines = shown.flatMap(({ suite, name, message = '' }) => [
    short(`✘ ${suite} › ${name}`),
    ...textLines(message)
      .slice(0, Math.min(room, mostOfMessage))
      .map((line) => short(`    ${line}`)),
  ]);
  return ['Failed:', ...lines, ...(left > 0 ? [`… and ${left} more.`] : [])];
}

const textLines = (text) =>
  stripVTControlCharacters(text)
    .split(/\r?\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '' && !foreign.test(line));

/** On one line, whatever is in a name. */
function short(line) {
  const text = line.replace(/\s*[\r\n]\s*/g, ' ');
  return text.length > longestLine ? `${text.slice(0, longestLine - 1)}…` : text;
}

/** What failed of vitest's report as JSON. A file that cannot be loaded fails without having a test. */
export function vitestFailures({ testResults }, root) {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name).replaceAll('\\', '/');
    const failed = assertionResults.filter((one) => one.status === 'failed');
    if (status === 'failed' && assertionResults.length === 0) return [{ name: file, message }];
    return failed.map(({ ancestorTitles, title, failureMessages }) => ({
      name: [file, ...ancestorTitles, title].join(' › '),
      message: failureMessages.join('\n'),
    }));
  });
}
