import * as vscode from 'vscode';
import { driver } from './driver';
import { equal } from './expect';
import { untilPolled } from './until';
import { resetWorkbench } from './workbench';

describe('the task', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closePanel');
    await resetWorkbench();
  });

  it('checks all roadmaps of the folder as the command line does', async () => {
    const task = await taskNamed('check');
    equal([task.source, task.detail], ['roadmap', 'Checks every roadmap of the folder, as in CI.']);
    equal(await exitCodeOf(task), 1);
  });

  it('takes further arguments from the tasks of a folder', async () => {
    const own = { label: 'automation alone', type: 'roadmap', args: ['automation', '--today', '2026-03-16'] };
    await driver.changeFile('.vscode/tasks.json', JSON.stringify({ version: '2.0.0', tasks: [own] }));
    equal(await exitCodeOf(await taskNamed('automation alone')), 0);
  });
});

function taskNamed(wanted: string): Promise<vscode.Task> {
  return untilPolled(`there is a task "${wanted}"`, async () =>
    (await vscode.tasks.fetchTasks({ type: 'roadmap' })).find(({ name }) => name === wanted),
  );
}

/** Runs a task to its end. */
async function exitCodeOf(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const subscription = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
      if (execution.task.name !== task.name) return;
      subscription.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}
