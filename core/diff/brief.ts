/** A change in a few words, where there is room for no more: a status bar. */
import { counted } from '../format/words';
import { nameOf } from '../render/rows';
import type { DateChange } from './dates';
import { signed } from './difference';
import { goneMilestones, milestonesBehind, movedMilestones } from './headline';
import { openBreaks } from './phrases';
import type { Review } from './review';

/** More than that is left to the headline. */
const MOST_PARTS = 2;

/** `CDP live +10 d, 2 new errors`; '' where nothing in meaning has changed. Names in it are text from the file. */
export function brief(review: Review): string {
  const { edits, breaks, findings, hidden } = review;
  const [worst] = movedMilestones(review);
  const fresh = (severity: 'error' | 'warning'): number =>
    findings.introduced.filter((one) => one.severity === severity).length;
  const broken = openBreaks(breaks).length;
  const [lost, ...others] = goneMilestones(review);
  const [behind] = milestonesBehind(review);
  const parts = [
    ...(lost === undefined ? [] : [`${nameOf(lost)} gone${others.length === 0 ? '' : ` and ${others.length} more`}`]),
    ...(behind === undefined ? [] : [`${nameOf(behind.entity)} ${behind.after} d behind`]),
    ...(worst === undefined ? [] : [movementOf(worst)]),
    ...said(fresh('error'), 'new error'),
    ...(broken === 0 ? [] : [`${counted(broken, 'promise')} broken`]),
    ...said(fresh('warning'), 'new warning'),
  ];
  if (parts.length > 0) return parts.slice(0, MOST_PARTS).join(', ');
  if (edits.length > 0) return counted(edits.length, 'edit');
  return [
    ...said(hidden.added.length, 'rule ignored', 'rules ignored'),
    ...said(findings.fixed.length, 'finding fixed', 'findings fixed'),
  ].join(', ');
}

const said = (count: number, one: string, many?: string): readonly string[] =>
  count === 0 ? [] : [counted(count, one, many)];

function movementOf({ shift, after: { item, end } }: DateChange): string {
  const name = nameOf(item);
  if (shift !== undefined) return `${name} ${signed(shift)} d`;
  return end === undefined ? `${name} without a date` : `${name} with a date now`;
}
