/** A review for people: the headline, broken promises, edits with what follows, findings, and what means nothing. */

import { headline } from '../../core/diff/headline';
import { hiddenLists } from '../../core/diff/hidden';
import {
  approvedBreaks,
  approvedTitle,
  consequenceLines,
  consequenceWords,
  editWords,
  hasBroken,
  SIGNS,
  toldBreaks,
} from '../../core/diff/phrases';
import { type Branch, reviewTree } from '../../core/diff/tree';
import { counted, few } from '../../core/format/words';
import type { Severity } from '../../core/rules/kit';
import type { ShownFinding } from '../check/report';
import type { Compared, Comparison } from '../diff/compare';
import { visible } from '../text/plain';
import type { Style } from '../text/style';

export interface DiffTextOptions {
  readonly style: Style;
}

export function diffText({ compared, meaningless }: Comparison, { style }: DiffTextOptions): string {
  const several = compared.length > 1;
  const parts = compared.flatMap((one) => [
    ...(several ? [style.dim(visible(one.path))] : []),
    style.bold(visible(`${headline(one.review)}.`)),
    ...section(
      hasBroken(one.review.breaks) ? 'Promises broken' : 'Good to know',
      breaks(toldBreaks(one.review.breaks), style),
      style,
    ),
    ...approved(one, style),
    ...section('Edits, and what follows', edits(one, style), style),
    ...hiddenLists(one.review.hidden).flatMap(([title, lines]) => section(title, hidden(lines), style)),
    ...section('Findings', findings(one, style), style),
    '',
  ]);
  if (compared.length === 0) parts.push('Nothing in meaning has changed.');
  if (meaningless.length > 0)
    parts.push(
      style.dim(`Only comments, order, formatting or keys of your own (x-…): ${meaningless.map(visible).join(', ')}.`),
    );
  return `${parts.join('\n').trimEnd()}\n`;
}

const section = (title: string, lines: readonly string[], style: Style): readonly string[] =>
  lines.length === 0 ? [] : ['', style.bold(title), ...lines];

const breaks = (told: ReturnType<typeof toldBreaks>, style: Style): readonly string[] =>
  told.map(
    ({ severity, message, rule }) => `  ${painted(severity, style)} ${visible(message)} ${style.dim(`[${rule}]`)}`,
  );

function approved({ review }: Compared, style: Style): readonly string[] {
  const told = approvedBreaks(review.breaks);
  return section(approvedTitle(told), breaks(told, style), style);
}

function painted(severity: Severity, style: Style): string {
  const paint = { error: style.red, warning: style.yellow, info: style.blue, hint: style.cyan }[severity];
  return paint(severity.padEnd(7));
}

function edits({ review }: Compared, style: Style): readonly string[] {
  const { branches, rest } = reviewTree(review);
  const lines = branches.flatMap((branch) => branchLines(branch, review, style));
  return [...lines, ...rest.map((one) => `    ${visible(consequenceWords(one, review.edits))}`)];
}

/** More consequences of one edit than that hide the next edit. */
const MOST_CONSEQUENCES = 10;

function branchLines({ edit, consequences }: Branch, review: Compared['review'], style: Style): readonly string[] {
  const paint = {
    added: style.green,
    removed: style.red,
    renamed: style.cyan,
    moved: style.cyan,
    changed: style.yellow,
  };
  const words = visible(editWords(edit));
  const lines = consequenceLines(consequences, review.edits);
  const left = lines.length - MOST_CONSEQUENCES;
  return [
    `  ${paint[edit.kind](SIGNS[edit.kind])} ${style.bold(visible(edit.path))}${words === '' ? '' : `  ${words}`}`,
    ...lines.slice(0, MOST_CONSEQUENCES).map((line) => `      ${visible(line)}`),
    ...(left > 0 ? [style.dim(`      … and ${counted(left, 'more consequence')} (--format json has all)`)] : []),
  ];
}

/** More than that hide the findings. */
const MOST_HIDDEN = 20;

const hidden = (lines: readonly string[]): readonly string[] =>
  few(lines, MOST_HIDDEN).map((line) => `  ${visible(line)}`);

function findings({ introduced, fixed }: Compared, style: Style): readonly string[] {
  const line = (word: string, { severity, path, range: { start }, message, rule }: ShownFinding): string =>
    `  ${word} ${painted(severity, style)} ${visible(path)}:${start.line}:${start.column}: ${visible(message)} ${style.dim(`[${rule}]`)}`;
  const shown = (list: readonly ShownFinding[]): readonly ShownFinding[] =>
    list.filter(({ severity }) => severity !== 'hint');
  const hints = introduced.length - shown(introduced).length;
  return [
    ...shown(introduced).map((one) => line('new  ', one)),
    ...shown(fixed).map((one) => style.dim(line('fixed', one))),
    ...(hints > 0 ? [style.dim(`  ${counted(hints, 'new hint')} not shown.`)] : []),
  ];
}
