import { either } from '../format/words';
import type { Bound } from '../model/bind';
import type { Stack } from '../stack/stack';
import { type Dataset, holders, isActive, isLive, isPersonal, type Tool } from '../stack/words';
import type { Fix } from '../syntax/edit';
import { newIntegration } from './connect';
import { defineRule, idIn, named } from './kit';
import { unusedTools } from './tool-unused';
import { names, remembering, target, targets } from './words';

export const isolatedTool = defineRule({
  name: 'isolated-tool',
  severity: 'info',
  levels: [{ severity: 'warning', when: 'for personal data that another tool holds too' }],
  group: 'stack',
  reads: 'model',
  absenceOf: ['tool', 'integration', 'dataset'],
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
  check({ model, stack, report }) {
    const { connected, isHalfWritten, gaps } = stack();
    // One that is half written could be the one that is missing.
    if (connected.size === 0 || isHalfWritten) return;
    const known = knownOf(model, connected);
    const spokenOf = new Set([...unusedTools(model), ...gaps.flatMap(({ tools }) => tools)]);
    for (const tool of model.all('tool')) {
      const datasets = targets(model, tool.data.datasets, 'dataset');
      if (!isActive(tool) || datasets.length === 0 || connected.has(tool) || spokenOf.has(tool)) continue;
      const shared = datasets.filter((one) => isPersonal(one) && known.holders(one).some((other) => other !== tool));
      const partners = plausiblePartners(known, tool, datasets);
      report({
        at: tool,
        severity: shared.length > 0 ? 'warning' : 'info',
        message: `The tool ${named(tool)} holds ${whatItHolds(known, tool, datasets, shared)}, but no live integration connects it. Add one${partners.length > 0 ? ` to ${named(partners[0]!)}` : ''}.`,
        fixes: partners.slice(0, MOST_PARTNERS).flatMap((partner) => connect(known, tool, partner, datasets) ?? []),
      });
    }
  },
});

const MOST_PARTNERS = 3;

/** What a roadmap says of its tools, looked up once. */
interface Known {
  readonly model: Bound;
  /** Tools with a live integration to another, those with the most integrations first. */
  readonly connected: readonly Tool[];
  holders(dataset: Dataset): readonly Tool[];
}

const knownOf = (model: Bound, connected: Stack['connected']): Known => ({
  model,
  connected: [...connected].sort(([, a], [, b]) => b - a).map(([tool]) => tool),
  holders: remembering((dataset) => holders(model, dataset)),
});

function whatItHolds(known: Known, tool: Tool, datasets: readonly Dataset[], shared: readonly Dataset[]): string {
  if (shared.length === 0) return `data (${names(datasets).join(', ')})`;
  const others = [...new Set(shared.flatMap((one) => known.holders(one)))].filter((other) => other !== tool);
  const verb = others.length === 1 ? 'holds' : 'hold';
  return `personal data (${names(shared).join(', ')}) that ${either(names(others), 'and')} ${verb} too`;
}

/** Live tools that hold the same data, those where it has its source first; else those where most data comes together. */
function plausiblePartners(
  { model, connected, holders }: Known,
  tool: Tool,
  datasets: readonly Dataset[],
): readonly Tool[] {
  const sources = datasets.flatMap(({ data }) => target(model, data.source, 'tool') ?? []);
  const near = [...sources, ...datasets.flatMap((one) => holders(one).slice(0, MOST_PARTNERS + 1))];
  const hubs = connected.slice(0, MOST_PARTNERS);
  return [...new Set([...near, ...hubs])].filter((one) => one !== tool && isLive(one));
}

/** Adds an integration; data flows from where it has its source. */
function connect({ model, holders }: Known, tool: Tool, partner: Tool, datasets: readonly Dataset[]): Fix | undefined {
  const fromPartner = datasets.some(({ data }) => target(model, data.source, 'tool') === partner);
  const [from, to] = fromPartner ? [partner, tool] : [tool, partner];
  const shared = datasets.filter((one) => holders(one).includes(partner));
  const change = newIntegration(model, tool.file, from, to, shared);
  const title = `Add an integration with '${idIn(model, tool.file, partner)}'`;
  return change && { title, safe: false, changes: [change] };
}
