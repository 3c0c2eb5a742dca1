import { expect, it } from 'vitest';
import type { Connection } from 'vscode-languageserver';
import { type Hover, HoverRequest } from 'vscode-languageserver-protocol/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Session } from '../../server/session';
import { Client } from './client';

const COUNT = 50;
const paths = Array.from({ length: COUNT }, (_, i) => `plan-${i}.roadmap.yaml`);
const textOf = (i: number, name: string): string =>
  `version: 1\ntools:\n  tool-${i}: {name: ${name}}\nchannels:\n  mail: {tools: [tool-${i}, none-${i}]}\n`;

it('fifty open files are answered each for itself, in order, as they are at that time', async () => {
  const files = Object.fromEntries(paths.map((path, i) => [path, textOf(i, 'Old')]));
  const client = await Client.start({ files });
  try {
    const order: number[] = [];
    const asked: Promise<void>[] = [];
    for (const [i, path] of paths.entries()) {
      await client.open(path);
      await client.change(path, textOf(i, `New ${i}`));
      const params = { textDocument: { uri: client.uri(path) }, position: { line: 2, character: 4 } };
      asked.push(
        client.connection.sendRequest(HoverRequest.type, params).then((hover) => {
          order.push(i);
          expect(JSON.stringify((hover as Hover).contents)).toContain(`**New ${i}** — tool`);
        }),
      );
    }
    await Promise.all(asked);
    expect(order).toEqual(paths.map((_, i) => i));
    for (const path of paths) await client.untilPushed(path, ['unknown-reference']);
    // What was typed goes with the document: the file counts again.
    for (const path of paths) await client.close(path);
    const params = { textDocument: { uri: client.uri(paths[7]!) }, position: { line: 2, character: 4 } };
    const hover = (await client.connection.sendRequest(HoverRequest.type, params)) as Hover;
    expect(JSON.stringify(hover.contents)).toContain('**Old** — tool');
  } finally {
    expect(await client.stop()).toBe(0);
  }
});

it('of documents that belong to no folder nothing is kept once they are closed', async () => {
  const session = new Session({} as Connection, { today: () => '2026-03-16', disk: () => undefined });
  const uris = Array.from({ length: COUNT }, (_, i) => `untitled:Untitled-${i}.roadmap.yaml`);
  for (const [i, uri] of uris.entries()) session.opened(TextDocument.create(uri, 'roadmap', 1, textOf(i, 'x')));
  const [project, ...others] = await session.allReady();
  expect(others).toEqual([]);
  expect(project!.workspace.files()).toHaveLength(COUNT);
  for (const uri of uris.slice(1)) session.closed(uri);
  await session.allReady();
  expect(project!.workspace.files()).toEqual([project!.pathOf(uris[0]!)]);
  session.closed(uris[0]!);
  expect(session.projects).toEqual([]);
});
