/** Every request is answered: what goes wrong becomes one line in the log, never an exception. */
import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Session } from './session';

type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/** Wraps a request's work; `otherwise` is the answer when it can't be done. */
export function answer<P, R>(
  session: Session,
  what: string,
  otherwise: R,
  work: (params: P, token: CancellationToken) => Promise<R> | R,
): Handler<P, R> {
  return async (params, token) => {
    if (token.isCancellationRequested) return cancelled();
    try {
      const result = await work(params, token);
      return token.isCancellationRequested ? cancelled() : result;
    } catch (error) {
      if (error instanceof ResponseError) return error as ResponseError<never>;
      session.connection.console.error(`${what} could not be made: ${String(error).split('\n')[0]}`);
      return otherwise;
    }
  };
}

const cancelled = (): ResponseError<never> =>
  new ResponseError<never>(LSPErrorCodes.RequestCancelled, 'This is no longer asked for.');
