/** The event that a workflow runs for, as GitHub's runner hands it over. Read as data: others may have written it. */
import type { Io } from '../cli/io/io';

export interface PullRequest {
  readonly number: number;
  /** The commit that it was based on when the event happened, and the name of that branch. */
  readonly base: string;
  readonly branch: string;
  /** Its own last commit. */
  readonly head: string;
}

export interface Event {
  /** `pull_request`, `push` … */
  readonly name: string;
  readonly pull: PullRequest | undefined;
  /** What a push or a merge queue goes on from; undefined for a branch that is new. */
  readonly before: string | undefined;
  /** For a push that has nothing before it. */
  readonly defaultBranch: string | undefined;
}

export function readEvent({ env, files }: Io): Event {
  const name = env['GITHUB_EVENT_NAME'] ?? '';
  const data = payload(env['GITHUB_EVENT_PATH'], files);
  const group = at(data, 'merge_group');
  return {
    name,
    pull: name === 'pull_request' || name === 'pull_request_target' ? pullRequest(at(data, 'pull_request')) : undefined,
    before:
      name === 'push' ? commit(at(data, 'before')) : name === 'merge_group' ? commit(at(group, 'base_sha')) : undefined,
    defaultBranch: name === 'push' ? text(at(at(data, 'repository'), 'default_branch')) : undefined,
  };
}

function payload(path: string | undefined, files: Io['files']): unknown {
  if (path === undefined || path === '') return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(files.read(path)));
  } catch {
    return undefined;
  }
}

function pullRequest(data: unknown): PullRequest | undefined {
  const number = at(data, 'number');
  const [base, head] = [at(data, 'base'), at(data, 'head')];
  const [from, to] = [commit(at(base, 'sha')), commit(at(head, 'sha'))];
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 1) return undefined;
  if (from === undefined || to === undefined) return undefined;
  return { number, base: from, branch: text(at(base, 'ref')) ?? from.slice(0, 7), head: to };
}

const at = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null && Object.hasOwn(data, key)
    ? (data as Readonly<Record<string, unknown>>)[key]
    : undefined;

const text = (data: unknown): string | undefined => (typeof data === 'string' && data !== '' ? data : undefined);

/** A hash that names a commit; nothing but zeros names none. */
const commit = (data: unknown): string | undefined =>
  typeof data === 'string' && /^(?!0+$)[0-9a-f]{40,64}$/.test(data) ? data : undefined;
