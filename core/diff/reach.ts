/** Which edits can move which items: along dependencies, requirements, initiatives and phases of either side. */
import { push } from '../format/multimap';
import type { Entity } from '../model/types';
import { circlesIn } from '../schedule/circles';
import { itemsOf, planOf } from '../schedule/plan';
import type { Atom } from './atoms';
import { fieldIn } from './leaves';
import { ROOT, type Side } from './records';

export interface Reach {
  /** By item, the numbers of the edits that can move it, in order. */
  readonly edits: ReadonlyMap<string, readonly number[]>;
  /** The edits that touch anything which an item is tied to, in whatever direction: they can change its slack. */
  around(item: string): readonly number[];
  /** All that the dates of some items depend on, these included, and the phases. */
  closure(items: Iterable<string>): ReadonlySet<string>;
  /** All that some items are tied to, in whatever direction, and the phases. */
  parts(items: Iterable<string>): ReadonlySet<string>;
  /** The edits that touch something: as a whole, or one of its fields where some are named. */
  touching(identities: Iterable<string>, fields?: readonly string[]): readonly number[];
}

/** Numbers of edits, in order. */
export const inOrder = (...some: readonly Iterable<number>[]): readonly number[] =>
  [...new Set(some.flatMap((numbers) => [...numbers]))].sort((a, b) => a - b);

/** Fields that the schedule reads. */
const OF_WORK: readonly string[] = [
  ...['status', 'horizon', 'phase', 'start', 'end', 'duration', 'started', 'finished', 'dependsOn'],
  ...['date', 'reached', 'requires'],
];

/** What each item waits for, on one side or the other. */
class Network {
  readonly numbers = new Map<string, number>();
  readonly waitsFor: Set<number>[] = [];
  readonly byPhase = new Map<string, Set<number>>();

  add(side: Side, wordOf: (entity: Entity) => string): void {
    const { model } = side;
    const items = itemsOf(model);
    const plan = planOf(model, items);
    const numbers = items.map((item) => this.#number(wordOf(item)));
    const phases = model.all('phase').map(wordOf);
    plan.items.forEach(({ parent, needs, phase }, i) => {
      const at = numbers[i]!;
      for (const { on } of needs) if (on >= 0) this.waitsFor[at]!.add(numbers[on]!);
      if (phase >= 0) this.#inPhase(phases[phase]!, at);
      if (parent < 0) return;
      this.waitsFor[at]!.add(numbers[parent]!);
      this.waitsFor[numbers[parent]!]!.add(at);
    });
  }

  #inPhase(phase: string, at: number): void {
    const known = this.byPhase.get(phase) ?? new Set<number>();
    this.byPhase.set(phase, known.add(at));
  }

  #number(word: string): number {
    const known = this.numbers.get(word);
    if (known !== undefined) return known;
    const number = this.numbers.size;
    this.numbers.set(word, number);
    this.waitsFor.push(new Set());
    return number;
  }
}

export function reachOf(
  base: Side,
  head: Side,
  words: { readonly ofBase: (entity: Entity) => string; readonly ofHead: (entity: Entity) => string },
  edits: readonly { readonly atoms: readonly Atom[] }[],
): Reach {
  const network = new Network();
  network.add(base, words.ofBase);
  network.add(head, words.ofHead);
  const edges = network.waitsFor.map((set) => [...set]);
  const own = touchedBy(network, edits);
  const { groups } = circlesIn(edges);
  const reached: (ReadonlySet<number> | undefined)[] = new Array(edges.length);
  for (const group of groups) {
    const all = new Set<number>();
    for (const node of group) {
      for (const edit of own[node]!) all.add(edit);
      for (const on of edges[node]!) for (const edit of reached[on] ?? []) all.add(edit);
    }
    for (const node of group) reached[node] = all;
  }
  const items = [...network.numbers.keys()];
  const part = partsOf(edges);
  const around = aroundAll(part, own);
  const touched = touchIndex(edits);
  return {
    edits: new Map(items.map((word, i) => [word, inOrder(reached[i]!)])),
    around: (item) => around[network.numbers.get(item) ?? -1] ?? [],
    closure: (some) => closureOf(network, edges, items, some),
    parts: (some) => {
      const wanted = new Set([...some].flatMap((item) => part[network.numbers.get(item) ?? -1] ?? []));
      return new Set([...items.filter((_, i) => wanted.has(part[i]!)), ...network.byPhase.keys()]);
    },
    touching: (identities, fields) =>
      inOrder(
        [...new Set(identities)].flatMap((identity) =>
          (touched.get(identity) ?? []).flatMap(({ edit, field }) =>
            fields === undefined || field === undefined || fields.includes(field) ? [edit] : [],
          ),
        ),
      ),
  };
}

interface Touch {
  readonly edit: number;
  /** Undefined where all of it came or went. */
  readonly field: string | undefined;
}

function touchIndex(edits: readonly { readonly atoms: readonly Atom[] }[]): ReadonlyMap<string, readonly Touch[]> {
  const index = new Map<string, Touch[]>();
  edits.forEach(({ atoms }, edit) => {
    for (const { identity, leaf } of atoms)
      push(index, identity, { edit, field: leaf === undefined ? undefined : fieldIn(leaf) });
  });
  return index;
}

/** By item, the edits that change what the schedule reads of it. */
function touchedBy(
  { numbers, byPhase }: Network,
  edits: readonly { readonly atoms: readonly Atom[] }[],
): readonly ReadonlySet<number>[] {
  const own = Array.from({ length: numbers.size }, () => new Set<number>());
  edits.forEach(({ atoms }, edit) => {
    for (const { identity, leaf } of atoms) {
      const field = leaf === undefined ? undefined : fieldIn(leaf);
      if (identity === ROOT && field === 'calendar') for (const each of own) each.add(edit);
      for (const at of byPhase.get(identity) ?? []) own[at]!.add(edit);
      const at = numbers.get(identity);
      if (at !== undefined && (field === undefined || OF_WORK.includes(field))) own[at]!.add(edit);
    }
  });
  return own;
}

/** The part of the network that each item lies in, by the number of one of its items. */
function partsOf(edges: readonly (readonly number[])[]): readonly number[] {
  const part = Array.from(edges.keys());
  const find = (node: number): number => {
    let at = node;
    while (part[at] !== at) at = part[at] = part[part[at]!]!;
    return at;
  };
  edges.forEach((to, from) => {
    for (const node of to) part[find(from)] = find(node);
  });
  return part.map((_, node) => find(node));
}

/** By item, the edits that touch something of its part. */
function aroundAll(part: readonly number[], own: readonly ReadonlySet<number>[]): readonly (readonly number[])[] {
  const byPart = new Map<number, Set<number>>();
  own.forEach((touched, node) => {
    const all = byPart.get(part[node]!) ?? new Set<number>();
    byPart.set(part[node]!, all);
    for (const edit of touched) all.add(edit);
  });
  const sorted = new Map([...byPart].map(([at, all]) => [at, inOrder(all)]));
  return part.map((at) => sorted.get(at) ?? []);
}

function closureOf(
  { numbers, byPhase }: Network,
  edges: readonly (readonly number[])[],
  words: readonly string[],
  items: Iterable<string>,
): ReadonlySet<string> {
  const seen = new Set<number>();
  const open = [...items].flatMap((item) => numbers.get(item) ?? []);
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    open.push(...edges[at]!);
  }
  return new Set([...[...seen].map((i) => words[i]!), ...byPhase.keys()]);
}
