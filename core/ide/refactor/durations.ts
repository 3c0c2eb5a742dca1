/** How long something takes, said in another way: an end as a duration, a duration as an end or in another unit. */
import type { FieldPath, Value } from '../../format/kit';
import { type Duration, type DurationUnit, type DurationUse, parseDuration } from '../../format/values';
import { shapeFor } from '../../format/walk';
import type { Entity } from '../../model/types';
import { when } from '../../rules/timeline';
import { isoDay } from '../../schedule/calendar';
import type { Schedule } from '../../schedule/schedule';
import type { Change } from '../../syntax/edit';
import { find } from '../../syntax/locate';
import type { Workspace } from '../../workspace';
import { describedAt } from '../spot';
import { editsFor, keepsDates, type Refactoring, unlessWorse } from './kit';

type Work = Entity<'initiative'> | Entity<'activity'>;

/** The durations of work with an end, as it would be written: in weeks where they are whole, else in days; in months. */
export function durationsOf({ of, calendar }: Schedule, work: Work): readonly string[] {
  const item = of(work);
  const { end, duration } = work.data;
  if (end === undefined || duration !== undefined || item?.start === undefined || item.end === undefined) return [];
  const { start, end: last } = item;
  const days = calendar.workingDays(start, last);
  if (days < 1) return [];
  const weeks = days % calendar.daysPerWeek === 0 ? `${days / calendar.daysPerWeek}w` : `${days}d`;
  const months = Array.from({ length: MOST_MONTHS }, (_, i) => i + 1).find(
    (count) => calendar.endAfter(start, { text: '', count, unit: 'm' }) === last,
  );
  return months === undefined ? [weeks] : [weeks, `${months}m`];
}

const MOST_MONTHS = 36;

/** An end as a duration, where the schedule counts the same end from it. */
export function endAsDuration(workspace: Workspace, root: string, work: Work): readonly Refactoring[] {
  const schedule = workspace.schedule(root);
  return durationsOf(schedule, work).flatMap((duration) =>
    renamed(workspace, work, ['end', 'duration'], duration, `Write the end as a duration: ${duration}`),
  );
}

/** A duration as the end that is counted from it, where the start is written. */
export function durationAsEnd(workspace: Workspace, root: string, work: Work): readonly Refactoring[] {
  const schedule = workspace.schedule(root);
  const end = schedule.of(work)?.end;
  const { duration, end: written } = work.data;
  if (duration === undefined || written !== undefined || end === undefined) return [];
  const title = `Write the duration as an end: ${when(schedule, end)}`;
  return renamed(workspace, work, ['duration', 'end'], isoDay(end), title);
}

function renamed(
  workspace: Workspace,
  { file, path }: Work,
  [from, to]: readonly [string, string],
  yaml: string,
  title: string,
): readonly Refactoring[] {
  const at = [...path, from];
  const changes: readonly Change[] = [
    { do: 'rename-key', file, path: at, to },
    { do: 'set', file, path: at, yaml },
  ];
  const files = editsFor(workspace, changes);
  if (files === undefined || !keepsDates(workspace, file, files)) return [];
  return [{ title, kind: 'refactor.rewrite', edits: () => unlessWorse(workspace, files) }];
}

/** Of how many of a unit another one is made; of work weeks the calendar says it. */
function unitsOf(use: DurationUse, daysPerWeek: number): readonly (readonly [DurationUnit, DurationUnit, number])[] {
  if (use !== 'calendar') return [['w', 'd', daysPerWeek]];
  return [
    ['w', 'd', 7],
    ['d', 'h', 24],
    ['y', 'm', 12],
  ];
}

/** A duration in other units that mean exactly the same. */
export function inOtherUnits(
  workspace: Workspace,
  root: string,
  file: string,
  path: FieldPath,
): readonly Refactoring[] {
  const use = useOf(describedAt(path));
  const found = find(workspace.tree(file), path);
  if (use === undefined || found?.depth !== path.length || found.node.kind !== 'scalar') return [];
  const parsed = parseDuration(found.node.text, use);
  if (!('value' in parsed)) return [];
  return equalTo(parsed.value, use, workspace.schedule(root).calendar.daysPerWeek).flatMap((text) => {
    // Bare, a duration is a text as it is; in quotes it stays in them.
    const isBare = found.node.kind === 'scalar' && found.node.style === 'plain';
    const change: Change = isBare ? { do: 'set', file, path, yaml: text } : { do: 'set-text', file, path, text };
    const files = editsFor(workspace, [change]);
    return [
      {
        title: `Write ${parsed.value.text} as ${text}`,
        kind: 'refactor.rewrite',
        edits: () => unlessWorse(workspace, files),
      },
    ];
  });
}

/** What a duration's number may have of digits. */
const MOST_COUNT = 99_999;

function equalTo({ count, unit }: Duration, use: DurationUse, daysPerWeek: number): readonly string[] {
  return unitsOf(use, daysPerWeek).flatMap(([large, small, size]) => {
    if (unit === large) return Math.abs(count * size) > MOST_COUNT ? [] : [`${count * size}${small}`];
    return unit === small && count !== 0 && count % size === 0 ? [`${count / size}${large}`] : [];
  });
}

function useOf(value: Value | undefined): DurationUse | undefined {
  const scalar = shapeFor(value, 'scalar');
  return scalar?.is === 'duration' ? scalar.use : undefined;
}
