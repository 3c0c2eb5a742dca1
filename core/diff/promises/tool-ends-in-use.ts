import { either } from '../../format/words';
import type { Entity } from '../../model/types';
import { named } from '../../rules/kit';
import { isRunning, namers, names } from '../../rules/words';
import { dayInWords } from '../../schedule/calendar';
import { isLive, statusOf } from '../../stack/words';
import { type ChangeContext, defineChangeRule } from './kit';

type Tool = Entity<'tool'>;

export const toolEndsInUse = defineChangeRule({
  name: 'tool-ends-in-use',
  severity: 'error',
  summary:
    'A tool that is retired, or ends sooner, while touchpoints, channels, automations or integrations still count on it.',
  why: 'What counts on the tool stops on that day. Name what follows it first, or let it end later.',
  examples: [
    {
      before: `version: 1
tools:
  mailer: {}
channels:
  email: {tools: [mailer]}
`,
      after: `version: 1
tools:
  mailer: {until: 2026-09-30}
channels:
  email: {tools: [mailer]}
`,
      breaks: ["The tool 'mailer' now ends 30 Sep 2026, but 'email' still counts on it. Name what follows it there."],
    },
  ],
  check(context) {
    for (const { before, after } of context.pairs('tool')) {
      const end = endOf(context, before, after);
      const users = end === undefined ? [] : usersOf(context, after);
      if (users.length === 0) continue;
      const verb = users.length === 1 ? 'counts' : 'count';
      context.report({
        of: after,
        ...(after.data.until === undefined ? {} : { field: ['until'] }),
        message: `The tool ${named(after)} ${end}, but ${either(names(users), 'and')} still ${verb} on it. Name what follows it there.`,
        value: after.data.until?.text ?? statusOf(after),
      });
    }
  },
});

/** How a tool ends that did not before, or not so soon. */
function endOf({ head, base }: ChangeContext, before: Tool, after: Tool): string | undefined {
  if (statusOf(after) === 'retired') return statusOf(before) === 'retired' ? undefined : 'is now retired';
  if (after.data.until === undefined || !isLive(after)) return undefined;
  const day = head.schedule.calendar.lastDay(after.data.until);
  const old = before.data.until === undefined ? undefined : base.schedule.calendar.lastDay(before.data.until);
  return old === undefined || day < old ? `now ends ${dayInWords(day)}` : undefined;
}

/** What counts on a tool with nothing beside it that follows it. */
function usersOf({ head: { model } }: ChangeContext, tool: Tool): readonly Entity[] {
  const followers = new Set<Entity>(namers(model, tool, 'tool', 'replaces'));
  const isAlone = (entity: Entity): boolean =>
    !(Object(entity.data) as { tools?: readonly Parameters<typeof model.target>[0][] }).tools?.some((ref) =>
      followers.has(model.target(ref) as Entity),
    );
  return [
    ...namers(model, tool, 'touchpoint', 'tools'),
    ...namers(model, tool, 'channel', 'tools'),
    ...namers(model, tool, 'automation', 'tools').filter(isRunning),
    ...namers(model, tool, 'integration', 'from', 'to').filter(isLive),
  ].filter(isAlone);
}
