import * as vscode from 'vscode';
import { LARGEST_FILE, type ReadFileResult, ROADMAP_FILES_GLOB, TOO_LARGE } from '../core/protocol/files';

/** A file's text, by its URI, on any file system. Nothing outside the workspace folders is read. */
export async function readWorkspaceFile(uri: string): Promise<ReadFileResult> {
  const file = vscode.Uri.joinPath(vscode.Uri.parse(uri), '.');
  const folder = vscode.workspace.getWorkspaceFolder(file);
  if (!folder) return { unreadable: 'it is outside the workspace folders' };
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if (await isLinked(file, folder.uri))
      return { unreadable: 'it is behind a link, which may lead out of the workspace' };
    if (!(type & vscode.FileType.File)) return { unreadable: 'it is a folder' };
    if (size > LARGEST_FILE) return { unreadable: TOO_LARGE };
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
  } catch (error) {
    return failure(error);
  }
}

/** Whether a file, or a folder on the way to it, is a link: where one leads, the editor doesn't say. */
async function isLinked(file: vscode.Uri, folder: vscode.Uri): Promise<boolean> {
  for (let at = file; at.path.length > folder.path.length; at = vscode.Uri.joinPath(at, '..')) {
    const { type } = await vscode.workspace.fs.stat(at);
    if (type & vscode.FileType.SymbolicLink) return true;
  }
  return false;
}

function failure(error: unknown): ReadFileResult {
  if (!(error instanceof vscode.FileSystemError)) return { unreadable: 'it cannot be read' };
  if (error.code === 'FileNotFound') return { missing: true };
  return { unreadable: error.code === 'NoPermissions' ? 'reading it is not allowed' : 'it cannot be read' };
}

/** The URIs of every roadmap file in the workspace folders, sorted. */
export async function findRoadmapFiles(): Promise<string[]> {
  const files = await vscode.workspace.findFiles(ROADMAP_FILES_GLOB, '**/node_modules/**');
  return files.map((file) => file.toString()).sort();
}
