/** THE description of the roadmap format, version 1: every key, what it holds and what it means. */
import {
  boolean,
  choice,
  currency,
  type Decoded,
  type DecodedFields,
  date,
  dates,
  duration,
  type Entry,
  either,
  type Fields,
  field,
  filledList,
  ids,
  list,
  number,
  type ObjectValue,
  object,
  openChoice,
  ref,
  refs,
  text,
  titles,
} from './kit';

const texts = list(text);

const common = {
  name: field(text, 'The name that people read; without one, the id is shown.', {
    examples: ['Customer data platform'],
  }),
  description: field(text, 'What this is, in a sentence or two.'),
  owner: field(ref('team', 'member'), 'The team, or `team.member`, that answers for this.', {
    examples: ['marketing-ops'],
  }),
  tags: field(texts, 'Free words for filtering.', { examples: ['[q3, board]'] }),
  links: field(titles(text), 'Titles and the web addresses they lead to.', {
    examples: ['{Brief: https://example.com/brief}'],
  }),
  ref: field(text, 'The ticket that tracks this: its number or address.', { examples: ['MOPS-123'] }),
} as const satisfies Fields;

/** Keys that every entity may have. */
export const COMMON: Fields = common;

const entity = <const F extends Fields>(fields: F): ObjectValue<DecodedFields<typeof common & F>> => ({
  is: 'object',
  fields: { ...common, ...fields },
});

const LIFE = {
  evaluating: 'Being looked at; nothing is decided.',
  planned: 'Decided, not in use yet.',
  active: 'In use. This is the default.',
  'phasing-out': 'Still in use, with an end in sight.',
  retired: 'No longer in use.',
} as const;

const COST_PERIODS = {
  month: 'Each calendar month; a part of one by its share of days.',
  quarter: 'Each calendar quarter; a part of one by its share of days.',
  year: 'Each calendar year; a part of one by its share of days.',
  once: 'A single time, on its `from`. This is the default.',
} as const;

const BUDGET_PERIODS = {
  month: 'Each calendar month.',
  quarter: 'Each quarter (fiscal where the calendar says so).',
  year: 'Each year (fiscal where the calendar says so).',
  once: 'One pot, from `from` to `until` together. This is the default.',
} as const;

/** What money goes to. */
export const COST_KINDS = {
  licence: 'Licence or subscription fees.',
  usage: 'Fees that grow with use.',
  implementation: 'Setting the tool up.',
  integration: 'Connecting it to the rest of the stack.',
  training: 'Teaching people to use it.',
  support: 'Running and helping.',
  exit: 'Leaving: migration, early termination.',
} as const;

const cost = object({
  amount: field(number(), 'How much, in the currency.', { required: true, examples: ['1200'] }),
  currency: field(
    currency,
    'ISO 4217 code; by default that of the budget it names, else of the budgets if they have but one. Nothing is converted.',
    { examples: ['EUR'] },
  ),
  per: field(choice(COST_PERIODS), 'How often it falls due; `once` by default.'),
  from: field(
    date('first'),
    'The first day it is due; by default that of the tool or initiative, else, if it comes again, of the planning window.',
    { examples: ['2026-04'] },
  ),
  until: field(
    date('last'),
    'The last day it is due, if it comes again; by default that of the tool or initiative, else of the planning window.',
    { examples: ['2026-12'] },
  ),
  budget: field(ref('budget'), 'The budget that pays it; by default the only one in its currency.'),
  kind: field(choice(COST_KINDS), 'What the money is for; an id that is one of the kinds says it already.'),
});

const costs = either({
  scalar: number(),
  mapping: ids(either({ scalar: number(), mapping: cost })),
});

const DEPENDENCIES = {
  'finish-to-start': 'Starts after the other has ended. This is the default.',
  'start-to-start': 'Starts once the other has started.',
  'finish-to-finish': 'Ends once the other has ended.',
  'start-to-finish': 'Ends once the other has started.',
} as const;

const dependency = object({
  type: field(choice(DEPENDENCIES), 'How the two are tied.'),
  lag: field(duration('lag'), 'Room between the two; negative for a lead.', { examples: ['5d', '-1w', '14cd'] }),
});

