/** The summary of a job: the review, and every finding that counts. */

import type { ShownFinding } from '../cli/check/report';
import { diffMarkdown } from '../cli/formats/diff-markdown';
import { SEVERITY_SIGNS } from '../core/diff/markdown';
import { counted } from '../core/format/words';
import { markdownText } from '../core/render/escape';
import { bySeverity } from '../core/rules/kit';
import type { Examined } from './examine';

/** GitHub takes 1 MiB of a step. */
const MOST_BYTES = 1024 * 1024 - 4096;
const LONGEST_REVIEW = 150_000;

/** @param blob where files of what is checked out can be seen; undefined for nowhere */
export function jobSummary(examined: Examined, heading: string, blob: string | undefined): string {
  const { comparison, report } = examined;
  const review =
    comparison === undefined ? '' : `${diffMarkdown(comparison, { longest: LONGEST_REVIEW, findings: false })}\n`;
  const start = `## Roadmap\n\n${markdownText(heading)}\n\n${review}`;
  const found = report.findings.filter(({ severity }) => severity !== 'hint');
  const fixed = (comparison?.compared ?? []).flatMap((one) => one.fixed).filter(({ severity }) => severity !== 'hint');
  const rows = [
    ...found.sort(bySeverity).map((one) => row(SEVERITY_SIGNS[one.severity], one, blob)),
    // Where it was is not where it would be seen now.
    ...fixed.sort(bySeverity).map((one) => row('fixed', one, undefined)),
  ];
  return rows.length === 0 ? start : start + table(rows, MOST_BYTES - Buffer.byteLength(start));
}

function row(sign: string, { path, range, message, rule }: ShownFinding, blob: string | undefined): string {
  const place = markdownText(`${path}:${range.start.line}`);
  const linked = blob === undefined ? place : `[${place}](${blob}/${address(path)}#L${range.start.line})`;
  return `| ${sign} | ${linked} | ${markdownText(message)} \`${rule}\` |\n`;
}

/** Nothing in it ends the link. */
const address = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map((part) => encodeURIComponent(part).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`))
    .join('/');

/** As many rows as there is room for. */
function table(rows: readonly string[], room: number): string {
  const head = '**Findings**\n\n| | where | what |\n|---|---|---|\n';
  let text = head;
  let left = room - Buffer.byteLength(head) - 100;
  for (const [i, one] of rows.entries()) {
    left -= Buffer.byteLength(one);
    if (left < 0) return `${text}| | | … and ${counted(rows.length - i, 'more finding')} |\n`;
    text += one;
  }
  return text;
}
