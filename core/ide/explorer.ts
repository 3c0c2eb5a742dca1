/** A roadmap as a tree to walk through: what is planned by objective, phase, team or tool, and what is left over. */
import type { EntityKind } from '../format/kit';
import { lastMeasured, targetOf } from '../kpi/kpi';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Grouping, Problems } from '../protocol/explorer';
import { dayInWords, spanInWords } from '../render/days';
import { oneLine } from '../render/escape';
import { nameOf, titleOf } from '../render/rows';
import { entityName } from '../rules/kit';
import { sharesOf, teamIn } from '../schedule/loads';
import type { Schedule } from '../schedule/schedule';
import type { Workspace } from '../workspace';

export interface TreeEntry {
  readonly key: string;
  readonly kind: EntityKind | 'group';
  /** Undefined for a heading that is written nowhere. */
  readonly entity: Entity | undefined;
  readonly label: string;
  readonly description: string;
  readonly problems: Problems;
  readonly children: readonly TreeEntry[];
}

/** What people call a roadmap, and how much is wrong with it. */
export function roadmapEntry(
  workspace: Workspace,
  root: string,
): { readonly title: string; readonly problems: Problems } {
  const { title } = workspace.model(root);
  const all = [...problemsByEntity(workspace, root).values()];
  return { title: title === undefined ? '' : titleOf(workspace.model(root)), problems: sum(all) };
}

/** The tree of the roadmap that begins with a file. What lies under several headings is shown under each. */
export function explorerTree(workspace: Workspace, root: string, by: Grouping): readonly TreeEntry[] {
  return new Tree(workspace, root).by(by);
}

const NO_PROBLEMS: Problems = { errors: 0, warnings: 0 };

const sum = (all: readonly Problems[]): Problems =>
  all.reduce((a, b) => ({ errors: a.errors + b.errors, warnings: a.warnings + b.warnings }), NO_PROBLEMS);

/** Errors and warnings by what they are about; under '' those about nothing that has an id. */
function problemsByEntity(workspace: Workspace, root: string): ReadonlyMap<string, Problems> {
  const found = new Map<string, Problems>();
  for (const file of workspace.members(root))
    for (const { severity, entity } of workspace.findings(file)) {
      if (severity !== 'error' && severity !== 'warning') continue;
      const one = severity === 'error' ? { errors: 1, warnings: 0 } : { errors: 0, warnings: 1 };
      found.set(entity ?? '', sum([found.get(entity ?? '') ?? NO_PROBLEMS, one]));
    }
  return found;
}

type Planned = Entity<'initiative'> | Entity<'milestone'>;

/** What a tool is used by, in the order of its list. */
const USERS: readonly EntityKind[] = ['initiative', 'integration', 'dataset', 'automation', 'channel', 'touchpoint'];
/** What a team answers for beside its work. */
const OWNED: readonly EntityKind[] = ['objective', 'tool', 'integration', 'dataset', 'automation'];

class Tree {
  readonly #model: Bound;
  readonly #schedule: Schedule;
  readonly #problems: ReadonlyMap<string, Problems>;

  constructor(workspace: Workspace, root: string) {
    this.#model = workspace.model(root);
    this.#schedule = workspace.schedule(root);
    this.#problems = problemsByEntity(workspace, root);
  }

  by(grouping: Grouping): readonly TreeEntry[] {
    if (grouping === 'objective') return this.#byObjective();
    if (grouping === 'phase') return this.#byPhase();
    return grouping === 'team' ? this.#byTeam() : this.#byTool();
  }

