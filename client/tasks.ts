/** The checks of the command line as a task, for whoever wants them all in a terminal. */
import * as vscode from 'vscode';

const TYPE = 'roadmap';

/** A program with what comes before its own arguments. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

interface Definition extends vscode.TaskDefinition {
  /** Beside those that the matcher of problems needs. */
  readonly args?: readonly string[];
}

/** Offers to check each folder of the workspace. */
export function provideTasks(command: Command): vscode.Disposable {
  return vscode.tasks.registerTaskProvider(TYPE, {
    provideTasks: () =>
      (vscode.workspace.workspaceFolders ?? [])
        .filter(({ uri }) => uri.scheme === 'file')
        .map((folder) => checkTask({ type: TYPE }, folder, folder.uri, command)),
    resolveTask: ({ definition, scope }) => {
      const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
      return folder && checkTask(definition as Definition, scope ?? folder, folder.uri, command);
    },
  });
}

function checkTask(
  definition: Definition,
  scope: vscode.WorkspaceFolder | vscode.TaskScope,
  folder: vscode.Uri,
  { program, args, env }: Command,
): vscode.Task {
  const all = [...args, 'check', '--format', 'compact', ...(definition.args ?? [])];
  const execution = new vscode.ProcessExecution(program, all, { cwd: folder.fsPath, env: { ...env } });
  const task = new vscode.Task(definition, scope, 'check', TYPE, execution, '$roadmap');
  task.detail = 'Checks every roadmap of the folder, as in CI.';
  task.group = vscode.TaskGroup.Test;
  return task;
}
