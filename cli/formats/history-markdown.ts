/** A history as a page of Markdown. */
import type { History } from '../../core/diff/history';
import { onDayTable, slipsTable, spanWords, stepsTable, stillWords } from '../../core/diff/history-words';
import { markdownText } from '../../core/render/escape';
import { markdownTable } from '../../core/render/markdown';
import type { Asked } from '../history/history';

export function historyMarkdown(history: History, asked?: Asked): string {
  const tables =
    asked === undefined
      ? [stepsTable(history), slipsTable(history)].filter(({ rows }) => rows.length > 0)
      : [onDayTable(asked.found, asked.day)];
  const still = asked === undefined ? stillWords(history) : '';
  const parts = [
    `# ${markdownText(history.title)}`,
    `${spanWords(history)}. Changes are in working days.`,
    ...tables.map(markdownTable),
    ...(still === '' ? [] : [still]),
  ];
  return `${parts.join('\n\n')}\n`;
}
