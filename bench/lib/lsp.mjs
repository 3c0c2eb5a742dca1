// A language client of the barest kind: starts the server, opens one document, waits for its first findings.
import { spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** @returns milliseconds from the start of the process to the answer to `initialize` and to the first findings */
export async function firstFindings(script, folder, file, text) {
  const started = performance.now();
  const child = spawn(process.execPath, [script, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const client = new Client(child);
    const rootUri = pathToFileURL(folder).href;
    const uri = pathToFileURL(file).href;
    const folders = [{ uri: rootUri, name: 'bench' }];
    const initializationOptions = { today: '2026-03-16' };
    await client.request('initialize', {
      processId: process.pid,
      rootUri,
      workspaceFolders: folders,
      capabilities: {},
      initializationOptions,
    });
    const initialized = performance.now() - started;
    client.notify('initialized', {});
    client.notify('textDocument/didOpen', { textDocument: { uri, languageId: 'roadmap', version: 1, text } });
    const { diagnostics } = await client.notification(
      'textDocument/publishDiagnostics',
      (params) => params.uri === uri,
    );
    return { initialized, found: performance.now() - started, findings: diagnostics.length };
  } finally {
    child.kill();
  }
}

const HEAD = /^Content-Length: (\d+)\r\n(?:[^\r\n]+\r\n)*\r\n/;
const PATIENCE = 60_000;

class Client {
  #buffer = Buffer.alloc(0);
  #lastId = 0;
  #waiting = [];

  constructor(child) {
    this.child = child;
    child.stdout.on('data', (chunk) => this.#read(chunk));
    child.on('exit', (code) => this.#fail(new Error(`The server ended with ${code}.`)));
  }

  request(method, params) {
    const id = ++this.#lastId;
    this.#send({ id, method, params });
    return this.#wait((message) => message.id === id && message.method === undefined).then(({ result }) => result);
  }

  notify(method, params) {
    this.#send({ method, params });
  }

  notification(method, isWanted) {
    return this.#wait((message) => message.method === method && isWanted(message.params)).then(({ params }) => params);
  }

  #wait(isWanted) {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The server does not answer.')), PATIENCE);
      const done = (settle) => (value) => {
        clearTimeout(timer);
        settle(value);
      };
      this.#waiting.push({ isWanted, resolve: done(resolve), reject: done(reject) });
    });
  }

  #fail(error) {
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #send(message) {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #read(chunk) {
    this.#buffer = Buffer.concat([this.#buffer, chunk]);
    for (;;) {
      const head = HEAD.exec(this.#buffer.subarray(0, 500).toString('latin1'));
      const end = head === null ? Number.POSITIVE_INFINITY : head[0].length + Number(head[1]);
      if (this.#buffer.length < end) return;
      const message = JSON.parse(this.#buffer.subarray(head[0].length, end).toString('utf8'));
      this.#buffer = this.#buffer.subarray(end);
      this.#take(message);
    }
  }

  #take(message) {
    // What the server asks of us has no answer here, but it must not wait for one.
    if (message.id !== undefined && message.method !== undefined) this.#send({ id: message.id, result: null });
    const at = this.#waiting.findIndex(({ isWanted }) => isWanted(message));
    if (at >= 0) this.#waiting.splice(at, 1)[0].resolve(message);
  }
}
