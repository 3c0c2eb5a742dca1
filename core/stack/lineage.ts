/** Which data comes where: from a dataset's source, over integrations, along their direction. */
import { push } from '../format/multimap';
import { target, targets } from '../model/refs';
import type { Model } from '../model/types';
import type { Dataset, Integration, Tool } from './words';

/** One way of an integration. */
export interface Flow {
  readonly integration: Integration;
  readonly from: Tool;
  readonly to: Tool;
}

/** Where one dataset comes. */
export interface Reach {
  readonly source: Tool;
  /** The source, then the others, the nearest first. */
  readonly tools: readonly Tool[];
  has(tool: Tool): boolean;
  /** A shortest way from the source, empty for the source itself; undefined where the data doesn't come. */
  way(tool: Tool): readonly Flow[] | undefined;
}

/** The ways of an integration: none where an end is unknown, or both are the same tool. */
export function flowsOf(model: Model, integration: Integration): readonly Flow[] {
  const from = target(model, integration.data.from, 'tool');
  const to = target(model, integration.data.to, 'tool');
  if (from === undefined || to === undefined || from === to) return [];
  const there: Flow = { integration, from, to };
  return integration.data.direction === 'both' ? [there, { integration, from: to, to: from }] : [there];
}

/** A flow and its opposite. */
export const bothWays = (flow: Flow): readonly Flow[] => [flow, { ...flow, from: flow.to, to: flow.from }];

/** An integration that names no data may carry any. */
export const carriesAny = ({ data }: Integration): boolean => (data.datasets ?? []).length === 0;

/** The data that an integration names. */
export const listedIn = (model: Model, { data }: Integration): readonly Dataset[] =>
  targets(model, data.datasets, 'dataset');

/** Some flows between tools, and who is reached over them; looked up once for each dataset, when somebody asks. */
export class Lineage {
  readonly #from = new Map<Tool, Flow[]>();
  readonly #reaches = new Map<Dataset, Reach | undefined>();

  constructor(
    readonly model: Model,
    readonly flows: readonly Flow[],
    readonly carries: (flow: Flow, dataset: Dataset) => boolean,
  ) {
    for (const flow of flows) push(this.#from, flow.from, flow);
  }

  /** Where a dataset comes; undefined if it has no source. */
  reach(dataset: Dataset): Reach | undefined {
    if (!this.#reaches.has(dataset)) this.#reaches.set(dataset, this.#search(dataset));
    return this.#reaches.get(dataset);
  }

  /** Breadth first: each tool and each flow is looked at once. */
  #search(dataset: Dataset): Reach | undefined {
    const source = target(this.model, dataset.data.source, 'tool');
    if (source === undefined) return undefined;
    const by = new Map<Tool, Flow | undefined>([[source, undefined]]);
    for (const tool of by.keys())
      for (const flow of this.#from.get(tool) ?? [])
        if (!by.has(flow.to) && this.carries(flow, dataset)) by.set(flow.to, flow);
    return {
      source,
      tools: [...by.keys()],
      has: (tool) => by.has(tool),
      way: (tool) => (by.has(tool) ? wayTo(tool, (at) => by.get(at)) : undefined),
    };
  }
}

/** The steps that lead to a tool, in their order. */
export function wayTo<S extends { readonly from: Tool }>(tool: Tool, by: (tool: Tool) => S | undefined): readonly S[] {
  const way: S[] = [];
  for (let step = by(tool); step !== undefined; step = by(step.from)) way.push(step);
  return way.reverse();
}
