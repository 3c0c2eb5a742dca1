/** The timeline: phases as sections, initiatives with their activities, milestones; drawn from the schedule alone. */
import type { Entity, Model } from '../model/types';
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

/** More rows than this are drawn slowly and read by nobody. */
const MOST_ROWS = 800;

export interface TimelineOptions extends PictureOptions {
  /** How much to draw; less where that is more than Mermaid takes. Default: activities. */
  readonly detail?: Detail;
}

/** The picture of a bound and scheduled roadmap. */
export function timelinePicture(model: Model, dates: Dates, options: TimelineOptions): Picture {
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
    diagrams: isEmpty ? [] : [{ title: titleOf(model), mermaid: ganttText(sections), items }],
    table: timelineTable(detail === 'phases' ? all : groups, detail),
    notes: [...left, ...timelineNotes(model, dates, drawn)],
    ...(isEmpty ? { empty: EMPTY } : {}),
  };
}

const EMPTY = {
  message: 'Nothing has dates yet. Write an initiative with a start and a duration, and it is drawn here:',
  example: 'initiatives:\n  new-crm:\n    name: Introduce the new CRM\n    start: 2026-04-01\n    duration: 6w',
};

interface Section extends GanttSection {
  readonly phase:
    | { readonly entity: Entity<'phase'>; readonly span: Span | undefined; readonly rows: number }
    | undefined;
  readonly tasks: readonly Task[];
}
interface Task extends GanttTask {
  readonly row: Row | undefined;
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
  return `Too much to draw at once: ${words.join(' and ').replace(/activitys/, 'activities')} left out.`;
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
  const sections = groups.map(({ phase, rows }, index) => {
    const whole = all[index]!;
    const bar = detail === 'phases' && phase ? phaseTask(phase, whole, dates) : [];
    return {
      title: hasPhases ? sectionTitle(phase, titles) : undefined,
      phase: phase && { entity: phase, span: dates.phase(phase), rows: initiativesIn(whole).length },
      tasks: [...bar, ...rows.map(taskOf)],
    };
  });
  return { sections: sections.filter(({ tasks }) => tasks.length > 0), groups };
}

/** Mermaid takes sections of one name for one: a second gets its id. */
function sectionTitle(phase: Entity<'phase'> | undefined, taken: Set<string>): string {
  const name = phase ? nameOf(phase) : 'No phase';
  const title = taken.has(name) ? `${name} (${phase?.id ?? 'none'})` : name;
  taken.add(title);
  return title;
}

const initiativesIn = ({ rows }: Group): Row[] => rows.filter(({ entity }) => entity.kind === 'initiative');

function phaseTask(phase: Entity<'phase'>, group: Group, dates: Dates): Task[] {
  const starts = group.rows.map((row) => row.dates.start);
  const ends = group.rows.map((row) => row.dates.end);
  const span = dates.phase(phase) ?? { start: Math.min(...starts), end: Math.max(...ends) };
  return [{ label: counted(initiativesIn(group).length, 'initiative'), ...span, tags: [], row: undefined }];
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
  return { label, start: dates.start, end: dates.end, tags, row };
}

function itemsOf(sections: readonly Section[], options: TimelineOptions): PictureItem[] {
  let number = 0;
  return sections.flatMap(({ phase, tasks }, index) => [
    ...(phase ? [sectionItem(phase, index, options)] : []),
    ...tasks.map((task): PictureItem => {
      const key = `t${++number}`;
      return task.row ? rowItem(task.row, key, options) : barItem(phase!, task, key, options);
    }),
  ]);
}

type SectionPhase = NonNullable<Section['phase']>;

function sectionItem(phase: SectionPhase, index: number, options: TimelineOptions): PictureItem {
  const span = phase.span && { start: isoDay(phase.span.start), end: isoDay(phase.span.end) };
  return { key: `s${index + 1}`, kind: 'phase', ...ofPhase(phase, options), ...span };
}

function barItem(phase: SectionPhase, task: Task, key: string, options: TimelineOptions): PictureItem {
  return { key, kind: 'phase', ...ofPhase(phase, options), start: isoDay(task.start), end: isoDay(task.end) };
}

function ofPhase({ entity, span, rows }: SectionPhase, { locate }: TimelineOptions) {
  const place = locate?.(entity);
  return {
    entity: entityName(entity),
    label: nameOf(entity),
    summary: phaseSummary(entity, span, rows),
    ...(place ? { place } : {}),
  };
}

function rowItem(row: Row, key: string, { locate }: TimelineOptions): PictureItem {
  const { entity, dates } = row;
  const place = locate?.(entity);
  const progress = entity.kind === 'milestone' ? undefined : entity.data.progress;
  return {
    key,
    kind: entity.kind,
    entity: entityName(entity),
    label: nameOf(entity),
    status: statusOf(row),
    critical: dates.critical,
    ...(dates.assumed ? { assumed: true } : {}),
    ...(progress === undefined ? {} : { progress }),
    start: isoDay(dates.start),
    end: isoDay(dates.end),
    summary: itemSummary(row),
    ...(place ? { place } : {}),
  };
}
