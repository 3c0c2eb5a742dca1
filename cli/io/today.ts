/** Which day counts as today. */
import { dayOf, isoDay } from '../../core/schedule/days';
import type { Day } from '../../core/schedule/types';
import { repositoryAt, textOf } from '../git/repository';
import { complain, misuse, unreadable } from './failure';
import type { Io } from './io';

const MILLISECONDS = 86_400_000;

/**
 * The day that `--today` names: a date, or `commit` for the head commit's own local date. Without it the machine's
 * local date; where CI is set, the head commit's, so that a build says tomorrow
 * what it said today, and the machine's with a word on standard error if there is none.
 * @param folder where to look for the commit
 * @throws Failure if it is neither, or `commit` and there is none
 */
export function todayFrom(option: string | undefined, io: Io, folder: string): Day {
  if (option !== undefined && option !== 'commit') return givenDay(option);
  const local = localDay(io.now());
  if (option === undefined && !isInCi(io)) return local;
  const found = commitDay(io, folder);
  if ('day' in found) return found.day;
  if (option === 'commit')
    throw unreadable(`--today commit: the head commit can't be read: ${found.problem}. Give a date instead.`);
  complain(io, `The head commit can't be read, so today is this machine's date, ${isoDay(local)}: ${found.problem}.`);
  return local;
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

/** The date on the committer's calendar, or why there is none. */
function commitDay(io: Io, folder: string): { readonly day: Day } | { readonly problem: string } {
  const answer = repositoryAt(folder, io).ask(['cat-file', 'commit', 'HEAD']);
  if ('problem' in answer) return answer;
  const found = /^committer .*> (\d+) ([+-])(\d\d)(\d\d)$/m.exec(textOf(answer.printed));
  if (found === null) return { problem: 'it has no date' };
  const [, seconds, sign, hours, minutes] = found;
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60 : 60);
  return { day: Math.floor(((Number(seconds) + offset) * 1000) / MILLISECONDS) };
}
