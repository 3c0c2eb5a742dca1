import { push } from '../format/multimap';
import { either, quoted } from '../format/words';
import { carriesAny, type Flow, type Reach } from '../stack/lineage';
import { isRegion, outsideOf } from '../stack/regions';
import type { Stack } from '../stack/stack';
import { type Dataset, holders, isLive, type Tool } from '../stack/words';
import { defineRule, named, type Report } from './kit';
import { MOST_RELATED, names, target } from './words';

export const transferOutsideRegion = defineRule({
  name: 'transfer-outside-region',
  severity: 'warning',
  levels: [
    {
      severity: 'info',
      when: 'where it hangs on an integration that does not list what it carries, or on a word that is no region',
    },
  ],
  group: 'stack',
  reads: 'model',
  compares: true,
  summary: 'Data that flows to a tool, or is kept in one, which keeps data where the dataset may not be.',
  why: 'Where data may be is promised to customers or set by law, and each integration carries it further: to the tool behind the tool that the agreement was made for. Compared are the `regions` of the dataset with those of the tool’s `processor`: country codes (ISO 3166-1), `EU` and `EEA`, which hold their members, and `global`; other words lie in nothing but themselves. Where one of the two says nothing, nothing is found. It is one finding for each tool.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {processor: {regions: [DE]}}
  etl: {processor: {regions: [EU]}}
  bi: {processor: {regions: [IE, US]}}
#                           ^^^^^^^^ transfer-outside-region: 'bi' keeps data in US too, but 'contacts' may be in EU only: crm → etl → bi. Have 'bi' keep it in EU, or stop the flow.
integrations:
  crm-to-etl: {from: crm, to: etl, datasets: [contacts]}
  etl-to-bi: {from: etl, to: bi, datasets: [contacts]}
datasets:
  contacts: {source: crm, regions: [EU]}
`,
      good: `version: 1
tools:
  crm: {processor: {regions: [DE]}}
  etl: {processor: {regions: [EU]}}
  bi: {processor: {regions: [IE, US]}}
integrations:
  crm-to-etl: {from: crm, to: etl, datasets: [contacts]}
  etl-to-bi: {from: etl, to: bi, datasets: [revenue]}
datasets:
  contacts: {source: crm, regions: [EU]}
  revenue: {source: etl, regions: [EU, US]}
`,
    },
  ],
  check({ model, stack, report }) {
    const bounded = model
      .all('dataset')
      .filter((dataset) => (dataset.data.regions ?? []).length > 0 && !model.isDoubtful(dataset));
    const found = new Map<Tool, Transfer[]>();
    for (const dataset of bounded)
      for (const transfer of transfersOf(stack(), dataset)) push(found, transfer.tool, transfer);
    for (const tool of model.all('tool')) {
      const transfers = found.get(tool);
      if (transfers !== undefined) report(finding(tool, transfers));
    }
  },
});

/** Data that is where it may not be. */
interface Transfer {
  readonly dataset: Dataset;
  readonly tool: Tool;
  /** The regions of the tool that are none of the dataset's. */
  readonly outside: readonly string[];
  /** Over what it comes there, if it does: its source does not count. */
  readonly reach: Reach | undefined;
  /** Whether a region, or that the data comes there at all, is only supposed. */
  readonly isSure: boolean;
}

function transfersOf(stack: Stack, dataset: Dataset): readonly Transfer[] {
  const allowed = dataset.data.regions ?? [];
  const notAllowed = outsideOf(allowed);
  const isKnown = allowed.every(isRegion);
  const sure = stack.named.reach(dataset);
  const possible = stack.flowing.reach(dataset);
  const kept = new Set(holders(stack.model, dataset));
  const source = target(stack.model, dataset.data.source, 'tool');
  const tools = new Set([...kept, ...(possible?.tools ?? [])]);
  return [...tools].filter(isLive).flatMap((tool) => {
    const outside = notAllowed(tool.data.processor?.regions ?? []);
    if (outside.length === 0) return [];
    const reach = [sure, possible].find((one) => tool !== source && one?.has(tool));
    const isThere = tool === source || kept.has(tool) || sure?.has(tool) === true;
    const isPlain = isKnown && outside.some(isRegion);
    return [{ dataset, tool, outside, reach, isSure: isThere && isPlain }];
  });
}

/** A shortest way; empty where it has its source or is said to be kept. */
const wayOf = ({ reach, tool }: Transfer): readonly Flow[] => reach?.way(tool) ?? [];

/** It speaks of what is sure; only if nothing is, of what is supposed. */
function finding(tool: Tool, transfers: readonly Transfer[]): Report {
  const sure = transfers.filter(({ isSure }) => isSure);
  const told = sure.length > 0 ? sure : transfers;
  const supposed = sure.length > 0 ? transfers.filter(({ isSure }) => !isSure) : [];
  const [first] = told as [Transfer];
  const datasets = told.map(({ dataset }) => dataset);
  const outside = [...new Set(told.flatMap((one) => one.outside))];
  const too = outside.length < (tool.data.processor?.regions ?? []).length ? ' too' : '';
  const shown = told.find(({ reach }) => reach !== undefined);
  const held = shown === undefined ? ', which it holds,' : '';
  const comes = shown === undefined ? '' : `: ${wayInWords(wayOf(shown))}`;
  return {
    at: [tool, 'processor', 'regions'],
    severity: first.isSure ? 'warning' : 'info',
    message: `${named(tool)} keeps data in ${either(outside, 'and')}${too}, but ${either(names(datasets), 'and')}${held} may ${whereItMay(told)}${comes}. ${whatToDo(first, told)}.`,
    related: [
      ...told.slice(0, MOST_RELATED).map(relatedTo),
      ...(shown === undefined ? [] : wayOf(shown).map((flow) => stepOf(flow, shown.dataset))),
      ...supposed.slice(0, MOST_RELATED).map(relatedTo),
    ].slice(0, MOST_RELATED),
    subjects: datasets.map(({ id }) => id),
  };
}

const allowedIn = ({ data }: Dataset): string => either(data.regions ?? [], 'and');

/** The regions in which all of it may be, if that is the same for all. */
function commonRegions(all: readonly Transfer[]): string | undefined {
  const [regions, ...others] = new Set(all.map(({ dataset }) => allowedIn(dataset)));
  return others.length === 0 ? regions : undefined;
}

function whereItMay(all: readonly Transfer[]): string {
  const regions = commonRegions(all);
  return regions === undefined ? 'not be there' : `be in ${regions} only`;
}

const LONGEST_WAY = 6;

/** `crm → etl → bi`. */
function wayInWords(way: readonly Flow[]): string {
  const ids = [way[0]!.from, ...way.map(({ to }) => to)].map(({ id }) => id);
  const shown = ids.length <= LONGEST_WAY ? ids : [...ids.slice(0, 3), '…', ...ids.slice(-2)];
  return shown.join(' → ');
}

/** What is only supposed wants to be said first. */
function whatToDo(first: Transfer, all: readonly Transfer[]): string {
  if (first.isSure) {
    const where = commonRegions(all);
    const there = where === undefined ? 'each where it may be' : `${all.length > 1 ? 'them' : 'it'} in ${where}`;
    const flows = all.some(({ reach }) => reach !== undefined);
    return `Have ${named(first.tool)} keep ${there}, or ${flows ? 'stop the flow' : 'move the data'}`;
  }
  const words = [...first.outside, ...(first.dataset.data.regions ?? [])].filter((word) => !isRegion(word));
  if (words.length > 0) return `Write a country code, EU, EEA or global for ${either(quoted(words), 'and')}`;
  const vague = wayOf(first).find(({ integration }) => carriesAny(integration))!.integration;
  return `${named(vague)} may carry anything: list its 'datasets', or have ${named(first.tool)} keep data where it may be`;
}

function relatedTo(transfer: Transfer): NonNullable<Report['related']>[number] {
  const { dataset, tool } = transfer;
  const way = wayOf(transfer);
  const verb = way.some(({ integration }) => carriesAny(integration)) ? 'may come' : 'comes';
  const comes = way.length > 0 ? `it ${verb} ${wayInWords(way)}` : `${named(tool)} holds it`;
  return { at: [dataset, 'regions'], message: `${named(dataset)} may be in ${allowedIn(dataset)} only; ${comes}.` };
}

const stepOf = ({ integration, from, to }: Flow, dataset: Dataset): NonNullable<Report['related']>[number] => ({
  at: integration,
  message: carriesAny(integration)
    ? `${named(integration)} may take ${named(dataset)} from ${named(from)} to ${named(to)}.`
    : `${named(integration)} takes ${named(dataset)} from ${named(from)} to ${named(to)}.`,
});
