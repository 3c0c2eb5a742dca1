/**
 * What the rules that speak of something missing must find, told from the words of their pages alone: plain data in,
 * `rule collection.id` out, without the model, its references or the words that the rules share.
 */
import type { Entries, InitiativeData, Roadmap, ToolData, TouchpointData } from './roadmaps';

type Find = (roadmap: Roadmap) => readonly string[];

const list = <T>(entries: Entries<T> | undefined): readonly (readonly [string, T])[] => Object.entries(entries ?? {});
const values = <T>(entries: Entries<T> | undefined): readonly T[] => Object.values(entries ?? {});
const has = (ids: readonly string[] | undefined, id: string): boolean => (ids ?? []).includes(id);
const isEmpty = (ids: readonly string[] | undefined): boolean => (ids ?? []).length === 0;

/** Ids of the entries for which something is said, if the roadmap has begun with the matter. */
const lacking = <T>(begun: boolean, entries: Entries<T>, says: (entry: T, id: string) => boolean): readonly string[] =>
  begun ? list(entries).flatMap(([id, entry]) => (says(entry, id) ? [id] : [])) : [];

const statusOf = ({ status }: { readonly status?: string | undefined }, usual: string): string => status ?? usual;
const isActive = (entry: { readonly status?: string | undefined }): boolean => statusOf(entry, 'active') === 'active';
const isLive = (entry: { readonly status?: string | undefined }): boolean =>
  ['active', 'phasing-out'].includes(statusOf(entry, 'active'));
const isRetired = (entry: { readonly status?: string | undefined }): boolean => entry.status === 'retired';
const isCancelled = (entry: { readonly status?: string | undefined }): boolean => entry.status === 'cancelled';
const isOpen = (work: InitiativeData): boolean =>
  ['planned', 'in-progress', 'blocked'].includes(statusOf(work, 'planned'));
const isPersonal = (data: { readonly classification?: string | undefined }): boolean =>
  data.classification === 'personal' || data.classification === 'sensitive';
/** Says no more than what it is called. */
const isJustBegun = (entry: object): boolean => Object.keys(entry).every((key) => key === 'name');

const touchpointsOf = (roadmap: Roadmap): readonly (readonly [string, string, TouchpointData])[] =>
  list(roadmap.journeys).flatMap(([journey, { stages }]) =>
    list(stages).flatMap(([stage, { touchpoints }]) =>
      list(touchpoints).map(([id, data]) => [`${journey}.${stage}.${id}`, `${journey}.${stage}`, data] as const),
    ),
  );

/** Where the roadmap names a tool, other than the tool itself. */
function toolsNamed({
  objectives,
  lifecycle,
  channels,
  integrations,
  datasets,
  identities,
  automations,
  tools,
  initiatives,
  ...rest
}: Roadmap): readonly string[] {
  return [
    ...values(objectives).flatMap(({ kpis }) => values(kpis).map(({ source }) => source)),
    ...values(lifecycle).map(({ source }) => source),
    ...values(channels).flatMap((one) => one.tools ?? []),
    ...touchpointsOf({
      objectives,
      lifecycle,
      channels,
      integrations,
      datasets,
      identities,
      automations,
      tools,
      initiatives,
      ...rest,
    }).flatMap(([, , one]) => one.tools ?? []),
    ...values(integrations).flatMap(({ from, to }) => [from, to]),
    ...values(datasets).flatMap(({ source, consentSource }) => [source, consentSource]),
    ...values(identities).map(({ resolvedIn }) => resolvedIn),
    ...values(automations).flatMap((one) => one.tools ?? []),
    ...values(initiatives).flatMap((one) => one.tools ?? []),
    ...values(tools).flatMap((one) => one.replaces ?? []),
  ].filter((id) => id !== undefined);
}

