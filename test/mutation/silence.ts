/**
 * Takes rules away while their tests run (`npm run mutate`): in `test/rules/<rule>.test.ts` that rule, elsewhere the one
 * after which the test's outermost suite is called. Whatever it finds is dropped where all findings get their levels.
 */
import { beforeEach, type TestContext, vi } from 'vitest';
import { rulesByName } from '../../core/rules/list';

const silent = vi.hoisted(() => ({ rule: '' }));

vi.mock('../../core/report', async (original) => {
  const report = await original<typeof import('../../core/report')>();
  const levelOf: typeof report.levelOf = (rule, ...rest) =>
    rule.name === silent.rule ? undefined : report.levelOf(rule, ...rest);
  return { ...report, levelOf };
});

type Task = TestContext['task'];

function ruleOf(task: Task): string {
  const ofFile = /([a-z-]+)\.test\.ts$/.exec(task.file.name)?.[1] ?? '';
  return rulesByName.has(ofFile) ? ofFile : outermost(task);
}

function outermost(task: Task): string {
  let suite = task.suite;
  while (suite?.suite !== undefined) suite = suite.suite;
  return suite?.name ?? '';
}

beforeEach(({ task }) => {
  silent.rule = ruleOf(task);
});
