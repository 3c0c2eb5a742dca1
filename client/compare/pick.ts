/** Asks what to compare with. */
import * as vscode from 'vscode';
import { plain } from '../plain';
import { nameOf } from '../preview/panel';
import type { Choice } from './bases';
import { type Commit, type Ref, RefType } from './gitApi';
import type { History } from './history';

interface Item<T> extends vscode.QuickPickItem {
  readonly value?: T;
}

/** The choices; those of git only where there is a repository. Undefined if the user thought better of it. */
export async function pickBase(roadmap: vscode.Uri, history: History | undefined): Promise<Choice | undefined> {
  const ofGit = history ? await gitItems(roadmap, history) : [];
  const items: Item<() => Promise<Choice | undefined>>[] = [
    ...ofGit,
    separator('other texts'),
    {
      label: '$(file) File…',
      description: 'another roadmap file, such as a copy from last quarter',
      value: () => pickFile(roadmap),
    },
    {
      label: '$(clippy) Clipboard',
      description: 'a version of this file that you copied',
      value: async () => ({ is: 'clipboard' }),
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title: `Compare ${nameOf(roadmap)} with…`,
    placeHolder: 'What was it before? All that changed since is listed with what follows from it.',
    matchOnDescription: true,
  });
  return picked?.value?.();
}

async function gitItems(roadmap: vscode.Uri, history: History): Promise<Item<() => Promise<Choice | undefined>>[]> {
  const point = await history.branchPoint().catch(() => undefined);
  const isOn = point?.commit === history.repository.state.HEAD?.commit;
  const description = isOn
    ? 'its last commit: what is not committed yet'
    : 'the default branch, from where this branch left it';
  return [
    ...(point
      ? [
          {
            label: `$(git-branch) ${plain(point.label)}`,
            description,
            value: async () => ({ is: 'branchPoint' }) as const,
          },
        ]
      : []),
    separator('git'),
    { label: '$(git-branch) Branch…', value: () => pickRef(history, 'branch') },
    { label: '$(tag) Tag…', value: () => pickRef(history, 'tag') },
    { label: '$(git-commit) Commit…', value: () => pickCommit(roadmap, history) },
  ];
}

const separator = (label: string): { label: string; kind: vscode.QuickPickItemKind } => ({
  label,
  kind: vscode.QuickPickItemKind.Separator,
});

async function pickRef(history: History, what: 'branch' | 'tag'): Promise<Choice | undefined> {
  const { repository } = history;
  const current = repository.state.HEAD?.name;
  const isWanted = ({ type, name }: Ref): boolean =>
    what === 'tag' ? type === RefType.Tag : type !== RefType.Tag && !name?.endsWith('/HEAD');
  const items = async (): Promise<Item<Choice>[]> => {
    const refs = await repository.getRefs({ sort: 'committerdate' });
    return refs.filter(isWanted).flatMap(({ name, commit, type }): Item<Choice>[] => {
      if (name === undefined || commit === undefined) return [];
      const icon = what === 'tag' ? '$(tag)' : type === RefType.RemoteHead ? '$(cloud)' : '$(git-branch)';
      const is = name === current ? 'this branch: what is not committed yet' : commit.slice(0, 7);
      return [{ label: `${icon} ${plain(name)}`, description: is, value: { is: 'named', name, type } }];
    });
  };
  const none = what === 'tag' ? 'There are no tags in this repository.' : 'There are no branches in this repository.';
  return pickOf(await items(), `Compare with the ${what}…`, none);
}

async function pickOf(items: Item<Choice>[], title: string, none: string): Promise<Choice | undefined> {
  if (items.length === 0) {
    void vscode.window.showInformationMessage(none);
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true, matchOnDetail: true });
  return picked?.value;
}

/** How many commits of the file are offered; of others the name can be written. */
const MOST_COMMITS = 100;

async function pickCommit(roadmap: vscode.Uri, { repository }: History): Promise<Choice | undefined> {
  const commits = await repository.log({ maxEntries: MOST_COMMITS, path: roadmap.fsPath });
  const another = { label: '$(edit) Another commit…', description: 'by its hash, or a name such as HEAD~3', value: '' };
  const picked = await vscode.window.showQuickPick<Item<string>>([...commits.map(commitItem), another], {
    title: `Compare with a commit that touched ${nameOf(roadmap)}…`,
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked?.value !== '') return picked?.value === undefined ? undefined : { is: 'commit', ref: picked.value };
  const written = await vscode.window.showInputBox({ prompt: 'A commit: its hash, or a name such as HEAD~3' });
  return written?.trim() ? { is: 'commit', ref: written.trim() } : undefined;
}

function commitItem({ hash, message, authorName, authorDate }: Commit): Item<string> {
  const when = authorDate?.toLocaleDateString(undefined, { dateStyle: 'medium' });
  return {
    label: `$(git-commit) ${plain(message.split('\n')[0] ?? '')}`,
    description: hash.slice(0, 7),
    detail: plain([authorName, when].filter(Boolean).join(', ')),
    value: hash,
  };
}

async function pickFile(roadmap: vscode.Uri): Promise<Choice | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: `Compare ${nameOf(roadmap)} with another roadmap file`,
      openLabel: 'Compare',
      defaultUri: vscode.Uri.joinPath(roadmap, '..'),
      filters: { Roadmaps: ['yaml', 'yml'] },
    })) ?? [];
  return uri && { is: 'file', uri };
}
