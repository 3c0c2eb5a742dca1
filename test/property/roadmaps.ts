/** Random roadmaps: small, but with entries in all collections that refer to each other. */
import fc from 'fast-check';
import { stringify } from 'yaml';

type Ids = readonly string[] | undefined;
export type Entries<T> = Readonly<Record<string, T>>;

interface Common {
  readonly name?: string | undefined;
  readonly owner?: string | undefined;
}

export interface ToolData extends Common {
  readonly status?: string | undefined;
  readonly objectives?: Ids;
  readonly costs?: number | undefined;
  readonly adoption?: { readonly seats: number } | undefined;
  readonly datasets?: Ids;
  readonly processor?: { readonly agreement: string } | undefined;
  readonly replaces?: Ids;
}

export interface AutomationData extends Common {
  readonly goal?: string | undefined;
  readonly segments?: Ids;
  readonly channels?: Ids;
  readonly tools?: Ids;
  readonly datasets?: Ids;
  readonly moves?: { readonly from: string; readonly to: string } | undefined;
  readonly status?: string | undefined;
}

export interface TouchpointData {
  readonly channel?: string | undefined;
  readonly tools?: Ids;
  readonly automations?: Ids;
  readonly datasets?: Ids;
  readonly experience?: number | undefined;
}

export interface InitiativeData extends Common {
  readonly horizon?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  readonly objectives?: Ids;
  readonly improves?: Ids;
  readonly tools?: Ids;
  readonly teams?: Ids;
  readonly scores?: Entries<number> | undefined;
  readonly activities?: Entries<{ readonly type: string; readonly status?: string | undefined }> | undefined;
}

/** What is generated of a roadmap; a collection that is not there is empty. */
export interface Roadmap {
  readonly objectives: Entries<
    Common & {
      readonly parent?: string | undefined;
      readonly kpis?: Entries<Common & { readonly source?: string | undefined }> | undefined;
    }
  >;
  readonly segments: Entries<{ readonly channels?: Ids }>;
  readonly lifecycle: Entries<{ readonly source?: string | undefined }>;
  readonly channels: Entries<{ readonly tools?: Ids; readonly consent?: string | undefined }>;
  readonly journeys: Entries<{
    readonly stages: Entries<{ readonly objectives?: Ids; readonly touchpoints?: Entries<TouchpointData> | undefined }>;
  }>;
  readonly tools: Entries<ToolData>;
  readonly integrations: Entries<
    Common & {
      readonly from: string;
      readonly to: string;
      readonly status?: string | undefined;
      readonly datasets?: Ids;
    }
  >;
  readonly datasets: Entries<
    Common & {
      readonly classification?: string | undefined;
      readonly source?: string | undefined;
      readonly identity?: string | undefined;
      readonly purposes?: Entries<{ readonly lawfulBasis: string }> | undefined;
      readonly policies?: Ids;
      readonly consentSource?: string | undefined;
    }
  >;
  readonly identities: Entries<{ readonly resolvedIn?: string | undefined }>;
  readonly policies: Entries<object>;
  readonly automations: Entries<AutomationData>;
  readonly teams: Entries<{ readonly function?: string | undefined; readonly members?: Entries<string> | undefined }>;
  readonly scoring: { readonly criteria: Entries<object> } | undefined;
  readonly phases: Entries<{ readonly start: string; readonly end: string }>;
  readonly milestones: Entries<{
    readonly date: string;
    readonly phase?: string | undefined;
    readonly objectives?: Ids;
  }>;
  readonly initiatives: Entries<InitiativeData>;
}

