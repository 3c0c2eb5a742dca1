/** A review in plain words, for whoever reads text: what slips and breaks, the edits with what follows, new findings. */
import { headline } from '../diff/headline';
import {
  approvedBreaks,
  approvedTitle,
  consequenceLines,
  consequenceWords,
  editWords,
  toldBreaks,
} from '../diff/phrases';
import type { Review } from '../diff/review';
import { reviewTree } from '../diff/tree';
import type { Finding } from '../report';
import { bySeverity } from '../rules/kit';

/** More of one kind than that is counted. */
const MOST = 40;

/** @param lineOf where a finding stands: `plan.roadmap.yaml:5` */
export function reviewWords(review: Review, lineOf: (finding: Finding) => string): string {
  const { branches, rest } = reviewTree(review);
  const { introduced, fixed } = review.findings;
  const approved = approvedBreaks(review.breaks);
  const finding = (word: string, one: Finding): string =>
    `${word} ${one.severity}: ${lineOf(one)}: ${one.message} [${one.rule}]`;
  return [
    `${headline(review)}.`,
    ...part('Promises broken, and what is good to know', toldBreaks(review.breaks).map(breakLine)),
    ...part(approvedTitle(approved), approved.map(breakLine)),
    ...part('Edits, and what follows', [
      ...branches.map(({ edit, consequences }) =>
        [
          `${edit.kind} ${edit.path} ${editWords(edit)}`.trimEnd(),
          ...consequenceLines(consequences, review.edits).map((line) => `    ${line}`),
        ].join('\n  '),
      ),
      ...rest.map((one) => consequenceWords(one, review.edits)),
    ]),
    ...part('Findings', [
      ...shown(introduced).map((one) => finding('new', one)),
      ...shown(fixed).map((one) => finding('fixed', one)),
    ]),
  ].join('\n');
}

const breakLine = ({ severity, message, rule }: ReturnType<typeof toldBreaks>[number]): string =>
  `${severity}: ${message} [${rule}]`;

const shown = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity !== 'hint').sort(bySeverity);

function part(title: string, lines: readonly string[]): readonly string[] {
  if (lines.length === 0) return [];
  const left = lines.length - MOST;
  return [
    '',
    `${title}:`,
    ...lines.slice(0, MOST).map((line) => `  ${line}`),
    ...(left > 0 ? [`  … and ${left} more`] : []),
  ];
}
