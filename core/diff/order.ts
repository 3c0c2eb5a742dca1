/** What stayed in order when a list was rearranged. */

/**
 * The positions of a longest run of growing numbers, so that as few as can be were moved. Of several, the same is found
 * from the other side of the rearrangement too: the one with the least sum of positions and numbers.
 * Method: longest increasing subsequence by dynamic programming, quadratic in what is out of order.
 */
export function stableOrder(numbers: readonly number[]): ReadonlySet<number> {
  if (numbers.every((number, i) => i === 0 || numbers[i - 1]! < number)) return new Set(numbers.keys());
  const length: number[] = [];
  const cost: number[] = [];
  const before: number[] = [];
  const rank = ranks(numbers);
  numbers.forEach((number, i) => {
    let [best, bestCost, from] = [0, 0, -1];
    for (let j = 0; j < i; j++) {
      if (numbers[j]! >= number) continue;
      if (length[j]! > best || (length[j]! === best && cost[j]! < bestCost))
        [best, bestCost, from] = [length[j]!, cost[j]!, j];
    }
    length.push(best + 1);
    cost.push(bestCost + i + rank[i]!);
    before.push(from);
  });
  let end = -1;
  numbers.forEach((_, i) => {
    if (end < 0 || length[i]! > length[end]! || (length[i] === length[end] && cost[i]! < cost[end]!)) end = i;
  });
  const stable = new Set<number>();
  for (let at = end; at >= 0; at = before[at]!) stable.add(at);
  return stable;
}

function ranks(numbers: readonly number[]): readonly number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const places = new Map(sorted.map((number, i) => [number, i]));
  return numbers.map((number) => places.get(number)!);
}
