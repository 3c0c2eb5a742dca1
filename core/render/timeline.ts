/** The timeline: phases as sections, initiatives with their activities, milestones; drawn from the schedule alone. */
import { counted } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Detail, Picture, PictureItem } from '../protocol/preview';
import { DETAILS } from '../protocol/preview';
import { entityName } from '../rules/kit';
import { changeMark } from './before';
import { changedGroups, comparedGroups } from './compared';
import { isoDay } from './days';
import { type GanttSection, type GanttTask, ganttText, MERMAID_LIMIT } from './gantt';
import { comparisonNotes, timelineNotes } from './notes';
import { type Dates, type PictureOptions, placesOf } from './options';
import { type Group, groupsOf, nameOf, type Row, titleOf } from './rows';
import { itemSummary, phaseSummary, statusOf } from './summary';
import { timelineTable } from './tables';

const NO_PHASE = 'No phase';

/** More rows than this are drawn slowly and read by nobody. */
const MOST_ROWS = 800;

export interface TimelineOptions extends PictureOptions {
  /** How much to draw; less where that is more than Mermaid takes. Default: activities. */
  readonly detail?: Detail;
  /** While comparing: nothing but what is another than it was. */
  readonly changedOnly?: boolean;
}

/** The picture of a bound and scheduled roadmap. */
export function timelinePicture(model: Bound, dates: Dates, options: TimelineOptions): Picture {
  const { before, detail: wanted = 'activities', changedOnly = false } = options;
  const whole = before ? comparedGroups(model, dates, before) : groupsOf(model, dates);
  const all = before && changedOnly ? changedGroups(whole) : whole;
  const { detail, sections, groups, left } = fit(all, wanted);
  const drawn = groups.flatMap(({ rows }) => rows);
  const isEmpty = sections.every(({ tasks }) => tasks.length === 0);
  const items = itemsOf(sections, options);
  return {
    view: 'timeline',
    title: titleOf(model),
    today: isoDay(options.today),
    ...(before ? { comparedWith: before.label } : {}),
    detail,
    diagrams: isEmpty ? [] : [{ id: 'timeline', title: titleOf(model), mermaid: ganttText(sections), items }],
    table: timelineTable(detail === 'phases' ? all : groups, detail, before !== undefined),
    notes: [...(before ? comparisonNotes(before, whole, all) : []), ...left, ...timelineNotes(model, dates, drawn)],
    ...(isEmpty ? { empty: before && whole.length > 0 ? nothingMoved(before.label) : EMPTY } : {}),
  };
}

const nothingMoved = (label: string) => ({ message: `All dates are the same as in ${label}: nothing moved.` });

const EMPTY = {
  message: 'Nothing has dates yet. Write an initiative with a start and a duration, and it is drawn here:',
  example: 'initiatives:\n  new-crm:\n    name: Introduce the new CRM\n    start: 2026-04-01\n    duration: 6w',
};

/** The bar that stands above a phase's rows; its `phase` is undefined for the work that is in none. */
interface Head {
  readonly group: Group;
}
interface Task extends GanttTask {
  readonly of: Row | Head;
}
interface Section extends GanttSection {
  readonly tasks: readonly Task[];
}

interface Fitted {
  readonly detail: Detail;
  readonly sections: readonly Section[];
  readonly groups: readonly Group[];
  readonly left: readonly string[];
}

/** The most detail, up to what is wanted, that Mermaid can take. */
function fit(all: readonly Group[], wanted: Detail): Fitted {
  const steps = DETAILS.slice(0, DETAILS.indexOf(wanted) + 1).reverse();
  for (const detail of steps) {
    const made = atDetail(all, detail);
    const left = detail === wanted ? [] : [leftOut(all, detail)];
    if (fits(made.sections)) return { detail, ...made, left };
  }
  return cut(all);
}

function fits(sections: readonly Section[]): boolean {
  const rows = sections.reduce((sum, { tasks }) => sum + tasks.length, 0);
  return rows <= MOST_ROWS && ganttText(sections).length <= MERMAID_LIMIT;
}

function leftOut(all: readonly Group[], detail: Detail): string {
  const rows = all.flatMap((group) => group.rows);
  const hidden = ['activity', ...(detail === 'phases' ? ['initiative'] : [])];
  const words = hidden.map((kind) => counted(rows.filter(({ entity }) => entity.kind === kind).length, kind));
  return `Too much to draw at once: ${words.join(' and ')} left out.`;
}

/** Even phases are too many: the first rows, with the number of the rest. */
function cut(all: readonly Group[]): Fitted {
  const made = atDetail(all, 'phases');
  let room = MOST_ROWS;
  while (!fits(firstTasks(made.sections, room))) room = Math.floor(room / 2);
  const sections = firstTasks(made.sections, room);
  const rest = made.sections.reduce((sum, { tasks }) => sum + tasks.length, 0) - room;
  return {
    detail: 'phases',
    sections,
    groups: made.groups,
    left: [leftOut(all, 'phases'), `${rest} more rows left out.`],
  };
}

