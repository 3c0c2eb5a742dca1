import { push } from '../format/multimap';
import { either, few } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import { sharesOf, type Team } from '../schedule/loads';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { isWellAbove, type Scores, scoreInWords } from '../score/score';
import { defineRule, named, type Report } from './kit';
import { type Dated, isDated, isPlanned, type ScheduledWork, when } from './timeline';
import { MOST_RELATED } from './words';

type Initiative = Entity<'initiative'>;

export const priorityInversion = defineRule({
  name: 'priority-inversion',
  severity: 'hint',
  group: 'objectives',
  reads: 'schedule',
  compares: true,
  summary:
    'Work that starts before other planned work of the same team that scores clearly higher and could start on that day.',
  why: 'Scores are there to decide what comes first. Clearly higher is a weighted score that is 0.8 more, or a RICE score that is 1.2 times as much. Work that something of the same worth waits for, or that has a deadline, has a reason to go first; so has what starts before the phase of the other begins.',
  examples: [
    {
      bad: `version: 1
teams: {web: {}}
initiatives:
  new-footer: {teams: [web], start: 2026-04-06, duration: 2w, scores: {impact: 2, ease: 4, scalability: 2, cost-effectiveness: 2}}
#                                   ^^^^^^^^^^ priority-inversion: 'new-footer' (2.50) starts on 6 Apr, before 'faster-checkout' (3.75), which scores higher and which 'web' could start then. Start that first, or score both again.
  faster-checkout: {teams: [web], start: 2026-04-20, duration: 6w, scores: {impact: 5, ease: 3, scalability: 4, cost-effectiveness: 3}}
`,
      good: `version: 1
teams: {web: {}}
initiatives:
  faster-checkout: {teams: [web], start: 2026-04-06, duration: 6w, scores: {impact: 5, ease: 3, scalability: 4, cost-effectiveness: 3}}
  new-footer: {teams: [web], start: 2026-05-18, duration: 2w, scores: {impact: 2, ease: 4, scalability: 2, cost-effectiveness: 2}}
`,
    },
  ],
  check({ model, schedule, scores, report }) {
    if (model.isDoubtful({ file: model.root, path: ['scoring'] })) return;
    for (const [early, late] of inversions(model, schedule, scores())) report(finding(schedule, early, late));
  },
});

/** Planned work with a score. */
interface Candidate {
  readonly work: Initiative;
  readonly score: number;
  /** The first working day of it. */
  readonly start: Day;
  readonly teams: ReadonlySet<Team>;
}

/** What is overtaken, with the team that could do it first. */
interface Overtaken extends Candidate {
  readonly by: Team;
}

/**
 * What starts too early, with what it overtakes. Each overtaken one is named once: with the lowest score of those
 * before it, since moving it up mends them all.
 */
function inversions(
  model: Bound,
  schedule: Schedule,
  { method, ranked }: Scores,
): ReadonlyMap<Candidate, readonly Overtaken[]> {
  const all = ranked.flatMap(({ initiative, value }) => candidate(model, schedule, initiative, value) ?? []);
  const waiting = new Waiting(model, new Map(ranked.map(({ initiative, value }) => [initiative, value])));
  // The lowest first; of those that score the same, the first in the file.
  const early = all.filter(({ work }) => isChosen(schedule, work)).sort((a, b) => a.score - b.score);
  const found = new Map<Candidate, Overtaken[]>();
  for (const high of all) {
    const from = couldStart(model, schedule, high.work);
    if (from === undefined) continue;
    const low = early.find(
      (one) =>
        one.start < high.start &&
        one.start >= from &&
        isWellAbove(method, high.score, one.score) &&
        shared(one, high) !== undefined &&
        isWellAbove(method, high.score, waiting.worth(one.work)) &&
        !waiting.on(one.work).has(high.work),
    );
    if (low === undefined) continue;
    push(found, low, { ...high, by: shared(low, high)! });
  }
  return found;
}

const shared = (a: Candidate, b: Candidate): Team | undefined => [...a.teams].find((team) => b.teams.has(team));

function candidate(model: Bound, schedule: Schedule, work: Initiative, score: number): Candidate | undefined {
  const one = schedule.of(work) as ScheduledWork | undefined;
  if (one === undefined || !isPlanned(one) || !isDated(one) || one.assumed || one.inCycle) return undefined;
  const shares = [...sharesOf(model, work)].filter(([, share]) => share > 0);
  return { work, score, start: firstWorkingDay(schedule, one.start), teams: new Set(shares.map(([team]) => team)) };
}

