/** Dates that are likely to be meant. */
import type { DateRole } from '../../format/kit';
import type { Entity } from '../../model/types';
import { civil, dayFrom, dayInWords, isoDay, weekday } from '../../schedule/calendar';
import type { Span } from '../../schedule/periods';
import type { Asking, Offer } from './kit';

interface Suggestion {
  readonly text: string;
  readonly why: string;
}

/** Today and what is near; the bounds of the phase and of the work around; as a start, also what dependencies allow. */
export function dateOffers(asking: Asking, role: DateRole, isKey: boolean): readonly Offer[] {
  const all = [...near(asking, role, isKey), ...bounds(asking, role)];
  const seen = new Set<string>();
  return all
    .filter(({ text }) => !asking.used.has(text) && !seen.has(text) && seen.add(text))
    .map(({ text, why }) => ({ label: text, kind: 'date', detail: why, insert: text }));
}

const two = (n: number): string => String(n).padStart(2, '0');

function near({ today }: Asking, role: DateRole, isKey: boolean): readonly Suggestion[] {
  const { year, month } = civil(today);
  const quarter = Math.ceil(month / 3);
  const nextMonth = civil(dayFrom(year, month + 1, 1));
  const nextQuarter = civil(dayFrom(year, quarter * 3 + 1, 1));
  const lastMonth = civil(dayFrom(year, month - 1, 1));
  const now = { text: isoDay(today), why: 'today' };
  const next = [
    { text: `${nextMonth.year}-${two(nextMonth.month)}`, why: 'next month' },
    { text: `${nextQuarter.year}-Q${Math.ceil(nextQuarter.month / 3)}`, why: 'next quarter' },
  ];
  if (isKey) return [now, { text: `${lastMonth.year}-${two(lastMonth.month)}`, why: 'last month' }, ...next];
  if (role === 'first') return [now, { text: isoDay(today + 7 - weekday(today)), why: 'next Monday' }, ...next];
  return [
    now,
    { text: `${year}-${two(month)}`, why: 'this month' },
    { text: `${year}-Q${quarter}`, why: 'this quarter' },
    ...next,
    { text: String(year), why: 'this year' },
  ];
}

function bounds({ around, model, schedule }: Asking, role: DateRole): readonly Suggestion[] {
  const found: Suggestion[] = [];
  const add = (span: Span | undefined, of: string): void => {
    if (span === undefined) return;
    if (role !== 'last') found.push({ text: isoDay(span.start), why: `${dayInWords(span.start)}: start of ${of}` });
    if (role !== 'first') found.push({ text: isoDay(span.end), why: `${dayInWords(span.end)}: end of ${of}` });
  };
  if (around === undefined) return found;
  add(schedule.earliest(around), 'what its dependencies allow');
  const parent = around.parent === undefined ? undefined : schedule.of(around.parent);
  if (parent?.start !== undefined && parent.end !== undefined)
    add({ start: parent.start, end: parent.end }, 'the initiative');
  const owner = around.parent ?? around;
  const ref = (Object(owner.data) as { readonly phase?: Parameters<typeof model.target>[0] }).phase;
  const phase = ref === undefined ? undefined : model.target(ref);
  if (phase?.kind === 'phase') add(schedule.phase(phase as Entity<'phase'>), `phase ${phase.key}`);
  const { start, end } = schedule.calendar;
  if (around.kind === 'phase' && start !== undefined && end !== undefined) add({ start, end }, 'the planning window');
  return found;
}
