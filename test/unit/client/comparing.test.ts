/** What the client does when roadmaps are compared: with an editor, a git and a server that a test plays. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { URI } from 'vscode-uri';
import { AtHand } from '../../../client/atHand';
import { type Base, Bases } from '../../../client/compare/bases';
import { BranchStatus } from '../../../client/compare/branchStatus';
import { createCompare } from '../../../client/compare/compare';
import { type Ref, RefType } from '../../../client/compare/gitApi';
import { History } from '../../../client/compare/history';
import { pickBase } from '../../../client/compare/pick';
import { run } from '../../../client/run';
import { type BaseName, CHANGES_REQUEST, type Changes, COMPARE_REQUEST } from '../../../core/protocol/compare';

/** The editor, as a test wants it. */
const host = vi.hoisted(() => ({
  active: undefined as { languageId: string; uri: { toString(): string } } | undefined,
  tabs: [] as { toString(): string }[],
  git: undefined as unknown,
  errors: [] as string[],
  /** The lines of each list that was offered, and which of them is picked. */
  lists: [] as { label: string; description?: string; detail?: string; value?: unknown }[][],
  picks: [] as number[],
  item: { text: '', isShown: false },
  view: { message: '' },
  fire: { editor: [] as (() => void)[], tabs: [] as ((change: { closed: unknown[] }) => void)[] },
}));

vi.mock('vscode', async () => {
  const { URI: Uri, Utils } = await import('vscode-uri');
  class EventEmitter {
    readonly event = nothing;
    fire(): void {}
    dispose(): void {}
  }
  class TabInputText {
    constructor(readonly uri: unknown) {}
  }
  const nothing = () => ({ dispose: () => {} });
  const when = (listeners: unknown[]) => (listener: unknown) => {
    listeners.push(listener);
    return { dispose: () => {} };
  };
  return {
    EventEmitter,
    TabInputText,
    TabInputTextDiff: class {},
    ThemeColor: class {},
    StatusBarAlignment: { Left: 1 },
    OverviewRulerLane: { Left: 1 },
    DecorationRangeBehavior: { ClosedClosed: 1 },
    QuickPickItemKind: { Separator: -1 },
    Uri: { parse: (text: string) => Uri.parse(text), from: Uri.from, file: Uri.file, joinPath: Utils.joinPath },
    env: { clipboard: { readText: async () => 'version: 1\n' } },
    extensions: {
      getExtension: () =>
        host.git === undefined ? undefined : { isActive: true, exports: { enabled: true, getAPI: () => host.git } },
    },
    commands: { executeCommand: async () => {} },
    window: {
      get activeTextEditor() {
        return host.active && { document: host.active };
      },
      tabGroups: {
        get all() {
          return [{ tabs: host.tabs.map((uri) => ({ input: new TabInputText(uri) })) }];
        },
        onDidChangeTabs: when(host.fire.tabs),
      },
      visibleTextEditors: [],
      onDidChangeActiveTextEditor: when(host.fire.editor),
      onDidChangeVisibleTextEditors: nothing,
      createTextEditorDecorationType: nothing,
      createTreeView: () => Object.assign(host.view, nothing()),
      createStatusBarItem: () => statusItem(),
      showErrorMessage: (message: string) => void host.errors.push(message),
      showQuickPick: async (items: (typeof host.lists)[number]) => {
        host.lists.push(items);
        return items[host.picks.shift() ?? -1];
      },
      withProgress: (_: unknown, task: () => unknown) => task(),
    },
    workspace: {
      textDocuments: [],
      getConfiguration: () => ({ get: (_: string, otherwise: unknown) => otherwise }),
      onDidChangeConfiguration: nothing,
      registerTextDocumentContentProvider: nothing,
    },
  };
});
vi.mock('vscode-languageclient', () => ({ State: { Stopped: 1, Running: 2, Starting: 3 } }));

function statusItem() {
  return Object.assign(host.item, {
    show: () => {
      host.item.isShown = true;
    },
    hide: () => {
      host.item.isShown = false;
    },
    dispose: () => {},
  });
}

