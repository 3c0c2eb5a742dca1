/** SARIF 2.1.0. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
import { pageMarkdown, pageOf } from '../../core/page';
import { HOME, rulePage } from '../../core/protocol/pages';
import type { Rule, Severity } from '../../core/rules/kit';
import { rules } from '../../core/rules/list';

import type { Report, ShownEdit, ShownFinding, ShownFix, ShownPlace } from '../check/report';
import type { Range } from '../text/lines';
import { json } from './json';
import { printed } from './summary';

const LEVELS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note', hint: 'note' };

/** GitHub's words; it sorts by them. */
const PROBLEMS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
  hint: 'recommendation',
};

/** Where paths count from: said by name, so that the file is the same on each machine. */
const BASE = '%SRCROOT%';

export function checkSarif(report: Report, options: { readonly hints: boolean; readonly version: string }): string {
  const shown = printed(report, options);
  const named = new Set(shown.map(({ rule }) => rule));
  const spoke = rules.filter(({ name }) => named.has(name));
  const indexes = new Map(spoke.map(({ name }, i) => [name, i]));
  const driver = {
    name: 'roadmap',
    fullName: 'Roadmap as Code',
    semanticVersion: options.version,
    informationUri: HOME,
    rules: spoke.map(descriptor),
  };
  return json({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver },
        originalUriBaseIds: { [BASE]: { description: { text: 'The folder that the command ran in.' } } },
        columnKind: 'utf16CodeUnits',
        newlineSequences: ['\r\n', '\n', '\r'],
        results: shown.map((finding) => result(finding, indexes.get(finding.rule))),
      },
    ],
  });
}

function descriptor(rule: Rule): object {
  const { name, summary, why, severity, group, reads } = rule;
  return {
    id: name,
    shortDescription: { text: summary },
    fullDescription: { text: why },
    help: { text: `${summary} ${why}`, markdown: pageMarkdown(pageOf(rule)) },
    helpUri: rulePage(name),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: {
      tags: ['roadmap', group, ...(reads === 'today' ? ['depends-on-today'] : [])],
      'problem.severity': PROBLEMS[severity],
    },
  };
}

function result(finding: ShownFinding, ruleIndex: number | undefined): object {
  const { rule, severity, message, entity, related, time, fingerprint } = finding;
  const fixes = finding.fixes().flatMap((fix) => fixData(fix) ?? []);
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: LEVELS[severity],
    message: { text: literal(message) },
    locations: [
      {
        physicalLocation: physical(finding),
        ...(entity === undefined ? {} : { logicalLocations: [{ fullyQualifiedName: entity }] }),
      },
    ],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((one, i) => ({
            id: i + 1,
            physicalLocation: physical(one),
            message: { text: literal(one.message) },
          })),
        }),
    partialFingerprints: { 'roadmap/v1': fingerprint },
    ...(fixes.length === 0 ? {} : { fixes }),
    properties: { severity, dependsOnToday: time },
  };
}

const physical = ({ path, range }: ShownPlace): object => ({
  artifactLocation: artifact(path),
  region: region(range),
});

const artifact = (path: string): object => ({ uri: uriOf(path), uriBaseId: BASE });

/** A path as a relative reference; what is no Unicode has no place in one. */
const uriOf = (path: string): string =>
  path
    .replace(/\p{Cs}/gu, '\ufffd')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** Ours as it is: from 1, ends exclusive. */
const region = ({ start, end }: Range): object => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

/** Undefined where a file would have to be made, which SARIF has no words for. */
function fixData({ title, safe, edits }: ShownFix): object | undefined {
  if (edits.length === 0 || edits.some(({ create }) => create)) return undefined;
  const files = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: literal(title) },
    artifactChanges: files.map((file) => ({
      artifactLocation: artifact(file),
      replacements: edits.filter(({ path }) => path === file).map(replacement),
    })),
    properties: { safe },
  };
}

const replacement = ({ range, text }: ShownEdit): object => ({
  deletedRegion: region(range),
  ...(text === '' ? {} : { insertedContent: { text } }),
});

/** Square brackets before a round one would be a link. */
const literal = (text: string): string => (/\]\(/.test(text) ? text.replace(/[[\]\\]/g, '\\$&') : text);