const dependsOn = field(
  either({
    list: list(ref('initiative', 'milestone', 'activity')),
    mapping: refs(either({ list: list(dependency), mapping: dependency }), 'initiative', 'milestone', 'activity'),
  }),
  'What this waits for: ids, or ids with the type of dependency and a lag.',
  { examples: ['[audit]', '{audit: {type: start-to-start, lag: 5d}}'] },
);

const WORK_STATUS = {
  idea: 'Only a thought: costs nothing and has no floor in time.',
  planned: 'Decided, not begun. This is the default.',
  'in-progress': 'Begun.',
  blocked: 'Waiting for something outside the plan.',
  done: 'Finished.',
  cancelled: 'Will not be done.',
} as const;

const work = {
  status: field(choice(WORK_STATUS), 'How far the work is.'),
  start: field(date('first'), 'The first day; a period means its first.', { examples: ['2026-03-02', '2026-Q2'] }),
  end: field(date('last'), 'The last day, included; a period means its last.', { examples: ['2026-04-30', '2026-Q2'] }),
  duration: field(duration('work'), 'How long it takes: working days, work weeks or months.', {
    examples: ['10d', '3w', '2m'],
  }),
  deadline: field(date('last'), 'A date to be checked against; it schedules nothing.', { examples: ['2026-06-30'] }),
  started: field(date('first'), 'The day it really began.', { examples: ['2026-03-04'] }),
  finished: field(date('last'), 'The day it was really finished.', { examples: ['2026-04-28'] }),
  dependsOn,
  progress: field(number({ min: 0, max: 100 }), 'Per cent done.', { examples: ['40'] }),
} as const satisfies Fields;

const ACTIVITY_TYPES = {
  design: 'Deciding what to build.',
  build: 'Making it.',
  deploy: 'Putting it to use.',
  test: 'Trying it before or after it is in use.',
  optimize: 'Making it better with what was learnt.',
  train: 'Teaching people.',
} as const;

export const activity = entity({
  type: field(openChoice(ACTIVITY_TYPES), 'The kind of work; any other word is fine.'),
  ...work,
});

const SCALE = number({ min: 1, max: 5 });

export const risk = entity({
  probability: field(SCALE, 'How likely, from 1 (hardly) to 5 (almost certain).'),
  impact: field(SCALE, 'How bad, from 1 (slight) to 5 (severe).'),
  mitigation: field(text, 'What is done about it.'),
});

const INITIATIVE_TYPES = {
  adopt: 'Bring a new tool into use.',
  upgrade: 'Make more of a tool that is there.',
  integrate: 'Connect tools.',
  migrate: 'Move from one tool to another.',
  retire: 'Take a tool out of use.',
  automate: 'Let something run by itself.',
  campaign: 'A campaign to customers.',
  govern: 'Rules, consent, data quality.',
  train: 'Teach people.',
  measure: 'Make results visible.',
} as const;

const HORIZONS = {
  now: 'Being worked on or about to be.',
  next: 'After what is being done now.',
  later: 'Some day.',
} as const;

export const initiative = entity({
  type: field(openChoice(INITIATIVE_TYPES), 'The kind of initiative; any other word is fine.'),
  horizon: field(choice(HORIZONS), 'For what has no dates yet.'),
  phase: field(ref('phase'), 'The phase it belongs to; its start is the earliest start.'),
  objectives: field(list(ref('objective', 'kpi')), 'The objectives or KPIs it serves.', {
    examples: ['[growth, growth.leads]'],
  }),
  improves: field(list(ref('stage', 'touchpoint')), 'Stages or touchpoints of a journey that get better.', {
    examples: ['[buyer.consider]'],
  }),
  tools: field(list(ref('tool')), 'The tools it is about.'),
  integrations: field(list(ref('integration')), 'The integrations it is about.'),
  automations: field(list(ref('automation')), 'The automations it is about.'),
  segments: field(list(ref('segment')), 'The customers it is for.'),
  channels: field(list(ref('channel')), 'The channels it is about.'),
  datasets: field(list(ref('dataset')), 'The data it is about.'),
  teams: field(
    either({ list: list(ref('team')), mapping: refs(number({ min: 0, max: 1 }), 'team') }),
    'Who does it: teams, or teams with the share of one slot of their capacity.',
    { examples: ['[marketing-ops, data]', '{marketing-ops: 0.5}'] },
  ),
  consulted: field(list(ref('team')), 'Teams that are asked.'),
  informed: field(list(ref('team')), 'Teams that are told.'),
  ...work,
  scores: field(refs(number(), 'criterion'), 'Scores by criterion, for ranking: 1 to 5 each where they are weighted.', {
    examples: ['{impact: 4, ease: 3}'],
  }),
  costs: field(costs, 'What it costs: an amount, or named costs. Ideas and cancelled work cost nothing.', {
    examples: ['5000', '{licence: {amount: 900, per: month}}'],
  }),
  risks: field(either({ list: texts, mapping: ids(risk, 'risk') }), 'What could go wrong.'),
  activities: field(ids(activity, 'activity'), 'The steps it consists of.'),
});