const PLAN = URI.parse('file:///work/plan.roadmap.yaml');
const NOTES = URI.parse('file:///work/notes.md');
const roadmap = (uri = PLAN) => ({ languageId: 'roadmap', uri });
const runGit = async () => new Uint8Array();
const never = () => ({ dispose: () => {} });
const COMMIT = 'c'.repeat(40);

/** A repository with its refs, and what git was asked by name. */
function repository(refs: readonly Ref[], mergeBases: Readonly<Record<string, string>> = {}) {
  const asked: string[] = [];
  const made = {
    rootUri: URI.parse('file:///work'),
    state: { HEAD: { type: RefType.Head, name: 'mine', commit: 'head' }, onDidChange: never },
    getRefs: async () => refs,
    getCommit: async (ref: string) => {
      asked.push(ref);
      return { hash: COMMIT, message: '' };
    },
    getMergeBase: async (one: string) => mergeBases[one],
    log: async () => [{ hash: COMMIT, message: '$(trash) Clear\n', authorName: '$(eye) Ada' }],
  };
  const opened: (() => void)[] = [];
  let isOpen = true;
  host.git = {
    git: { path: 'git' },
    state: 'initialized',
    getRepository: () => (isOpen ? made : null),
    openRepository: async () => null,
    onDidOpenRepository: (listener: () => void) => {
      opened.push(listener);
      return { dispose: () => {} };
    },
    onDidCloseRepository: never,
  };
  const open = (): void => {
    isOpen = true;
    for (const listener of opened) listener();
  };
  const close = (): void => {
    isOpen = false;
  };
  return { asked, open, close };
}

const historyOf = async (): Promise<History> => (await History.around(PLAN, runGit, { opens: false }))!;

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(host, { active: undefined, tabs: [], git: undefined, errors: [], lists: [], picks: [] });
  Object.assign(host.item, { text: '', isShown: false });
  for (const listeners of Object.values(host.fire)) listeners.length = 0;
});
afterEach(() => void vi.useRealTimers());

const pause = (): Promise<unknown> => vi.advanceTimersByTimeAsync(10_000);

describe('git', () => {
  const ODD: Ref = { type: RefType.Tag, name: '--output=x', commit: COMMIT };

  it('is never asked by a name that is one of its options', async () => {
    const { asked } = repository([ODD]);
    const history = await historyOf();
    await expect(history.point('--output=x')).rejects.toThrow(
      '--output=x: this is no name of a branch, tag or commit.',
    );
    expect(await history.named('--output=x', RefType.Tag)).toEqual({ label: '--output=x', commit: COMMIT });
    await expect(history.named('--output=x', RefType.Head)).rejects.toThrow('--output=x is not there any more.');
    expect(asked).toEqual([]);
    expect(await history.point('HEAD~3')).toEqual({ label: 'HEAD~3', commit: COMMIT });
    expect(asked).toEqual(['HEAD~3']);
  });

  it('goes on to the next default branch where there is nothing in common', async () => {
    const branch = (name: string, commit: string): Ref => ({ type: RefType.Head, name, commit });
    repository([branch('main', '1'), branch('master', '2')], { '2': COMMIT });
    expect(await (await historyOf()).branchPoint()).toEqual({ label: 'master', commit: COMMIT });
  });

  it('that fails is no history, so that other texts can be compared with', async () => {
    repository([]);
    const failing = (): Promise<never> => Promise.reject(new Error('dubious ownership'));
    expect(await History.around(PLAN, failing, { opens: true })).toBeUndefined();
  });

  it('writes names that are no icons in the lists, and a picked one is not what git is asked by', async () => {
    const { asked } = repository([{ ...ODD, name: '--$(trash)' }]);
    const history = await historyOf();
    host.picks = [2, 0];
    expect(await pickBase(PLAN, history)).toEqual({ is: 'named', name: '--$(trash)', type: RefType.Tag });
    expect(host.lists[1]?.map(({ label }) => label)).toEqual(['$(tag) --$ (trash)']);
    host.picks = [3, 0];
    expect(await pickBase(PLAN, history)).toEqual({ is: 'commit', ref: COMMIT });
    expect(host.lists[3]?.[0]).toMatchObject({ label: '$(git-commit) $ (trash) Clear', detail: '$ (eye) Ada' });
    expect(asked).toEqual([]);
  });
});

