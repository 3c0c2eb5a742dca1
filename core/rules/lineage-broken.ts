import { push } from '../format/multimap';
import { counted, either, quoted } from '../format/words';
import type { Bound } from '../model/bind';
import type { Step } from '../stack/detours';
import type { Gap } from '../stack/gaps';
import { flowsOf } from '../stack/lineage';
import { outsideOf } from '../stack/regions';
import { type Dataset, type Integration, statusOf, type Tool } from '../stack/words';
import type { Change, Fix } from '../syntax/edit';
import { newIntegration } from './connect';
import { defineRule, idIn, isMeant, named, type Report } from './kit';
import { MOST_RELATED, names } from './words';

export const lineageBroken = defineRule({
  name: 'lineage-broken',
  severity: 'warning',
  levels: [{ severity: 'info', when: 'where an integration that is planned already will bring the data' }],
  group: 'stack',
  reads: 'model',
  absenceOf: ['tool', 'integration', 'dataset', 'automation', 'channel'],
  summary:
    'A touchpoint uses a dataset that no way over live integrations brings from its source to a tool behind the touchpoint.',
  why: 'A mail can only speak of an order that the tool which sends it has heard of. Data that comes from nowhere is copied by hand, old or invented. A way leads from the dataset’s `source` over live integrations, along their direction, to one of the touchpoint’s tools or those of its automations, else of its channel; an integration without `datasets` may carry any. Touchpoints that wait for the same change are one finding. Datasets without a source, and tools that are not live, are left alone. The rule speaks once the roadmap has a live integration.',
  examples: [
    {
      bad: `version: 1
tools:
  shop: {}
  crm: {}
  mailer: {}
integrations:
  shop-to-crm: {from: shop, to: crm, datasets: [orders, baskets]}
  crm-to-mailer: {from: crm, to: mailer, datasets: [orders]}
datasets:
  orders: {source: shop}
  baskets: {source: shop}
journeys:
  buy:
    stages:
      order:
        touchpoints:
          confirmation: {tools: [mailer], datasets: [orders]}
          reminder: {tools: [mailer], datasets: [baskets]}
#                                                ^^^^^^^ lineage-broken: 'baskets' does not come from its source 'shop' to 'mailer', where the touchpoint 'buy.order.reminder' uses it: it gets as far as 'crm', but 'crm-to-mailer' does not list it. Add it to the 'datasets' of 'crm-to-mailer'.
`,
      fixed: `version: 1
tools:
  shop: {}
  crm: {}
  mailer: {}
integrations:
  shop-to-crm: {from: shop, to: crm, datasets: [orders, baskets]}
  crm-to-mailer: {from: crm, to: mailer, datasets: [orders, baskets]}
datasets:
  orders: {source: shop}
  baskets: {source: shop}
journeys:
  buy:
    stages:
      order:
        touchpoints:
          confirmation: {tools: [mailer], datasets: [orders]}
          reminder: {tools: [mailer], datasets: [baskets]}
`,
      good: `version: 1
tools:
  shop: {}
  crm: {}
  mailer: {}
integrations:
  shop-to-crm: {from: shop, to: crm}
  crm-to-mailer: {from: mailer, to: crm, direction: both, datasets: [orders, baskets]}
datasets:
  orders: {source: shop}
  baskets: {source: shop}
journeys:
  buy:
    stages:
      order:
        touchpoints:
          confirmation: {tools: [mailer], datasets: [orders]}
          reminder: {tools: [mailer], datasets: [baskets]}
`,
    },
    {
      bad: `version: 1
tools:
  crm: {}
  helpdesk: {}
  shop: {}
  mailer: {}
integrations:
  helpdesk-to-crm: {from: helpdesk, to: crm}
channels:
  email: {tools: [mailer]}
datasets:
  cases: {source: helpdesk}
journeys:
  own:
    stages:
      ask:
        touchpoints:
          answer: {channel: email, datasets: [cases]}
#                                             ^^^^^ lineage-broken: 'cases' does not come from its source 'helpdesk' to 'mailer', where the touchpoint 'own.ask.answer' uses it: it reaches 'crm' only. Add an integration to 'mailer', or name the tool that the touchpoint really uses.
          browse: {tools: [shop]}
`,
      fixed: `version: 1
tools:
  crm: {}
  helpdesk: {}
  shop: {}
  mailer: {}
integrations:
  helpdesk-to-crm: {from: helpdesk, to: crm}
  helpdesk-to-mailer: {from: helpdesk, to: mailer, datasets: [cases]}
channels:
  email: {tools: [mailer]}
datasets:
  cases: {source: helpdesk}
journeys:
  own:
    stages:
      ask:
        touchpoints:
          answer: {channel: email, datasets: [cases]}
          browse: {tools: [shop]}
`,
      good: `version: 1
tools:
  crm: {}
  helpdesk: {}
  shop: {}
  mailer: {}
integrations:
  helpdesk-to-crm: {from: helpdesk, to: crm}
channels:
  email: {tools: [mailer]}
datasets:
  cases: {source: helpdesk}
journeys:
  own:
    stages:
      ask:
        touchpoints:
          answer: {channel: email, tools: [helpdesk], datasets: [cases]}
          browse: {tools: [shop]}
`,
    },
  ],
  check({ model, stack, report }) {
    for (const group of groups(stack().gaps)) report(finding(model, group));
  },
});

