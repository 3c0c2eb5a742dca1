/** Workflow commands, which GitHub shows as annotations at the lines of a change; and a summary for the log. */
import { counted } from '../../core/format/words';
import type { Severity } from '../../core/rules/kit';
import type { Report, ShownFinding, ShownPlace } from '../check/report';
import { visible } from '../text/plain';
import { plain } from '../text/style';
import { printed, summary } from './summary';

/** More annotations of one kind from one step GitHub leaves out. */
export const MOST_SHOWN = 10;

export const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export function checkGithub(report: Report, options: { readonly hints: boolean }): string {
  const shown = printed(report, options);
  const lines = [...shown.map(command), summary(report, shown, { ...options, style: plain }), ...limit(shown)];
  return lines.map((line) => `${line}\n`).join('');
}

const command = (finding: ShownFinding): string => annotation({ ...finding, at: finding });

export interface Remark extends Pick<ShownFinding, 'severity' | 'rule' | 'message' | 'related'> {
  /** Undefined for what stands nowhere. */
  readonly at: ShownPlace | undefined;
}

export function annotation({ severity, rule, message, related, at }: Remark): string {
  const properties = { ...(at === undefined ? {} : placeProperties(at)), title: rule };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`);
  const places = related.map((one) => `${one.path}:${one.range.start.line}: ${one.message}`);
  return `::${COMMANDS[severity]} ${written.join(',')}::${[message, ...places].map(data).join('%0A')}`;
}

function placeProperties({ path, range: { start, end } }: ShownPlace): Readonly<Record<string, string | number>> {
  // A range that ends before the first character of a line ends on the line above.
  const endLine = end.line > start.line && end.column === 1 ? end.line - 1 : end.line;
  const columns = end.line === start.line ? { col: start.column, endColumn: end.column } : {};
  return { file: path, line: start.line, endLine, ...columns };
}

/** Nothing in it ends the command, or acts on a terminal. */
export const data = (text: string): string => visible(text).replaceAll('%', '%25');

/** Nothing in it ends the property; a path keeps its line breaks. */
export const property = (text: string): string =>
  visible(
    text
      .replaceAll('%', '%25')
      .replaceAll('\r', '%0D')
      .replaceAll('\n', '%0A')
      .replaceAll(':', '%3A')
      .replaceAll(',', '%2C'),
  );

function limit(shown: readonly ShownFinding[]): readonly string[] {
  const kinds = shown.map(({ severity }) => COMMANDS[severity]);
  const isOver = [...new Set(kinds)].some((kind) => kinds.filter((one) => one === kind).length > MOST_SHOWN);
  return isOver
    ? [`GitHub shows ${counted(MOST_SHOWN, 'annotation')} of each kind from a step; this log has all of them.`]
    : [];
}
