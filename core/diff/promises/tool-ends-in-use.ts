import { either } from '../../format/words';
import { namersAmong } from '../../model/refs';
import type { Entity, Use } from '../../model/types';
import { named } from '../../rules/kit';
import { isRunning, names } from '../../rules/words';
import { dayInWords } from '../../schedule/calendar';
import { isLive, statusOf } from '../../stack/words';
import { type ChangeContext, defineChangeRule } from './kit';

type Tool = Entity<'tool'>;

export const toolEndsInUse = defineChangeRule({
  name: 'tool-ends-in-use',
  severity: 'error',
  summary:
    'A tool that is retired or removed, or ends sooner, while touchpoints, channels, automations or integrations still count on it.',
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
      if (end === undefined) continue;
      const users = usersOf(context, context.head.model.uses(after));
      if (users.length === 0) continue;
      context.report({
        of: after,
        ...(after.data.until === undefined ? {} : { field: ['until'] }),
        message: messageOf(after, end, users),
        value: after.data.until?.text ?? statusOf(after),
      });
    }
    if (context.head.model.complete) removed(context);
  },
});

function messageOf(tool: Tool, end: string, users: readonly Entity[]): string {
  const verb = users.length === 1 ? 'counts' : 'count';
  return `The tool ${named(tool)} ${end}, but ${either(names(users), 'and')} still ${verb} on it. Name what follows it there.`;
}

/** Tools that are gone, though what named them names them still. */
function removed(context: ChangeContext): void {
  for (const tool of context.removed('tool').filter((one) => statusOf(one) !== 'retired')) {
    const uses = context.base.model.uses(tool);
    const ids = new Set([tool.id, ...uses.map(({ ref }) => ref.id)]);
    const left = context.head.model.unresolved.filter(({ ref }) => ref.to.includes('tool') && ids.has(ref.id));
    const namedIt = new Set(uses.map(({ from }) => from && context.now(from)));
    const users = usersOf(context, left).filter((user) => namedIt.has(user));
    if (users.length > 0) context.report({ of: tool, message: messageOf(tool, 'is removed', users), value: 'removed' });
  }
}

/** How a tool ends that did not before, or not so soon. */
function endOf({ head, base }: ChangeContext, before: Tool, after: Tool): string | undefined {
  if (statusOf(after) === 'retired') return statusOf(before) === 'retired' ? undefined : 'is now retired';
  if (after.data.until === undefined || !isLive(after)) return undefined;
  const day = head.schedule.calendar.lastDay(after.data.until);
  const old = before.data.until === undefined ? undefined : base.schedule.calendar.lastDay(before.data.until);
  return old === undefined || day < old ? `now ends ${dayInWords(day)}` : undefined;
}

/** What counts on a tool, by mentions of it in the head, with nothing beside it that follows it. */
function usersOf({ head: { model } }: ChangeContext, uses: readonly Use[]): readonly Entity[] {
  const followers = new Set<Entity>(namersAmong(uses, 'tool', 'replaces'));
  const isAlone = (entity: Entity): boolean =>
    !(Object(entity.data) as { tools?: readonly Parameters<typeof model.target>[0][] }).tools?.some((ref) =>
      followers.has(model.target(ref) as Entity),
    );
  return [
    ...namersAmong(uses, 'touchpoint', 'tools'),
    ...namersAmong(uses, 'channel', 'tools'),
    ...namersAmong(uses, 'automation', 'tools').filter(isRunning),
    ...namersAmong(uses, 'integration', 'from', 'to').filter(isLive),
  ].filter(isAlone);
}
