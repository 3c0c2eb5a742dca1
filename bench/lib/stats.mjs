// Medians with their spread.

/** @returns the median, the least and the most of some numbers */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, least: sorted[0], most: sorted.at(-1), runs: sorted.length };
}

/** Runs something again and again, without counting the first runs, and sums up the milliseconds that each took. */
export async function timed(runs, work, warmUps = 1) {
  const values = [];
  for (let i = -warmUps; i < runs; i++) {
    const started = performance.now();
    await work(i);
    if (i >= 0) values.push(performance.now() - started);
  }
  return summary(values);
}
