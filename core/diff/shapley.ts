/**
 * How much each of several edits contributed to a change: the average, over all orders in which the edits could be made,
 * of what making it moves. Method: Shapley, "A value for n-person games", 1953. The shares add up to the whole change.
 */

/** What each edit contributed to one thing's change. */
export interface Shares {
  /** By edit. */
  readonly of: readonly number[];
  /** Some orders are not counted, because the thing has no value on the way. */
  readonly isPartial: boolean;
}

/** The value that things have once some of the edits (a bit each) are made; NaN where there is none. */
export type Values = (made: number) => readonly number[];

/**
 * The share of each edit in each thing's change, exactly. An order in which a thing has no value on the way is not
 * counted for it; where that is every order, the thing has no shares.
 * @param edits how many there are, 12 at most
 * @returns by thing
 */
export function exactShares(edits: number, values: Values): readonly (Shares | undefined)[] {
  const all = (1 << edits) - 1;
  const states = Array.from({ length: all + 1 }, (_, made) => values(made));
  return states[0]!.map((_, thing) => {
    const at = states.map((state) => state[thing]!);
    return sharesFrom(edits, at);
  });
}

/** Counts orders instead of making them: those that lead to a set of edits, times those that lead on from it. */
function sharesFrom(edits: number, at: readonly number[]): Shares | undefined {
  const all = at.length - 1;
  const isValid = (made: number): boolean => !Number.isNaN(at[made]!);
  const to = new Float64Array(all + 1);
  const from = new Float64Array(all + 1);
  to[0] = isValid(0) ? 1 : 0;
  for (let made = 1; made <= all; made++)
    if (isValid(made)) for (let e = 0; e < edits; e++) if (made & (1 << e)) to[made]! += to[made ^ (1 << e)]!;
  from[all] = isValid(all) ? 1 : 0;
  for (let made = all - 1; made >= 0; made--)
    if (isValid(made)) for (let e = 0; e < edits; e++) if (!(made & (1 << e))) from[made]! += from[made | (1 << e)]!;
  const orders = to[all]!;
  if (orders === 0) return undefined;
  const of = Array.from({ length: edits }, (_, e) => {
    let sum = 0;
    for (let made = 0; made <= all; made++) {
      const next = made | (1 << e);
      if (next !== made) sum += to[made]! * from[next]! * (isValid(made) && isValid(next) ? at[next]! - at[made]! : 0);
    }
    return sum / orders;
  });
  return { of, isPartial: at.some(Number.isNaN) };
}

/**
 * The same from some of the orders, drawn with a fixed seed; each is counted backwards too. The shares still add up to
 * the whole, but two edits that do the same may differ.
 * @param values of a growing set of edits
 */
export function sampledShares(
  edits: number,
  { orders, steps, reaches }: Sampling,
  values: (made: ReadonlySet<number>) => readonly number[],
): readonly (Shares | undefined)[] {
  const random = randomNumbers(edits);
  const first = values(new Set());
  const sums = first.map(() => new Float64Array(edits));
  const counted = first.map(() => 0);
  for (let n = 0; n < orders; n++) {
    const order = shuffled(edits, random);
    for (const one of [order, [...order].reverse()])
      countOrder(inBlocks(one, steps), { values, first, reaches }, sums, counted);
  }
  return sums.map((sum, thing) =>
    counted[thing] === 0
      ? undefined
      : { of: Array.from(sum, (s) => s / counted[thing]!), isPartial: counted[thing]! < 2 * orders },
  );
}

/** How much is looked at. */
export interface Sampling {
  readonly orders: number;
  /** In how many steps an order is made at most; edits made in one step share what it moves. */
  readonly steps: number;
  /** Whether an edit can move a thing. */
  readonly reaches: (thing: number, edit: number) => boolean;
}

interface Asked {
  readonly values: (made: ReadonlySet<number>) => readonly number[];
  /** The values before any edit. */
  readonly first: readonly number[];
  readonly reaches: Sampling['reaches'];
}

function countOrder(
  blocks: readonly (readonly number[])[],
  { values, first, reaches }: Asked,
  sums: readonly Float64Array[],
  counted: number[],
): void {
  const made = new Set<number>();
  const states: (readonly number[])[] = [first];
  for (const block of blocks) {
    for (const edit of block) made.add(edit);
    states.push(values(made));
  }
  first.forEach((_, thing) => {
    if (states.some((state) => Number.isNaN(state[thing]!))) return;
    const moves = blocks.flatMap((block, i) => {
      const by = states[i + 1]![thing]! - states[i]![thing]!;
      return by === 0 ? [] : [{ by, movers: block.filter((edit) => reaches(thing, edit)) }];
    });
    // What others move on the way and move back is nobody's.
    if (moves.some(({ movers }) => movers.length === 0)) return;
    counted[thing]!++;
    for (const { by, movers } of moves) for (const edit of movers) sums[thing]![edit]! += by / movers.length;
  });
}

function inBlocks(order: readonly number[], most: number): readonly (readonly number[])[] {
  const size = Math.ceil(order.length / Math.max(1, most));
  return Array.from({ length: Math.ceil(order.length / size) }, (_, i) => order.slice(i * size, (i + 1) * size));
}

function shuffled(count: number, random: () => number): readonly number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}

/** Numbers from 0 to 1 that look random and are the same every time. Method: Marsaglia, xorshift, 2003. */
function randomNumbers(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4_294_967_296;
  };
}
