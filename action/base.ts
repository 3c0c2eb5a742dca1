/** What a change is compared with. */
import type { Repository } from '../cli/git/repository';
import { unreadable } from '../cli/io/failure';
import type { Event, PullRequest } from './event';

export interface Base {
  readonly commit: string;
  /** What people call it. */
  readonly label: string;
}

const AIM = 'The base';

/**
 * The base that the workflow names, or the event's own; undefined where nothing was changed, such as on a schedule.
 * @throws Failure if the clone does not hold it
 */
export function baseOf(named: string | undefined, event: Event, repository: Repository): Base | undefined {
  if (named !== undefined) return namedBase(named, repository);
  if (event.pull !== undefined) return pullBase(event.pull, repository);
  if (event.before !== undefined) return { commit: common(event.before, repository), label: event.before.slice(0, 7) };
  // A branch that is new: what it has that the default one has not.
  const branch = event.defaultBranch;
  const start = branch === undefined ? undefined : repository.commit(`origin/${branch}`, AIM);
  return start === undefined ? undefined : { commit: common(start, repository), label: branch! };
}

function namedBase(ref: string, repository: Repository): Base {
  if (ref.startsWith('-') || /\p{Cc}/u.test(ref))
    throw unreadable(`base: '${ref}' is no name of a branch, tag or commit.`);
  const found = repository.commit(ref, AIM) ?? repository.commit(`origin/${ref}`, AIM);
  if (found === undefined) throw unreadable(`base: ${missing(`commit '${ref}'`, repository)}`);
  return { commit: common(found, repository), label: ref };
}

/**
 * GitHub checks a pull request out as a merge with its base, which may have gone on since the event: then what the merge
 * goes on from is the base, and only that is the pull request's own change.
 */
function pullBase({ base, branch, head }: PullRequest, repository: Repository): Base {
  const [first, second] = [repository.commit('HEAD^1', AIM), repository.commit('HEAD^2', AIM)];
  if (first !== undefined && second === head) return { commit: first, label: branch };
  return { commit: common(base, repository), label: branch };
}

/** The last commit that a base and what is checked out have in common. */
function common(base: string, repository: Repository): string {
  const known = repository.commit(base, AIM);
  if (known === undefined) throw unreadable(missing(`commit ${base.slice(0, 7)}`, repository));
  const head = repository.commit('HEAD', AIM);
  const found = head === undefined ? known : repository.mergeBase(known, head);
  if (found === undefined)
    throw unreadable(missing(`commit that ${base.slice(0, 7)} and HEAD have in common`, repository));
  return found;
}

function missing(what: string, repository: Repository): string {
  const none = `There is no ${what} in this clone, so that nobody can tell what the change is.`;
  return repository.isShallow()
    ? `${none} actions/checkout fetches only the last commit: add 'with: {fetch-depth: 0}' to it.`
    : `${none} Fetch it first.`;
}
