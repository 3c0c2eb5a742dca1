import { describe, expect, it, vi } from 'vitest';
import { roadmap } from '../../../core/format/entities';
import type { EntityKind, ObjectValue, Value } from '../../../core/format/kit';
import { fieldsOf } from '../../../core/format/walk';
import { USUAL } from '../../../core/ide/complete/snippets';
import { completionsAt } from '../../../core/ide/completion';
import { rules } from '../../../core/rules/list';
import { fixture, textAt } from './caret';

function complete(source: string) {
  const { workspace, file, offset } = fixture(source);
  const found = completionsAt(workspace, file, offset);
  const text = workspace.text(file)!;
  return {
    labels: found?.offers.map(({ label }) => label),
    offers: found?.offers ?? [],
    word: found && textAt(workspace, file, found.span),
    /** The file once an offer was taken. */
    taken(label: string): string {
      const offer = found?.offers.find((one) => one.label === label);
      if (found === undefined || offer === undefined) throw new Error(`'${label}' is not offered.`);
      return text.slice(0, found.span.start) + offer.insert + text.slice(found.span.end);
    },
  };
}

const COMMON = ['name', 'description', 'owner', 'tags', 'links', 'ref'];
const STATUS = ['evaluating', 'planned', 'active', 'phasing-out', 'retired'];
const BASE = `version: 1
teams:
  mops: {name: Marketing ops, members: {lena: Lena Vos}}
objectives:
  growth: {kpis: {leads: {unit: leads}}}
tools:
  crm: {name: The CRM}
  cms: {}
phases:
  build: {start: 2026-Q2, end: 2026-Q3}
`;

describe('keys', () => {
  it('at the top of a file: those that are not there yet, the required one first', () => {
    const { labels, word } = complete('ti$0\ntools: {}\n');
    const all = Object.keys((roadmap as ObjectValue).fields);
    expect(labels).toEqual(['version', ...all.filter((key) => key !== 'version' && key !== 'tools')]);
    expect(word).toBe('ti');
  });

  it('of a collection open a line of their own, and of text a space', () => {
    const top = complete('version: 1\n$0');
    expect(top.taken('tools')).toBe('version: 1\ntools:\n  $0');
    expect(top.taken('imports')).toBe('version: 1\nimports:\n  - $0');
    expect(top.taken('title')).toBe('version: 1\ntitle: ');
  });

  it('of an entry, in block style, with what they mean', () => {
    const { labels, offers, taken } = complete(
      'version: 1\nchannels:\n  email:\n    name: Email\n    $0\n    tools: [crm]\n',
    );
    expect(labels).toEqual([...COMMON.filter((key) => key !== 'name'), 'type', 'consent', 'frequencyCap']);
    const type = offers.find(({ label }) => label === 'type')!;
    expect(type.doc).toContain('**type** — Whose channel it is.');
    expect(type.doc).toContain('- `owned` — Our own, such as the website.');
    expect(taken('frequencyCap')).toContain('    frequencyCap:\n      $0\n');
    expect(taken('tags')).toContain('    tags: [$1]\n');
  });

  it('of an entry, in flow style, what stands behind the caret left out too', () => {
    const { labels, taken } = complete('version: 1\nintegrations:\n  sync: {to: crm, $0, method: api}\n');
    expect(labels?.slice(0, 3)).toEqual(['from', 'name', 'description']);
    expect(labels).not.toContain('to');
    expect(labels).not.toContain('method');
    expect(taken('links')).toContain('{to: crm, links: {$1}, method: api}');
  });

  it('of an entry whose bracket is still open', () => {
    const { labels, word } = complete('version: 1\nautomations:\n  welcome: {moves: {fr$0\ntools:\n  crm: {}\n');
    expect(labels).toEqual(['from', 'to']);
    expect(word).toBe('fr');
  });

  it('stand alone where a colon follows', () => {
    expect(complete('version: 1\nchannels:\n  email:\n    ty$0: owned\n').taken('type')).toContain(
      '\n    type: owned\n',
    );
  });

  it('are names of rules under `rules:`', () => {
    const { labels } = complete('version: 1\nrules:\n  unknown-key: off\n  $0');
    expect(labels).toEqual(['profile', ...rules.map(({ name }) => name).filter((name) => name !== 'unknown-key')]);
  });

  it('are ids where references are keys, and days where those are', () => {
    const initiatives = `${BASE}initiatives:\n  go:\n    scores:\n      impact: 3\n      $0\n`;
    expect(complete(initiatives).labels).toEqual(['ease', 'scalability', 'cost-effectiveness']);
    const measured = complete('version: 1\nobjectives:\n  o: {kpis: {k: {measurements: {2026-03-16: 1, $0}}}}\n');
    expect(measured.labels).toEqual(['2026-02', '2026-04', '2026-Q2']);
    expect(measured.taken('2026-02')).toContain('{2026-03-16: 1, 2026-02: }');
  });

  it('are those of the mapping in whose column the caret stands', () => {
    const source = (indent: number) =>
      `version: 1\ntools:\n  crm:\n    contract:\n      starts: 2026-01\n${' '.repeat(indent)}$0`;
    expect(complete(source(6)).labels).toEqual(['renews', 'notice', 'autoRenews', 'uplift', 'reviewBy']);
    expect(complete(source(4)).labels).not.toContain('contract');
    expect(complete(source(4)).labels).toContain('vendor');
    expect(complete(source(2)).labels).toEqual(['new tool']);
    expect(complete(source(0)).labels).toContain('phases');
    expect(complete(source(8)).labels).toBeUndefined();
  });

  it('keep CRLF', () => {
    const { taken, labels } = complete('version: 1\r\nchannels:\r\n  email:\r\n    $0\r\n');
    expect(labels).toContain('frequencyCap');
    expect(taken('frequencyCap')).toContain('    frequencyCap:\r\n      $0\r\n');
  });
});