  #byObjective(): readonly TreeEntry[] {
    const all = this.#model.all('objective');
    const inside = new Map(all.map((one) => [one, one.data.parent && this.#model.target(one.data.parent)]));
    const serving = new Map(this.#planned().map((work) => [work, this.#objectivesOf(work)]));
    const shown = new Set<Entity>();
    const entryOf = (objective: Entity<'objective'>, above: string): TreeEntry => {
      shown.add(objective);
      const key = `${above}/${objective.id}`;
      const below = all.filter((one) => inside.get(one) === objective && !shown.has(one));
      const kpis = this.#model.children(objective, 'kpi').map((kpi) => this.#entry(kpi, key));
      const work = [...serving].filter(([, objectives]) => objectives.has(objective));
      const children = [
        ...below.map((one) => entryOf(one, key)),
        ...kpis,
        ...work.map(([one]) => this.#planEntry(one, key)),
      ];
      return this.#entry(objective, above, children);
    };
    // A circle of parents has no top: what is left over stands by itself.
    const tops = all.filter((one) => !all.some((other) => inside.get(one) === other)).map((one) => entryOf(one, ''));
    const lost = all.flatMap((one) => (shown.has(one) ? [] : [entryOf(one, '')]));
    const rest = [...serving].flatMap(([work, { size }]) => (size === 0 && work.kind === 'initiative' ? [work] : []));
    return [...tops, ...lost, ...this.#rest('Serves no objective', rest)];
  }

  #objectivesOf({ data }: Planned): ReadonlySet<Entity> {
    const targets = (data.objectives ?? []).map((ref) => this.#model.target(ref));
    return new Set(targets.flatMap((one) => (one?.kind === 'kpi' ? one.parent : one) ?? []));
  }

  #byPhase(): readonly TreeEntry[] {
    const phaseOf = (work: Planned) => work.data.phase && this.#model.target(work.data.phase);
    const groups = this.#model.all('phase').map((phase) => {
      const rows = this.#planned().filter((work) => phaseOf(work) === phase);
      const key = `/${phase.id}`;
      return this.#entry(
        phase,
        '',
        rows.map((work) => this.#planEntry(work, key)),
      );
    });
    const rest = this.#planned().filter((work) => phaseOf(work) === undefined);
    return [...groups, ...this.#rest('In no phase', rest)];
  }

  #byTeam(): readonly TreeEntry[] {
    const work = this.#planned().map((one) => ({ one, teams: this.#teamsOf(one) }));
    const owned = OWNED.flatMap((kind) => this.#model.all(kind)).map((one) => ({ one, team: this.#ownerOf(one) }));
    const groups = this.#model.all('team').map((team) => {
      const key = `/${team.id}`;
      const rows = work.filter(({ teams }) => teams.has(team)).map(({ one }) => this.#planEntry(one, key));
      const others = owned.filter((each) => each.team === team).map(({ one }) => this.#entry(one, key));
      return this.#entry(team, '', [...rows, ...others]);
    });
    const rest = work.flatMap(({ one, teams }) => (teams.size === 0 && one.kind === 'initiative' ? [one] : []));
    return [...groups, ...this.#rest('With no team', rest)];
  }

  #teamsOf(work: Planned): ReadonlySet<Entity> {
    const owner = this.#ownerOf(work);
    const teams = work.kind === 'initiative' ? sharesOf(this.#model, work as Entity<'initiative'>).keys() : [];
    return new Set<Entity>([...teams, ...(owner === undefined ? [] : [owner])]);
  }

  #ownerOf({ data }: Entity): Entity<'team'> | undefined {
    const { owner } = Object(data) as { readonly owner?: Planned['data']['owner'] };
    return owner === undefined ? undefined : teamIn(this.#model.target(owner));
  }

  #byTool(): readonly TreeEntry[] {
    const used = new Set<Entity>();
    const groups = this.#model.all('tool').map((tool) => {
      const users = new Set(this.#model.uses(tool).flatMap(({ from }) => (from === undefined ? [] : [workOf(from)])));
      for (const user of users) used.add(user);
      const rows = USERS.flatMap((kind) => [...users].filter((user) => user.kind === kind && user !== tool));
      return this.#entry(
        tool,
        '',
        rows.map((user) => this.#planEntry(user, `/${tool.id}`)),
      );
    });
    const rest = this.#model.all('initiative').filter((work) => !used.has(work));
    return [...groups, ...this.#rest('About no tool', rest)];
  }

  #planned(): readonly Planned[] {
    return [...this.#model.all('initiative'), ...this.#model.all('milestone')];
  }

  /** What stands under none of the headings. */
  #rest(label: string, work: readonly Entity[]): readonly TreeEntry[] {
    if (work.length === 0) return [];
    const children = work.map((one) => this.#planEntry(one, '/'));
    const problems = sum(children.map((child) => child.problems));
    return [{ key: '/', kind: 'group', entity: undefined, label, description: '', problems, children }];
  }

  /** An initiative with its activities, or anything else by itself. */
  #planEntry(entity: Entity, above: string): TreeEntry {
    const activities = entity.kind === 'initiative' ? this.#model.children(entity, 'activity') : [];
    return this.#entry(
      entity,
      above,
      activities.map((activity) => this.#entry(activity, `${above}/${entity.kind}:${entity.id}`)),
    );
  }

  #entry(entity: Entity, above: string, children: readonly TreeEntry[] = []): TreeEntry {
    const own = this.#problems.get(entityName(entity)) ?? NO_PROBLEMS;
    return {
      key: `${above}/${entity.kind}:${entity.id}`,
      kind: entity.kind,
      entity,
      label: nameOf(entity),
      description: this.#describe(entity),
      problems: sum([own, ...children.map(({ problems }) => problems)]),
      children,
    };
  }

  #describe(entity: Entity): string {
    if (entity.kind === 'kpi') return this.#progressOf(entity as Entity<'kpi'>);
    if (entity.kind === 'phase') {
      const span = this.#schedule.phase(entity as Entity<'phase'>);
      return span === undefined ? '' : spanInWords(span.start, span.end);
    }
    const item = this.#schedule.of(entity);
    if (item !== undefined) return itemWords(item, entity.kind === 'milestone');
    const { status } = Object(entity.data) as { readonly status?: string };
    return status === undefined || status === 'active' ? '' : status.replace('-', ' ');
  }

  /** `131 → 180 leads by 31 Dec 2026` */
  #progressOf(kpi: Entity<'kpi'>): string {
    const { calendar } = this.#schedule;
    const [now, target] = [lastMeasured(kpi, calendar), targetOf(kpi, calendar)];
    const numbers = [now, target].flatMap((one) => (one === undefined ? [] : [String(one.value)])).join(' → ');
    const unit = kpi.data.unit === undefined || numbers === '' ? '' : ` ${oneLine(kpi.data.unit)}`;
    return `${numbers}${unit}${target?.day === undefined ? '' : ` by ${dayInWords(target.day)}`}`.trim();
  }
}

/** What an activity does, its initiative does. */
const workOf = (entity: Entity): Entity =>
  entity.kind === 'activity' && entity.parent !== undefined ? entity.parent : entity;

type Scheduled = NonNullable<ReturnType<Schedule['of']>>;

/** `2 Mar to 13 Mar 2026, blocked, critical` */
function itemWords({ start, end, status, critical }: Scheduled, isMilestone: boolean): string {
  const isClosed = status === 'done' || status === 'cancelled';
  const state = isMilestone && status === 'done' ? 'reached' : status.replace('-', ' ');
  const facts = [
    start === undefined || end === undefined ? 'no dates' : isMilestone ? dayInWords(end) : spanInWords(start, end),
    status === 'planned' ? '' : state,
    critical && !isClosed ? 'critical' : '',
  ];
  return facts.filter((fact) => fact !== '').join(', ');
}