it('a command that fails says so without links', async () => {
  await run(() => Promise.reject(new Error('[a](command:b) is no roadmap.')));
  expect(host.errors).toEqual(['[a] (command:b) is no roadmap.']);
});

describe('versions', () => {
  const clipboard = (bases: Bases): Promise<Base> => bases.open({ is: 'clipboard' }, PLAN);

  it('are kept while they are in use, and else as long as there is room', async () => {
    const used: string[] = [];
    const bases = new Bases(runGit, () => used);
    const [first, second] = [(await clipboard(bases)).name.id, (await clipboard(bases)).name.id];
    used.push(first);
    for (let i = 0; i < 12; i++) await clipboard(bases);
    expect([bases.knows(first), bases.knows(second)]).toEqual([true, false]);
    expect(await bases.read({ id: first, uri: PLAN.toString(), isRoot: true })).toEqual({ text: 'version: 1\n' });
  });
});

describe('the roadmap at hand', () => {
  it('stays so while an output or the preview has the focus, until another file has it or its tab is closed', () => {
    let told = 0;
    const atHand = new AtHand(() => told++);
    const found = (): string | undefined => atHand.find()?.toString();
    expect(found()).toBeUndefined();
    host.tabs = [PLAN, NOTES];
    host.active = roadmap();
    expect(found()).toBe(PLAN.toString());
    host.active = { languageId: 'log', uri: URI.parse('output:roadmap') };
    expect(found()).toBe(PLAN.toString());
    host.active = undefined;
    expect(found()).toBe(PLAN.toString());
    host.active = { languageId: 'markdown', uri: NOTES };
    expect(found()).toBeUndefined();
    host.active = roadmap();
    found();
    host.active = undefined;
    host.tabs = [NOTES];
    expect(found()).toBeUndefined();
    for (const fire of host.fire.tabs) fire({ closed: [{}] });
    expect(told).toBe(1);
  });
});

const changesWith = (base: BaseName, more: Partial<Changes> = {}): Changes => ({
  base,
  root: { head: PLAN.toString(), base: PLAN.toString() },
  headline: `Launch slips, says ${base.label}`,
  brief: 'Launch +5 d',
  counts: { edits: 1, breaks: 0, introduced: 0, fixed: 0 },
  problems: [],
  tree: [],
  moved: [],
  ...more,
});
const TOP = { uri: PLAN.toString(), range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };
const FOREIGN = [{ kind: 'foreign', message: 'plan.roadmap.yaml is no roadmap in main.', place: TOP }] as const;

describe('what this branch changes', () => {
  const refs: Ref[] = [{ type: RefType.Head, name: 'main', commit: '1' }];

  async function summed(more: Partial<Changes> = {}) {
    const git = repository(refs, { '1': COMMIT });
    const client = {
      state: 2,
      onDidChangeState: never,
      sendRequest: async (_: string, { base }: { base: BaseName }) => changesWith(base, more),
    };
    host.tabs = [PLAN];
    host.active = roadmap();
    const bases = new Bases(runGit, () => []);
    const status = new BranchStatus(client as never, never, bases, statusItem() as never);
    return { git, status };
  }

  it('is shown, while an output or the preview has the focus too', async () => {
    await summed();
    await pause();
    expect(host.item).toMatchObject({ isShown: true, text: '$(git-compare) main: Launch +5 d' });
    for (const active of [undefined, { languageId: 'log', uri: URI.parse('output:roadmap') }]) {
      host.active = active;
      for (const fire of host.fire.editor) fire();
      expect(host.item.isShown).toBe(true);
      await pause();
      expect(host.item.isShown).toBe(true);
    }
    host.active = roadmap(URI.parse('file:///work/other.roadmap.yaml'));
    for (const fire of host.fire.editor) fire();
    expect(host.item.isShown).toBe(false);
  });

  it('is not said of what is no roadmap there, or could not be read', async () => {
    await summed({ problems: FOREIGN });
    await pause();
    expect(host.item.isShown).toBe(false);
  });

  it('is said once git has found the repository', async () => {
    const { git } = await summed();
    git.close();
    await pause();
    expect(host.item.isShown).toBe(false);
    git.open();
    await pause();
    expect(host.item.isShown).toBe(true);
  });
});

