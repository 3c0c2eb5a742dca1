/** What our own drawings share: a scale of days, ticks where people expect them, colours of both themes. */
import { addMonths, civil, dayFrom, dayInWords, weekday } from '../schedule/calendar';
import type { Day } from '../schedule/types';

export interface Scale {
  readonly first: Day;
  readonly last: Day;
  at(day: Day): number;
}

/** Days along a line, from the first to the last. */
export function scaleOf(first: Day, last: Day, from: number, to: number): Scale {
  const span = Math.max(1, last - first);
  return { first, last, at: (day) => rounded(from + ((day - first) / span) * (to - from)) };
}

export const rounded = (n: number): number => Math.round(n * 10) / 10;

export interface Tick {
  readonly day: Day;
  readonly label: string;
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600];

/** Mondays where the time is short, else the first days of months, quarters or years; no more than `most`. */
export function ticksOf(first: Day, last: Day, most: number): readonly Tick[] {
  const weeks = Math.floor((last - first) / 7);
  if (weeks < Math.min(most, 9)) return mondays(first, last);
  const months = monthsBetween(first, last);
  const step = STEPS.find((one) => months / one <= most) ?? 1200;
  const { year, month } = civil(first);
  const start = dayFrom(year, month - ((month - 1) % Math.min(step, 12)), 1);
  const ticks: Tick[] = [];
  for (let day = start; day <= last; day = addMonths(day, step))
    if (day >= first) ticks.push({ day, label: monthLabel(day, step, ticks.length === 0) });
  return ticks;
}

function mondays(first: Day, last: Day): readonly Tick[] {
  const ticks: Tick[] = [];
  for (let day = first; day <= last; day++)
    if (weekday(day) === 0) ticks.push({ day, label: dayInWords(day, ticks.length === 0 ? undefined : first) });
  return ticks;
}

function monthsBetween(first: Day, last: Day): number {
  const [a, b] = [civil(first), civil(last)];
  return (b.year - a.year) * 12 + b.month - a.month + 1;
}

/** `Mar`, with the year where it is the first or begins one. */
function monthLabel(day: Day, step: number, isFirst: boolean): string {
  const { year, month } = civil(day);
  if (step >= 12) return String(year);
  const name = dayInWords(day, day).split(' ')[1]!;
  return isFirst || month === 1 ? `${name} ${year}` : name;
}

/** Colours that stay apart for most eyes; each has 3:1 against the background of its theme at least. */
export const LINES_LIGHT = ['#0b62a4', '#b34700', '#1b7837', '#8e1d8e', '#7a5c00', '#a50f3a', '#00727a', '#4b4b9b'];
export const LINES_DARK = ['#6cb6ff', '#ff9e64', '#7ee787', '#e5a0ff', '#e3c55d', '#ff8fa8', '#56d4dd', '#b3b3ff'];