export const phase = entity({
  start: field(date('first'), 'Its first day.', { examples: ['2026-Q1'] }),
  end: field(date('last'), 'Its last day.', { examples: ['2026-Q2'] }),
});

export const milestone = entity({
  date: field(date('last'), 'The day it is due; without one, it follows what it requires.', {
    examples: ['2026-06-30'],
  }),
  reached: field(date('last'), 'The day it really happened.'),
  phase: field(ref('phase'), 'The phase it lies in.'),
  requires: field(list(ref('initiative', 'activity', 'milestone')), 'What must be finished by then.'),
  objectives: field(list(ref('objective', 'kpi')), 'The objectives or KPIs it serves.'),
  criteria: field(texts, 'What must be true to pass the gate.'),
  decision: field(
    choice({ pending: 'Not decided yet.', go: 'Passed.', 'no-go': 'Not passed.' }),
    'How the gate was decided.',
  ),
});

export const kpi = entity({
  unit: field(text, 'What the numbers count.', { examples: ['"%"', 'leads per month'] }),
  direction: field(
    choice({ increase: 'More is better.', decrease: 'Less is better.', maintain: 'It should stay where it is.' }),
    'Which way is better.',
  ),
  baseline: field(
    either({
      scalar: number(),
      mapping: object({
        value: field(number(), 'The value at the outset.', { required: true, examples: ['120'] }),
        at: field(date('last'), 'The day it was measured.'),
      }),
    }),
    'Where it stands at the outset: a number, or a value and its day.',
    { examples: ['120', '{value: 120, at: 2026-01-31}'] },
  ),
  target: field(number(), 'Where it should be by the due date.', { examples: ['180'] }),
  due: field(date('last'), 'When the target is to be reached.', { examples: ['2026-Q4'] }),
  targets: field(dates(number(), 'last'), 'In place of target and due: a path of dates and numbers.', {
    examples: ['{2026-Q2: 140, 2026-Q4: 180}'],
  }),
  tolerance: field(number({ min: 0 }), 'How far off is still fine, in the KPI’s unit.'),
  confidence: field(number({ min: 0, max: 1 }), 'How sure we are of reaching it, 0 to 1.'),
  source: field(ref('tool'), 'The tool that measures it.'),
  guardrail: field(boolean, 'True: it must not get worse while others improve.'),
  measurements: field(dates(number(), 'last'), 'What was measured, by date.', { examples: ['{2026-02: 131}'] }),
});

export const objective = entity({
  parent: field(ref('objective'), 'The objective above: from strategy to scorecard to goal.'),
  commitment: field(
    choice({ committed: 'Promised; plans depend on it.', aspirational: 'Aimed at; falling short is allowed.' }),
    'How firm it is.',
  ),
  kpis: field(ids(kpi, 'kpi'), 'The numbers that show it.'),
});

export const segment = entity({
  channels: field(list(ref('channel')), 'Where these customers are.'),
  needs: field(texts, 'What they want from us.'),
  cadence: field(duration('calendar'), 'How often they buy.', { examples: ['1y', '6w'] }),
  size: field(number({ min: 0 }), 'How many they are.'),
  lifecycle: field(ref('state'), 'The lifecycle state they are in.'),
});

export const state = entity({
  definition: field(text, 'When a contact is in this state.'),
  source: field(ref('tool'), 'The tool that keeps it.'),
  sla: field(duration('calendar'), 'How soon somebody must act.', { examples: ['24h'] }),
});

