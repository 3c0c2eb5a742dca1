/** A rule's documentation page in Markdown, made from the rule itself. */
import type { Example, Rule } from './kit';

const LEVEL: Readonly<Record<Rule['severity'], string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
  hint: 'hint',
};

export function rulePage(rule: Rule): string {
  const clock =
    rule.reads === 'today'
      ? '\n\nThis rule looks at today’s date: it is never more than a warning, and does not change the exit code of `roadmap check` unless you ask for it (`--time-rules`).'
      : '';
  const examples = rule.examples
    .map((example, i) => examplePage(example, rule.examples.length === 1 ? '' : ` ${i + 1}`))
    .join('\n\n');
  return `# ${rule.name}\n\n${rule.summary}\n\nDefault: **${LEVEL[rule.severity]}**.\n\n## Why\n\n${rule.why}${clock}${patience(rule)}\n\n${examples}\n\n## Options\n\n${options(rule)}\n`;
}

/** When a rule waits. */
function patience({ absenceOf, compares }: Rule): string {
  if (compares) return '\n\nWhile one of the values can’t be read, it says nothing.';
  if (absenceOf === undefined) return '';
  return absenceOf.length === 0
    ? '\n\nIt keeps quiet while a misspelt key, a value that can’t be read or a broken line could be the reason.'
    : '\n\nIt waits until the roadmap has begun with the matter, and keeps quiet while a broken reference, a misspelt value or an unreadable line could be the reason.';
}

function examplePage({ bad, fixed, good }: Example, nth: string): string {
  const parts = [`## Example${nth}\n\nNot so:\n\n${fence(bad)}`, `So:\n\n${fence(good)}`];
  if (fixed !== undefined && fixed !== good) parts.push(`What the quick fix makes of it:\n\n${fence(fixed)}`);
  return parts.join('\n\n');
}

const fence = (text: string): string => `\`\`\`yaml\n${text.trimEnd()}\n\`\`\``;

function options(rule: Rule): string {
  if (rule.name === 'yaml-syntax') return 'This rule can’t be switched off.';
  const levels =
    rule.reads === 'today'
      ? '`hint`, `info`, `warning` (the most that it can be)'
      : '`hint`, `info`, `warning`, `error`';
  return `In the file, for everybody: \`rules: {${rule.name}: off}\`, or ${levels}. For one place: \`# roadmap-ignore ${rule.name}: why\` at the end of its line.`;
}

/** All rules in a table, for the reference. */
export function rulesTable(rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ name, severity, summary }) => `| [\`${name}\`](${name}.md) | ${severity} | ${summary.replaceAll('|', '\\|')} |`,
  );
  return `# Rules\n\n| rule | default | finds |\n|---|---|---|\n${rows.join('\n')}\n`;
}