describe('values', () => {
  it('are the choices, with what they mean', () => {
    const { labels, offers } = complete('version: 1\ntools:\n  crm: {status: $0}\n');
    expect(labels).toEqual(STATUS);
    expect(offers[3]).toMatchObject({
      kind: 'choice',
      doc: 'Still in use, with an end in sight.',
      insert: 'phasing-out',
    });
  });

  it('take the place of what is there, and a space where the colon has none', () => {
    expect(complete('version: 1\ntools:\n  crm:\n    status: ac$0tive\n').taken('retired')).toContain(
      'status: retired\n',
    );
    expect(complete('version: 1\ntools:\n  crm:\n    status:$0\n').taken('retired')).toContain('status: retired\n');
  });

  it('stay within quotes', () => {
    const { taken, word } = complete('version: 1\ntools:\n  crm: {status: "ac$0"}\n');
    expect(word).toBe('ac');
    expect(taken('active')).toContain('{status: "active"}');
  });

  it('are true and false', () => {
    expect(complete('version: 1\ntools:\n  crm: {contract: {autoRenews: $0}}\n').labels).toEqual(['true', 'false']);
  });

  it('are the only number there is', () => {
    expect(complete('version: $0\n').labels).toEqual(['1']);
  });

  it('are levels under `rules:`', () => {
    expect(complete('version: 1\nrules:\n  tool-unused: $0\n').labels).toEqual([
      'off',
      'hint',
      'info',
      'warning',
      'error',
    ]);
  });

  it('are currencies with their names, the usual ones first', () => {
    const { labels, offers, taken } = complete('version: 1\nbudgets:\n  stack: {amount: 5, currency: $0}\n');
    expect(labels?.slice(0, 4)).toEqual(['EUR', 'USD', 'GBP', 'CHF']);
    expect(offers.find(({ label }) => label === 'SEK')).toMatchObject({ kind: 'choice', detail: 'Swedish Krona' });
    expect(taken('SEK')).toContain('{amount: 5, currency: SEK}');
  });

  it('are durations in words', () => {
    const { offers } = complete('version: 1\ninitiatives:\n  a: {duration: $0}\n');
    expect(offers[1]).toMatchObject({ label: '2w', detail: 'two work weeks' });
  });

  it.each([
    ['a text', 'version: 1\ntools:\n  crm: {name: $0}\n'],
    ['a text that goes on', 'version: 1\ntools:\n  crm:\n    name: The\n      $0\n'],
    ['a block of text', 'version: 1\ntools:\n  crm:\n    description: |\n      sta$0\n    vendor: x\n'],
    ['a key of one’s own', 'version: 1\ntools:\n  crm:\n    x-notes:\n      $0\n'],
    ['a comment', 'version: 1\ntools:\n  crm: {} # sta$0\n'],
    ['a key that is unknown', 'version: 1\ntools:\n  crm: {colour: $0}\n'],
    ['behind a closed bracket', 'version: 1\ntools:\n  crm: {} $0\n'],
    ['behind a word', 'version: 1\ntools:\n  crm:\n    status $0\n'],
  ])('are not offered in %s', (_what, source) => {
    expect(complete(source).labels ?? []).toEqual([]);
  });
});