export const channel = entity({
  type: field(
    choice({ owned: 'Our own, such as the website.', paid: 'Bought, such as ads.', earned: 'Given, such as reviews.' }),
    'Whose channel it is.',
  ),
  tools: field(list(ref('tool')), 'The tools that serve it.'),
  consent: field(
    choice({
      none: 'Nothing is asked.',
      'opt-out': 'People can say no.',
      'opt-in': 'People must say yes.',
      'double-opt-in': 'People must say yes and confirm.',
    }),
    'What people must have agreed to.',
  ),
  frequencyCap: field(
    object({
      max: field(number({ min: 1, whole: true }), 'The most messages in that time.', {
        required: true,
        examples: ['3'],
      }),
      per: field(duration('calendar'), 'The time that counts.', { required: true, examples: ['1w'] }),
    }),
    'How often one person may be reached.',
    { examples: ['{max: 2, per: 1w}'] },
  ),
});

export const touchpoint = entity({
  channel: field(ref('channel'), 'The channel it happens on.'),
  tools: field(list(ref('tool')), 'The tools that serve it.'),
  automations: field(list(ref('automation')), 'The automations that serve it.'),
  segments: field(list(ref('segment')), 'Whom it is for.'),
  datasets: field(list(ref('dataset')), 'The data it uses.'),
  experience: field(SCALE, 'How good it feels, from 1 (very bad) to 5 (very good).', { examples: ['3'] }),
  pains: field(texts, 'What annoys customers here.'),
});

export const stage = entity({
  objectives: field(list(ref('objective', 'kpi')), 'The objectives or KPIs this stage serves.'),
  touchpoints: field(ids(touchpoint, 'touchpoint'), 'Where customers meet us.'),
});

export const journey = entity({
  segments: field(list(ref('segment')), 'Who goes this way.'),
  stages: field(ids(stage, 'stage'), 'The stages, in order.'),
});

const TOOL_CATEGORIES: Readonly<Record<string, string>> = {
  crm: 'Customer relationships.',
  cdp: 'Customer data platform.',
  'marketing-automation': 'Campaign and lead automation.',
  email: 'Sending email.',
  cms: 'Website content.',
  dam: 'Images, video and other assets.',
  analytics: 'Measuring behaviour.',
  'tag-manager': 'Tags on websites.',
  consent: 'Consent management.',
  ads: 'Buying ads.',
  social: 'Social media.',
  chat: 'Chat and messaging.',
  survey: 'Asking customers.',
  ecommerce: 'Selling online.',
  'data-warehouse': 'Storing data for analysis.',
  etl: 'Moving data.',
  bi: 'Reports and dashboards.',
  personalization: 'Content by person.',
  abm: 'Account-based marketing.',
  seo: 'Being found.',
  events: 'Events and webinars.',
};

const contract = object({
  starts: field(date('first'), 'The first day of the contract.'),
  renews: field(date('first'), 'The day it renews.', { examples: ['2026-10-01'] }),
  notice: field(duration('calendar'), 'How long before renewal notice must be given.', { examples: ['3m', '90d'] }),
  autoRenews: field(boolean, 'Whether it renews unless somebody says no.'),
  uplift: field(
    number({ min: -100, max: 1000 }),
    'Per cent by which costs that come again rise on the day it renews, and on that day of each year after.',
    { examples: ['5'] },
  ),
  reviewBy: field(date('last'), 'When the renewal is to be decided.'),
});

const usage = object({
  included: field(number({ min: 0 }), 'How many the contract includes.'),
  used: field(number({ min: 0 }), 'How many are used.'),
});

export const tool = entity({
  vendor: field(text, 'Who makes it.'),
  category: field(openChoice(TOOL_CATEGORIES), 'What it is for; any other word is fine.'),
  status: field(choice(LIFE), 'Where it is in its life.'),
  from: field(date('first'), 'The first day in use.'),
  until: field(date('last'), 'The last day in use.'),
  capabilities: field(
    either({
      list: texts,
      mapping: ids(
        object({
          used: field(
            choice({ yes: 'In use.', partly: 'Used in part.', no: 'Paid for and not used.' }),
            'Whether it is used.',
          ),
        }),
      ),
    }),
    'What it can do: words, or ids with whether they are used.',
    { examples: ['[email, scoring]', '{scoring: {used: no}}'] },
  ),
  objectives: field(list(ref('objective', 'kpi')), 'The objectives or KPIs it serves.'),
  costs: field(costs, 'What it costs: an amount, or named costs. A tool that is only evaluated costs nothing yet.', {
    examples: ['{licence: {amount: 900, per: month}}'],
  }),
  contract: field(contract, 'The terms with the vendor.'),
  usage: field(ids(usage), 'What the contract counts (contacts, emails, …), included and used.'),
  adoption: field(
    object({
      seats: field(number({ min: 0 }), 'How many people could use it.'),
      activeUsers: field(number({ min: 0 }), 'How many do.'),
    }),
    'How many people use it.',
  ),
  satisfaction: field(SCALE, 'How happy its users are, 1 to 5.'),
  datasets: field(list(ref('dataset')), 'The data it stores.'),
  processor: field(
    object({
      agreement: field(
        choice({ signed: 'There is one.', missing: 'There is none yet.', 'not-needed': 'None is needed.' }),
        'The data processing agreement.',
      ),
      regions: field(texts, 'Where it keeps the data: country codes, EU, EEA, global.', { examples: ['[EU]'] }),
    }),
    'The vendor as a processor of personal data.',
  ),
  gaps: field(texts, 'What it lacks.'),
  replaces: field(list(ref('tool')), 'The tools it takes the place of.'),
});

