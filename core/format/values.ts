/**
 * The scalar forms of the format that YAML itself does not know: calendar periods, durations and ids.
 * Only their spelling lives here; which days they mean is the calendar's business (core/schedule/calendar).
 */

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

export type DateUnit = 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year';

/** A calendar period as written. `part` is the month, week, quarter or half (0 for a year); `day` is 0 unless `unit` is `day`. */
export interface DateValue {
  readonly text: string;
  readonly unit: DateUnit;
  readonly year: number;
  readonly part: number;
  readonly day: number;
  /** Counted in fiscal years (`FY2026-Q1`). */
  readonly fiscal: boolean;
}

/** `d` and `w` are working time in work durations and calendar time in legal ones; `cd` is always calendar days. */
export type DurationUnit = 'h' | 'd' | 'w' | 'm' | 'y' | 'cd';

/** Which units a field takes: work that is done, the gap between two items, or the time of laws and contracts. */
export type DurationUse = 'work' | 'lag' | 'calendar';

export interface Duration {
  readonly text: string;
  readonly count: number;
  readonly unit: DurationUnit;
}

/** A scalar that could not be read: what is wrong in a clause, and the nearest spelling that would be right. */
export interface Misspelt {
  readonly problem: string;
  readonly nearest?: string;
  /** What it might mean as well: `4/1/2026` is in April or in January. */
  readonly other?: string;
  /** `nearest` says the same in the format's spelling, and there is no other reading. */
  readonly sure?: true;
}

export type Parsed<T> = { readonly value: T } | { readonly error: Misspelt };

const DATE = /^(FY)?(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|W(\d{2})|Q(\d)|H(\d)))?$/;

/** JSON-schema patterns that other editors can use; they are looser than the parsers below. */
export const DATE_PATTERN = '^(FY)?\\d{4}(-(\\d{2}(-\\d{2})?|W\\d{2}|Q[1-4]|H[12]))?$';
export const ID_PATTERN = '^(?!(null|true|false)$)[a-z][a-z0-9]*(-[a-z0-9]+)*$';
export const DURATION_PATTERNS: Readonly<Record<DurationUse, string>> = {
  work: '^[1-9]\\d{0,4}[dwm]$',
  lag: '^-?\\d{1,5}(d|w|m|cd)$',
  calendar: '^[1-9]\\d{0,4}[hdwmy]$',
};

const RESERVED = new Set(['null', 'true', 'false']);
const YAML_1_1_BOOLEANS = new Set(['yes', 'no', 'on', 'off', 'y', 'n']);

/** What keeps a key from being a good id; `undefined` for a good one. */
export function idProblem(key: string): 'malformed' | 'reserved' | 'boolean-in-yaml-1.1' | undefined {
  if (RESERVED.has(key)) return 'reserved';
  if (YAML_1_1_BOOLEANS.has(key)) return 'boolean-in-yaml-1.1';
  return /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key) ? undefined : 'malformed';
}

/** The id that somebody most likely meant: `CRM System` becomes `crm-system`. Empty when nothing usable is left. */
export function nearestId(key: string): string {
  const plain = key
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '');
  return idProblem(plain) === undefined ? plain : plain === '' ? '' : `${plain}-1`;
}

/** A key that a mapping does not have yet: `test`, else `test-2`, … */
export function freeKey(wanted: string, taken: readonly string[]): string {
  let key = wanted;
  for (let n = 2; taken.includes(key); n++) key = `${wanted}-${n}`;
  return key;
}

/** Days in a Gregorian month (1…12). */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Weeks in an ISO 8601 year: 53 if 1 January or 31 December is a Thursday. */
export function weeksInYear(year: number): number {
  const thursday = 4;
  const first = new Date(Date.UTC(year, 0, 1)).getUTCDay();
  const last = new Date(Date.UTC(year, 11, 31)).getUTCDay();
  return first === thursday || last === thursday ? 53 : 52;
}

