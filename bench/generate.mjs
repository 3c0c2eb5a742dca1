// Believable roadmaps of any size: node bench/generate.mjs [lines] [seed] > big.roadmap.yaml
import { pathToFileURL } from 'node:url';

const WORDS = 'contact lead consent email scoring web store loyalty event survey churn campaign audience product'.split(
  ' ',
);
const TYPES = ['adopt', 'upgrade', 'integrate', 'migrate', 'automate', 'campaign', 'govern', 'measure'];
const PURPOSES = ['marketing', 'service', 'analysis'];

/** A small generator of pseudo-random numbers (mulberry32), so that one seed gives one roadmap. */
function randomOf(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A roadmap of about as many lines: stack, data, customers, teams and a timeline that hang together. */
export function generate(lines, seed = 1) {
  const random = randomOf(seed);
  const any = (list) => list[random(list.length)];
  const some = (list, most) => [...new Set(Array.from({ length: 1 + random(most) }, () => any(list)))].join(', ');
  const names = (kind, count) => Array.from({ length: count }, (_, i) => `${any(WORDS)}-${kind}-${i + 1}`);
  const share = (part, least) => Math.max(least, Math.round(lines * part));
  const ids = {
    objectives: names('goal', share(0.006, 2)),
    tools: names('tool', share(0.014, 3)),
    datasets: names('data', share(0.01, 2)),
    segments: names('buyers', share(0.004, 2)),
    channels: names('channel', share(0.004, 2)),
    teams: names('team', share(0.004, 2)),
    automations: names('flow', share(0.008, 2)),
  };
  const flow = (kind, fields) => ids[kind].flatMap((id, i) => [`  ${id}: {${fields(i)}}`]);
  const block = (kind, fields) => ids[kind].flatMap((id, i) => [`  ${id}:`, ...fields(i).map((line) => `    ${line}`)]);

  const head = [
    '# A roadmap made up for measuring.',
    'version: 1',
    `title: ${lines} lines of marketing technology`,
    'calendar: {start: 2026-01-01, end: 2035-12-31, holidays: [2026-01-01, 2026-12-25]}',
    '',
    'objectives:',
    ...block('objectives', (i) => [
      `name: Goal ${i + 1}`,
      `owner: ${any(ids.teams)}`,
      'kpis:',
      `  rate: {unit: "%", baseline: ${10 + random(20)}, target: ${40 + random(20)}, due: 2027-Q${1 + random(4)}}`,
    ]),
    '',
    'segments:',
    ...flow('segments', () => `channels: [${some(ids.channels, 2)}], size: ${100 * (1 + random(90))}`),
    '',
    'channels:',
    ...flow('channels', () => `type: ${any(['owned', 'paid'])}, tools: [${some(ids.tools, 2)}], consent: none`),
    '',
    'tools:',
    ...block('tools', (i) => [
      `vendor: Vendor ${i + 1}`,
      `category: ${any(['crm', 'cdp', 'email', 'analytics', 'consent'])}`,
      `owner: ${any(ids.teams)}`,
      `objectives: [${some(ids.objectives, 2)}]`,
      `datasets: [${some(ids.datasets, 3)}] # as audited`,
      `costs: {licence: {amount: ${100 * (1 + random(50))}, currency: EUR, per: month}}`,
    ]),
    '',
    'integrations:',
    ...ids.tools.flatMap((id, i) => {
      const to = ids.tools[(i + 1) % ids.tools.length];
      return [`  ${id}-out: {from: ${id}, to: ${to}, method: api, datasets: [${some(ids.datasets, 2)}]}`];
    }),
    '',
    'datasets:',
    ...block('datasets', () => [
      `classification: ${any(['public', 'internal'])}`,
      `source: ${any(ids.tools)}`,
      `purposes: {${any(PURPOSES)}: {lawfulBasis: contract}}`,
    ]),
    '',
    'automations:',
    ...block('automations', () => [
      `goal: ${any(ids.objectives)}.rate`,
      `tools: [${some(ids.tools, 2)}]`,
      `channels: [${some(ids.channels, 2)}]`,
      `segments: [${some(ids.segments, 2)}]`,
    ]),
    '',
    'teams:',
    ...flow('teams', (i) => `name: Team ${i + 1}, function: ${any(['marketing', 'it', 'data'])}, capacity: 1000`),
    '',
    'journeys:',
    ...ids.segments.flatMap((segment) => [
      `  ${segment}-journey:`,
      `    segments: [${segment}]`,
      '    stages:',
      ...['discover', 'buy', 'stay'].flatMap((stage) => [
        `      ${stage}:`,
        '        touchpoints:',
        `          visit: {channel: ${any(ids.channels)}, tools: [${any(ids.tools)}], experience: ${3 + random(3)}}`,
      ]),
    ]),
    '',
    'initiatives:',
  ];
  return [
    ...head,
    ...timeline(Math.max(1, Math.floor((lines - head.length - 8) / 13)), ids, { random, any, some }),
    '',
  ].join('\n');
}

/** Initiatives of activities, each waiting for some of the earlier ones, and a milestone for each tenth. */
function timeline(count, ids, { random, any, some }) {
  const name = (i) => `${TYPES[i % TYPES.length]}-${i + 1}`;
  const initiatives = Array.from({ length: count }, (_, i) => [
    `  ${name(i)}:`,
    `    name: Initiative ${i + 1}`,
    `    type: ${TYPES[i % TYPES.length]}`,
    `    objectives: [${some(ids.objectives, 2)}]`,
    `    tools: [${some(ids.tools, 2)}]`,
    `    teams: [${some(ids.teams, 2)}]`,
    ...(i % 20 === 0
      ? [`    start: 2026-${String(4 + random(8)).padStart(2, '0')}-01`]
      : [`    dependsOn: [${name(i - 1 - random(Math.min(i, 20)))}]`]),
    '    activities:',
    `      design: {type: design, duration: ${1 + random(3)}w}`,
    `      build: {type: build, duration: ${1 + random(4)}w, dependsOn: [design]}`,
    `      test: {type: test, duration: ${3 + random(8)}d, dependsOn: {build: {type: finish-to-start, lag: ${random(3)}d}}}`,
    `      live: {type: deploy, duration: 2d, dependsOn: [test], owner: ${any(ids.teams)}}`,
    '',
  ]);
  const milestones = initiatives.flatMap((_, i) =>
    i % 10 === 9 || i === count - 1
      ? [`  gate-${i + 1}: {requires: [${name(i)}], objectives: [${any(ids.objectives)}]}`]
      : [],
  );
  return [...initiatives.flat(), 'milestones:', ...milestones];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  process.stdout.write(generate(Number(process.argv[2] ?? 2000), Number(process.argv[3] ?? 1)));