export const integration = entity({
  from: field(ref('tool'), 'The tool that sends.', { required: true }),
  to: field(ref('tool'), 'The tool that receives.', { required: true }),
  direction: field(
    choice({ 'one-way': 'From one to the other. This is the default.', both: 'Both ways.' }),
    'Which way the data flows.',
  ),
  datasets: field(list(ref('dataset')), 'The data that flows; without any, it may be all.'),
  method: field(
    choice({
      native: 'Built into the tools.',
      api: 'Through an interface.',
      webhook: 'Pushed on events.',
      etl: 'By a data pipeline.',
      file: 'By files.',
      manual: 'By hand.',
    }),
    'How it is done.',
  ),
  frequency: field(
    choice({
      realtime: 'At once.',
      hourly: 'Every hour.',
      daily: 'Every day.',
      weekly: 'Every week.',
      'on-demand': 'When somebody asks for it.',
    }),
    'How often data flows.',
  ),
  status: field(choice(LIFE), 'Where it is in its life.'),
  health: field(
    choice({ ok: 'Works.', degraded: 'Works badly.', broken: 'Does not work.', unknown: 'Nobody has looked.' }),
    'How well it works.',
  ),
  checked: field(date('last'), 'When somebody last looked.'),
});

const LAWFUL_BASES = {
  consent: 'The person agreed.',
  contract: 'Needed for a contract with the person.',
  'legal-obligation': 'A law demands it.',
  'vital-interests': 'A life depends on it.',
  'public-task': 'A task in the public interest.',
  'legitimate-interests': 'Our interest, weighed against the person’s.',
} as const;

export const purpose = entity({
  lawfulBasis: field(choice(LAWFUL_BASES), 'Why it is lawful (GDPR, article 6).'),
  policies: field(list(ref('policy')), 'The policies that govern this purpose.'),
});

export const dataset = entity({
  classification: field(
    choice({
      public: 'Anybody may see it.',
      internal: 'For us alone.',
      personal: 'About persons.',
      sensitive: 'About persons, and specially protected.',
    }),
    'How it must be protected.',
  ),
  source: field(ref('tool'), 'The tool that is its system of record.'),
  identity: field(ref('identity'), 'How persons in it are recognised.'),
  purposes: field(ids(purpose, 'purpose'), 'What it is used for, and why that is lawful.'),
  policies: field(list(ref('policy')), 'The policies that govern it.'),
  consentSource: field(ref('tool'), 'The tool that knows who agreed.'),
  retention: field(duration('calendar'), 'How long it is kept.', { examples: ['2y'] }),
  freshness: field(duration('calendar'), 'How old it may be.', { examples: ['24h'] }),
  regions: field(texts, 'Where it may be kept: country codes, EU, EEA, global.', { examples: ['[EU]'] }),
  contract: field(text, 'Its data contract: a path or web address.'),
});

export const identity = entity({
  keys: field(texts, 'What persons are recognised by.', { examples: ['[email, crm-id]'] }),
  method: field(
    choice({ deterministic: 'Keys must match.', probabilistic: 'Likeness is enough.' }),
    'How records are matched.',
  ),
  resolvedIn: field(ref('tool'), 'The tool that matches them.'),
});

export const policy = entity({
  regulation: field(text, 'The law or standard behind it.', { examples: ['GDPR', 'CCPA'] }),
  requirements: field(texts, 'What it demands.'),
});