function firstTasks(sections: readonly Section[], most: number): Section[] {
  let room = most;
  return sections
    .map((section) => {
      const tasks = section.tasks.slice(0, room);
      room -= tasks.length;
      return { ...section, tasks };
    })
    .filter(({ tasks }) => tasks.length > 0);
}

function atDetail(all: readonly Group[], detail: Detail): { sections: Section[]; groups: Group[] } {
  const hasPhases = all.some(({ phase }) => phase !== undefined);
  const keeps = ({ entity }: Row, phase: Group['phase']): boolean =>
    entity.kind === 'milestone' ||
    detail === 'activities' ||
    (entity.kind === 'initiative' && (detail === 'initiatives' || phase === undefined));
  const groups = all.map((group) => ({ ...group, rows: group.rows.filter((row) => keeps(row, group.phase)) }));
  const titles = new Set<string>();
  const sections = groups.map((group) => ({
    title: hasPhases ? sectionTitle(group.phase, titles) : undefined,
    tasks: [...(hasPhases ? [headTask(group)] : []), ...group.rows.map(taskOf)],
  }));
  return { sections: sections.filter(({ tasks }) => tasks.length > 0), groups };
}

/** Mermaid takes sections of one name for one: a second gets its id. */
function sectionTitle(phase: Entity<'phase'> | undefined, taken: Set<string>): string {
  const name = phase ? nameOf(phase) : NO_PHASE;
  const title = taken.has(name) ? `${name} (${phase?.id ?? 'none'})` : name;
  taken.add(title);
  return title;
}

function headTask(group: Group): Task {
  const { span, initiatives, change } = group;
  const label = change?.is === 'removed' ? change.why : counted(initiatives, 'initiative');
  return { label, start: span.start, end: span.end, tags: [], of: { group } };
}

function taskOf(row: Row): Task {
  const { entity, dates, change } = row;
  const span = { start: dates.start, end: dates.end, of: row };
  if (change?.is === 'removed') {
    const tags = entity.kind === 'milestone' ? (['milestone'] as const) : [];
    return { label: `${nameOf(entity)} (${change.why})`, ...span, tags };
  }
  const status = statusOf(row);
  const marks = [...(status === 'blocked' ? ['blocked'] : []), ...(dates.assumed ? ['assumed'] : [])];
  const tags: GanttTask['tags'] = [
    ...(entity.kind === 'milestone' ? (['milestone'] as const) : []),
    ...(status === 'done' || status === 'reached' ? (['done'] as const) : []),
    ...(status === 'in-progress' || status === 'blocked' ? (['active'] as const) : []),
    ...(dates.critical ? (['crit'] as const) : []),
  ];
  const label = marks.length > 0 ? `${nameOf(entity)} (${marks.join(', ')})` : nameOf(entity);
  return { label, ...span, tags };
}

function itemsOf(sections: readonly Section[], options: TimelineOptions): PictureItem[] {
  const tasks = sections.flatMap((section) => section.tasks);
  return tasks.map(({ of, start, end }, index): PictureItem => {
    const { change } = 'entity' in of ? of : of.group;
    const entity = 'entity' in of ? of.entity : of.group.phase;
    const span = { start: isoDay(start), end: isoDay(end) };
    return {
      key: `t${index + 1}`,
      ...('entity' in of ? rowItem(of) : headItem(of)),
      ...(change?.is === 'removed' ? { was: span } : span),
      ...(change ? { change: change.is, mark: changeMark(change) } : {}),
      ...(change?.is === 'moved' ? { was: { start: isoDay(change.was.start), end: isoDay(change.was.end) } } : {}),
      ...(entity ? placesOf(entity, options) : {}),
    };
  });
}

type ItemCore = Omit<PictureItem, 'key' | 'place'>;

function headItem({ group }: Head): ItemCore {
  const { phase, initiatives } = group;
  if (!phase)
    return {
      kind: 'group',
      entity: '',
      label: NO_PHASE,
      summary: `${NO_PHASE}: ${counted(initiatives, 'initiative')}.`,
    };
  return { kind: 'phase', entity: entityName(phase), label: nameOf(phase), summary: phaseSummary(phase, group) };
}

function rowItem(row: Row): ItemCore {
  const { entity, dates, change } = row;
  const item = {
    kind: entity.kind,
    entity: entityName(entity),
    label: nameOf(entity),
    summary: itemSummary(row),
  };
  if (change?.is === 'removed') return item;
  const progress = entity.kind === 'milestone' ? undefined : entity.data.progress;
  return {
    ...item,
    status: statusOf(row),
    critical: dates.critical,
    ...(dates.assumed ? { assumed: true } : {}),
    ...(progress === undefined ? {} : { progress }),
  };
}
