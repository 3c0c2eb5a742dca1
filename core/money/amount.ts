/**
 * Money without rounding. A price is a whole number of trillionths of its currency, an amount a whole number of parts of
 * a trillionth: so many parts that the length of every month, quarter and year divides them. Sums and shares by days are
 * thus exact. Two things are rounded, half away from zero: a price with more than twelve places after the point, as it
 * is read or raised, and what is shown.
 */
import { placesOf } from '../format/currencies';

/** In trillionths of the currency. */
export type Price = bigint;
/** In parts of a trillionth of the currency. */
export type Amount = bigint;

const DECIMALS = 12;
const TRILLION = 10n ** 12n;

/**
 * Divided by 28 to 31 (days of a month), 89 to 92 (of a quarter) and 365 or 366 (of a year), and by a third and a
 * twelfth of a month's.
 */
export const PARTS = 2n ** 4n * 3n ** 2n * 5n * 7n * 13n * 23n * 29n * 31n * 61n * 73n * 89n;

/** The quotient rounded half away from zero; the divisor is positive. */
function divided(n: bigint, by: bigint): bigint {
  const up = by / 2n;
  return n < 0n ? -((-n + up) / by) : (n + up) / by;
}

/** A number as the decimal that it is written as: 0.1 is a tenth. Nothing where it is no number. */
export function priceOf(n: number): Price {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n));
  if (match === null) return 0n;
  const [, sign, whole, fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const shift = Number(exponent) - fraction.length + DECIMALS;
  return shift < 0 ? divided(digits, 10n ** BigInt(-shift)) : digits * 10n ** BigInt(shift);
}

/** A price that has risen by some per cent. */
export const raised = (price: Price, percent: number): Price =>
  divided(price * (100n * TRILLION + priceOf(percent)), 100n * TRILLION);

/** A price paid once. */
export const amountOf = (price: Price): Amount => price * PARTS;

/** A part of the whole as a number, for percentages; 0 where the whole is nothing. */
export const ratio = (part: Amount, whole: Amount): number =>
  whole === 0n ? 0 : Number(divided(part * 10_000n, whole < 0n ? -whole : whole)) / 10_000;

/** Longer numbers than that nobody reads. */
const MOST_DIGITS = 18;

/** `12,500 EUR`, `99.50 USD`: a whole number without a point, any other with as many places as its currency has. */
export const moneyWords = (amount: Amount, currency?: string): string => inWords(amount, currency, placesOf(currency));

/** The same for sums and shares, where nobody looks at the cents of thousands: from 1,000 on without places. */
export const roughly = (amount: Amount, currency?: string): string =>
  inWords(amount, currency, absolute(amount) < amountOf(1000n * TRILLION) ? placesOf(currency) : 0);

function inWords(amount: Amount, currency: string | undefined, places: number): string {
  const unit = currency === undefined ? '' : ` ${currency}`;
  const minor = divided(amount * 10n ** BigInt(places), amountOf(TRILLION));
  if (minor === 0n && amount !== 0n) return `less than ${decimal(1n, places)}${unit}`;
  return `${minor < 0n ? '−' : ''}${decimal(absolute(minor), places)}${unit}`;
}

const absolute = (n: bigint): bigint => (n < 0n ? -n : n);

function decimal(minor: bigint, places: number): string {
  const scale = 10n ** BigInt(places);
  const whole = String(minor / scale);
  if (whole.length > MOST_DIGITS) return `${whole[0]}.${whole.slice(1, 3)}e${whole.length - 1}`;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = minor % scale;
  return rest === 0n ? grouped : `${grouped}.${String(rest).padStart(places, '0')}`;
}