const firstWorkingDay = ({ calendar }: Schedule, day: Day): Day => calendar.day(calendar.next(day));

/** Whether somebody chose its start, and may choose again. */
const isChosen = (schedule: Schedule, work: Initiative): boolean =>
  schedule.of(work)?.startComputed === false && work.data.deadline === undefined;

/**
 * The first day on which work could begin: all that it, or one of its first activities, waits for is over, and its
 * phase has begun. Undefined where nobody can tell, or where something blocks it.
 */
function couldStart(model: Bound, schedule: Schedule, work: Initiative): Day | undefined {
  if (work.data.status === 'blocked' || model.isDoubtful(work)) return undefined;
  const first = [work, ...model.children(work, 'activity').filter((activity) => !followsSibling(model, activity))];
  if (!first.every((one) => isForeseeable(model, schedule, one))) return undefined;
  const phase = work.data.phase && model.target(work.data.phase);
  const { start } = phase?.kind === 'phase' ? (phase as Entity<'phase'>).data : {};
  return [
    ...first.flatMap((one) => schedule.earliest(one)?.start ?? []),
    ...(start === undefined ? [] : [schedule.calendar.firstDay(start)]),
  ].reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
}

type Work = Initiative | Entity<'activity'>;

const predecessors = (model: Bound, { data }: Work): readonly (Entity | undefined)[] =>
  (data.dependsOn ?? []).map((one) => model.target('ref' in one ? one.ref : one));

const followsSibling = (model: Bound, activity: Entity<'activity'>): boolean =>
  predecessors(model, activity).some((on) => on !== undefined && on.parent === activity.parent);

/** Whether all that it waits for has dates that somebody gave, or is cancelled. */
const isForeseeable = (model: Bound, schedule: Schedule, work: Work): boolean =>
  predecessors(model, work).every((on) => {
    const one = on && schedule.of(on);
    return one !== undefined && (one.reason === 'cancelled' || (isDated(one) && !one.assumed));
  });

/** What waits for work, and what that is worth. */
class Waiting {
  readonly #known = new Map<Initiative, ReadonlySet<Entity>>();

  constructor(
    readonly model: Bound,
    readonly scores: ReadonlyMap<Entity, number>,
  ) {}

  /** All initiatives and milestones that wait for one, at whatever remove. */
  on(work: Initiative): ReadonlySet<Entity> {
    const known = this.#known.get(work);
    if (known !== undefined) return known;
    const found = new Set<Entity>();
    const queue: Entity[] = [work];
    for (let one = queue.pop(); one !== undefined; one = queue.pop())
      for (const next of this.#next(one)) {
        if (found.has(next)) continue;
        found.add(next);
        queue.push(next);
      }
    this.#known.set(work, found);
    return found;
  }

  #next(one: Entity): readonly Entity[] {
    return [one, ...this.model.children(one, 'activity')].flatMap((each) =>
      this.model.uses(each).flatMap(({ from, ref }) => {
        const field = from && ref.path[from.path.length];
        if (from === undefined || (field !== 'dependsOn' && field !== 'requires')) return [];
        return [from.kind === 'activity' ? from.parent! : from];
      }),
    );
  }

  /** The highest score of it and of what waits for it. */
  worth(work: Initiative): number {
    return [work, ...this.on(work)].reduce(
      (most, one) => Math.max(most, this.scores.get(one) ?? most),
      Number.NEGATIVE_INFINITY,
    );
  }
}

function finding(schedule: Schedule, low: Candidate, overtaken: readonly Overtaken[]): Report {
  const scored = ({ work, score }: Candidate): string => `${named(work)} (${scoreInWords(score)})`;
  const start = when(schedule, (schedule.of(low.work) as Dated).start);
  const list = either(few(overtaken.map(scored), MOST_NAMED), 'and');
  const teams = either([...new Set(overtaken.map(({ by }) => named(by)))]);
  const [scores, that, both] = overtaken.length === 1 ? ['scores', 'that', 'both'] : ['score', 'those', 'all'];
  return {
    at: [low.work, 'start'],
    message: `${scored(low)} starts on ${start}, before ${list}, which ${scores} higher and which ${teams} could start then. Start ${that} first, or score ${both} again.`,
    related: overtaken.slice(0, MOST_RELATED).map((one) => ({
      at: one.work,
      message: `${scored(one)} starts on ${when(schedule, one.start)}.`,
    })),
    subjects: overtaken.map(({ work }) => work.id),
  };
}

const MOST_NAMED = 3;