describe('ids', () => {
  it('are of the right kind, with names', () => {
    const { offers } = complete(`${BASE}channels:\n  email: {tools: [$0]}\n`);
    expect(offers.map(({ label, detail }) => [label, detail])).toEqual([
      ['crm', 'The CRM'],
      ['cms', 'tool'],
    ]);
  });

  it('that are in the list already are left out, before and behind the caret', () => {
    expect(complete(`${BASE}channels:\n  email: {tools: [$0, crm]}\n`).labels).toEqual(['cms']);
    expect(complete(`${BASE}channels:\n  email:\n    tools:\n      - crm\n      - $0\n`).labels).toEqual(['cms']);
  });

  it('make a list where none is', () => {
    expect(complete(`${BASE}channels:\n  email: {tools: $0}\n`).taken('crm')).toContain('{tools: [crm]}');
    expect(complete(`${BASE}channels:\n  email:\n    tools:\n      $0`).taken('crm')).toMatch(/\n {6}- crm$/);
  });

  it('with dots name what lies below', () => {
    const owners = complete(`${BASE}channels:\n  email: {owner: mops.l$0}\n`);
    expect(owners.labels).toEqual(['mops', 'mops.lena']);
    expect(owners.word).toBe('mops.l');
    const goals = complete(`${BASE}automations:\n  hello: {goal: $0}\n`);
    expect(goals.labels).toEqual(['growth', 'growth.leads']);
  });

  it('carry the collection where anything may be named', () => {
    const source = `${BASE}reviews:\n  log:\n    2026-03-01: {decisions: {d: {text: x, affects: tools.$0}}}\n`;
    expect(complete(source).labels).toEqual([
      'objectives.growth',
      'objectives.growth.leads',
      'tools.crm',
      'tools.cms',
      'teams.mops',
      'teams.mops.lena',
      'phases.build',
    ]);
  });

  it('come through imports with their name spaces, and go without them inside', () => {
    const files = (main: string, emea: string) =>
      `version: 1\nimports: {emea: emea.roadmap.yaml}\ntools:\n  crm: {}\n${main}#- /emea.roadmap.yaml\nversion: 1\ntools:\n  local: {}\n${emea}`;
    expect(complete(files('channels:\n  mail: {tools: [$0]}\n', '')).labels).toEqual(['crm', 'emea/local']);
    expect(complete(files('', 'channels:\n  mail: {tools: [$0]}\n')).labels).toEqual(['crm', 'local']);
  });

  const WORK = `version: 1
calendar: {start: 2026-03-02}
milestones:
  live: {requires: [third]}
initiatives:
  first: {duration: 1w}
  second: {duration: 1w, dependsOn: [first]}
  third: {activities: {build: {duration: 2d, dependsOn: [second]}, test: {duration: 1d}}}
`;
  it('of dependencies make no circle, and say when', () => {
    const { labels } = complete(
      `${WORK.replace('first: {duration: 1w', 'first: {duration: 1w, dependsOn: [$0]')}  free: {}\n`,
    );
    expect(labels).toEqual(['free', 'third.test']);
    const later = complete(`${WORK}  last: {dependsOn: [$0]}\n`);
    expect(later.labels).toEqual(['first', 'second', 'third', 'live', 'third.build', 'third.test']);
    expect(later.offers[1]?.detail).toBe('initiative · 9 Mar to 13 Mar 2026');
  });

  it('of dependencies as keys of a mapping, and of what a milestone requires, are the same', () => {
    const keys = complete(`${WORK}  last: {dependsOn: {first: {lag: 1d}, $0}}\n`);
    expect(keys.labels).toEqual(['second', 'third', 'live', 'third.build', 'third.test']);
    expect(keys.taken('third')).toContain('{first: {lag: 1d}, third: }');
    const required = complete(WORK.replace('requires: [third]', 'requires: [third, $0]'));
    expect(required.labels).toEqual(['first', 'second', 'third.build', 'third.test']);
  });

  it('are offered behind a bracket that is still open at the end of the file', () => {
    const { labels, word } = complete(`${WORK}  last:\n    dependsOn: [first, se$0`);
    expect(labels).toEqual(['second', 'third', 'live', 'third.build', 'third.test']);
    expect(word).toBe('se');
  });

  it('of owners are teams and their members, and nothing else', () => {
    expect(complete(`${BASE}initiatives:\n  go: {owner: $0}\n`).labels).toEqual(['mops', 'mops.lena']);
    expect(complete(`${BASE}initiatives:\n  go: {phase: $0}\n`).labels).toEqual(['build']);
    expect(complete(`${BASE}initiatives:\n  go: {name: $0}\n`).labels ?? []).toEqual([]);
  });

  it('of an activity’s siblings come first and bare', () => {
    const { labels } = complete(WORK.replace('test: {duration: 1d', 'test: {duration: 1d, dependsOn: [$0]'));
    expect(labels).toEqual(['build', 'first', 'second']);
  });

  it('of dependencies are found in one walk, however many there are', () => {
    const names = Array.from({ length: 300 }, (_, i) => `i${i}`);
    const chain = names.map((name, i) => `  ${name}: {dependsOn: [${i === 0 ? '$0' : names[i - 1]}]}\n`);
    const { workspace, file, offset } = fixture(`version: 1\ninitiatives:\n${chain.join('')}  free: {}\n`);
    const children = vi.spyOn(workspace.model(file), 'children');
    const found = completionsAt(workspace, file, offset);
    expect(found?.offers.map(({ label }) => label)).toEqual(['free']);
    expect(children.mock.calls.length).toBeLessThan(4 * names.length);
  });

  it('of a parent are not those below it', () => {
    const source =
      'version: 1\nobjectives:\n  top: {parent: $0}\n  mid: {parent: top}\n  low: {parent: mid}\n  other: {}\n';
    expect(complete(source).labels).toEqual(['other']);
  });
});

