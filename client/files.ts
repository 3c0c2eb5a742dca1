import * as vscode from 'vscode';
import { LARGEST_FILE, type ReadFileResult, ROADMAP_FILES_GLOB, TOO_LARGE } from '../core/protocol/files';

/** A file's text, by its URI, on any file system. Nothing outside the workspace folders is read. */
export async function readWorkspaceFile(uri: string): Promise<ReadFileResult> {
  const file = vscode.Uri.joinPath(vscode.Uri.parse(uri), '.');
  if (!vscode.workspace.getWorkspaceFolder(file)) return { unreadable: 'it is outside the workspace folders' };
  try {
    const { size, type } = await vscode.workspace.fs.stat(file);
    if (!(type & vscode.FileType.File)) return { unreadable: 'it is a folder' };
    if (size > LARGEST_FILE) return { unreadable: TOO_LARGE };
    return { text: new TextDecoder().decode(await vscode.workspace.fs.readFile(file)) };
  } catch (error) {
    return failure(error);
  }
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
