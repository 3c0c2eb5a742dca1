import { either } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity, Use } from '../model/types';
import { type Calendar, dayInWords } from '../schedule/calendar';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { successorsOf } from '../stack/replacement';
import { isLive, statusOf } from '../stack/words';
import type { Fix } from '../syntax/edit';
import { defineRule, named, type Report } from './kit';
import { countsOnTools as isCounting, othersIn, removing, replacing } from './retiring';
import { isHeldBack } from './run';
import { isRunning, MOST_RELATED, namers, names } from './words';

type Tool = Entity<'tool'>;

export const retiredToolUsed = defineRule({
  name: 'retired-tool-used',
  severity: 'error',
  levels: [{ severity: 'warning', when: 'for work that ends after the tool does' }],
  group: 'stack',
  reads: 'today at times',
  summary:
    'A touchpoint, channel, running automation or open initiative that counts on a retired tool; a warning for an initiative that ends after the tool’s last day, and for a tool whose last day is past while it is used and nothing replaces it.',
  why: 'What counts on a tool that is gone does not work, or will stop on the tool’s last day. Work that retires a tool or migrates from it has to name it and is left alone.',
  examples: [
    {
      bad: `version: 1
tools:
  old-mailer: {status: retired}
  engage: {replaces: [old-mailer]}
channels:
  push: {tools: [engage]}
  email: {tools: [old-mailer]}
#                 ^^^^^^^^^^ retired-tool-used: The channel 'email' uses the tool 'old-mailer', which is retired. Name what is used in its place, such as 'engage'.
`,
      fixed: `version: 1
tools:
  old-mailer: {status: retired}
  engage: {replaces: [old-mailer]}
channels:
  push: {tools: [engage]}
  email: {tools: [engage]}
`,
      good: `version: 1
tools:
  old-mailer: {status: retired}
  engage: {replaces: [old-mailer]}
channels:
  push: {tools: [engage]}
  email: {tools: [engage]}
`,
    },
    {
      bad: `version: 1
tools:
  old-crm: {until: 2026-09-30}
initiatives:
  lead-scoring: {start: 2026-09-01, end: 2026-11-30, tools: [old-crm]}
#                                                            ^^^^^^^ retired-tool-used: The initiative 'lead-scoring' ends 2026-11-30, but the tool 'old-crm' is in use until 2026-09-30 only. Name the tool that follows it, or end the initiative before.
`,
      good: `version: 1
tools:
  old-crm: {until: 2026-09-30}
initiatives:
  move-contacts: {type: migrate, start: 2026-09-01, end: 2026-11-30, tools: [old-crm]}
`,
    },
    {
      bad: `version: 1
tools:
  chat-bot: {until: 2026-01-31}
#                   ^^^^^^^^^^ retired-tool-used: 'chat-bot' was to be in use until 31 Jan and nothing replaces it, but 'site' uses it still. Give it a later 'until', or name what is used in its place.
channels:
  site: {tools: [chat-bot]}
`,
      good: `version: 1
tools:
  chat-bot: {until: 2026-12-31}
channels:
  site: {tools: [chat-bot]}
`,
    },
  ],
  check({ model, schedule, today, report }) {
    const mayBeReplaced = isHeldBack({ absenceOf: ['tool'] }, model);
    for (const tool of model.all('tool')) {
      for (const use of model.uses(tool)) {
        const found = wrongUse(model, use, tool, schedule.calendar);
        if (found !== undefined) report(found);
      }
      const found = mayBeReplaced || model.isDoubtful(tool) ? undefined : outlived(model, schedule, tool, today);
      if (found !== undefined) report(found);
    }
  },
});

function wrongUse(model: Bound, use: Use, tool: Tool, calendar: Calendar): Report | undefined {
  const user = use.from;
  if (user === undefined || use.ref.path[user.path.length] !== 'tools' || !countsOnTools(user)) return undefined;
  const at = { file: use.file, path: use.ref.path, part: use.ref.part };
  const who = `The ${user.kind} ${named(user)}`;
  if (statusOf(tool) !== 'retired') return endsTooLate(user, tool, calendar, at);
  const successor = namers(model, tool, 'tool', 'replaces')[0];
  return {
    at,
    message: `${who} uses the tool ${named(tool)}, which is retired. Name what is used in its place${successor === undefined ? '' : `, such as ${named(successor)}`}.`,
    related: [{ at: tool, message: `${named(tool)} is retired.` }],
    subjects: [tool.id],
    fixes: fixesOf(model, use, user, tool),
  };
}