/** Active tools that nothing names and that serve nothing, once a tool serves something or does something. */
function unusedTools(roadmap: Roadmap): readonly string[] {
  const { tools, channels, integrations, automations, initiatives } = roadmap;
  const begun =
    values(tools).some(({ objectives }) => !isEmpty(objectives)) ||
    values(integrations).length > 0 ||
    [
      ...values(channels),
      ...values(automations),
      ...values(initiatives),
      ...touchpointsOf(roadmap).map(([, , one]) => one),
    ].some((one) => !isEmpty(one.tools));
  const named = new Set(toolsNamed(roadmap));
  return lacking(begun, tools, (tool, id) => isActive(tool) && isEmpty(tool.objectives) && !named.has(id));
}

const keepers = ({ tools }: Roadmap, dataset: string): readonly string[] =>
  list(tools).flatMap(([id, tool]) =>
    has(tool.datasets, dataset) && !['evaluating', 'retired'].includes(statusOf(tool, 'active')) ? [id] : [],
  );

/** Objectives with none below them. */
const lowest = ({ objectives }: Roadmap): Entries<object> =>
  Object.fromEntries(list(objectives).filter(([id]) => !values(objectives).some(({ parent }) => parent === id)));

/** The objectives that something serves, by themselves or by one of their KPIs. */
function served({ initiatives, tools, automations }: Roadmap): ReadonlySet<string> {
  const goals = [
    ...values(initiatives).flatMap((work) => (isCancelled(work) ? [] : (work.objectives ?? []))),
    ...values(tools).flatMap((tool) => (isRetired(tool) ? [] : (tool.objectives ?? []))),
    ...values(automations).flatMap((one) => (isRetired(one) || one.goal === undefined ? [] : [one.goal])),
  ];
  return new Set(goals.map((goal) => goal.split('.')[0]!));
}

const hasKpis = ({ objectives }: Roadmap): boolean => values(objectives).some(({ kpis }) => values(kpis).length > 0);

/** Who has no owner, for each kind of which one has. */
function unowned(roadmap: Roadmap): readonly string[] {
  const { objectives, tools, integrations, datasets, automations, initiatives } = roadmap;
  const begun = (entries: Entries<{ readonly owner?: string | undefined }>): boolean =>
    values(entries).some(({ owner }) => owner !== undefined);
  const nobodys = (entry: { readonly owner?: string | undefined }): boolean => entry.owner === undefined;
  const unused = unusedTools(roadmap);
  // What a tool hands down is missing at the tool, if tools have owners at all.
  const toolsSay = begun(tools);
  return [
    ...lacking(begun(objectives), objectives, (one) => nobodys(one) && !isJustBegun(one)).map(
      (id) => `objectives.${id}`,
    ),
    ...lacking(begun(tools), tools, (one, id) => nobodys(one) && !isRetired(one) && !unused.includes(id)).map(
      (id) => `tools.${id}`,
    ),
    ...lacking(begun(integrations), integrations, (one) => nobodys(one) && !isRetired(one) && !toolsSay).map(
      (id) => `integrations.${id}`,
    ),
    ...lacking(begun(datasets), datasets, (one, id) => {
      // A dataset of several tools lacks its source first.
      if (one.source === undefined) return nobodys(one) && keepers(roadmap, id).length < 2;
      return nobodys(one) && !toolsSay;
    }).map((id) => `datasets.${id}`),
    ...lacking(begun(automations), automations, (one) => nobodys(one) && !isRetired(one) && !isJustBegun(one)).map(
      (id) => `automations.${id}`,
    ),
    ...lacking(
      begun(initiatives),
      initiatives,
      (one) => nobodys(one) && !isJustBegun(one) && !['done', 'cancelled'].includes(statusOf(one, 'planned')),
    ).map((id) => `initiatives.${id}`),
  ];
}

function untrained({ initiatives, tools }: Roadmap): readonly string[] {
  const begun = values(initiatives).some(
    ({ type, activities }) => type === 'train' || values(activities).some((one) => one.type === 'train'),
  );
  const trains = (one: { readonly type?: string | undefined; readonly status?: string | undefined }): boolean =>
    one.type === 'train' && !isCancelled(one);
  const teachers = values(initiatives).filter(trains);
  const needsTeacher = (id: string): boolean =>
    tools[id]?.adoption !== undefined && !teachers.some((work) => has(work.tools, id));
  return lacking(
    begun,
    initiatives,
    (work) =>
      work.type === 'adopt' &&
      isOpen(work) &&
      !values(work.activities).some(trains) &&
      (work.tools ?? []).some(needsTeacher),
  );
}

