/** In which order what is merged stands: as on our side, with what their side added or moved behind what it stands behind there. */
import { stableOrder } from '../diff/order';

export interface Orders {
  readonly base: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}

/** @param kept all that is in the merge */
export function mergedOrder({ base, ours, theirs }: Orders, kept: ReadonlySet<string>): readonly string[] {
  const [movedByUs, movedByThem] = [movedFrom(base, ours), movedFrom(base, theirs)];
  const known = new Set(ours);
  const isPlacedByThem = (key: string): boolean => !known.has(key) || (movedByThem.has(key) && !movedByUs.has(key));
  const order = ours.filter((key) => kept.has(key) && !(isPlacedByThem(key) && theirs.includes(key)));
  // What both sides put behind one and the same: ours first.
  const fresh = new Set(ours.filter((key) => !base.includes(key) || movedByUs.has(key)));
  theirs.forEach((key, i) => {
    if (!kept.has(key) || !isPlacedByThem(key)) return;
    const before = theirs.slice(0, i).findLast((other) => order.includes(other));
    let at = before === undefined ? 0 : order.indexOf(before) + 1;
    while (at < order.length && fresh.has(order[at]!) && !theirs.includes(order[at]!)) at++;
    order.splice(at, 0, key);
  });
  return order;
}

/** What stands elsewhere than before, among what stands on both sides. */
function movedFrom(before: readonly string[], after: readonly string[]): ReadonlySet<string> {
  const position = new Map(before.map((key, i) => [key, i]));
  const common = after.filter((key) => position.has(key));
  const stable = stableOrder(common.map((key) => position.get(key)!));
  return new Set(common.filter((_, i) => !stable.has(i)));
}
