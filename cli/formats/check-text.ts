/** Findings for people: place, message, the source with the range underlined, and a summary. */
import { rulePage, rulesPage } from '../../core/protocol/pages';
import { SEVERITIES, type Severity } from '../../core/rules/kit';
import type { Report, ShownFinding } from '../check/report';
import { visible, widthOf } from '../text/plain';
import type { Style } from '../text/style';
import { printed, statisticsOf, summary } from './summary';

export interface TextOptions {
  readonly style: Style;
  /** The width that excerpts are cut to, and on a terminal sentences too. */
  readonly width: number;
  readonly isTerminal: boolean;
}

export function checkText(
  report: Report,
  options: TextOptions & { readonly hints: boolean; readonly statistics: boolean },
): string {
  const shown = printed(report, options);
  const parts = [
    ...shown.map((finding) => `${findingText(finding, options)}\n`),
    ...(options.statistics && shown.length > 0 ? [statisticsText(shown, options)] : []),
    `${summary(report, shown, options)}\n${more(shown, options)}`,
  ];
  return parts.join('\n');
}

/** A finding on its lines; the last has no end. */
export function findingText(finding: ShownFinding, options: TextOptions): string {
  const { style } = options;
  const { path, range, severity, message, rule } = finding;
  const paint = painter(severity, style);
  const head = laidOut(
    [
      [`${visible(path)}:${range.start.line}:${range.start.column}:`, style.bold],
      [`${severity}:`, (text) => paint(style.bold(text))],
      ...words(message),
      [`[${rule}]`, (text) => style.link(style.dim(text), rulePage(rule))],
    ],
    '  ',
    options,
  );
  const gutter = ' '.repeat(String(range.start.line).length + 2);
  const related = finding.related.map(({ path: at, range: { start }, message: text }) => {
    const place = `${visible(at)}:${start.line}:${start.column}:`;
    return `${gutter}${laidOut([['=', style.dim], [place, same], ...words(text)], `${gutter}  `, options, gutter.length)}`;
  });
  return [head, ...excerpt(finding, paint, options), ...related].join('\n');
}

type Word = readonly [text: string, paint: (text: string) => string];

const same = (text: string): string => text;
const words = (sentence: string): readonly Word[] =>
  visible(sentence)
    .split(' ')
    .map((word) => [word, same]);

/** Words with spaces between; on a terminal in as many lines as they need, so that no word is broken. */
function laidOut(all: readonly Word[], indent: string, { width, isTerminal }: TextOptions, from = 0): string {
  if (!isTerminal) return all.map(([word, paint]) => paint(word)).join(' ');
  const lines: string[][] = [[]];
  let column = from;
  for (const [word, paint] of all) {
    const needed = widthOf(word) + 1;
    if (column + needed > width && lines.at(-1)!.length > 0) {
      lines.push([]);
      column = indent.length;
    }
    lines.at(-1)!.push(paint(word));
    column += needed;
  }
  return lines.map((line) => line.join(' ')).join(`\n${indent}`);
}

const painter = (severity: Severity, style: Style) =>
  ({ error: style.red, warning: style.yellow, info: style.blue, hint: style.cyan })[severity];

/** The first line of the range, and what is meant in it. */
function excerpt(finding: ShownFinding, paint: Word[1], { style, width }: TextOptions): string[] {
  const { start, end } = finding.range;
  const line = finding.line();
  if (line.trim() === '') return [];
  const from = start.column - 1;
  const to = end.line > start.line ? line.trimEnd().length : end.column - 1;
  const number = String(start.line);
  const cut = window(line, from, Math.max(from, to), Math.max(20, width - number.length - 4));
  const marks = ' '.repeat(widthOf(cut.before)) + paint('^'.repeat(Math.max(1, widthOf(cut.marked))));
  const bar = style.dim('|');
  return [
    ` ${style.dim(number)} ${bar} ${`${cut.before}${cut.marked}${cut.after}`.trimEnd()}`,
    ` ${' '.repeat(number.length)} ${bar} ${marks}${end.line > start.line ? style.dim(' …') : ''}`,
  ];
}

/** A line of more characters is long without being measured, which would take its time for every finding in it. */
const MOST_MEASURED = 2000;

/** As much of a line around a range as there is room for, safe to print. */
function window(line: string, from: number, to: number, room: number) {
  const length = Math.min(to - from, room - 2);
  const isLong = line.length > MOST_MEASURED || widthOf(line) > room;
  const first = isLong ? Math.max(0, Math.min(from - Math.floor((room - length) / 2), line.length - room + 1)) : 0;
  const last = isLong ? first + room - 2 : line.length;
  const before = (first > 0 ? '…' : '') + visible(line.slice(first, from));
  const marked = visible(line.slice(from, Math.min(to, last)));
  const after = visible(line.slice(Math.min(to, last), last)) + (last < line.length ? '…' : '');
  return { before, marked, after };
}

function statisticsText(findings: readonly ShownFinding[], { style }: TextOptions): string {
  const rows = statisticsOf(findings);
  const width = Math.max(...rows.map(({ count }) => String(count).length));
  const lines = rows.map(({ rule, count, fixable }) => {
    return `${String(count).padStart(width)} ${rule}${fixable === 0 ? '' : style.dim(` (--fix mends ${fixable})`)}`;
  });
  return `${lines.join('\n')}\n`;
}

/** Where to read on, with the gravest finding as example. */
function more(shown: readonly ShownFinding[], options: TextOptions): string {
  const gravest = SEVERITIES.flatMap((severity) => shown.find((finding) => finding.severity === severity) ?? [])[0];
  if (gravest === undefined) return '';
  const sentence = `Why it matters: roadmap explain ${gravest.rule}, or ${rulesPage}`;
  return `${options.style.dim(laidOut(words(sentence), '  ', options))}\n`;
}