function isolated(roadmap: Roadmap): readonly string[] {
  const links = values(roadmap.integrations).filter((one) => isLive(one) && one.from !== one.to);
  const connected = new Set(links.flatMap(({ from, to }) => [from, to]));
  const unused = unusedTools(roadmap);
  return lacking(
    links.length > 0,
    roadmap.tools,
    (tool, id) => isActive(tool) && !isEmpty(tool.datasets) && !connected.has(id) && !unused.includes(id),
  );
}

function withoutAgreement({ tools, datasets }: Roadmap): readonly string[] {
  const holdsPersons = (tool: ToolData): boolean => (tool.datasets ?? []).some((id) => isPersonal(datasets[id]!));
  return lacking(
    values(tools).some(({ processor }) => processor !== undefined),
    tools,
    (tool) => isLive(tool) && holdsPersons(tool) && !['signed', 'not-needed'].includes(tool.processor?.agreement ?? ''),
  );
}

function withoutConsent(roadmap: Roadmap): readonly string[] {
  const { datasets, channels, automations } = roadmap;
  const asks = (id: string): boolean => ['opt-in', 'double-opt-in'].includes(channels[id]?.consent ?? '');
  const uses = [
    ...touchpointsOf(roadmap).map(([, , one]) => ({
      data: one.datasets,
      on: one.channel === undefined ? [] : [one.channel],
    })),
    ...values(automations).flatMap((one) => (isRetired(one) ? [] : [{ data: one.datasets, on: one.channels ?? [] }])),
  ];
  return lacking(
    values(datasets).some(({ consentSource }) => consentSource !== undefined),
    datasets,
    (one, id) =>
      isPersonal(one) && one.consentSource === undefined && uses.some(({ data, on }) => has(data, id) && on.some(asks)),
  );
}

function unservedTouchpoints(roadmap: Roadmap): readonly string[] {
  const isServed = ({ tools, automations, channel }: TouchpointData): boolean =>
    !isEmpty(tools) || !isEmpty(automations) || (channel !== undefined && !isEmpty(roadmap.channels[channel]!.tools));
  const all = touchpointsOf(roadmap);
  const begun = all.some(([, , one]) => isServed(one));
  return begun ? all.flatMap(([id, , one]) => (isServed(one) ? [] : [id])) : [];
}

function withoutAudience(roadmap: Roadmap): readonly string[] {
  const { channels, segments, automations } = roadmap;
  const isPeopled = (id: string): boolean => values(segments).some((one) => has(one.channels, id));
  const isUsed = (id: string): boolean =>
    touchpointsOf(roadmap).some(([, , one]) => one.channel === id) ||
    values(automations).some((one) => isActive(one) && has(one.channels, id));
  return lacking(Object.keys(channels).some(isPeopled), channels, (_one, id) => !isPeopled(id) && isUsed(id));
}

/** At the first segment that is there. */
function withoutChannel(roadmap: Roadmap): readonly string[] {
  const { channels, segments, automations } = roadmap;
  const touchpoints = touchpointsOf(roadmap).map(([, , one]) => one);
  const isReached = (id: string): boolean =>
    touchpoints.some(({ channel }) => channel === id) ||
    list(automations).some(
      ([automation, one]) => has(one.channels, id) && touchpoints.some((place) => has(place.automations, automation)),
    );
  const ids = Object.keys(channels);
  if (!ids.some(isReached)) return [];
  return ids
    .filter((id) => !isReached(id))
    .flatMap((id) => {
      const segment = list(segments).find(([, one]) => has(one.channels, id));
      return segment === undefined ? [] : [segment[0]];
    });
}