describe('dates', () => {
  const work = (field: string) => `${BASE}initiatives:\n  go: {phase: build, ${field}: $0}\n`;

  it('that begin something: today, what is next, the phase’s first day', () => {
    const { offers } = complete(work('start'));
    expect(offers.map(({ label, detail }) => `${label} ${detail}`)).toEqual([
      '2026-03-16 today',
      '2026-03-23 next Monday',
      '2026-04 next month',
      '2026-Q2 next quarter',
      '2026-04-01 1 Apr 2026: start of phase build',
    ]);
  });

  it('of an activity: what its dependencies allow, and its initiative’s days', () => {
    const source = `version: 1
initiatives:
  go:
    start: 2026-04-01
    end: 2026-06-30
    activities:
      draft: {start: 2026-04-01, duration: 1w}
      build: {duration: 1w, dependsOn: [draft], start: $0}
`;
    expect(
      complete(source)
        .offers.map(({ label, detail }) => `${label} ${detail}`)
        .slice(4),
    ).toEqual([
      '2026-04-08 8 Apr 2026: start of what its dependencies allow',
      '2026-04-01 1 Apr 2026: start of the initiative',
    ]);
  });

  it('that end something: periods, the phase’s last day', () => {
    expect(complete(work('end')).labels).toEqual([
      '2026-03-16',
      '2026-03',
      '2026-Q1',
      '2026-04',
      '2026-Q2',
      '2026',
      '2026-09-30',
    ]);
  });
});

