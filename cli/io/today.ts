/** Which day counts as today. */
import { dayOf } from '../../core/schedule/days';
import type { Day } from '../../core/schedule/types';
import { misuse } from './failure';
import type { Io } from './io';

const MILLISECONDS = 86_400_000;

/**
 * The day that `--today` names: a date, or `commit` for the head commit's own local date. Without it the machine's
 * local date; where CI is set, the head commit's, so that a build says tomorrow what it said today.
 * @param folder where to look for the commit
 * @throws Failure if it is neither, or there is no commit
 */
export function todayFrom(option: string | undefined, io: Io, folder: string): Day {
  if (option === 'commit') {
    const day = commitDay(io, folder);
    if (day === undefined) throw misuse(`--today commit: there is no git commit here. Give a date instead.`);
    return day;
  }
  if (option !== undefined) return givenDay(option);
  return (isInCi(io) ? commitDay(io, folder) : undefined) ?? localDay(io.now());
}

const isInCi = ({ env }: Io): boolean => !['', '0', 'false', undefined].includes(env['CI']);

function givenDay(text: string): Day {
  const day = dayOf(text);
  if (Number.isNaN(day)) throw misuse(`--today can't be '${text}': write a day such as 2026-03-16, or commit.`);
  return day;
}

function localDay(now: Date): Day {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MILLISECONDS;
}

/** The date on the committer's calendar. */
function commitDay(io: Io, folder: string): Day | undefined {
  const commit = io.git(['cat-file', 'commit', 'HEAD'], folder);
  const found = /^committer .*> (\d+) ([+-])(\d\d)(\d\d)$/m.exec(commit ?? '');
  if (found === null) return undefined;
  const [, seconds, sign, hours, minutes] = found;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  return Math.floor(((Number(seconds) + offset) * 1000) / MILLISECONDS);
}