const DATE_FORMS =
  'a day (2026-03-02), week (2026-W12), month (2026-03), quarter (2026-Q1), half (2026-H1) or year (2026)';

const two = (n: number): string => String(n).padStart(2, '0');

/** Reads a calendar period; an error says what is wrong and the nearest real one. */
export function parseDate(text: string): Parsed<DateValue> {
  const match = DATE.exec(text);
  if (match === null) return { error: misspeltDate(text) };
  const fiscal = match[1] !== undefined;
  const year = Number(match[2]);
  const [month, day, week, quarter, half] = [match[3], match[4], match[5], match[6], match[7]].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return { error: { problem: `the year ${year} is outside ${FIRST_YEAR} to ${LAST_YEAR}` } };
  const prefix = `${fiscal ? 'FY' : ''}${match[2]}`;
  const made = (unit: DateUnit, part: number, ofDay = 0): Parsed<DateValue> => ({
    value: { text, unit, year, part, day: ofDay, fiscal },
  });
  if (fiscal && (month !== undefined || week !== undefined))
    return { error: { problem: 'fiscal years are written with quarters or halves, such as FY2026-Q1' } };
  if (month !== undefined) return monthOrDay(prefix, year, month, day, made);
  if (week !== undefined) return within('week', 'W', week, weeksInYear(year), prefix, made);
  if (quarter !== undefined) return within('quarter', 'Q', quarter, 4, prefix, made);
  if (half !== undefined) return within('half', 'H', half, 2, prefix, made);
  return made('year', 0);
}

type Made = (unit: DateUnit, part: number, day?: number) => Parsed<DateValue>;

function monthOrDay(
  prefix: string,
  year: number,
  month: number,
  day: number | undefined,
  made: Made,
): Parsed<DateValue> {
  const realMonth = Math.min(Math.max(month, 1), 12);
  const rest = day === undefined ? '' : `-${two(Math.min(Math.max(day, 1), daysInMonth(year, realMonth)))}`;
  const nearest = `${prefix}-${two(realMonth)}${rest}`;
  if (month !== realMonth) return { error: { problem: `there is no month ${month}`, nearest } };
  if (day === undefined) return made('month', month);
  const length = daysInMonth(year, month);
  if (day < 1 || day > length) return { error: { problem: `${prefix}-${two(month)} has ${length} days`, nearest } };
  return made('day', month, day);
}

function within(
  unit: DateUnit,
  letter: string,
  part: number,
  last: number,
  prefix: string,
  made: Made,
): Parsed<DateValue> {
  if (part >= 1 && part <= last) return made(unit, part);
  const real = Math.min(Math.max(part, 1), last);
  const nearest = `${prefix}-${letter}${unit === 'week' ? two(real) : real}`;
  return { error: { problem: `${prefix} has ${last} ${unit === 'half' ? 'halves' : `${unit}s`}`, nearest } };
}

function misspeltDate(text: string): Misspelt {
  const { spelt, isSure } = readingsOf(text.trim().toUpperCase());
  const [nearest, other] = [...new Set(spelt)].filter((one) => 'value' in parseDate(one));
  if (nearest === undefined) return { problem: `expected ${DATE_FORMS}` };
  const problem = 'it is written another way here';
  if (other !== undefined) return { problem, nearest, other };
  return isSure ? { problem, nearest, sure: true } : { problem, nearest };
}

/** What a date in another spelling may mean, and whether nothing was guessed. */
interface Readings {
  readonly spelt: readonly string[];
  readonly isSure: boolean;
}

const NO_READING: Readings = { spelt: [], isSure: false };

function readingsOf(upper: string): Readings {
  return yearFirst(upper) ?? yearLast(upper) ?? partOfYear(upper) ?? withMonthName(upper) ?? NO_READING;
}