describe('nothing', () => {
  const tools = 'tools: {crm: {}, crm-data: {}}\n';
  it.each([
    ['the version', 'version: 1$0\n'],
    ['a choice', 'version: 1\ntools:\n  crm:\n    status: active$0\n'],
    ['a choice in quotes', 'version: 1\ntools:\n  crm: {status: "active$0"}\n'],
    ['a choice that has a space behind it', 'version: 1\ntools:\n  crm:\n    status: active $0\n'],
    ['true', 'version: 1\ntools:\n  crm: {contract: {autoRenews: true$0}}\n'],
    ['a month', 'version: 1\ninitiatives:\n  a:\n    start: 2026-04$0\n'],
    ['a month that is not offered', 'version: 1\ninitiatives:\n  a:\n    start: 2027-02$0\n'],
    ['a year', 'version: 1\ninitiatives:\n  a: {end: 2026$0}\n'],
    ['a duration', 'version: 1\ninitiatives:\n  a: {duration: 1w$0}\n'],
    ['a duration that is not offered', 'version: 1\ninitiatives:\n  a: {duration: 1d$0}\n'],
    ['an id with which a longer one begins', `${tools}channels:\n  email:\n    tools:\n      - crm$0\n`],
    ['an id in brackets', `${tools}channels:\n  email: {tools: [crm$0]}\n`],
    ['a rule in a comment', 'version: 1\ntools:\n  crm: {} # roadmap-ignore tool-unused$0\n'],
    ['a key with its colon', 'version: 1\ntitle$0: x\n'],
  ])('is offered once %s is there, so that Enter begins a line', (_what, source) => {
    expect(complete(source)).toMatchObject({ labels: [] });
  });

  it.each([
    ['start: 2026-0$0', '2026-04'],
    ['status: plann$0', 'planned'],
    ['duration: 1$0', '1w'],
  ])('is not the rule for `%s`', (line, label) => {
    expect(complete(`version: 1\ninitiatives:\n  a:\n    ${line}\n`).labels).toContain(label);
  });

  it('ends the offer of a whole key, which goes on with its colon', () => {
    expect(complete('version: 1\ntitle$0\n').taken('title')).toBe('version: 1\ntitle: \n');
  });
});

describe('files', () => {
  it('are those that could be imported', () => {
    const source =
      'version: 1\nimports: [b.roadmap.yaml, $0]\n#- /b.roadmap.yaml\nversion: 1\n#- /sub/c.roadmap.yaml\nversion: 1\ntitle: Stack\n#- /up.roadmap.yaml\nversion: 1\nimports: [main.roadmap.yaml]\n';
    const { offers } = complete(source);
    expect(offers).toEqual([{ label: 'sub/c.roadmap.yaml', kind: 'file', insert: 'sub/c.roadmap.yaml', doc: 'Stack' }]);
  });
});

describe('whole entries', () => {
  it('have what is required and what is usual, with places to fill in', () => {
    expect(complete('version: 1\nintegrations:\n  $0').taken('new integration')).toBe(
      `version: 1\nintegrations:\n  \${1:integration-id}:\n    from: $2\n    to: $3\n    datasets: [$4]$0`,
    );
    expect(complete('version: 1\nmilestones: {$0}\n').taken('new milestone')).toContain(
      `{\${1:milestone-id}: {name: \${2:Name}, date: $3}$0}`,
    );
  });

  it('are offered for ids that something names', () => {
    const { labels, taken } = complete('version: 1\nchannels:\n  email: {tools: [mailer]}\ntools:\n  $0\n');
    expect(labels).toEqual(['mailer', 'new tool']);
    expect(taken('mailer')).toContain(`\n  mailer:\n    name: \${2:Name}`);
  });

  it('name keys that the format has', () => {
    const kinds: Record<string, Value> = {};
    const walk = (value: Value): void => {
      if (value.is === 'either') for (const one of [value.scalar, value.list, value.mapping]) if (one) walk(one);
      if (value.is === 'object') for (const field of Object.values((value as ObjectValue).fields)) walk(field.value);
      if (value.is !== 'map') return;
      if (value.keys.by === 'id' && value.keys.declares !== undefined) kinds[value.keys.declares] = value.of;
      walk(value.of);
    };
    walk(roadmap as Value);
    for (const [kind, keys] of Object.entries(USUAL))
      for (const key of keys) expect(Object.keys(fieldsOf(kinds[kind]) ?? {}), kind as EntityKind).toContain(key);
  });
});

describe('comments', () => {
  it('name rules that can be ignored', () => {
    const { labels, word } = complete('version: 1\ntools:\n  crm: {} # roadmap-ignore tool-$0\n');
    expect(labels).toEqual(rules.map(({ name }) => name));
    expect(word).toBe('tool-');
    expect(complete('# road$0\nversion: 1\n').labels).toEqual(['roadmap-ignore', 'roadmap-ignore-file']);
  });
});
