/** What an item says in a sentence: for the tooltip, the screen reader and the table. */
import { counted } from '../format/words';
import type { Entity } from '../model/types';
import { changeWords } from './before';
import { dayInWords, spanInWords } from './days';
import { type Group, nameOf, type Row } from './rows';

/** `idea`, `planned`, `in-progress`, `blocked` or `done`; of a milestone `reached` or `planned`. */
export function statusOf({ entity, dates }: Row): string {
  return entity.kind === 'milestone' && dates.status === 'done' ? 'reached' : dates.status;
}

/** `Build, activity of Migrate: 2 Mar to 13 Mar 2026, 10 working days, in progress, 40 % done, 3 working days of slack.` */
export function itemSummary(row: Row): string {
  const { entity, dates, change } = row;
  const of = entity.kind === 'activity' && entity.parent ? ` of ${nameOf(entity.parent)}` : '';
  const isMilestone = entity.kind === 'milestone';
  const when = isMilestone ? dayInWords(dates.end) : spanInWords(dates.start, dates.end);
  if (change?.is === 'removed') return `${nameOf(entity)}, ${entity.kind}${of}: ${change.why}; was ${when}.`;
  const facts = [
    isMilestone ? '' : counted(dates.workingDays, 'working day'),
    statusOf(row).replace('-', ' '),
    progressOf(entity),
    dates.critical ? 'critical' : '',
    row.late ?? '',
    slackOf(row),
    dates.assumed ? 'dates assumed from the planning window' : '',
  ].filter((fact) => fact !== '');
  return `${nameOf(entity)}, ${entity.kind}${of}: ${[when, ...facts].join(', ')}${changeWords(change)}.`;
}

function progressOf(entity: Row['entity']): string {
  const progress = entity.kind === 'milestone' ? undefined : entity.data.progress;
  return progress === undefined ? '' : `${progress} % done`;
}

function slackOf({ dates: { totalSlack } }: Row): string {
  if (totalSlack === undefined) return '';
  if (totalSlack < 0) return `${counted(-totalSlack, 'working day')} too late`;
  return totalSlack === 0 ? 'no slack' : `${counted(totalSlack, 'working day')} of slack`;
}

/** `Core, phase: 1 Apr to 30 Jun 2026, 5 initiatives; was 1 Apr to 15 Jun 2026, 11 working days later.` */
export function phaseSummary(phase: Entity<'phase'>, { span, initiatives, change }: Group): string {
  const when = spanInWords(span.start, span.end);
  if (change?.is === 'removed') return `${nameOf(phase)}, phase: ${change.why}; was ${when}.`;
  return `${nameOf(phase)}, phase: ${when}, ${counted(initiatives, 'initiative')}${changeWords(change)}.`;
}
