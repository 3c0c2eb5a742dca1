import type { Bound } from '../model/bind';
import type { Entity, Model } from '../model/types';
import type { Fix } from '../syntax/edit';
import { defineRule, idIn, named } from './kit';
import { unusedTools } from './tool-unused';
import { holders, isActive, isLive, isPersonal, target, targets } from './words';

type Tool = Entity<'tool'>;

export const isolatedTool = defineRule({
  name: 'isolated-tool',
  severity: 'info',
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
    const connected = connectedTools(model);
    if (connected.size === 0) return;
    const unused = new Set(unusedTools(model));
    for (const tool of model.all('tool')) {
      const datasets = targets(model, tool.data.datasets, 'dataset');
      if (!isActive(tool) || datasets.length === 0 || connected.has(tool) || unused.has(tool)) continue;
      const shared = datasets.filter((one) => isPersonal(one) && holders(model, one).some((other) => other !== tool));
      const partners = plausiblePartners(model, tool, datasets);
      report({
        at: tool,
        severity: shared.length > 0 ? 'warning' : 'info',
        message: `The tool ${named(tool)} holds ${whatItHolds(model, tool, datasets, shared)}, but no live integration connects it. Add one${partners.length > 0 ? ` to ${named(partners[0]!)}` : ''}.`,
        subjects: shared.map(({ id }) => id),
        fixes: partners.slice(0, MOST).map((partner) => connect(model, tool, partner, datasets)),
      });
    }
  },
});

const MOST = 3;

/** Tools with a live integration to another. */
function connectedTools(model: Model): ReadonlySet<Tool> {
  const found = new Set<Tool>();
  const live = model.all('integration').filter(isLive);
  // One that is half written could be the one that is missing.
  if (live.some(({ data }) => data.from === undefined || data.to === undefined)) return found;
  for (const integration of live) {
    const from = target(model, integration.data.from, 'tool');
    const to = target(model, integration.data.to, 'tool');
    if (from === undefined || to === undefined || from === to) continue;
    found.add(from).add(to);
  }
  return found;
}

function whatItHolds(
  model: Model,
  tool: Tool,
  datasets: readonly Entity<'dataset'>[],
  shared: readonly Entity<'dataset'>[],
): string {
  if (shared.length === 0) return `data (${datasets.map(named).join(', ')})`;
  const others = [...new Set(shared.flatMap((one) => holders(model, one)))].filter((other) => other !== tool);
  const who = others.length === 1 ? `${named(others[0]!)} holds` : `${and(others.map(named))} hold`;
  return `personal data (${shared.map(named).join(', ')}) that ${who} too`;
}

const and = (words: readonly string[]): string => `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** Live tools that hold the same data, those where it has its source first; else those where most data comes together. */
function plausiblePartners(model: Model, tool: Tool, datasets: readonly Entity<'dataset'>[]): readonly Tool[] {
  const sources = datasets.flatMap(({ data }) => target(model, data.source, 'tool') ?? []);
  const near = [...sources, ...datasets.flatMap((one) => holders(model, one))];
  const hubs = [...connectedTools(model)].sort((a, b) => degree(model, b) - degree(model, a));
  return [...new Set([...near, ...hubs])].filter((one) => one !== tool && isLive(one));
}

const degree = (model: Model, tool: Tool): number =>
  model.uses(tool).filter(({ from }) => from?.kind === 'integration').length;

/** Adds an integration; data flows from where it has its source. */
function connect(model: Bound, tool: Tool, partner: Tool, datasets: readonly Entity<'dataset'>[]): Fix {
  const fromPartner = datasets.some(({ data }) => target(model, data.source, 'tool') === partner);
  const [from, to] = fromPartner ? [partner, tool] : [tool, partner];
  const { file } = tool;
  const id = (entity: Entity): string => idIn(model, file, entity);
  const shared = datasets.filter((one) => holders(model, one).includes(partner)).map(id);
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