function withoutStructure({ automations, channels, tools }: Roadmap): readonly string[] {
  const behind = (one: Roadmap['automations'][string]): readonly ToolData[] =>
    [...(one.tools ?? []), ...(one.channels ?? []).flatMap((id) => channels[id]!.tools ?? [])].map((id) => tools[id]!);
  return lacking(
    values(automations).some((one) => behind(one).some(isLive)),
    automations,
    // A retired tool is a finding of its own.
    (one) => isActive(one) && !isJustBegun(one) && !behind(one).some(isLive) && !behind(one).some(isRetired),
  );
}

function weak(roadmap: Roadmap): readonly string[] {
  const works = values(roadmap.initiatives);
  if (works.every(({ improves }) => isEmpty(improves))) return [];
  const isImproved = (id: string): boolean => works.some((work) => isOpen(work) && has(work.improves, id));
  return touchpointsOf(roadmap).flatMap(([id, stage, { experience }]) =>
    experience !== undefined && experience <= 2 && !isImproved(id) && !isImproved(stage) ? [id] : [],
  );
}

/** A gap between two neighbours that is open on both sides is one finding, at the first. */
function gaps({ lifecycle, automations }: Roadmap): readonly string[] {
  const moves = values(automations).flatMap((one) => (isRetired(one) || one.moves === undefined ? [] : [one.moves]));
  const states = Object.keys(lifecycle);
  if (moves.length === 0) return [];
  const noWayIn = (i: number): boolean => i > 0 && i < states.length && !moves.some(({ to }) => to === states[i]);
  const noWayOut = (i: number): boolean =>
    i >= 0 && i < states.length - 1 && !moves.some(({ from }) => from === states[i]);
  return states.flatMap((state, i) => {
    const step = noWayOut(i) && noWayIn(i + 1);
    const more = (noWayIn(i) && !noWayOut(i - 1)) || (noWayOut(i) && !noWayIn(i + 1));
    return [...(step ? [state] : []), ...(more ? [state] : [])];
  });
}

function singleFunction({ initiatives, teams }: Roadmap): readonly string[] {
  return lacking(true, initiatives, (work) => {
    const functions = [...new Set((work.teams ?? []).map((id) => teams[id]!.function))];
    if (!isOpen(work) || (work.tools ?? []).length < 2 || functions.length !== 1 || functions[0] === undefined)
      return false;
    return values(teams).some((team) => team.function !== undefined && team.function !== functions[0]);
  });
}

function orphans(roadmap: Roadmap): readonly string[] {
  const { objectives, tools, integrations, datasets, automations, initiatives, teams } = roadmap;
  const owned = [objectives, tools, integrations, datasets, automations, initiatives].flatMap((entries) =>
    values(entries as Entries<{ readonly owner?: string }>).flatMap(({ owner }) => owner?.split('.')[0] ?? []),
  );
  const named = new Set([...owned, ...values(initiatives).flatMap((work) => work.teams ?? [])]);
  return lacking(
    Object.keys(teams).some((id) => named.has(id)),
    teams,
    (_team, id) => !named.has(id),
  );
}

function unscored({ initiatives, scoring }: Roadmap): readonly string[] {
  const criteria = Object.keys(scoring?.criteria ?? { impact: 0, ease: 0, scalability: 0, 'cost-effectiveness': 0 });
  return lacking(
    values(initiatives).some(({ scores }) => values(scores).length > 0),
    initiatives,
    (work) =>
      (isOpen(work) || work.status === 'idea') &&
      !isJustBegun(work) &&
      criteria.some((one) => work.scores?.[one] === undefined),
  );
}

const isIn = (date: string, { start, end }: { readonly start: string; readonly end: string }): boolean =>
  start <= date && date <= end;

