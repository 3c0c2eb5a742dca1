/** `roadmap diff`: what a change really changes. */
import { reviewMarkdown } from '../../core/diff/markdown';
import type { Severity } from '../../core/rules/kit';
import { levelsFrom } from '../check/levels';
import { RANK, type Threshold } from '../check/threshold';
import { diffJson } from '../formats/diff-json';
import { diffText } from '../formats/diff-text';
import type { Io } from '../io/io';
import { todayFrom } from '../io/today';
import { type ColorChoice, styleFor } from '../text/style';
import { type Comparison, compare } from './compare';
import { readSides } from './sides';

export interface DiffOptions {
  readonly format: 'text' | 'markdown' | 'json';
  readonly staged?: boolean;
  readonly exitCode?: boolean;
  readonly failOnBreaking: Threshold;
  readonly rule?: readonly string[];
  readonly today?: string;
  readonly color: ColorChoice;
}

/** Runs the command and returns its exit code. @param paths what stands behind `--` */
export function diff(named: readonly string[], paths: readonly string[], options: DiffOptions, io: Io): number {
  const overrides = levelsFrom(options.rule ?? []);
  const sides = readSides(named, options, io);
  const today = todayFrom(options.today, io, sides.head.project.top);
  const comparison = compare(sides, { today, overrides, paths }, io);
  io.stdout.write(formatted(comparison, options, io));
  if (options.exitCode === true && comparison.compared.length > 0) return 1;
  return breaks(comparison, options.failOnBreaking) ? 1 : 0;
}

function formatted(comparison: Comparison, { format, color }: DiffOptions, io: Io): string {
  if (format === 'json') return diffJson(comparison);
  if (format === 'text') return diffText(comparison, { style: styleFor(color, io) });
  const places = new Map(
    comparison.compared.flatMap(({ review, introduced, fixed }) => [
      ...review.findings.introduced.map((finding, i) => [finding, introduced[i]!] as const),
      ...review.findings.fixed.map((finding, i) => [finding, fixed[i]!] as const),
    ]),
  );
  return reviewMarkdown(
    comparison.compared.map(({ review }) => review),
    {
      lineOf: (finding) => {
        const at = places.get(finding);
        return at === undefined ? finding.file : `${at.path}:${at.range.start.line}`;
      },
      meaningless: comparison.meaningless,
    },
  );
}

/** Whether a promise is broken whose rule has that level or a higher one. */
function breaks({ compared }: Comparison, failOn: Threshold): boolean {
  if (failOn === 'never') return false;
  const isGrave = ({ severity }: { readonly severity: Severity }): boolean => RANK[severity] >= RANK[failOn];
  return compared.some(({ review }) => review.breaks.some(isGrave));
}