export const automation = entity({
  goal: field(ref('objective', 'kpi'), 'The objective or KPI it is for.', { examples: ['retention.repeat-rate'] }),
  segments: field(list(ref('segment')), 'Whom it reaches.'),
  channels: field(list(ref('channel')), 'Where it reaches them.'),
  tools: field(list(ref('tool')), 'The tools that run it.'),
  datasets: field(list(ref('dataset')), 'The data it uses.'),
  trigger: field(text, 'What sets it off.'),
  moves: field(
    object({
      from: field(ref('state'), 'The lifecycle state before.', { required: true }),
      to: field(ref('state'), 'The lifecycle state after.', { required: true }),
    }),
    'The step in the lifecycle that it brings about.',
  ),
  status: field(
    choice({
      planned: 'Not running yet.',
      active: 'Running. This is the default.',
      paused: 'Stopped for a while.',
      retired: 'Stopped for good.',
    }),
    'Whether it runs.',
  ),
});

const FUNCTIONS: Readonly<Record<string, string>> = {
  marketing: 'Marketing.',
  sales: 'Sales.',
  it: 'Information technology.',
  service: 'Customer service.',
  data: 'Data and analytics.',
  legal: 'Legal and privacy.',
  finance: 'Finance.',
  product: 'Product.',
  agency: 'An agency outside.',
};

export const member = text;
const days = either({ list: list(date('all')), mapping: titles(date('all')) });

export const team = entity({
  function: field(openChoice(FUNCTIONS), 'The part of the business; any other word is fine.'),
  lead: field(text, 'Who leads it.'),
  members: field(either({ list: texts, mapping: ids(member, 'member') }), 'Who is in it: names, or ids with names.'),
  capacity: field(number({ min: 0 }), 'How many initiatives it can do at a time.', { examples: ['2'] }),
  holidays: field(days, 'Days on which it does not work; they move nothing, and count in its capacity.'),
});

export const criterion = entity({
  weight: field(number({ min: 0 }), 'How much it counts against the others; 1 by default.'),
  lowerIsBetter: field(boolean, 'True: a low score is good.'),
});

export const budget = entity({
  amount: field(number({ min: 0 }), 'How much there is in each period.', { required: true, examples: ['50000'] }),
  currency: field(currency, 'ISO 4217 code.', { examples: ['EUR', 'USD'] }),
  per: field(choice(BUDGET_PERIODS), 'The period the amount is for; `once` by default.'),
  from: field(date('first'), 'The first day it is for; a part of a period has its share of the amount, by days.'),
  until: field(date('last'), 'The last day it is for.'),
});

export const WEEKDAYS = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
} as const;

export const calendar = object({
  start: field(date('first'), 'The first day of the planning window.', { examples: ['2026'] }),
  end: field(date('last'), 'The last day of the planning window.', { examples: ['2027-Q2'] }),
  workweek: field(filledList(choice(WEEKDAYS)), 'The days people work; Monday to Friday by default.', {
    examples: ['[mon, tue, wed, thu, fri]'],
  }),
  holidays: field(days, 'Days on which nobody works: dates, or names with dates.', {
    examples: ['{Christmas: 2026-12-25}'],
  }),
  fiscalYear: field(
    object({
      start: field(number({ min: 1, max: 12, whole: true }), 'The month it starts in, 1 to 12.', { examples: ['4'] }),
      namedBy: field(
        choice({ start: 'FY2026 starts in 2026.', end: 'FY2026 ends in 2026. This is the default.' }),
        'Which of its two years it is named by.',
      ),
    }),
    'How FY2026 and its quarters lie in the calendar.',
  ),
});

const decision = object({
  text: field(text, 'What was decided.', { required: true, examples: ['What was decided'] }),
  because: field(text, 'Why.'),
  affects: field(
    either({ scalar: { is: 'ref', to: [], qualified: true }, list: list({ is: 'ref', to: [], qualified: true }) }),
    'What it is about, as `collection.id`.',
    { examples: ['tools.crm'] },
  ),
});