/** What has to happen so that the data comes; that is the cause, and one finding. */
interface Group {
  readonly gaps: readonly Gap[];
  readonly source: Tool;
  readonly to: Tool;
  readonly datasets: readonly Dataset[];
  /** A way over integrations that are there; none if a new one is needed. */
  readonly steps: readonly Step[];
  /** Those of its steps that have to be changed. */
  readonly changes: readonly Step[];
}

function groups(gaps: readonly Gap[]): readonly Group[] {
  const found = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const changes = gap.detour?.changes.map(({ integration, obstacles }) => [integration.id, ...obstacles].join(' '));
    const key = [gap.reach.source.id, ...(changes ?? [gap.tools[0]!.id])].join('\n');
    push(found, key, gap);
  }
  return [...found.values()].map((all) => {
    const { detour, tools, reach } = all[0]!;
    const steps = detour?.way() ?? [];
    const datasets = [...new Set(all.map(({ dataset }) => dataset))];
    const to = steps.at(-1)?.to ?? tools[0]!;
    return { gaps: all, source: reach.source, to, datasets, steps, changes: detour?.changes ?? [] };
  });
}

function finding(model: Bound, group: Group): Report {
  const { gaps, source, to, datasets } = group;
  const [first] = gaps as [Gap];
  const users = [...new Set(gaps.map(({ touchpoint }) => touchpoint))];
  const more = users.length > 1 ? ` and ${counted(users.length - 1, 'other')} use` : ' uses';
  const [does, it] = datasets.length > 1 ? ['do', 'them'] : ['does', 'it'];
  const where = names([to, ...first.tools.filter((tool) => tool !== to)]);
  const whose = datasets.length > 1 ? 'their' : 'its';
  return {
    at: first.place,
    severity: isOnlyPlanned(group) ? 'info' : 'warning',
    message: `${either(names(datasets), 'and')} ${does} not come from ${whose} source ${named(source)} to ${either(where)}, where the touchpoint ${named(first.touchpoint)}${more} ${it}: ${whereItEnds(group, first)}. ${whatToDo(group, it)}.`,
    related: related(group),
    fixes: fixes(model, group),
    subjects: [...datasets.map(({ id }) => id), source.id, to.id],
  };
}

const isOnlyPlanned = ({ changes }: Group): boolean =>
  changes.length > 0 && changes.every(({ obstacles }) => obstacles.every((obstacle) => obstacle === 'not-live'));

function whereItEnds({ source, datasets, changes: [stop] }: Group, { reach }: Gap): string {
  const [they, get, list] = datasets.length > 1 ? ['they', 'get', 'them'] : ['it', 'gets', 'it'];
  if (stop !== undefined) {
    const far = stop.from === source ? '' : `${they} ${get} as far as ${named(stop.from)}, but `;
    return `${far}${named(stop.integration)} ${either(
      stop.obstacles.map((one) => hindrance(one, stop, list)),
      'and',
    )}`;
  }
  const others = reach.tools.slice(1);
  if (others.length === 0) return `no live integration takes ${list} anywhere`;
  return `${they} ${datasets.length > 1 ? 'reach' : 'reaches'} ${either(names(others), 'and')} only`;
}

function hindrance(obstacle: Step['obstacles'][number], { integration, from, to }: Step, it: string): string {
  if (obstacle === 'not-live') return `is ${statusOf(integration)}`;
  return obstacle === 'reversed' ? `goes from ${named(to)} to ${named(from)} only` : `does not list ${it}`;
}

function whatToDo({ to, changes }: Group, it: string): string {
  const words = changes.flatMap(({ integration, obstacles }) =>
    obstacles.map((obstacle) => {
      if (obstacle === 'unlisted') return `add ${it} to the 'datasets' of ${named(integration)}`;
      if (obstacle === 'reversed') return `set the 'direction' of ${named(integration)} to both`;
      return `wait until ${named(integration)} is active`;
    }),
  );
  if (words.length === 0) return `Add an integration to ${named(to)}, or name the tool that the touchpoint really uses`;
  const text = either(words, 'and');
  return text[0]!.toUpperCase() + text.slice(1);
}