/** Each rule marked so in the catalogue, with the collection of what it speaks of. */
const RULES: Readonly<Record<string, readonly [collection: string, find: Find]>> = {
  'no-training': ['initiatives', untrained],
  'phase-without-milestone': [
    'phases',
    ({ phases, milestones }) =>
      lacking(
        values(milestones).length > 0,
        phases,
        (phase, id) => !values(milestones).some((one) => one.phase === id || isIn(one.date, phase)),
      ),
  ],
  'objective-without-kpi': [
    'objectives',
    (roadmap) =>
      lacking(hasKpis(roadmap), lowest(roadmap), (_one, id) => values(roadmap.objectives[id]!.kpis).length === 0),
  ],
  'objective-unserved': [
    'objectives',
    (roadmap) => {
      const reached = served(roadmap);
      // One that says nothing but its name lacks KPIs first.
      return lacking(
        reached.size > 0,
        lowest(roadmap),
        (one, id) => !reached.has(id) && !(hasKpis(roadmap) && isJustBegun(one)),
      );
    },
  ],
  'work-without-objective': [
    'initiatives',
    ({ objectives, initiatives }) =>
      lacking(
        values(objectives).length > 0,
        initiatives,
        (work) =>
          !isJustBegun(work) &&
          isEmpty(work.objectives) &&
          !['govern', 'retire'].includes(work.type ?? '') &&
          !isCancelled(work),
      ),
  ],
  unscored: ['initiatives', unscored],
  unowned: ['', unowned],
  'tool-unused': ['tools', unusedTools],
  'isolated-tool': ['tools', isolated],
  'identity-unresolved': [
    'datasets',
    (roadmap) =>
      lacking(
        values(roadmap.identities).length > 0,
        roadmap.datasets,
        (one, id) => isPersonal(one) && one.identity === undefined && keepers(roadmap, id).length > 1,
      ),
  ],
  'ungoverned-data': [
    'datasets',
    ({ policies, datasets }) =>
      lacking(
        values(policies).length > 0 || values(datasets).some(({ purposes }) => purposes !== undefined),
        datasets,
        (one) => isPersonal(one) && isEmpty(one.policies) && one.purposes === undefined,
      ),
  ],
  'processor-without-agreement': ['tools', withoutAgreement],
  'consent-missing': ['datasets', withoutConsent],
  'touchpoint-without-tool': ['journeys', unservedTouchpoints],
  'channel-without-audience': ['channels', withoutAudience],
  'audience-without-channel': ['segments', withoutChannel],
  'automation-without-structure': ['automations', withoutStructure],
  'weak-touchpoint': ['journeys', weak],
  'lifecycle-gap': ['lifecycle', gaps],
  'single-function': ['initiatives', singleFunction],
  'orphan-team': ['teams', orphans],
};

/** Which rules wait while a reference to a kind names nothing: what is missing may be what is misspelt. */
export const WAITS: Readonly<Record<string, readonly string[]>> = {
  tool: [
    ...['no-training', 'unowned', 'tool-unused', 'isolated-tool', 'identity-unresolved', 'consent-missing'],
    ...['touchpoint-without-tool', 'automation-without-structure', 'single-function'],
  ],
  objective: ['objective-without-kpi', 'objective-unserved', 'work-without-objective'],
  channel: [
    ...['consent-missing', 'touchpoint-without-tool', 'channel-without-audience', 'audience-without-channel'],
    ...['automation-without-structure'],
  ],
  segment: ['channel-without-audience'],
  state: ['lifecycle-gap'],
  data: ['unowned', 'isolated-tool', 'processor-without-agreement', 'consent-missing'],
  person: ['identity-unresolved'],
  law: ['ungoverned-data'],
  auto: ['touchpoint-without-tool', 'lifecycle-gap'],
  team: ['unowned', 'single-function', 'orphan-team'],
  phase: ['phase-without-milestone'],
  journey: ['weak-touchpoint'],
};

/** Rules that find less where a reference to a kind is gone, since it is what they speak of. */
export const SPEAKS_OF: Readonly<Record<string, readonly string[]>> = { data: ['identity-unresolved'] };

export const ABSENCE_RULES: readonly string[] = Object.keys(RULES);

/** All that is missing: `rule collection.id`, in order; a thing that two findings are at is there twice. */
export const absences = (roadmap: Roadmap): readonly string[] =>
  Object.entries(RULES)
    .flatMap(([rule, [collection, find]]) =>
      find(roadmap).map((id) => `${rule} ${collection === '' ? id : `${collection}.${id}`}`),
    )
    .sort();
