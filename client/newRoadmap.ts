import * as vscode from 'vscode';
import { localDay } from '../core/protocol/day';
import { fileNameFor, fillTemplate } from '../core/protocol/template';

const SUFFIX = '.roadmap.yaml';

/** What each template is for; one that is not listed is offered by its name. */
const WORDS: Readonly<Record<string, { readonly label: string; readonly detail: string }>> = {
  minimal: { label: 'Minimal', detail: 'One objective, one tool, one initiative: the least that is useful.' },
  martech: { label: 'Martech roadmap', detail: 'Objectives, tools and integrations, a journey, and a plan in phases.' },
  automation: { label: 'Marketing automation', detail: 'From the team and the customer to an automation with a goal.' },
};

interface TemplateItem extends vscode.QuickPickItem {
  readonly file: vscode.Uri;
}

/**
 * Asks for a template, a title and a file name, and writes the file. Never overwrites.
 * @param folder where to write; asked for or known where there is but one
 * @returns the new file, or undefined if the user thought better of it
 */
export async function newRoadmap(extension: vscode.Uri, folder?: vscode.Uri): Promise<vscode.Uri | undefined> {
  const target = folder ?? (await pickFolder());
  if (!target) return undefined;
  const template = await pickTemplate(vscode.Uri.joinPath(extension, 'media', 'templates'));
  if (!template) return undefined;
  const title = await vscode.window.showInputBox({
    prompt: 'What is the roadmap called?',
    value: 'Marketing technology roadmap',
  });
  if (!title) return undefined;
  const name = await askFileName(target, fileNameFor(title));
  if (!name) return undefined;
  const file = vscode.Uri.joinPath(target, name);
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(template.file));
  await create(file, fillTemplate(text, title, today()));
  return file;
}

async function pickFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 1) return folders[0]?.uri;
  if (folders.length > 1) return (await vscode.window.showWorkspaceFolderPick())?.uri;
  void vscode.window.showInformationMessage('Open a folder first: the new roadmap is written into it.');
  return undefined;
}

async function pickTemplate(folder: vscode.Uri): Promise<TemplateItem | undefined> {
  const items = Object.entries(WORDS).map(([name, words]): TemplateItem => {
    return { ...words, file: vscode.Uri.joinPath(folder, `${name}${SUFFIX}`) };
  });
  return vscode.window.showQuickPick(items, { placeHolder: 'Start from…', matchOnDetail: true });
}

function askFileName(folder: vscode.Uri, value: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    prompt: `The file's name; it must end in ${SUFFIX}.`,
    value,
    valueSelection: [0, Math.max(0, value.length - SUFFIX.length)],
    validateInput: async (name) => {
      if (!/^[^\\/:*?"<>|]*\.roadmap\.ya?ml$/.test(name)) return `Write a name such as plan${SUFFIX}.`;
      return (await exists(vscode.Uri.joinPath(folder, name))) ? `There is a file ${name} already.` : undefined;
    },
  });
}

async function exists(file: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(file);
    return true;
  } catch {
    return false;
  }
}

/** A workspace edit, unlike a plain write, fails where the file has come to be since it was asked for. */
async function create(file: vscode.Uri, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { overwrite: false, ignoreIfExists: false, contents: new TextEncoder().encode(text) });
  if (!(await vscode.workspace.applyEdit(edit))) throw new Error(`${file.path} could not be written.`);
}

/** The day that counts as today: the setting's, else the machine's local date. */
function today(): string {
  const set = vscode.workspace.getConfiguration('roadmap').get('today', '');
  if (/^\d{4}-\d{2}-\d{2}$/.test(set)) return set;
  return localDay(new Date());
}
