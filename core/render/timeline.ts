/** The timeline: phases as sections, initiatives with their activities, milestones; drawn from the schedule alone. */
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Detail, Picture, PictureItem } from '../protocol/preview';
import { DETAILS } from '../protocol/preview';
import { entityName } from '../rules/kit';
import { counted, isoDay } from './days';
import { type GanttSection, type GanttTask, ganttText, MERMAID_LIMIT } from './gantt';
import { timelineNotes } from './notes';
import type { Dates, PictureOptions, Span } from './options';
import { type Group, groupsOf, nameOf, type Row, titleOf } from './rows';
import { itemSummary, phaseSummary, statusOf } from './summary';
import { timelineTable } from './tables';

const NO_PHASE = 'No phase';

/** More rows than this are drawn slowly and read by nobody. */
const MOST_ROWS = 800;

export interface TimelineOptions extends PictureOptions {
  /** How much to draw; less where that is more than Mermaid takes. Default: activities. */
  readonly detail?: Detail;
}

/** The picture of a bound and scheduled roadmap. */
export function timelinePicture(model: Bound, dates: Dates, options: TimelineOptions): Picture {
  const wanted = options.detail ?? 'activities';
  const all = groupsOf(model, dates);
  const { detail, sections, groups, left } = fit(all, wanted, dates);
  const drawn = groups.flatMap(({ rows }) => rows);
  const isEmpty = sections.every(({ tasks }) => tasks.length === 0);
  const items = itemsOf(sections, options);
  return {
    view: 'timeline',
    title: titleOf(model),
    today: isoDay(options.today),
    detail,
    diagrams: isEmpty ? [] : [{ id: 'timeline', title: titleOf(model), mermaid: ganttText(sections), items }],
    table: timelineTable(detail === 'phases' ? all : groups, detail),
    notes: [...left, ...timelineNotes(model, dates, drawn)],
    ...(isEmpty ? { empty: EMPTY } : {}),
  };
}

const EMPTY = {
  message: 'Nothing has dates yet. Write an initiative with a start and a duration, and it is drawn here:',
  example: 'initiatives:\n  new-crm:\n    name: Introduce the new CRM\n    start: 2026-04-01\n    duration: 6w',
};

/** The bar that stands above a phase's rows; `phase` is undefined for the work that is in none. */
interface Head {
  readonly phase: Entity<'phase'> | undefined;
  readonly span: Span;
  readonly initiatives: number;
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
function fit(all: readonly Group[], wanted: Detail, dates: Dates): Fitted {
  const steps = DETAILS.slice(0, DETAILS.indexOf(wanted) + 1).reverse();
  for (const detail of steps) {
    const made = atDetail(all, detail, dates);
    const left = detail === wanted ? [] : [leftOut(all, detail)];
    if (fits(made.sections)) return { detail, ...made, left };
  }
  return cut(all, dates);
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
function cut(all: readonly Group[], dates: Dates): Fitted {
  const made = atDetail(all, 'phases', dates);
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

function atDetail(all: readonly Group[], detail: Detail, dates: Dates): { sections: Section[]; groups: Group[] } {
  const hasPhases = all.some(({ phase }) => phase !== undefined);
  const keeps = ({ entity }: Row, phase: Group['phase']): boolean =>
    entity.kind === 'milestone' ||
    detail === 'activities' ||
    (entity.kind === 'initiative' && (detail === 'initiatives' || phase === undefined));
  const groups = all.map(({ phase, rows }) => ({ phase, rows: rows.filter((row) => keeps(row, phase)) }));
  const titles = new Set<string>();
  const sections = groups.map(({ phase, rows }, index) => ({
    title: hasPhases ? sectionTitle(phase, titles) : undefined,
    tasks: [...(hasPhases ? [headTask(all[index]!, dates)] : []), ...rows.map(taskOf)],
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

/** A phase from its first day to its last; what has none of its own, around its rows. */
function headTask({ phase, rows }: Group, dates: Dates): Task {
  const around = {
    start: Math.min(...rows.map((row) => row.dates.start)),
    end: Math.max(...rows.map((row) => row.dates.end)),
  };
  const span = (phase && dates.phase(phase)) ?? around;
  const initiatives = rows.filter(({ entity }) => entity.kind === 'initiative').length;
  return { label: counted(initiatives, 'initiative'), ...span, tags: [], of: { phase, span, initiatives } };
}

function taskOf(row: Row): Task {
  const { entity, dates } = row;
  const status = statusOf(row);
  const marks = [...(status === 'blocked' ? ['blocked'] : []), ...(dates.assumed ? ['assumed'] : [])];
  const tags: GanttTask['tags'] = [
    ...(entity.kind === 'milestone' ? (['milestone'] as const) : []),
    ...(status === 'done' || status === 'reached' ? (['done'] as const) : []),
    ...(status === 'in-progress' || status === 'blocked' ? (['active'] as const) : []),
    ...(dates.critical ? (['crit'] as const) : []),
  ];
  const label = marks.length > 0 ? `${nameOf(entity)} (${marks.join(', ')})` : nameOf(entity);
  return { label, start: dates.start, end: dates.end, tags, of: row };
}

function itemsOf(sections: readonly Section[], { locate }: TimelineOptions): PictureItem[] {
  const tasks = sections.flatMap((section) => section.tasks);
  return tasks.map(({ of, start, end }, index): PictureItem => {
    const entity = 'entity' in of ? of.entity : of.phase;
    const place = entity && locate?.(entity);
    return {
      key: `t${index + 1}`,
      ...('entity' in of ? rowItem(of) : headItem(of)),
      start: isoDay(start),
      end: isoDay(end),
      ...(place ? { place } : {}),
    };
  });
}

type ItemCore = Omit<PictureItem, 'key' | 'place'>;

function headItem({ phase, span, initiatives }: Head): ItemCore {
  if (!phase)
    return {
      kind: 'group',
      entity: '',
      label: NO_PHASE,
      summary: `${NO_PHASE}: ${counted(initiatives, 'initiative')}.`,
    };
  return {
    kind: 'phase',
    entity: entityName(phase),
    label: nameOf(phase),
    summary: phaseSummary(phase, span, initiatives),
  };
}

function rowItem(row: Row): ItemCore {
  const { entity, dates } = row;
  const progress = entity.kind === 'milestone' ? undefined : entity.data.progress;
  return {
    kind: entity.kind,
    entity: entityName(entity),
    label: nameOf(entity),
    status: statusOf(row),
    critical: dates.critical,
    ...(dates.assumed ? { assumed: true } : {}),
    ...(progress === undefined ? {} : { progress }),
    summary: itemSummary(row),
  };
}
