/**
 * JUnit's XML, as Jenkins and GitLab read it: a suite for each file, a failed test for each finding that makes the check
 * fail, and one passed test where there is none. JUnit has no warnings: all other findings are the output of the suite.
 */
import { rulePage } from '../../core/protocol/pages';
import type { Report, ShownFinding } from '../check/report';
import { type FailOptions, failing } from '../check/threshold';
import { visible } from '../text/plain';
import { plain } from '../text/style';
import { compactLine } from './check-compact';
import { findingText } from './check-text';
import { printed } from './summary';

const WIDTH = 120;

export function checkJunit(report: Report, options: FailOptions & { readonly hints: boolean }): string {
  const failed = new Set(failing(report.findings, options));
  const shown = printed(report, options);
  const suites = report.paths.map((path) => {
    const own = shown.filter((finding) => finding.path === path);
    return suite(path, own, failed);
  });
  // Where nothing has changed there is no file to check; a report without any test would be a failure there.
  if (suites.length === 0) suites.push(suite('roadmap', [], failed));
  const tests = suites.reduce((sum, one) => sum + one.tests, 0);
  const root = { name: 'roadmap check', tests, failures: failed.size, errors: 0 };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(
    'testsuites',
    root,
    suites.map(({ xml }) => xml),
  )}\n`;
}

function suite(path: string, findings: readonly ShownFinding[], failed: ReadonlySet<ShownFinding>) {
  const failures = findings.filter((finding) => failed.has(finding));
  const others = findings.filter((finding) => !failed.has(finding));
  const names = testNames(failures);
  const cases = failures.map((finding, i) => testCase(path, names[i]!, [failure(finding)]));
  if (cases.length === 0) cases.push(testCase(path, 'roadmap check', []));
  const output = others.length === 0 ? [] : [textElement('system-out', {}, others.map(compactLine).join('\n'))];
  const counts = { tests: cases.length, failures: failures.length, errors: 0, skipped: 0 };
  return { tests: cases.length, xml: element('testsuite', { name: path, ...counts }, [...cases, ...output]) };
}

/** A dot parts packages there: the name without its end is the last of them. */
const testCase = (path: string, name: string, content: readonly string[]): string =>
  element('testcase', { classname: path.replace(/(?:\.roadmap)?\.ya?ml$/, ''), name }, content);

/** The same in the next build, whatever line and values a finding has then; one of a name in each file. */
function testNames(findings: readonly ShownFinding[]): readonly string[] {
  const counts = new Map<string, number>();
  return findings.map(({ rule, entity }) => {
    const name = entity === undefined ? rule : `${rule} in ${entity}`;
    const nth = (counts.get(name) ?? 0) + 1;
    counts.set(name, nth);
    return nth === 1 ? name : `${name} (${nth})`;
  });
}

function failure(finding: ShownFinding): string {
  const text = findingText(finding, { style: plain, width: WIDTH, isTerminal: false });
  const attributes = { type: finding.rule, message: finding.message };
  return textElement('failure', attributes, `${text}\n${rulePage(finding.rule)}`);
}

type Attributes = Readonly<Record<string, string | number>>;

function element(name: string, attributes: Attributes, content: readonly string[]): string {
  if (content.length === 0) return `<${name}${written(attributes)}/>`;
  return `<${name}${written(attributes)}>\n${content.join('\n')}\n</${name}>`;
}

const textElement = (name: string, attributes: Attributes, text: string): string =>
  `<${name}${written(attributes)}>${escaped(text)}</${name}>`;

const written = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escaped(visible(String(value)))}"`)
    .join('');

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Of a text that is safe to print: controls that XML doesn't know are gone already, two characters are not. */
const escaped = (text: string): string =>
  text.replace(/[\ufffe\uffff]/g, '\ufffd').replace(/[&<>"]/g, (character) => ESCAPES[character]!);
