import { beforeEach, expect, it, vi } from 'vitest';
import type { ExtensionContext } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { createPreview } from '../../../client/preview/preview';
import type { FromPanel, PanelState, ToPanel } from '../../../core/protocol/preview';

const { posted, panel } = vi.hoisted(() => {
  const posted: ToPanel[] = [];
  const panel = { receive: (_message: FromPanel): void => {} };
  return { posted, panel };
});

vi.mock('vscode', () => {
  const nothing = () => ({ dispose: () => {} });
  return {
    Uri: { parse: (text: string) => ({ path: text, toString: () => text }) },
    window: {
      visibleTextEditors: [],
      registerWebviewPanelSerializer: nothing,
      onDidChangeActiveTextEditor: nothing,
      onDidChangeTextEditorSelection: nothing,
    },
    workspace: {
      onDidChangeTextDocument: nothing,
      onDidChangeConfiguration: nothing,
      getConfiguration: () => ({ get: () => undefined }),
    },
  };
});
vi.mock('vscode-languageclient', () => ({ State: { Stopped: 1, Running: 2 } }));
vi.mock('../../../client/preview/reveal', () => ({ revealPlace: () => {} }));
vi.mock('../../../client/preview/panel', () => ({
  PANEL_TYPE: 'roadmap',
  isRoadmap: () => true,
  nameOf: () => 'a.roadmap.yaml',
  createPanel: () => ({
    show: () => {},
    title: () => {},
    column: () => undefined,
    dispose: () => {},
    onDispose: () => {},
    onMessage: (listener: (message: FromPanel) => void) => {
      panel.receive = listener;
    },
    post: (message: ToPanel) => posted.push(message),
  }),
}));

const RUNNING = 2;
const picture = {
  view: 'timeline',
  title: 'A',
  today: '2026-03-16',
  diagrams: [],
  table: { columns: [], rows: [] },
  notes: [],
};

/** A preview of a file, with a server that answers as the test says. */
function open() {
  const asked: { readonly state: PanelState; answer(result: unknown): void; fail(): void }[] = [];
  const on: Record<string, (params: never) => void> = {};
  const client = {
    state: RUNNING,
    onDidChangeState: (listener: (params: never) => void) => {
      on['state'] = listener;
    },
    sendRequest: (_type: string, state: PanelState) =>
      new Promise((resolve, reject) =>
        asked.push({ state, answer: resolve, fail: () => reject(new Error('stopped')) }),
      ),
  };
  const onChanged = (listener: (params: never) => void) => {
    on['changed'] = listener;
    return { dispose: () => {} };
  };
  const context = { extensionUri: {} } as ExtensionContext;
  const preview = createPreview(context, client as unknown as BaseLanguageClient, onChanged);
  preview.open({ toString: () => 'file:///a.roadmap.yaml' } as never, { beside: false });
  panel.receive({ type: 'ready' });
  const changed = () => on['changed']!({ uris: ['file:///a.roadmap.yaml'] } as never);
  const restarted = () => on['state']!({ newState: RUNNING } as never);
  const next = async () => {
    await vi.waitUntil(() => asked.length > 0);
    return asked.shift()!;
  };
  return { next, changed, restarted };
}
const kinds = () => posted.map(({ type }) => type).filter((type) => type !== 'theme' && type !== 'select');
const until = (...expected: string[]) => vi.waitFor(() => expect(kinds()).toEqual(expected));

beforeEach(() => {
  posted.length = 0;
});

it('a picture that is the same again takes the place of a notice', async () => {
  const { next, changed } = open();
  (await next()).answer({ picture });
  await until('picture');
  changed();
  (await next()).answer(null);
  await until('picture', 'gone');
  changed();
  (await next()).answer({ picture });
  await until('picture', 'gone', 'picture');
});

it('a request that a restart cuts off is made again', async () => {
  const { next, changed, restarted } = open();
  (await next()).answer({ picture });
  await until('picture');
  changed();
  (await next()).fail();
  await until('picture', 'gone');
  restarted();
  (await next()).answer({ picture });
  await until('picture', 'gone', 'picture');
});

it('a picture of a view that is no longer wanted is not shown', async () => {
  const { next } = open();
  const old = await next();
  panel.receive({ type: 'show', view: 'journey', detail: 'activities', changedOnly: false });
  old.answer({ picture });
  const now = await next();
  expect(now.state.view).toBe('journey');
  expect(kinds()).toEqual([]);
  now.answer({ picture });
  await until('picture');
  expect(posted).toContainEqual(expect.objectContaining({ type: 'picture', state: now.state }));
});
