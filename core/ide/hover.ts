/** What is said of what the mouse rests on: a key's meaning, an id's card, the days of a date. Markdown. */
import type { ChoiceValue, DateField, DurationField, Field, MapValue, ObjectValue, Value } from '../format/kit';
import { type DateValue, parseDate, parseDuration } from '../format/values';
import { shapeFor } from '../format/walk';
import { aKind, either, expected } from '../format/words';
import { dayInWords, spanInWords } from '../render/days';
import { markdownText } from '../render/escape';
import { rulesByName } from '../rules/list';
import { type Calendar, weekday } from '../schedule/calendar';
import type { Day } from '../schedule/types';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { card } from './card';
import { describedAt, holderOf, namedAt, type Spot, spotAt } from './spot';
import { code } from './words';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export function hoverAt(workspace: Workspace, file: string, offset: number): Hover | undefined {
  const named = namedAt(workspace, file, offset);
  if (named !== undefined) return { span: named.span, markdown: card(workspace, named.root, named.entity, file) };
  const spot = spotAt(workspace.tree(file), offset);
  if (spot === undefined) return undefined;
  const markdown = spot.part === 'key' ? keyHover(workspace, file, spot) : valueHover(workspace, file, spot);
  return markdown === undefined ? undefined : { span: spot.span, markdown };
}

function keyHover(workspace: Workspace, file: string, spot: Spot): string | undefined {
  const holder = holderOf(spot.path);
  const key = spot.node.text;
  if (key.startsWith('x-')) return 'A key of your own: nothing is checked below it.';
  if (holder?.is === 'map') return mapKeyHover(workspace, file, spot, holder as MapValue);
  if (holder?.is !== 'object') return undefined;
  const { fields, others } = holder as ObjectValue;
  const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
  if (field !== undefined) return fieldWords(key, field);
  return others === undefined ? undefined : ruleWords(key);
}

function mapKeyHover(workspace: Workspace, file: string, spot: Spot, { keys }: MapValue): string | undefined {
  if (keys.by === 'date') return dateWords(workspace, file, spot.node.text, keys.role);
  if (keys.by === 'ref') return `Names ${either(keys.to.map(aKind))}, but nothing has the id ${code(spot.node.text)}.`;
  return undefined;
}

/** What a key means, what it takes, and how that is written. */
export function fieldWords(key: string, field: Field): string {
  const needed = field.required === true ? ' *(required)*' : '';
  const examples = (field.examples ?? []).map((example) => `\`${key}: ${example}\``);
  return [
    `**${key}**${needed} — ${field.doc}`,
    choicesIn(field.value) ?? `Takes ${expected(field.value)}.`,
    ...(examples.length === 0 ? [] : [`For example ${examples.join(' or ')}`]),
  ].join('\n\n');
}

function choicesIn(value: Value): string | undefined {
  const scalar = shapeFor(value, 'scalar');
  const list = shapeFor(value, 'list');
  const choice =
    scalar?.is === 'choice' ? scalar : list?.is === 'list' && list.of.is === 'choice' ? list.of : undefined;
  if (choice === undefined) return undefined;
  const lines = Object.entries((choice as ChoiceValue).of).map(([word, meaning]) => `- \`${word}\` — ${meaning}`);
  return lines.join('\n');
}

/** What a rule finds, and why that matters. */
export function ruleWords(name: string): string | undefined {
  const rule = rulesByName.get(name);
  return rule && `**${rule.name}** — ${rule.summary}\n\n${rule.why}\n\nBy default: \`${rule.severity}\`.`;
}

function valueHover(workspace: Workspace, file: string, spot: Spot): string | undefined {
  const value = shapeFor(describedAt(spot.path), 'scalar');
  const { text } = spot.node;
  if (spot.path[0] === 'imports') return importWords(workspace, file, spot);
  switch (value?.is) {
    case 'choice':
      return choiceWords(text, (value as ChoiceValue).of);
    case 'text':
      return value.form === undefined ? undefined : choiceWords(text, value.form.known);
    case 'date':
      return dateWords(workspace, file, text, (value as DateField).role);
    case 'duration':
      return durationWords(workspace, file, spot, value as DurationField);
    default:
      return undefined;
  }
}

