/** `roadmap diff`: what a change really changes. */
import { reviewHtml } from '../../core/diff/html';
import type { BrokenPromise } from '../../core/diff/promises/run';
import { reaches } from '../../core/rules/kit';
import type { Day } from '../../core/schedule/types';
import { levelsFrom } from '../check/levels';
import type { Threshold } from '../check/threshold';
import { refuseRoadmap, writeResult } from '../files/output';
import { diffJson } from '../formats/diff-json';
import { diffMarkdown, linesIn } from '../formats/diff-markdown';
import { diffText } from '../formats/diff-text';
import type { Io } from '../io/io';
import { todayFrom } from '../io/today';
import { type ColorChoice, styleFor } from '../text/style';
import { refuseOddApproval, withApproved } from './approved';
import { type Comparison, compare } from './compare';
import { readSides, type Sides } from './sides';

export interface DiffOptions {
  readonly format: 'text' | 'markdown' | 'json' | 'html';
  readonly output?: string;
  readonly staged?: boolean;
  readonly exitCode?: boolean;
  readonly failOnBreaking: Threshold;
  readonly approved?: string;
  readonly approveAll?: boolean;
  readonly pruneApproved?: boolean;
  readonly rule?: readonly string[];
  readonly today?: string;
  readonly color: ColorChoice;
}

/** Runs the command and returns its exit code. @param paths what stands behind `--` */
export function diff(named: readonly string[], paths: readonly string[], options: DiffOptions, io: Io): number {
  const overrides = levelsFrom(options.rule ?? []);
  refuseOddApproval(options);
  const sides = readSides(named, options, io);
  const { top } = sides.head.project;
  const today = todayFrom(options.today, io, top);
  const found = compare(sides, { today, overrides, paths }, io);
  const comparison = withApproved(found, options, top, io);
  if (options.output !== undefined) refuseRoadmap(options.output, filesOf(sides), io);
  writeResult(options.output, formatted(comparison, today, options, io), io);
  if (options.exitCode === true && comparison.compared.length > 0) return 1;
  return breaks(comparison, options.failOnBreaking) ? 1 : 0;
}

const filesOf = ({ base, head }: Sides): readonly string[] => [...base.project.files, ...head.project.files];

function formatted(comparison: Comparison, today: Day, { format, color, output }: DiffOptions, io: Io): string {
  if (format === 'json') return diffJson(comparison);
  if (format === 'text') return diffText(comparison, { style: styleFor(output === undefined ? color : 'never', io) });
  if (format === 'markdown') return diffMarkdown(comparison);
  const { compared, base, head, meaningless } = comparison;
  return reviewHtml(
    compared.map(({ review }) => review),
    { base, head, today, lineOf: linesIn(comparison), meaningless },
  );
}

/** Whether a promise is broken whose rule has that level or a higher one, and nobody agreed to it. */
function breaks({ compared }: Comparison, failOn: Threshold): boolean {
  const fails = (one: BrokenPromise): boolean =>
    failOn !== 'never' && reaches(one, failOn) && one.approved === undefined;
  return compared.some(({ review }) => review.breaks.some(fails));
}
