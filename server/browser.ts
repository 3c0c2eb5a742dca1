/** The server in a web worker. All files are read through the editor. */
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { localDay } from '../core/protocol/day';
import { listen } from './main';

const port = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(port), new BrowserMessageWriter(port));
listen(connection, { today: () => localDay(new Date()), disk: () => undefined });