/** How far it comes, what is in its way, and who else waits. */
function related({ gaps, datasets, steps, changes }: Group): NonNullable<Report['related']> {
  const [first, ...others] = gaps as [Gap, ...Gap[]];
  const it = datasets.length > 1 ? 'them' : 'it';
  const [stop] = changes;
  const last = stop === undefined ? first.reach.way(first.reach.tools.at(-1)!)?.at(-1) : steps[steps.indexOf(stop) - 1];
  const arrival = last && [
    { at: last.integration, message: `${named(last.integration)} brings ${it} to ${named(last.to)}.` },
  ];
  return [
    ...(arrival ?? []),
    ...changes.map((step) => ({
      at: step.integration,
      message: `${named(step.integration)} ${either(
        step.obstacles.map((one) => hindrance(one, step, it)),
        'and',
      )}.`,
    })),
    ...others.map(({ touchpoint, dataset, place }) => ({
      at: place,
      message: `The touchpoint ${named(touchpoint)} uses ${named(dataset)}.`,
    })),
  ].slice(0, MOST_RELATED);
}

/** A change of integrations that are there, then a new one. What would break another rule is not offered. */
function fixes(model: Bound, group: Group): readonly Fix[] {
  const { datasets, source, to, steps, changes, gaps } = group;
  const changed = changes.length > 0 && mayTravel(steps, datasets) ? changeFix(model, changes, datasets) : undefined;
  const last = gaps[0]!.reach.tools.at(-1)!;
  const isThere = isOnlyPlanned(group) || areConnected(model, source, to);
  const starts = isThere ? [] : changes.length > 0 ? [source] : [source, last];
  const added = [...new Set(starts)].flatMap((from) => addFix(model, from, to, datasets) ?? []);
  return [...(changed === undefined ? [] : [changed]), ...added];
}

function changeFix(model: Bound, blocked: readonly Step[], datasets: readonly Dataset[]): Fix | undefined {
  const made = blocked.flatMap(({ integration, obstacles }) =>
    obstacles.map((obstacle) => changeOf(model, integration, obstacle, datasets)),
  );
  if (made.some((one) => one === undefined)) return undefined;
  const [first, ...others] = made.map((one) => one!.title);
  const title = either([first!, ...others.map((other) => other[0]!.toLowerCase() + other.slice(1))], 'and');
  return { title, safe: false, changes: made.flatMap((one) => one!.changes) };
}

function changeOf(
  model: Bound,
  integration: Integration,
  obstacle: Step['obstacles'][number],
  datasets: readonly Dataset[],
): { readonly title: string; readonly changes: readonly Change[] } | undefined {
  const { file, path } = integration;
  const set = (field: string, yaml: string): Change => ({ do: 'set', file, path: [...path, field], yaml });
  if (obstacle === 'reversed')
    return { title: `Set 'direction' of ${named(integration)} to both`, changes: [set('direction', 'both')] };
  if (obstacle === 'not-live')
    return { title: `Set 'status' of ${named(integration)} to active`, changes: [set('status', 'active')] };
  if (!datasets.every((dataset) => isMeant(model, file, idIn(model, file, dataset), dataset))) return undefined;
  const ids = datasets.map((dataset) => idIn(model, file, dataset));
  return {
    title: `Add ${either(quoted(ids), 'and')} to ${named(integration)}`,
    changes: ids.map((id) => ({ do: 'append', file, path: [...path, 'datasets'], yaml: id })),
  };
}

const isInRegion = (dataset: Dataset, { data }: Tool): boolean => {
  const [allowed, regions] = [dataset.data.regions ?? [], data.processor?.regions ?? []];
  return allowed.length === 0 || outsideOf(allowed)(regions).length === 0;
};

/** Whether other rules would let the data go this way. */
const mayTravel = (steps: readonly Step[], datasets: readonly Dataset[]): boolean =>
  steps.every(({ integration: { data }, to, obstacles }) => {
    const isByFile = data.method === 'file' || data.method === 'manual';
    const isIll = data.health === 'broken' || data.health === 'degraded';
    const isNew = obstacles.length > 0;
    return datasets.every(
      (dataset) =>
        isInRegion(dataset, to) && !(isNew && (isIll || (isByFile && dataset.data.classification === 'sensitive'))),
    );
  });

const areConnected = (model: Bound, a: Tool, b: Tool): boolean =>
  model.all('integration').some((integration) => {
    const flow = statusOf(integration) === 'retired' ? undefined : flowsOf(model, integration)[0];
    return flow !== undefined && [flow.from, flow.to].includes(a) && [flow.from, flow.to].includes(b);
  });

function addFix(model: Bound, from: Tool, to: Tool, datasets: readonly Dataset[]): Fix | undefined {
  if (!datasets.every((dataset) => isInRegion(dataset, to))) return undefined;
  const change = newIntegration(model, to.file, from, to, datasets);
  return change && { title: `Add an integration from ${named(from)} to ${named(to)}`, safe: false, changes: [change] };
}
