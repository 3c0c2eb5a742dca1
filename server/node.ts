/** The server as a process of its own, over Node IPC, a pipe, a socket or (`--stdio`) standard input and output. */
import { createConnection } from 'vscode-languageserver/node';
import { listen } from './main';
import { nodeRuntime } from './stdio';

listen(createConnection(), nodeRuntime);
