import { either } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity, Model } from '../model/types';
import type { Fix } from '../syntax/edit';
import { defineRule, idIn, named } from './kit';
import { unusedTools } from './tool-unused';
import { holders, isActive, isLive, isPersonal, names, remembering, target, targets } from './words';

type Tool = Entity<'tool'>;
type Dataset = Entity<'dataset'>;

export const isolatedTool = defineRule({
  name: 'isolated-tool',
  severity: 'info',
  levels: [{ severity: 'warning', when: 'for personal data that another tool holds too' }],
  group: 'stack',
  reads: 'model',
  absenceOf: ['tool', 'integration'],
  summary:
    'An active tool that holds data and exchanges it with no other tool; a warning if it is personal data that another tool holds too.',
  why: 'Data that stays in one tool is typed twice, grows old and contradicts the rest. Where it is about persons, a deletion or a withdrawn consent never reaches it. The rule speaks once the roadmap has a live integration.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {datasets: [contacts]}
  events: {datasets: [contacts]}
# ^^^^^^ isolated-tool: The tool 'events' holds personal data ('contacts') that 'crm' and 'mailer' hold too, but no live integration connects it. Add one to 'crm'.
integrations:
  crm-to-mailer: {from: crm, to: mailer}
channels:
  trade-fair: {tools: [events]}
datasets:
  contacts: {classification: personal, source: crm}
`,
      fixed: `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {datasets: [contacts]}
  events: {datasets: [contacts]}
integrations:
  crm-to-mailer: {from: crm, to: mailer}
  crm-to-events: {from: crm, to: events, datasets: [contacts]}
channels:
  trade-fair: {tools: [events]}
datasets:
  contacts: {classification: personal, source: crm}
`,
      good: `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {datasets: [contacts]}
  events: {datasets: [contacts]}
integrations:
  crm-to-mailer: {from: crm, to: mailer}
  events-to-crm: {from: events, to: crm, method: file}
channels:
  trade-fair: {tools: [events]}
datasets:
  contacts: {classification: personal, source: crm}
`,
    },
  ],
  check({ model, report }) {
    const stack = stackOf(model);
    if (stack.connected.size === 0) return;
    const unused = new Set(unusedTools(model));
    for (const tool of model.all('tool')) {
      const datasets = targets(model, tool.data.datasets, 'dataset');
      if (!isActive(tool) || datasets.length === 0 || stack.connected.has(tool) || unused.has(tool)) continue;
      const shared = datasets.filter((one) => isPersonal(one) && stack.holders(one).some((other) => other !== tool));
      const partners = plausiblePartners(stack, tool, datasets);
      report({
        at: tool,
        severity: shared.length > 0 ? 'warning' : 'info',
        message: `The tool ${named(tool)} holds ${whatItHolds(stack, tool, datasets, shared)}, but no live integration connects it. Add one${partners.length > 0 ? ` to ${named(partners[0]!)}` : ''}.`,
        fixes: partners.slice(0, MOST_PARTNERS).map((partner) => connect(stack, tool, partner, datasets)),
      });
    }
  },
});

const MOST_PARTNERS = 3;

/** What a roadmap says of its tools, looked up once. */
interface Stack {
  readonly model: Bound;
  /** Tools with a live integration to another, those with the most integrations first. */
  readonly connected: ReadonlySet<Tool>;
  holders(dataset: Dataset): readonly Tool[];
}

const stackOf = (model: Bound): Stack => ({
  model,
  connected: connectedTools(model),
  holders: remembering((dataset) => holders(model, dataset)),
});

function connectedTools(model: Model): ReadonlySet<Tool> {
  const counts = new Map<Tool, number>();
  const live = model.all('integration').filter(isLive);
  // One that is half written could be the one that is missing.
  if (live.some(({ data }) => data.from === undefined || data.to === undefined)) return new Set();
  for (const { data } of live) {
    const from = target(model, data.from, 'tool');
    const to = target(model, data.to, 'tool');
    if (from === undefined || to === undefined || from === to) continue;
    for (const tool of [from, to]) counts.set(tool, (counts.get(tool) ?? 0) + 1);
  }
  return new Set([...counts].sort(([, a], [, b]) => b - a).map(([tool]) => tool));
}

function whatItHolds(stack: Stack, tool: Tool, datasets: readonly Dataset[], shared: readonly Dataset[]): string {
  if (shared.length === 0) return `data (${names(datasets).join(', ')})`;
  const others = [...new Set(shared.flatMap((one) => stack.holders(one)))].filter((other) => other !== tool);
  const verb = others.length === 1 ? 'holds' : 'hold';
  return `personal data (${names(shared).join(', ')}) that ${either(names(others), 'and')} ${verb} too`;
}

/** Live tools that hold the same data, those where it has its source first; else those where most data comes together. */
function plausiblePartners(
  { model, connected, holders }: Stack,
  tool: Tool,
  datasets: readonly Dataset[],
): readonly Tool[] {
  const sources = datasets.flatMap(({ data }) => target(model, data.source, 'tool') ?? []);
  const near = [...sources, ...datasets.flatMap((one) => holders(one).slice(0, MOST_PARTNERS + 1))];
  const hubs = [...connected].slice(0, MOST_PARTNERS);
  return [...new Set([...near, ...hubs])].filter((one) => one !== tool && isLive(one));
}

/** Adds an integration; data flows from where it has its source. */
function connect({ model, holders }: Stack, tool: Tool, partner: Tool, datasets: readonly Dataset[]): Fix {
  const fromPartner = datasets.some(({ data }) => target(model, data.source, 'tool') === partner);
  const [from, to] = fromPartner ? [partner, tool] : [tool, partner];
  const { file } = tool;
  const id = (entity: Entity): string => idIn(model, file, entity);
  const shared = datasets.filter((one) => holders(one).includes(partner)).map(id);
  const flows = shared.length > 0 ? `, datasets: [${shared.join(', ')}]` : '';
  return {
    title: `Add an integration with '${id(partner)}'`,
    safe: false,
    changes: [
      {
        do: 'set',
        file,
        path: ['integrations', freeKey(model, file, `${from.key}-to-${to.key}`)],
        yaml: `{from: ${id(from)}, to: ${id(to)}${flows}}`,
      },
    ],
  };
}

/** A key for an integration that its file's name space does not have yet. */
function freeKey(model: Model, file: string, wish: string): string {
  const prefix = model.files.find(({ path }) => path === file)?.prefix ?? '';
  for (let n = 1; ; n++) {
    const key = n === 1 ? wish : `${wish}-${n}`;
    if (model.find('integration', `${prefix}${key}`) === undefined) return key;
  }
}
