/** Findings for people: place, message, the source with the range underlined, and a summary. */
import type { Severity } from '../../core/rules/kit';
import type { Report, ShownFinding } from '../check/report';
import { counted, joined, visible, widthOf } from '../text/plain';
import type { Style } from '../text/style';

export interface TextOptions {
  readonly style: Style;
  /** The width that excerpts are cut to. */
  readonly width: number;
  readonly hints: boolean;
  readonly statistics: boolean;
}

export function checkText(report: Report, options: TextOptions): string {
  const shown = report.findings.filter(({ severity }) => options.hints || severity !== 'hint');
  const parts = [
    ...shown.map((finding) => findingText(finding, options)),
    ...(options.statistics && shown.length > 0 ? [statisticsText(shown, options)] : []),
    summary(report, shown, options),
  ];
  return parts.join('\n');
}

function findingText(finding: ShownFinding, options: TextOptions): string {
  const { style } = options;
  const { path, range, severity, message, rule } = finding;
  const place = style.bold(`${visible(path)}:${range.start.line}:${range.start.column}:`);
  const head = `${place} ${colored(severity, style)} ${visible(message)} ${style.dim(`[${rule}]`)}`;
  const gutter = ' '.repeat(String(range.start.line).length + 2);
  const related = finding.related.map(({ path: at, range: { start }, message: text }) => {
    return `${gutter}${style.dim('=')} ${visible(at)}:${start.line}:${start.column}: ${visible(text)}`;
  });
  return `${[head, ...excerpt(finding, options), ...related].join('\n')}\n`;
}

function colored(severity: Severity, style: Style): string {
  const paint = { error: style.red, warning: style.yellow, info: style.blue, hint: style.cyan }[severity];
  return paint(style.bold(`${severity}:`));
}

/** The first line of the range, and what is meant in it. */
function excerpt(finding: ShownFinding, { style, width }: TextOptions): string[] {
  const { start, end } = finding.range;
  const line = finding.line();
  if (line.trim() === '') return [];
  const from = start.column - 1;
  const to = end.line > start.line ? line.trimEnd().length : end.column - 1;
  const number = String(start.line);
  const cut = window(line, from, Math.max(from, to), Math.max(20, width - number.length - 4));
  const marks = ' '.repeat(widthOf(cut.before)) + style.red('^'.repeat(Math.max(1, widthOf(cut.marked))));
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

const WORDS: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'info'],
  ['hint', 'hint'],
];

function summary(report: Report, shown: readonly ShownFinding[], { style, hints: hintsToo }: TextOptions): string {
  const counts = WORDS.flatMap(([severity, word]) => {
    const count = shown.filter((finding) => finding.severity === severity).length;
    return count === 0 ? [] : [counted(count, word)];
  });
  const hidden = report.findings.length - shown.length;
  const hints = hidden === 0 ? '' : ` ${counted(hidden, 'hint')} not shown (--hints shows them).`;
  const { since } = report;
  const files = `in ${counted(report.files, 'file')}`;
  const old = since === undefined ? '' : oldText(since.old, hintsToo);
  if (counts.length === 0)
    return `${style.green(since === undefined ? 'Nothing found' : `Nothing new since ${visible(since.ref)}`)} ${files}.${hints}${old}\n`;
  const fixable = shown.filter(({ isFixable }) => isFixable).length;
  const fixes =
    fixable === 0 ? '' : ` --fix mends ${fixable < shown.length ? fixable : fixable === 1 ? 'it' : 'all of them'}.`;
  const news = since === undefined ? '' : `, new since ${visible(since.ref)}`;
  return `${style.bold(`${joined(counts)} ${files}${news}.`)}${fixes}${hints}${old}\n`;
}

/** What is left out because it was there before. */
function oldText(old: readonly Severity[], hints: boolean): string {
  const count = old.filter((severity) => hints || severity !== 'hint').length;
  return count === 0 ? '' : ` ${counted(count, 'older one')} not shown.`;
}

/** How often each rule speaks, the most frequent first. */
export function statisticsOf(
  findings: readonly ShownFinding[],
): readonly { readonly rule: string; readonly count: number; readonly fixable: number }[] {
  const rules = [...new Set(findings.map(({ rule }) => rule))];
  return rules
    .map((rule) => {
      const some = findings.filter((finding) => finding.rule === rule);
      return { rule, count: some.length, fixable: some.filter(({ isFixable }) => isFixable).length };
    })
    .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1));
}

function statisticsText(findings: readonly ShownFinding[], { style }: TextOptions): string {
  const rows = statisticsOf(findings);
  const width = Math.max(...rows.map(({ count }) => String(count).length));
  const lines = rows.map(({ rule, count, fixable }) => {
    return `${String(count).padStart(width)} ${rule}${fixable === 0 ? '' : style.dim(` (--fix mends ${fixable})`)}`;
  });
  return `${lines.join('\n')}\n`;
}