const pool = (prefix: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${'abcdef'[i]}`);

const ID = {
  objectives: pool('objective', 4),
  segments: pool('segment', 2),
  lifecycle: pool('state', 4),
  channels: pool('channel', 4),
  tools: pool('tool', 4),
  integrations: pool('link', 3),
  datasets: pool('data', 3),
  identities: ['person'],
  policies: ['law'],
  automations: pool('auto', 3),
  teams: pool('team', 4),
  phases: pool('phase', 2),
  milestones: pool('gate', 2),
  initiatives: pool('work', 4),
} as const satisfies Partial<Record<keyof Roadmap, readonly string[]>>;

/** References are drawn from all ids that there could be; those to what is not there are taken out in the end. */
const GOALS = [...ID.objectives, ...ID.objectives.map((id) => `${id}.kpi`)];
const OWNERS = [...ID.teams, `${ID.teams[0]}.ada`];
const STAGES = ['journey.hear', 'journey.buy'] as const;
const PLACES = [...STAGES, ...STAGES.flatMap((stage) => [`${stage}.ad`, `${stage}.shop`])];
const DATES = ['2026-03-18', '2026-05-13', '2026-08-19', '2026-11-18'] as const;

/** Now and then. */
const may = <T>(of: fc.Arbitrary<T>, yes = 1, no = 1): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: yes, arbitrary: of }, { weight: no, arbitrary: fc.constant(undefined) });
const one = (ids: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...ids);
const some = (ids: readonly string[], yes = 1, no = 1): fc.Arbitrary<Ids> =>
  may(fc.subarray([...ids], { minLength: 1, maxLength: Math.min(2, ids.length) }), yes, no);
/** Mostly the first. */
const mostly = (usual: string, ...others: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

/** Entries under some of the ids. */
const entries = <T>(ids: readonly string[], of: fc.Arbitrary<T>): fc.Arbitrary<Entries<T>> =>
  fc
    .tuple(
      fc.oneof(
        { weight: 5, arbitrary: fc.subarray([...ids], { minLength: Math.ceil(ids.length / 2) }) },
        { weight: 1, arbitrary: fc.constant([]) },
      ),
      fc.array(of, { minLength: ids.length, maxLength: ids.length }),
    )
    .map(([keys, values]) => Object.fromEntries(keys.map((key, i) => [key, values[i]!])));

const name = may(fc.constant('Called so'), 1, 3);
const owner = may(one(OWNERS), 2, 1);
const lifeStatus = may(mostly('active', 'evaluating', 'planned', 'phasing-out', 'retired'), 1, 2);

const touchpoint: fc.Arbitrary<TouchpointData> = fc.record({
  channel: may(one(ID.channels)),
  tools: some(ID.tools, 1, 3),
  automations: some(ID.automations, 1, 3),
  datasets: some(ID.datasets, 3, 1),
  experience: may(fc.integer({ min: 1, max: 3 }), 4, 1),
});

const whole: fc.Arbitrary<Roadmap> = fc.record({
  objectives: entries(
    ID.objectives,
    fc.record({
      name,
      owner,
      parent: may(one(ID.objectives)),
      kpis: may(fc.record({ kpi: fc.record({ name, source: may(one(ID.tools), 1, 4) }) })),
    }),
  ),
  segments: entries(ID.segments, fc.record({ channels: some(ID.channels, 3, 1) })),
  lifecycle: entries(ID.lifecycle, fc.record({ source: may(one(ID.tools), 1, 5) })),
  channels: entries(
    ID.channels,
    fc.record({
      tools: some(ID.tools, 1, 2),
      consent: may(mostly('opt-in', 'none', 'opt-out', 'double-opt-in'), 2, 1),
    }),
  ),
  journeys: may(
    fc.record({
      journey: fc.record({
        stages: entries(
          ['hear', 'buy'],
          fc.record({
            objectives: some(ID.objectives, 1, 4),
            touchpoints: may(entries(['ad', 'shop'], touchpoint), 9, 1),
          }),
        ),
      }),
    }),
    4,
    1,
  ).map((made) => made ?? {}),
  tools: entries(
    ID.tools,
    fc.record({
      name,
      owner,
      status: lifeStatus,
      objectives: some(GOALS, 1, 5),
      costs: may(fc.constantFrom(0, 100), 1, 3),
      adoption: may(fc.constant({ seats: 10 }), 3, 1),
      datasets: some(ID.datasets, 3, 1),
      processor: may(
        one(['signed', 'missing', 'not-needed']).map((agreement) => ({ agreement })),
        1,
        2,
      ),
      replaces: some(ID.tools, 1, 8),
    }),
  ),
  integrations: entries(
    ID.integrations,
    fc.record({ owner, from: one(ID.tools), to: one(ID.tools), status: lifeStatus, datasets: some(ID.datasets) }),
  ),
  datasets: entries(
    ID.datasets,
    fc.record({
      name,
      owner,
      classification: may(mostly('personal', 'sensitive', 'internal', 'public'), 4, 1),
      source: may(one(ID.tools)),
      identity: may(one(ID.identities), 1, 3),
      purposes: may(fc.constant({ service: { lawfulBasis: 'contract' } }), 1, 2),
      policies: some(ID.policies, 1, 2),
      consentSource: may(one(ID.tools), 1, 2),
    }),
  ),
  identities: entries(ID.identities, fc.record({ resolvedIn: may(one(ID.tools), 1, 5) })),
  policies: entries(ID.policies, fc.constant({})),
  automations: entries(
    ID.automations,
    fc.record({
      name,
      owner,
      goal: may(one(GOALS)),
      segments: some(ID.segments),
      channels: some(ID.channels),
      tools: some(ID.tools),
      datasets: some(ID.datasets),
      moves: may(fc.record({ from: one(ID.lifecycle), to: one(ID.lifecycle) })),
      status: may(mostly('active', 'planned', 'paused', 'retired'), 1, 2),
    }),
  ),
  teams: entries(
    ID.teams,
    fc.record({ function: may(mostly('marketing', 'it'), 9, 1), members: may(fc.constant({ ada: 'Ada' })) }),
  ),
  scoring: may(fc.constant({ criteria: { gain: {}, speed: {} } })),
  phases: entries(
    ID.phases,
    fc.tuple(fc.constantFrom(...DATES), fc.constantFrom(...DATES)).map((dates) => {
      const [start, end] = [...dates].sort() as [string, string];
      return { start, end };
    }),
  ),
  milestones: entries(
    ID.milestones,
    fc.record({ date: fc.constantFrom(...DATES), phase: may(one(ID.phases)), objectives: some(ID.objectives, 1, 3) }),
  ),
  initiatives: entries(
    ID.initiatives,
    fc.record({
      name,
      owner,
      horizon: may(fc.constant('next'), 4, 1),
      type: may(mostly('adopt', 'migrate', 'retire', 'govern', 'train'), 4, 1),
      status: may(one(['idea', 'planned', 'in-progress', 'blocked', 'done', 'cancelled'])),
      objectives: some(GOALS),
      improves: some(PLACES, 1, 2),
      tools: some(ID.tools, 3, 1),
      teams: some(ID.teams, 3, 1),
      scores: may(fc.constantFrom({ gain: 3, speed: 2 }, { gain: 3 }, { impact: 1, ease: 5, scalability: 3 }), 1, 2),
      activities: may(
        entries(
          ['first', 'last'],
          fc.record({ type: one(['deploy', 'train']), status: may(one(['cancelled']), 1, 3) }),
        ),
        1,
        3,
      ),
    }),
  ),
});

/** What is written: without what is undefined, empty, or names something that is not there. */
export const roadmaps: fc.Arbitrary<Roadmap> = whole.map((made) => settle(made));

function settle(made: Roadmap): Roadmap {
  const criteria = Object.keys(
    made.scoring?.criteria ?? { impact: 0, ease: 0, scalability: 0, 'cost-effectiveness': 0 },
  );
  const known = new Set([
    ...Object.keys(ID).flatMap((collection) => Object.keys(made[collection as keyof Roadmap] ?? {})),
    ...Object.entries(made.objectives).flatMap(([id, { kpis }]) => (kpis === undefined ? [] : [`${id}.kpi`])),
    ...Object.entries(made.teams).flatMap(([id, { members }]) => (members === undefined ? [] : [`${id}.ada`])),
    ...Object.entries(made.journeys['journey']?.stages ?? {}).flatMap(([stage, { touchpoints }]) => [
      `journey.${stage}`,
      ...Object.keys(touchpoints ?? {}).map((id) => `journey.${stage}.${id}`),
    ]),
  ]);
  const possible = new Set<string>([...Object.values(ID).flat(), ...GOALS, ...OWNERS, ...PLACES]);
  const isThere = (value: unknown): boolean => typeof value !== 'string' || !possible.has(value) || known.has(value);

  function clean(value: unknown): unknown {
    if (Array.isArray(value)) {
      const kept = value
        .filter(isThere)
        .map(clean)
        .filter((item) => item !== undefined);
      return kept.length === 0 ? undefined : kept;
    }
    if (typeof value !== 'object' || value === null) return isThere(value) ? value : undefined;
    const kept = Object.entries(value).flatMap(([key, child]) => {
      const left = clean(child);
      return left === undefined ? [] : [[key, left] as const];
    });
    return Object.fromEntries(kept);
  }

  const left = clean(made) as Roadmap;
  const ids = Object.keys(left.objectives);
  return {
    ...left,
    // Only above, so that there is no circle.
    objectives: mapValues(left.objectives, ({ parent, ...rest }, id) =>
      parent !== undefined && ids.indexOf(parent) < ids.indexOf(id) ? { parent, ...rest } : rest,
    ),
    integrations: onlyIf(left.integrations, ({ from, to }) => from !== undefined && to !== undefined),
    tools: mapValues(left.tools, ({ replaces, ...rest }, id) => {
      const older = (replaces ?? []).filter((other) => other < id);
      return older.length === 0 ? rest : { ...rest, replaces: older };
    }),
    automations: mapValues(left.automations, ({ moves, ...rest }) =>
      moves?.from === undefined || moves.to === undefined ? rest : { ...rest, moves },
    ),
    initiatives: mapValues(left.initiatives, ({ scores, ...rest }) => {
      const real = onlyIf(scores ?? {}, (_value, key) => criteria.includes(key));
      return Object.keys(real).length === 0 ? rest : { ...rest, scores: real };
    }),
  };
}

const mapValues = <T, U>(entriesOf: Entries<T>, change: (value: T, key: string) => U): Entries<U> =>
  Object.fromEntries(Object.entries(entriesOf).map(([key, value]) => [key, change(value, key)]));
const onlyIf = <T>(entriesOf: Entries<T>, keeps: (value: T, key: string) => boolean): Entries<T> =>
  Object.fromEntries(Object.entries(entriesOf).filter(([key, value]) => keeps(value, key)));

/** As a file; collections without entries are left out. */
export function written(roadmap: Roadmap): string {
  const filled = Object.entries(roadmap).filter(([, value]) => value !== undefined && Object.keys(value).length > 0);
  return stringify({ version: 1, ...Object.fromEntries(filled) });
}
