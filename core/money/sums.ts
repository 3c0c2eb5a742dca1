/** What many costs come to in many periods, in one walk along the days. */
import type { Span } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import { type Amount, amountOf, type Price } from './amount';
import type { Step } from './lines';
import { type Measure, position, RECURRENCES, type Recurrence } from './periods';

/** The same costs, measured in two ways. */
export type Sum = Readonly<Record<Measure, Amount>>;

/** A day on which prices change, or something is paid once. */
interface Event {
  readonly day: Day;
  readonly per: Recurrence | 'once';
  readonly price: Price;
}

/**
 * The sums of costs in spans that follow one another. Between two events the prices stay the same, so that a stretch
 * costs three multiplications, however many costs and days there are.
 */
export function sumsIn(steps: readonly Step[], spans: readonly Span[]): readonly Sum[] {
  const events = eventsOf(steps);
  const rates = { month: 0n, quarter: 0n, year: 0n };
  let next = 0;
  return spans.map(({ start, end }) => {
    let [at, days, months] = [start, 0n, 0n];
    const walk = (to: Day): void => {
      days += stretch(rates, at, to, 'days');
      months += stretch(rates, at, to, 'months');
      at = to;
    };
    for (let event = events[next]; event !== undefined && event.day <= end; event = events[++next]) {
      if (event.per !== 'once') {
        if (event.day > at) walk(event.day);
        rates[event.per] += event.price;
      } else if (event.day >= start) {
        days += amountOf(event.price);
        months += amountOf(event.price);
      }
    }
    walk(end + 1);
    return { days, months };
  });
}

/** What one cost comes to in some days; its steps follow one another. */
export function costIn({ steps }: { readonly steps: readonly Step[] }, days: Span): Amount {
  let [from, to] = [0, steps.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (steps[middle]!.end < days.start) from = middle + 1;
    else to = middle;
  }
  const within: Step[] = [];
  for (let step = steps[from]; step !== undefined && step.start <= days.end; step = steps[++from]) within.push(step);
  return within.length === 0 ? 0n : sumsIn(within, [days])[0]!.days;
}

function eventsOf(steps: readonly Step[]): readonly Event[] {
  return steps
    .flatMap(({ start, end, per, price }): readonly Event[] =>
      per === 'once'
        ? [{ day: start, per, price }]
        : [
            { day: start, per, price },
            { day: end + 1, per, price: -price },
          ],
    )
    .sort((a, b) => a.day - b.day);
}

function stretch(rates: Readonly<Record<Recurrence, Price>>, from: Day, to: Day, measure: Measure): Amount {
  let sum = 0n;
  for (const per of RECURRENCES)
    if (rates[per] !== 0n) sum += rates[per] * (position(to, per, measure) - position(from, per, measure));
  return sum;
}