function choiceWords(text: string, of: ChoiceValue['of']): string | undefined {
  return Object.hasOwn(of, text) ? `\`${text}\` — ${of[text]}` : undefined;
}

function importWords(workspace: Workspace, file: string, spot: Spot): string | undefined {
  const found = workspace.imports(file).find(({ at }) => at.join('\n') === spot.path.join('\n'));
  if (found?.target.is !== 'file' || workspace.text(found.target.path) === undefined) return undefined;
  const { entries } = workspace.outline(found.target.path);
  const title = entries.find(({ path }) => path[0] === 'title')?.data;
  const sections = [...new Set(entries.map(({ path }) => path[0]!))].filter((name) => name !== 'version');
  const what = typeof title === 'string' ? `**${markdownText(title)}**\n\n` : '';
  return `${what}Holds ${either(sections.map(code), 'and') || 'nothing yet'}.`;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const nameOfDay = (day: Day): string => WEEKDAYS[weekday(day)] ?? '';

/** Which days a date means, where it stands. */
function dateWords(workspace: Workspace, file: string, text: string, role: DateField['role']): string | undefined {
  const parsed = parseDate(text);
  const calendar = calendarOf(workspace, file);
  if (!('value' in parsed) || calendar === undefined) return undefined;
  const date: DateValue = parsed.value;
  const { start, end } = calendar.span(date);
  if (start === end) return `${dayWords(calendar, start)}.`;
  const days = `${text} is ${spanInWords(start, end)}`;
  if (role === 'all') return `${days}: all these days.`;
  const meant = role === 'first' ? start : end;
  return `${days}; here it means its ${role} day, ${dayWords(calendar, meant)}.`;
}

const dayWords = (calendar: Calendar, day: Day): string =>
  `${nameOfDay(day)}, ${dayInWords(day)}${calendar.isWorking(day) ? '' : ' (a day off)'}`;

function calendarOf(workspace: Workspace, file: string): Calendar | undefined {
  const root = workspace.rootsWith(file)[0];
  return root === undefined ? undefined : workspace.schedule(root).calendar;
}

const WORK_UNITS: Readonly<Record<string, string>> = {
  d: 'working day',
  w: 'work week',
  m: 'calendar month',
  cd: 'calendar day',
};
const CALENDAR_UNITS: Readonly<Record<string, string>> = {
  h: 'hour',
  d: 'calendar day',
  w: 'week',
  m: 'month',
  y: 'year',
};

function durationWords(workspace: Workspace, file: string, spot: Spot, { use }: DurationField): string | undefined {
  const parsed = parseDuration(spot.node.text, use);
  if (!('value' in parsed)) return undefined;
  const { count, unit } = parsed.value;
  const word = (use === 'calendar' ? CALENDAR_UNITS : WORK_UNITS)[unit] ?? '';
  const amount = `${Math.abs(count)} ${word}${Math.abs(count) === 1 ? '' : 's'}`;
  if (use === 'lag') return `${amount} ${count < 0 ? 'earlier: a lead' : 'of room'}.`;
  const span = use === 'work' ? spanAround(workspace, file, spot) : undefined;
  return `${amount}${span === undefined ? '' : `: ${span}`}.`;
}

/** When the work around a duration is done. */
function spanAround(workspace: Workspace, file: string, spot: Spot): string | undefined {
  for (const root of workspace.rootsWith(file)) {
    const entity = workspace.model(root).at({ file, path: spot.path, part: 'value' });
    const item = entity === undefined ? undefined : workspace.schedule(root).of(entity);
    if (item?.start !== undefined && item.end !== undefined) return spanInWords(item.start, item.end);
  }
  return undefined;
}