/** A live successor in its place; of a list that holds other live tools, none. */
function fixesOf(model: Bound, use: Use, user: Entity, tool: Tool): readonly Fix[] {
  const isGood = (one: Entity): boolean => one.kind === 'tool' && (isLive(one as Tool) || user.kind === 'initiative');
  const successors = successorsOf(model, tool).filter(isGood).slice(0, MOST_SUCCESSORS);
  const fixes = successors.flatMap((one): readonly Fix[] => {
    const change = replacing(model, use, one);
    return change === undefined ? [] : [{ title: `Name ${named(one)} in its place`, safe: false, changes: [change] }];
  });
  const rest = othersIn(model, use).filter((one) => one !== tool && isGood(one) && !isRetired(one as Tool));
  if (rest.length > 0 && !successors.some((one) => rest.includes(one)))
    fixes.push({ title: `Take ${named(tool)} out`, safe: false, changes: [removing(use)] });
  return fixes;
}

const isRetired = (tool: Tool): boolean => statusOf(tool) === 'retired';
const MOST_SUCCESSORS = 3;

/** Whether it fails without its tools. Work that takes a tool out of use does not. */
function countsOnTools(user: Entity): boolean {
  if (user.kind === 'automation') return isRunning(user as Entity<'automation'>);
  if (user.kind !== 'initiative') return user.kind === 'touchpoint' || user.kind === 'channel';
  return isCounting(user as Entity<'initiative'>);
}

/** Only dates that somebody gave: a computed end may move. */
function endsTooLate(user: Entity, tool: Tool, calendar: Calendar, at: Report['at']): Report | undefined {
  const end = user.kind === 'initiative' ? (user as Entity<'initiative'>).data.end : undefined;
  const { until } = tool.data;
  if (end === undefined || until === undefined || calendar.lastDay(end) <= calendar.lastDay(until)) return undefined;
  return {
    at,
    severity: 'warning',
    message: `The initiative ${named(user)} ends ${end.text}, but the tool ${named(tool)} is in use until ${until.text} only. Name the tool that follows it, or end the initiative before.`,
    related: [{ at: [tool, 'until'], message: `${named(tool)} is in use until ${until.text}.` }],
    subjects: [tool.id],
  };
}

/** A tool that should be gone, by what has no date of its own and uses it still. */
function outlived(model: Bound, schedule: Schedule, tool: Tool, today: Day): Report | undefined {
  const { until } = tool.data;
  if (until === undefined || !isLive(tool) || namers(model, tool, 'tool', 'replaces').length > 0) return undefined;
  const last = schedule.calendar.lastDay(until);
  if (last >= today) return undefined;
  const users = USERS.flatMap((kind): readonly Entity[] => namers(model, tool, kind, 'tools')).filter(
    (user) => countsOnTools(user) && isUndated(schedule, user),
  );
  if (users.length === 0) return undefined;
  const use = users.length === 1 ? 'uses' : 'use';
  return {
    at: [tool, 'until'],
    severity: 'warning',
    time: true,
    message: `${named(tool)} was to be in use until ${dayInWords(last, today)} and nothing replaces it, but ${either(names(users), 'and')} ${use} it still. Give it a later 'until', or name what is used in its place.`,
    related: users
      .slice(0, MOST_RELATED)
      .map((user) => ({ at: user, message: `The ${user.kind} ${named(user)} uses it.` })),
  };
}

const USERS = ['channel', 'touchpoint', 'automation', 'initiative'] as const;

/** Work with dates is over before the tool's end, or has a finding of its own. */
const isUndated = (schedule: Schedule, user: Entity): boolean =>
  user.kind !== 'initiative' ||
  ((user as Entity<'initiative'>).data.end === undefined && schedule.of(user)?.start === undefined);
