/** A comparison as a comment on a pull request. */
import { type MarkdownOptions, reviewMarkdown } from '../../core/diff/markdown';
import type { Finding } from '../../core/report';
import type { Comparison } from '../diff/compare';

export function diffMarkdown(
  comparison: Comparison,
  options: Pick<MarkdownOptions, 'longest' | 'findings'> = {},
): string {
  const reviews = comparison.compared.map(({ review }) => review);
  return reviewMarkdown(reviews, { ...options, lineOf: linesIn(comparison), meaningless: comparison.meaningless });
}

/** Tells the file and line of each finding that is new or fixed, as they are shown. */
export function linesIn({ compared }: Comparison): (finding: Finding) => string {
  const places = new Map(
    compared.flatMap(({ review, introduced, fixed }) => [
      ...review.findings.introduced.map((finding, i) => [finding, introduced[i]!] as const),
      ...review.findings.fixed.map((finding, i) => [finding, fixed[i]!] as const),
    ]),
  );
  return (finding) => {
    const at = places.get(finding);
    return at === undefined ? finding.file : `${at.path}:${at.range.start.line}`;
  };
}