/** 2026/3/2, 2026-3-2, 20260302, 2026-03-02T10:00, 2026/3. A lone digit behind a year might also be a quarter. */
function yearFirst(upper: string): Readings | undefined {
  const day =
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:T.*)?$/.exec(upper) ?? /^(\d{4})(\d{2})(\d{2})(?:T.*)?$/.exec(upper);
  if (day !== null) return { spelt: [spellDay(day[1]!, day[2]!, day[3]!)], isSure: true };
  const month = /^(\d{4})[-/. ](\d{1,2})$/.exec(upper);
  return month === null ? undefined : { spelt: [spellMonth(month[1]!, month[2]!)], isSure: month[2]!.length === 2 };
}

/** 01.04.2026, 4/1/2026, 1-4-26: the day comes first in most of the world, the month in some; dots go with the day. */
function yearLast(upper: string): Readings | undefined {
  const day = /^(\d{1,2})([-/.] ?| )(\d{1,2})\2(\d{2}|\d{4})$/.exec(upper);
  if (day !== null) {
    const year = day[4]!.length === 2 ? `20${day[4]}` : day[4]!;
    const spelt = [spellDay(year, day[3]!, day[1]!), spellDay(year, day[1]!, day[3]!)];
    return { spelt, isSure: day[4]!.length === 4 };
  }
  const month = /^(\d{1,2})[-/. ](\d{4})$/.exec(upper);
  return month === null ? undefined : { spelt: [spellMonth(month[2]!, month[1]!)], isSure: true };
}

/** 2026Q1, 2026-q1, Q1 2026, FY26 Q1, 2026 W9, CW 9 2026, FY 2026. */
function partOfYear(upper: string): Readings | undefined {
  const ahead = /^(FY ?)?(\d{2}|\d{4})[-/. ]*([QHW]|CW|KW)[- ]?(\d{1,2})$/.exec(upper);
  if (ahead !== null) return spellPart(ahead[1], ahead[2]!, ahead[3]!, ahead[4]!);
  const turned = /^([QHW]|CW|KW) ?(\d{1,2})[-/. ]*(FY ?)?(\d{2}|\d{4})$/.exec(upper);
  if (turned !== null) return spellPart(turned[3], turned[4]!, turned[1]!, turned[2]!);
  const year = /^FY[- ]?(\d{2}|\d{4})$/.exec(upper);
  return year === null ? undefined : { spelt: [`FY${inFull(year[1]!)}`], isSure: true };
}

const MONTHS = 'JANUARY FEBRUARY MARCH APRIL MAY JUNE JULY AUGUST SEPTEMBER OCTOBER NOVEMBER DECEMBER'.split(' ');

/** Apr 2026, 2026 April, 1 Apr 2026, 1st of April 2026, Apr 1, 2026. */
function withMonthName(upper: string): Readings | undefined {
  const words = upper.split(/[\s,./-]+/).filter((word) => word !== '' && word !== 'OF');
  const at = words.findIndex((word) => /^[A-Z]{3,}$/.test(word));
  const month = MONTHS.findIndex((name) => at >= 0 && name.startsWith(words[at]!));
  const numbers = words.filter((_, i) => i !== at).map((word) => word.replace(/^(\d{1,2})(?:ST|ND|RD|TH)$/, '$1'));
  const [year, day, ...others] = numbers.sort((a, b) => b.length - a.length);
  if (month < 0 || year === undefined || !/^\d{4}$/.test(year) || others.length > 0) return undefined;
  const number = String(month + 1);
  if (day === undefined) return { spelt: [spellMonth(year, number)], isSure: true };
  return /^\d{1,2}$/.test(day) ? { spelt: [spellDay(year, number, day)], isSure: true } : undefined;
}

const spellMonth = (year: string, month: string): string => `${year}-${two(Number(month))}`;
const spellDay = (year: string, month: string, day: string): string => `${spellMonth(year, month)}-${two(Number(day))}`;
const inFull = (year: string): string => (year.length === 2 ? `20${year}` : year);

