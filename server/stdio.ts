import { createConnection } from 'vscode-languageserver/node';
import { localDay } from '../core/protocol/day';
import { diskFiles } from './disk';
import { listen } from './main';
import type { Runtime } from './runtime';

export const nodeRuntime: Runtime = { today: () => localDay(new Date()), disk: diskFiles };

/** Runs the server on this process's standard input and output, until the client says goodbye. */
export function startStdio(): void {
  listen(createConnection(process.stdin, process.stdout), nodeRuntime);
}
