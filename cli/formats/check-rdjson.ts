/** The Reviewdog Diagnostic Format. https://github.com/reviewdog/reviewdog/tree/master/proto/rdf */
import { HOME, rulePage } from '../../core/protocol/pages';
import type { Severity } from '../../core/rules/kit';
import type { Report, ShownEdit, ShownFinding, ShownPlace } from '../check/report';
import type { Lines, Position, Range } from '../text/lines';
import { json } from './json';
import { printed } from './summary';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
  hint: 'INFO',
};

export function checkRdjson(report: Report, options: { readonly hints: boolean }): string {
  return json({
    source: { name: 'roadmap', url: HOME },
    diagnostics: printed(report, options).map((finding) => new Diagnostic(report, finding).data()),
  });
}

class Diagnostic {
  constructor(
    readonly report: Report,
    readonly finding: ShownFinding,
  ) {}

  data(): object {
    const { message, severity, rule, related } = this.finding;
    const suggestions = this.#suggestions();
    return {
      message,
      location: this.#location(this.finding),
      severity: SEVERITIES[severity],
      code: { value: rule, url: rulePage(rule) },
      ...(suggestions.length === 0 ? {} : { suggestions }),
      ...(related.length === 0
        ? {}
        : { related_locations: related.map((one) => ({ message: one.message, location: this.#location(one) })) }),
    };
  }

  #location({ path, range }: ShownPlace): object {
    return { path, range: inBytes(range, this.report.source(path)) };
  }

  /**
   * A suggestion has no title and a button: offered is what is safe to press, or the only way there is. It can change
   * one stretch of the finding's own file.
   */
  #suggestions(): readonly object[] {
    const fixes = this.finding.fixes();
    const fix = fixes.find(({ safe }) => safe) ?? (fixes.length === 1 ? fixes[0] : undefined);
    const source = this.report.source(this.finding.path);
    if (fix === undefined || source === undefined) return [];
    if (fix.edits.some(({ path }) => path !== this.finding.path)) return [];
    const { range, text } = asOne(fix.edits, source);
    return range.end.line - range.start.line > MOST_LINES ? [] : [{ range: inBytes(range, source), text }];
  }
}

/** A suggestion over more lines nobody reads. */
const MOST_LINES = 20;

/** Several edits of one text as one, with what stands between them. */
function asOne(edits: readonly ShownEdit[], source: Lines): { readonly range: Range; readonly text: string } {
  const inOrder = edits
    .map(({ range, text }) => ({ start: source.offset(range.start), end: source.offset(range.end), text }))
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const start = inOrder[0]?.start ?? 0;
  let [at, text] = [start, ''];
  for (const edit of inOrder) {
    text += source.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return { range: source.range({ start, end: at }), text };
}

/** Columns there are bytes of UTF-8. */
const inBytes = ({ start, end }: Range, source: Lines | undefined): Range => ({
  start: positionInBytes(start, source),
  end: positionInBytes(end, source),
});

function positionInBytes({ line, column }: Position, source: Lines | undefined): Position {
  const before = source?.line(line).slice(0, column - 1) ?? '';
  return { line, column: Buffer.byteLength(before) + 1 };
}
