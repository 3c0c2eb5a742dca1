/** The few calls of GitHub's REST interface that a comment takes, as it documents them. */
import type { World } from './world';

/** Why GitHub did not do something. */
export class Refusal extends Error {
  /**
   * @param kind `permission`: this token may not; `limit`: too much was asked for; `fault`: GitHub's own, and nobody
   * knows whether it was done; `other`: asking again is no use
   */
  constructor(
    readonly kind: 'permission' | 'limit' | 'fault' | 'other',
    /** As a clause. */
    readonly reason: string,
  ) {
    super(reason);
  }
}

export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  readonly isBot: boolean;
  readonly url: string;
}

export interface Access {
  /** Without a slash at the end. */
  readonly api: string;
  readonly graphql: string;
  /** `owner/name` */
  readonly repository: string;
  readonly token: string;
}

const SECOND = 1000;
const MOST_TRIES = 4;
/** A job that waits costs its owner money. */
const LONGEST_WAIT = 120 * SECOND;
/** What GitHub asks for where it names no time. */
const USUAL_WAIT = 60 * SECOND;
const LONGEST_CALL = 30 * SECOND;
const PAGE = 100;
const MOST_PAGES = 100;

interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly url: string;
  readonly body?: object;
  /** Whether doing it twice is as good as once. */
  readonly isRepeatable: boolean;
}

interface Answer {
  readonly data: unknown;
  readonly headers: Headers;
}

export class GitHub {
  constructor(
    readonly access: Access,
    readonly world: World,
  ) {}

  /** All comments of a pull request, the oldest first. */
  async comments(pull: number): Promise<readonly Comment[]> {
    const found: Comment[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const url = this.#url(`issues/${pull}/comments?per_page=${PAGE}&page=${page}`);
      const { data, headers } = await this.#ask({ method: 'GET', url, isRepeatable: true });
      found.push(...(Array.isArray(data) ? data.flatMap((one) => commentIn(one) ?? []) : []));
      if (!/rel="next"/.test(headers.get('link') ?? '')) break;
    }
    return found;
  }

  /** A second one where GitHub fails in between, so that this is not tried again by itself. */
  async create(pull: number, body: string): Promise<Comment> {
    const url = this.#url(`issues/${pull}/comments`);
    return commentFrom(await this.#ask({ method: 'POST', url, body: { body }, isRepeatable: false }));
  }

  async update(id: number, body: string): Promise<Comment> {
    const url = this.#url(`issues/comments/${id}`);
    return commentFrom(await this.#ask({ method: 'PATCH', url, body: { body }, isRepeatable: true }));
  }

  /** Whose token this is; undefined if GitHub does not say. A token of an app may not ask for `/user`. */
  async viewer(): Promise<string | undefined> {
    const body = { query: 'query { viewer { login } }' };
    try {
      const { data } = await this.#ask({ method: 'POST', url: this.access.graphql, body, isRepeatable: true });
      const login = at(at(at(data, 'data'), 'viewer'), 'login');
      return typeof login === 'string' ? login : undefined;
    } catch {
      return undefined;
    }
  }

  #url(rest: string): string {
    return `${this.access.api}/repos/${this.access.repository}/${rest}`;
  }

  /** Asks again where that is of use. @throws Refusal */
  async #ask(call: Call): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      const answer = await this.#send(call);
      if (!('problem' in answer)) return answer;
      const { problem, wait } = answer;
      const mayRepeat = problem.kind === 'limit' || (problem.kind === 'fault' && call.isRepeatable);
      if (!mayRepeat || attempt >= MOST_TRIES) throw problem;
      const pause = wait ?? SECOND * 2 ** (attempt - 1);
      if (pause > LONGEST_WAIT) throw problem;
      await this.world.wait(pause);
    }
  }

  async #send({ method, url, body }: Call): Promise<Answer | { readonly problem: Refusal; readonly wait?: number }> {
    try {
      const response = await this.world.fetch(url, {
        method,
        headers: {
          accept: 'application/vnd.github+json',
          authorization: `Bearer ${this.access.token}`,
          'x-github-api-version': '2022-11-28',
          'user-agent': 'roadmap-as-code',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(LONGEST_CALL),
      });
      const data: unknown = await response.json().catch(() => undefined);
      return response.ok ? { data, headers: response.headers } : this.#problem(response, data);
    } catch {
      return { problem: new Refusal('fault', 'GitHub does not answer') };
    }
  }

  #problem({ status, headers }: Response, data: unknown): { readonly problem: Refusal; readonly wait?: number } {
    const message = String(at(data, 'message') ?? '');
    if (status === 429 || (status === 403 && isLimited(headers, message)))
      return { problem: new Refusal('limit', 'too much was asked of GitHub'), wait: this.#pause(headers) };
    if (status >= 500) return { problem: new Refusal('fault', `GitHub answers with ${status}`) };
    if ([401, 403, 404].includes(status))
      return { problem: new Refusal('permission', `GitHub answers with ${status} to this token`) };
    return { problem: new Refusal('other', `GitHub answers with ${status}`) };
  }

  /** How long GitHub asks to wait. */
  #pause(headers: Headers): number {
    const after = Number(headers.get('retry-after') ?? Number.NaN);
    if (Number.isFinite(after)) return Math.max(0, after) * SECOND;
    const reset = Number(headers.get('x-ratelimit-reset') ?? Number.NaN);
    if (headers.get('x-ratelimit-remaining') !== '0' || !Number.isFinite(reset)) return USUAL_WAIT;
    return Math.max(SECOND, reset * SECOND - this.world.io.now().getTime());
  }
}

/** A 403 without any of these means that it is not allowed. */
const isLimited = (headers: Headers, message: string): boolean =>
  headers.has('retry-after') || headers.get('x-ratelimit-remaining') === '0' || /rate limit/i.test(message);

function commentFrom({ data }: Answer): Comment {
  const found = commentIn(data);
  if (found === undefined) throw new Refusal('fault', 'GitHub answers with something else than a comment');
  return found;
}

function commentIn(data: unknown): Comment | undefined {
  const [id, body, user, url] = ['id', 'body', 'user', 'html_url'].map((key) => at(data, key));
  if (typeof id !== 'number') return undefined;
  return {
    id,
    body: typeof body === 'string' ? body : '',
    author: String(at(user, 'login') ?? ''),
    isBot: at(user, 'type') === 'Bot',
    url: typeof url === 'string' && !/\s/.test(url) ? url : '',
  };
}

const at = (data: unknown, key: string): unknown =>
  typeof data === 'object' && data !== null ? (data as Readonly<Record<string, unknown>>)[key] : undefined;