/** Two digits may be a year only where they can be nothing else. */
function spellPart(fiscal: string | undefined, year: string, letters: string, part: string): Readings {
  const letter = letters.at(-1)!;
  const number = letter === 'W' ? two(Number(part)) : Number(part);
  const isSure = year.length === 4 || fiscal !== undefined;
  return { spelt: [`${fiscal === undefined ? '' : 'FY'}${inFull(year)}-${letter}${number}`], isSure };
}

const DURATION_FORMS: Readonly<Record<DurationUse, string>> = {
  work: 'working days (10d), work weeks (2w) or months (3m)',
  lag: 'working days (5d), work weeks (2w), months (1m) or calendar days (14cd), with a minus for a lead',
  calendar: 'hours (12h), days (30d), weeks (6w), months (3m) or years (2y)',
};

const DURATION = /^(-?)(\d{1,5})(cd|[hdwmy])$/;
const UNITS: Readonly<Record<DurationUse, readonly string[]>> = {
  work: ['d', 'w', 'm'],
  lag: ['d', 'w', 'm', 'cd'],
  calendar: ['h', 'd', 'w', 'm', 'y'],
};

/** Reads a duration in the units that its use allows; an error says what is wrong and the nearest right spelling. */
export function parseDuration(text: string, use: DurationUse): Parsed<Duration> {
  const match = DURATION.exec(text);
  const forms = DURATION_FORMS[use];
  if (match === null || !UNITS[use].includes(match[3]!)) return { error: misspeltDuration(text, use) };
  const count = Number(match[2]) * (match[1] === '-' ? -1 : 1);
  if (use === 'lag' || count >= 1)
    return { value: { text, count: count === 0 ? 0 : count, unit: match[3] as DurationUnit } };
  const problem = count === 0 ? 'it lasts no time' : 'it is negative';
  const nearest = `${Math.max(1, Math.abs(count))}${match[3]}`;
  return { error: { problem: `${problem}; expected ${forms}, at least 1`, nearest } };
}

const UNIT_WORDS: Readonly<Record<string, readonly string[]>> = {
  h: ['h', 'hr', 'hrs', 'hour', 'hours'],
  d: ['d', 'day', 'days'],
  w: ['w', 'wk', 'wks', 'week', 'weeks'],
  m: ['m', 'mo', 'mos', 'month', 'months'],
  y: ['y', 'yr', 'yrs', 'year', 'years'],
  cd: ['cd'],
};

/**
 * `10 days`, `10D`, `P10D`, `1.5w`, `10`: the spelling in the format, where the units allow it. Only where nothing but
 * the spelling is wrong, it is sure: the days of a gap may be working or calendar days, those of ISO 8601 are calendar
 * days, and a number alone is days most of the time.
 */
function misspeltDuration(text: string, use: DurationUse): Misspelt {
  const problem = `expected ${DURATION_FORMS[use]}, in whole numbers`;
  const match = /^(-?)(p?)\s*(\d{1,5})(?:\.(\d+))?\s*([a-z]*)$/.exec(text.trim().toLowerCase());
  if (match === null) return { problem };
  const [, sign = '', iso, whole = '', part, word = ''] = match;
  const unit = word === '' ? 'd' : Object.keys(UNIT_WORDS).find((one) => UNIT_WORDS[one]!.includes(word));
  if (unit === undefined || !UNITS[use].includes(unit)) return { problem };
  const count = Math.max(1, Math.round(Number(`${whole}.${part ?? 0}`)));
  const nearest = `${use === 'lag' ? sign : ''}${count}${unit}`;
  const isGap = use === 'lag' && unit === 'd' && word.length > 1;
  const isSame =
    word !== '' && iso === '' && count === Number(`${whole}.${part ?? 0}`) && (use === 'lag' || sign === '');
  return isSame && !isGap ? { problem, nearest, sure: true } : { problem, nearest };
}
