/** A rule's page as text. */

import { rulePage } from '../../core/protocol/pages';
import type { Example, Rule } from '../../core/rules/kit';
import { Workspace } from '../../core/workspace';
import type { Style } from '../text/style';

export function ruleText(rule: Rule, style: Style): string {
  const time = rule.reads === 'today' ? '; depends on today, so it decides the exit code only with --time-rules' : '';
  const parts = [
    `${style.bold(rule.name)} (${rule.severity}${time})`,
    rule.summary,
    rule.why,
    ...rule.examples.flatMap((example, i) => exampleTexts(example, rule.examples.length > 1 ? ` ${i + 1}` : '', style)),
    ...fixesText(rule, style),
    `Change its level in a roadmap with rules: {${rule.name}: off}, or for one run with --rule ${rule.name}=off.`,
    style.dim(rulePage(rule.name)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function exampleTexts({ bad, good }: Example, number: string, style: Style): readonly string[] {
  return [
    `${style.bold(`Not good${number}`)}\n\n${indented(bad)}`,
    `${style.bold(`Good${number}`)}\n\n${indented(good)}`,
  ];
}

const indented = (text: string): string => text.trimEnd().replace(/^(?=.)/gm, '    ');

/** What the rule's fixes are called, as its own examples get them. */
function fixesText(rule: Rule, style: Style): readonly string[] {
  const found = rule.examples.flatMap(({ bad }) => fixesIn(bad, rule.name));
  const lines = [...new Set(found.map(({ title, safe }) => `  ${title}${safe ? ' (--fix does it)' : ''}`))];
  return lines.length === 0 ? [] : [`${style.bold('Fixes')}\n\n${lines.join('\n')}`];
}

function fixesIn(source: string, rule: string) {
  const workspace = new Workspace();
  for (const [path, text] of filesIn(source)) workspace.setFile(path, { text });
  const findings = workspace.files().flatMap((file) => workspace.findings(file));
  return findings.filter((finding) => finding.rule === rule).flatMap(({ fixes }) => fixes);
}

/** Examples of several files say where the next begins: `#- /path`. */
function filesIn(source: string): readonly (readonly [string, string])[] {
  const [first = '', ...others] = source.split(/^#- \/(?=.+$)/m);
  const named = others.map((part): readonly [string, string] => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end + 1)];
  });
  return [['main.roadmap.yaml', first], ...named];
}