describe('a comparison', () => {
  /** A server: what it is told to compare with, and what it answers. */
  function started() {
    const server = {
      told: [] as (BaseName | null)[],
      answer: (base: BaseName): Changes | null => changesWith(base),
      knows: true,
    };
    let base: BaseName | null = null;
    const client = {
      state: 2,
      onDidChangeState: never,
      onRequest: never,
      sendRequest: async (method: string, params: { base: BaseName | null }) => {
        if (method === COMPARE_REQUEST) {
          base = params.base;
          server.told.push(base);
          return { root: server.knows ? PLAN.toString() : null };
        }
        expect(method).toBe(CHANGES_REQUEST);
        return base && server.answer(base);
      },
    };
    let change = (): void => {};
    const onChanged = (listener: (changed: { uris: string[] }) => void) => {
      const before = change;
      change = () => {
        before();
        listener({ uris: [PLAN.toString()] });
      };
      return { dispose: () => {} };
    };
    const compare = createCompare(
      { extensionUri: URI.parse('file:///ext') } as never,
      { client, onChanged } as never,
      runGit,
    );
    const begin = (): Promise<void> => compare.begin(PLAN, { is: 'clipboard' });
    const edit = async (): Promise<void> => {
      change();
      await pause();
    };
    return { server, compare, begin, edit };
  }

  const OTHER: BaseName = { id: 'other', label: 'another one' };
  const SHOWN = 'Against the clipboard: Launch slips, says the clipboard.';

  it('shows what the server says of its version, and nothing of another one', async () => {
    const { server, begin, edit } = started();
    await begin();
    expect(host.view.message).toBe(SHOWN);
    server.answer = () => changesWith(OTHER);
    await edit();
    expect(host.view.message).toBe(SHOWN);
    server.answer = (base) => changesWith(base, { headline: 'Nothing' });
    await edit();
    expect(host.view.message).toBe('Against the clipboard: Nothing.');
  });

  it('goes on as before where another one can not begin', async () => {
    const { server, begin } = started();
    await begin();
    const [first] = server.told;
    server.answer = () => null;
    await expect(begin()).rejects.toThrow('plan.roadmap.yaml is no roadmap that can be read.');
    expect(server.told.slice(2)).toEqual([first]);
    server.answer = (base) => changesWith(base, { problems: FOREIGN });
    await expect(begin()).rejects.toThrow('Nothing is compared: plan.roadmap.yaml is no roadmap in main.');
    expect(server.told.slice(4)).toEqual([first]);
    expect(host.view.message).toBe(SHOWN);
  });

  it('begins once more where the server knows of none, and else ends', async () => {
    const { server, begin, edit } = started();
    await begin();
    const [first] = server.told;
    server.answer = () => {
      server.answer = (base) => changesWith(base);
      return null;
    };
    await edit();
    expect([server.told.slice(1), host.view.message]).toEqual([[first], SHOWN]);
    server.answer = () => null;
    server.knows = false;
    await edit();
    expect([server.told.slice(2), host.view.message]).toEqual([[first], '']);
    await edit();
    expect(server.told.length).toBe(3);
  });

  it('is begun one after the other', async () => {
    const { server, begin, compare } = started();
    await Promise.all([begin(), begin(), compare.stop()]);
    expect(server.told.map((base) => base?.label)).toEqual(['the clipboard', 'the clipboard', undefined]);
    expect(host.view.message).toBe('');
  });
});
