/** A rule's documentation, made from the rule itself: what it finds, how severe that is, examples, and what mends it. */
import { PROFILES, type Profile } from './format/entities';
import { counted } from './format/words';
import { byProfile } from './report';
import { clockOf, EXAMPLES_DAY, type Example, type Rule, type RuleGroup, type Severity } from './rules/kit';
import { dayOf } from './schedule/calendar';
import { Workspace } from './workspace';

/** A part of a page; texts may hold `code`. */
export type Block =
  | { readonly is: 'heading' | 'text'; readonly text: string }
  | { readonly is: 'yaml'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly string[] }
  | { readonly is: 'table'; readonly head: Row; readonly rows: readonly Row[] };

type Row = readonly [string, string];

/** How findings of a rule are mended, as its own examples show it. */
export interface PageFix {
  readonly title: string;
  /** Applied without asking: by “Fix all” and `check --fix`. */
  readonly safe: boolean;
}

export interface RulePage {
  readonly name: string;
  readonly blocks: readonly Block[];
}

export const pageOf = (rule: Rule): RulePage => ({
  name: rule.name,
  blocks: [
    text(rule.summary),
    text(`Level: ${levelIn(rule, 'recommended')}.`),
    heading('Why'),
    ...[rule.why, ...clock(rule), ...patience(rule)].map(text),
    ...rule.examples.flatMap((example, i) => exampleBlocks(example, rule.examples.length === 1 ? '' : ` ${i + 1}`)),
    heading('Fixes'),
    ...fixBlocks(rule),
    heading('Options'),
    ...options(rule),
  ],
});

const heading = (said: string): Block => ({ is: 'heading', text: said });
const text = (said: string): Block => ({ is: 'text', text: said });
const yaml = (source: string): Block => ({ is: 'yaml', text: source.trimEnd() });

/** The level of a rule in a profile, with what it depends on: `info; warning with costs`. */
function levelIn(rule: Rule, profile: Profile): string {
  const found = (severity: Severity): string =>
    rule.name === 'yaml-syntax' ? 'error' : (byProfile(rule, severity, profile) ?? 'off');
  const usual = found(rule.severity);
  const others = (rule.levels ?? []).filter(({ severity }) => found(severity) !== usual);
  return [usual, ...others.map(({ severity, when }) => `${found(severity)} ${when}`)].join('; ');
}

function clock(rule: Rule): readonly string[] {
  const by = clockOf(rule);
  if (by === 'none') return [];
  const what =
    by === 'all' ? 'This rule looks at today’s date: it' : 'Some of what it finds goes by today’s date: that';
  return [
    `${what} is never more than a warning, and does not change the exit code of \`roadmap check\` unless you ask for it (\`--time-rules\`). The examples are written for ${EXAMPLES_DAY}.`,
  ];
}

/** When a rule waits. */
function patience({ absenceOf, compares }: Rule): readonly string[] {
  if (compares) return ['While one of the values can’t be read, it says nothing.'];
  if (absenceOf === undefined) return [];
  return absenceOf.length === 0
    ? ['It keeps quiet while a misspelt key, a value that can’t be read or a broken line could be the reason.']
    : [
        'It waits until the roadmap has begun with the matter, and keeps quiet while a broken reference, a misspelt value or an unreadable line could be the reason.',
      ];
}

function exampleBlocks({ bad, fixed, good }: Example, nth: string): readonly Block[] {
  const blocks = [heading(`Example${nth}`), text('Not so:'), yaml(bad), text('So:'), yaml(good)];
  return fixed === undefined || fixed === good
    ? blocks
    : [...blocks, text('What the first quick fix makes of it:'), yaml(fixed)];
}

function fixBlocks(rule: Rule): readonly Block[] {
  const fixes = fixesOf(rule);
  if (fixes.length === 0) return [text('None: only a person can decide what to do.')];
  const items = fixes.map(({ title, safe }) => `${title}${safe ? ' (safe)' : ''}`);
  const safety = fixes.some(({ safe }) => safe)
    ? ' What is safe, “Fix all” and `roadmap check --fix` do, too; the others want a person’s eye.'
    : ' They want a person’s eye: “Fix all” and `roadmap check --fix` leave them alone.';
  return [
    text(`Offered for ${rule.examples.length === 1 ? 'this example' : 'these examples'}.${safety}`),
    { is: 'list', items },
  ];
}

/** What is offered for a rule's own examples: each title once, and where only a name or number differs, the first. */
export function fixesOf(rule: Rule): readonly PageFix[] {
  const fixes = new Map<string, PageFix>();
  for (const { bad } of rule.examples)
    for (const { title, safe } of findingsIn(bad, rule.name).flatMap(({ fixes: offered }) => offered)) {
      const kind = `${title.replace(/'[^']*'(?!.*')|\d[\d-]*/g, '…')} ${safe}`;
      if (!fixes.has(kind)) fixes.set(kind, { title, safe });
    }
  return [...fixes.values()];
}

