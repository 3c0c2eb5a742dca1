/** Amounts in edits, with the currency and the period that hold for them. */
import { amountOf, moneyWords, priceOf } from '../money/amount';
import type { RecordOf, Side } from './records';

/** What an amount is in; undefined where nothing says. */
export interface Unit {
  readonly currency: string | undefined;
  /** `month`; undefined for what is paid once. */
  readonly per: string | undefined;
}

/** The unit of a field of a cost or a budget; undefined for any other field. */
export function unitAt(side: Side, { kind, entity }: RecordOf, field: readonly string[]): Unit | undefined {
  if (entity === undefined) return undefined;
  const [top, key, below] = field;
  const period = (per: string): string | undefined => (per === 'once' ? undefined : per);
  if (kind === 'budget' && top === 'amount') {
    const plan = side.money().budget(entity);
    return { currency: plan?.currency, per: plan === undefined ? undefined : period(plan.per) };
  }
  if (top !== 'costs' || (below !== undefined && below !== 'amount')) return undefined;
  const line = side
    .money()
    .of(entity)
    .find((one) => one.field[1] === key);
  return line && { currency: line.currency, per: period(line.per) };
}

/** `12,000 EUR per year` */
export const priceWords = (amount: number, { currency, per }: Unit): string =>
  `${moneyWords(amountOf(priceOf(amount)), currency)}${per === undefined ? '' : ` per ${per}`}`;

/** `+3,000 EUR per year`; undefined where the two are in different units. */
export function priceDifference(before: number, after: number, was: Unit, is: Unit): string | undefined {
  if (was.currency !== is.currency || was.per !== is.per) return undefined;
  const by = priceOf(after) - priceOf(before);
  const words = moneyWords(amountOf(by), is.currency);
  return `${by < 0n ? words : `+${words}`}${is.per === undefined ? '' : ` per ${is.per}`}`;
}
