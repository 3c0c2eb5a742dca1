/** A local server that speaks the part of GitHub's REST interface that comments take, as GitHub documents it. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface StoredComment {
  readonly id: number;
  body: string;
  readonly user: { readonly login: string; readonly type: 'Bot' | 'User' };
  readonly html_url: string;
}

/** Answers a request in place of the server; `done` says that the request has its effect all the same. */
export interface Upset {
  readonly on: RegExp;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly done?: boolean;
}

export const TOKEN = 'ghs_the_secret_of_this_job';
const REPOSITORY = 'acme/plans';
const LONGEST = 65_536;

export class FakeGitHub {
  readonly comments: StoredComment[] = [];
  /** `GET issues/7/comments?per_page=100&page=1`, in order. */
  readonly requests: string[] = [];
  readonly upsets: Upset[] = [];
  /** Whose token it is. */
  viewer: StoredComment['user'] = { login: 'github-actions[bot]', type: 'Bot' };
  #port = 0;
  #next = 100;

  /** Runs until the test ends. */
  static async start(): Promise<FakeGitHub> {
    const made = new FakeGitHub();
    const server = createServer((request, response) => void made.#answer(request, response));
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    made.#port = (server.address() as AddressInfo).port;
    onTestFinished(
      () =>
        new Promise<void>((resolve) => {
          server.closeAllConnections();
          server.close(() => resolve());
        }),
    );
    return made;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get env(): Readonly<Record<string, string>> {
    return {
      GITHUB_API_URL: this.address,
      GITHUB_GRAPHQL_URL: `${this.address}/graphql`,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_RUN_ID: '42',
      INPUT_TOKEN: TOKEN,
    };
  }

  say(body: string, user: StoredComment['user'] = this.viewer): StoredComment {
    const id = this.#next++;
    const made = { id, body, user, html_url: `https://github.example/${REPOSITORY}/pull/7#issuecomment-${id}` };
    this.comments.push(made);
    return made;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await textOf(request);
    const way = (request.url ?? '').replace(`/repos/${REPOSITORY}/`, '').replace(/^\//, '');
    const asked = `${request.method} ${way}`;
    this.requests.push(asked);
    const at = this.upsets.findIndex(({ on }) => on.test(asked));
    const [upset] = at < 0 ? [] : this.upsets.splice(at, 1);
    const done = upset === undefined || upset.done === true ? this.#do(request, asked, text) : undefined;
    const { status, headers, data } =
      upset === undefined
        ? done!
        : { status: upset.status, headers: upset.headers ?? {}, data: { message: upset.message ?? 'Upset' } };
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
    response.end(typeof data === 'string' ? data : JSON.stringify(data));
  }

  #do(request: IncomingMessage, asked: string, text: string): Done {
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return problem(401, 'Bad credentials');
    if (request.headers.accept !== 'application/vnd.github+json') return problem(415, 'Unsupported media type');
    if (asked === 'POST graphql') return ok(200, { data: { viewer: { login: this.viewer.login } } });
    const list = /^GET issues\/7\/comments\?per_page=(\d+)&page=(\d+)$/.exec(asked);
    if (list !== null) return this.#page(Number(list[1]), Number(list[2]));
    const body = (JSON.parse(text || '{}') as { body?: string }).body ?? '';
    if (body === '' || body.length > LONGEST) return problem(422, 'Validation Failed');
    if (asked === 'POST issues/7/comments') return ok(201, this.say(body));
    const edited = /^PATCH issues\/comments\/(\d+)$/.exec(asked);
    const found = this.comments.find(({ id }) => id === Number(edited?.[1]));
    if (found === undefined) return problem(404, 'Not Found');
    if (found.user.login !== this.viewer.login) return problem(403, 'Resource not accessible by integration');
    found.body = body;
    return ok(200, found);
  }

  #page(size: number, page: number): Done {
    const data = this.comments.slice((page - 1) * size, page * size);
    const more = this.comments.length > page * size;
    const next = `<${this.address}/repos/${REPOSITORY}/issues/7/comments?per_page=${size}&page=${page + 1}>; rel="next"`;
    return { status: 200, headers: more ? { link: next } : {}, data };
  }
}

interface Done {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly data: unknown;
}

const ok = (status: number, data: unknown): Done => ({ status, headers: {}, data });
const problem = (status: number, message: string): Done => ({ status, headers: {}, data: { message } });

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