function findingsIn(source: string, rule: string) {
  const workspace = new Workspace();
  workspace.setToday(dayOf(EXAMPLES_DAY));
  for (const [path, content] of filesIn(source)) workspace.setFile(path, { text: content });
  return workspace.files().flatMap((file) => workspace.findings(file).filter((finding) => finding.rule === rule));
}

/** Examples of several files say where the next begins: `#- /path`. */
function filesIn(source: string): readonly (readonly [path: string, text: string])[] {
  const [first = '', ...others] = source.split(/^#- \/(?=.+$)/m);
  const named = others.map((part): readonly [string, string] => {
    const end = part.indexOf('\n');
    return [part.slice(0, end), part.slice(end + 1)];
  });
  return [['main.roadmap.yaml', first], ...named];
}

function options(rule: Rule): readonly Block[] {
  const { name } = rule;
  if (name === 'yaml-syntax') return [text('This rule can’t be switched off.')];
  const levels = clockOf(rule) === 'all' ? '`hint`, `info` or `warning`' : '`hint`, `info`, `warning` or `error`';
  const profiles = Object.keys(PROFILES) as Profile[];
  return [
    text(
      `In the file, for everybody: \`rules: {${name}: off}\`, or ${levels} in place of \`off\`. For one run: \`roadmap check --rule ${name}=off\`.`,
    ),
    text(
      `For one place: \`# roadmap-ignore ${name}: why\` at the end of its line or alone above it. For one file: \`# roadmap-ignore-file ${name}: why\` at its top.`,
    ),
    {
      is: 'table',
      head: ['profile', 'level'],
      rows: profiles.map((profile): Row => [profile, levelIn(rule, profile)]),
    },
  ];
}

export const pageMarkdown = ({ name, blocks }: RulePage): string =>
  `${[`# ${name}`, ...blocks.map(blockMarkdown)].join('\n\n')}\n`;

function blockMarkdown(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `## ${block.text}`;
    case 'text':
      return block.text;
    case 'yaml':
      return `\`\`\`yaml\n${block.text}\n\`\`\``;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'table':
      return tableMarkdown(block.head, block.rows);
  }
}

const tableMarkdown = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');

const GROUPS: Readonly<Record<RuleGroup, string>> = {
  syntax: 'Syntax and shape',
  timeline: 'Timeline',
  objectives: 'Objectives and measures',
  stack: 'Stack and data',
  customers: 'Customers and collaboration',
  ignores: 'Ignores',
};

/** The groups that have rules, with their titles, in order. */
const grouped = (rules: readonly Rule[]) =>
  Object.entries(GROUPS)
    .map(([group, title]) => ({ title, members: rules.filter((rule) => rule.group === group) }))
    .filter(({ members }) => members.length > 0);

const MENDS =
  'Under “mends”: **itself** where “Fix all” and `roadmap check --fix` can mend it without changing what somebody decided, **a click** where a quick fix is offered.';

/** What the table of a rule of a change needs to know. */
type Summed = Pick<Rule, 'name' | 'severity' | 'summary'>;

const CHANGES = 'Rules of a change';

/** All rules in tables, for the pages’ own index. */
export function indexMarkdown(rules: readonly Rule[], ofChanges: readonly Summed[]): string {
  const tables = grouped(rules).map(({ title, members }) => `## ${title}\n\n${rulesTable(members, '')}`);
  tables.push(`## ${CHANGES}\n\n${changesTable(ofChanges, '')}`);
  return `# Rules\n\n${MENDS}\n\n${tables.join('\n\n')}\n`;
}

/** All rules in tables that unfold, for a longer document; `folder` leads from there to the pages. */
export function referenceMarkdown(rules: readonly Rule[], ofChanges: readonly Summed[], folder: string): string {
  const tables = grouped(rules).map(({ title, members }) => {
    return folded(`${title}: ${counted(members.length, 'rule')}`, rulesTable(members, folder));
  });
  const changes = folded(`${CHANGES}: ${counted(ofChanges.length, 'rule')}`, changesTable(ofChanges, folder));
  return [MENDS, ...tables, changes].join('\n\n');
}

const folded = (title: string, table: string): string =>
  `<details>\n<summary>${title}</summary>\n\n${table}\n\n</details>`;

const changesTable = (rules: readonly Summed[], folder: string): string =>
  tableMarkdown(
    ['rule', 'level', 'finds'],
    rules.map(({ name, severity, summary }) => [`[\`${name}\`](${folder}${name}.md)`, severity, summary]),
  );

const rulesTable = (rules: readonly Rule[], folder: string): string =>
  tableMarkdown(
    ['rule', 'level', 'finds', 'mends'],
    rules.map((rule) => [`[\`${rule.name}\`](${folder}${rule.name}.md)`, levels(rule), rule.summary, mends(rule)]),
  );

const levels = (rule: Rule): string =>
  [rule.severity, ...(rule.levels ?? []).map(({ severity }) => severity)].join(', ');

function mends(rule: Rule): string {
  const fixes = fixesOf(rule);
  if (fixes.some(({ safe }) => safe)) return 'itself';
  return fixes.length > 0 ? 'a click' : '';
}