export const reviews = object({
  cadence: field(
    choice({
      weekly: 'Every week.',
      biweekly: 'Every two weeks.',
      monthly: 'Every month.',
      quarterly: 'Every quarter.',
    }),
    'How often the roadmap is looked at.',
  ),
  owner: field(ref('team', 'member'), 'The team, or `team.member`, that calls the reviews.'),
  log: field(
    dates(
      object({
        summary: field(text, 'What came out.'),
        feedback: field(texts, 'What people said.'),
        decisions: field(
          either({ list: texts, mapping: ids(decision) }),
          'What was decided: texts, or ids with reasons.',
        ),
        changes: field(list(ref('initiative')), 'Initiatives that were changed.'),
      }),
      'last',
    ),
    'What each review found, by date.',
  ),
});

export const LEVELS = {
  off: 'Not checked.',
  hint: 'Shown in the editor as a hint.',
  info: 'Good to know.',
  warning: 'Should be looked at.',
  error: 'Must be mended.',
} as const;
export type Level = keyof typeof LEVELS;

export const PROFILES = {
  starter: 'Only what is plainly wrong.',
  recommended: 'What most teams want. This is the default.',
  strict: 'Hints and infos count one step more.',
} as const;
export type Profile = keyof typeof PROFILES;

/** `rules:` has one key of its own and, beside it, the names of rules; the names come from core/rules. */
const rules: ObjectValue<{ readonly profile?: Profile; readonly others?: readonly Entry<Level>[] }> = {
  is: 'object',
  fields: { profile: field(choice(PROFILES), 'How much is checked.') },
  others: { by: 'rule', of: choice(LEVELS) },
};

export const roadmap = object({
  version: field(number({ min: 1, max: 1, whole: true }), 'The version of the format, always 1.', {
    required: true,
    examples: ['1'],
  }),
  title: field(text, 'What this roadmap is called.'),
  description: field(text, 'What it is about.'),
  imports: field(
    either({ list: texts, mapping: ids(text) }),
    'Other files of this roadmap: paths whose ids join these, or ids with paths, whose ids are written `id/…` here.',
    { examples: ['[stack.roadmap.yaml]', '{emea: emea/emea.roadmap.yaml}'] },
  ),
  calendar: field(calendar, 'The planning window, work week, holidays and fiscal year.'),
  budgets: field(ids(budget, 'budget'), 'The money there is.'),
  objectives: field(ids(objective, 'objective'), 'What the business wants, and the KPIs that show it.'),
  segments: field(ids(segment, 'segment'), 'Who the customers are.'),
  lifecycle: field(ids(state, 'state'), 'How customers mature, in order: subscriber, lead, customer.'),
  channels: field(ids(channel, 'channel'), 'Where customers are reached.'),
  journeys: field(ids(journey, 'journey'), 'The ways customers go, stage by stage.'),
  tools: field(ids(tool, 'tool'), 'The stack and its audit.'),
  integrations: field(ids(integration, 'integration'), 'How the tools are connected.'),
  datasets: field(ids(dataset, 'dataset'), 'The data, and how it is governed.'),
  identities: field(ids(identity, 'identity'), 'How a person is recognised across tools.'),
  policies: field(ids(policy, 'policy'), 'The rules that govern the data.'),
  automations: field(ids(automation, 'automation'), 'What runs by itself, each with a goal.'),
  teams: field(ids(team, 'team'), 'Who does the work.'),
  scoring: field(
    object({
      method: field(
        choice({
          weighted: 'The weighted mean of scores from 1 to 5. This is the default.',
          rice: 'Reach × impact × confidence ÷ effort.',
        }),
        'How scores become a rank.',
      ),
      criteria: field(ids(criterion, 'criterion'), 'What initiatives are scored by, with weights.'),
    }),
    'How initiatives are prioritised.',
  ),
  phases: field(ids(phase, 'phase'), 'The stretches of the timeline.'),
  milestones: field(ids(milestone, 'milestone'), 'Dates that matter, and gates.'),
  initiatives: field(ids(initiative, 'initiative'), 'The work: what is done to reach the objectives.'),
  reviews: field(reviews, 'How the roadmap is measured and corrected.'),
  rules: field(rules, 'What is checked, and how severely.'),
});

export type Collection = keyof Decoded<typeof roadmap>;

/** Scoring without criteria of its own uses these, with equal weights. */
export const DEFAULT_CRITERIA: readonly string[] = ['impact', 'ease', 'scalability', 'cost-effectiveness'];
/** The criteria of RICE. */
export const RICE_CRITERIA: readonly string[] = ['reach', 'impact', 'confidence', 'effort'];
