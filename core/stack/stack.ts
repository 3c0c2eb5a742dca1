/** The stack as it works today: who is connected, and which data comes where. Made when somebody asks, and kept. */
import type { Bound } from '../model/bind';
import { type Gap, gapsIn } from './gaps';
import { bothWays, carriesAny, type Flow, flowsOf, Lineage, listedIn } from './lineage';
import { type Dataset, type Integration, isLive, type Tool } from './words';

export class Stack {
  readonly #listed = new Map<Integration, ReadonlySet<Dataset>>();
  #doubtful: ReadonlySet<Integration> | undefined;
  #flowing: Lineage | undefined;
  #named: Lineage | undefined;
  #said: Lineage | undefined;
  #connected: ReadonlyMap<Tool, number> | undefined;
  #gaps: readonly Gap[] | undefined;

  constructor(readonly model: Bound) {}

  /** What flows, or may flow: over live integrations between live tools. */
  get flowing(): Lineage {
    this.#flowing ??= new Lineage(this.model, this.#flows(isSound), ({ integration }, dataset) =>
      this.carries(integration, dataset),
    );
    return this.#flowing;
  }

  /** What flows for certain: the same, where each integration names the data. */
  get named(): Lineage {
    this.#named ??= new Lineage(this.model, this.#flows(isSound), ({ integration }, dataset) =>
      this.#datasets(integration).has(dataset),
    );
    return this.#named;
  }

  /**
   * What flows if everything is as somebody says: over integrations that are live, whatever their tools are. Where one
   * can't be read in full, it may carry anything, either way.
   */
  get said(): Lineage {
    this.#said ??= new Lineage(
      this.model,
      this.#flows(() => true).flatMap((flow) => (this.isDoubtful(flow.integration) ? bothWays(flow) : [flow])),
      ({ integration }, dataset) => this.isDoubtful(integration) || this.carries(integration, dataset),
    );
    return this.#said;
  }

  /** Whether an integration names a dataset, or may carry any. */
  carries(integration: Integration, dataset: Dataset): boolean {
    return carriesAny(integration) || this.#datasets(integration).has(dataset);
  }

  /** Whether an integration can't be read in full. */
  isDoubtful(integration: Integration): boolean {
    this.#doubtful ??= new Set(this.model.all('integration').filter((one) => this.model.isDoubtful(one)));
    return this.#doubtful.has(integration);
  }

  /** Tools that a live integration connects to another, with the number of their connections. */
  get connected(): ReadonlyMap<Tool, number> {
    this.#connected ??= connections(this.said.flows);
    return this.#connected;
  }

  /** Whether an integration without `from` or `to` could be one that seems to be missing. */
  get isHalfWritten(): boolean {
    return this.#live().some(({ data }) => data.from === undefined || data.to === undefined);
  }

  /** Data that touchpoints use and that does not come to their tools. */
  get gaps(): readonly Gap[] {
    this.#gaps ??= gapsIn(this);
    return this.#gaps;
  }

  #live(): readonly Integration[] {
    return this.model.all('integration').filter(isLive);
  }

  #flows(counts: (flow: Flow) => boolean): readonly Flow[] {
    return this.#live()
      .flatMap((integration) => flowsOf(this.model, integration))
      .filter(counts);
  }

  #datasets(integration: Integration): ReadonlySet<Dataset> {
    const known = this.#listed.get(integration) ?? new Set(listedIn(this.model, integration));
    this.#listed.set(integration, known);
    return known;
  }
}

const isSound = ({ from, to }: Flow): boolean => isLive(from) && isLive(to);

function connections(flows: readonly Flow[]): ReadonlyMap<Tool, number> {
  const integrations = new Map<Tool, Set<Integration>>();
  for (const { integration, from, to } of flows)
    for (const tool of [from, to]) {
      const known = integrations.get(tool) ?? new Set();
      integrations.set(tool, known.add(integration));
    }
  return new Map([...integrations].map(([tool, { size }]) => [tool, size]));
}
