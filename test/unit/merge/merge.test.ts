/** Three texts and what they come to, to the letter. */
import { describe, expect, it } from 'vitest';
import { type Merged, mergeTexts } from '../../../core/merge/merge';

const BASE = `# The stack
version: 1

tools:
  # Where customers live
  crm: {name: CRM, status: active}
  mail: # sends
    name: Mail
    status: active
    capabilities: [a, b]

initiatives:
  go:
    name: Go
    start: 2026-03-02
    duration: 4w
    dependsOn: [x, y]
    description: |
      One
      two
      three
`;

type Edit = readonly (readonly [old: string, fresh: string])[];
const edited = (text: string, edits: Edit): string =>
  edits.reduce((made, [old, fresh]) => {
    if (!made.includes(old)) throw new Error(`no ${old}`);
    return made.replace(old, fresh);
  }, text);

const merged = (ours: Edit, theirs: Edit, base = BASE): Merged =>
  mergeTexts({ base, ours: edited(base, ours), theirs: edited(base, theirs) });

/** What ours, theirs and both did to the base. */
const CLEAN: readonly (readonly [what: string, ours: Edit, theirs: Edit, both: Edit])[] = [
  [
    'fields on lines beside each other',
    [['start: 2026-03-02', 'start: 2026-03-09 # later']],
    [['duration: 4w', "duration: '6w' # longer"]],
    [
      ['start: 2026-03-02', 'start: 2026-03-09 # later'],
      ['duration: 4w', "duration: '6w' # longer"],
    ],
  ],
  [
    'fields in one line',
    [['name: CRM', 'name: "Big CRM"']],
    [['status: active}', 'status: retired, vendor: Acme}']],
    [
      ['name: CRM', 'name: "Big CRM"'],
      ['status: active}', 'status: retired, vendor: Acme}'],
    ],
  ],
  [
    'entities behind the same one, ours first, with their comments',
    [['\ninitiatives:', '  # Ours\n  cdp: {name: CDP}\n\ninitiatives:']],
    [['\ninitiatives:', '\n  # Theirs\n  dam:\n    name: DAM # images\n\ninitiatives:']],
    [['\ninitiatives:', '  # Ours\n  cdp: {name: CDP}\n\n  # Theirs\n  dam:\n    name: DAM # images\n\ninitiatives:']],
  ],
  ['lists of words as sets', [['[a, b]', '[b, c]']], [['[a, b]', '[a, b, d]']], [['[a, b]', '[b, c, d]']]],
  [
    'the same change once',
    [
      ['duration: 4w', 'duration: 5w'],
      ['[x, y]', '[x]'],
    ],
    [
      ['duration: 4w', 'duration: "5w"'],
      ['name: Go', 'name: Go!'],
    ],
    [
      ['duration: 4w', 'duration: 5w'],
      ['[x, y]', '[x]'],
      ['name: Go', 'name: Go!'],
    ],
  ],
  [
    'a text in several lines by line',
    [['      One\n', '      One!\n']],
    [['      three\n', '      three!\n']],
    [
      ['      One\n', '      One!\n'],
      ['      three\n', '      three!\n'],
    ],
  ],
  [
    'what one side removed and the other left, with a line beside it changed',
    [['  # Where customers live\n  crm: {name: CRM, status: active}\n', '']],
    [['mail: # sends', 'mail: # sends all']],
    [
      ['  # Where customers live\n  crm: {name: CRM, status: active}\n', ''],
      ['mail: # sends', 'mail: # sends all'],
    ],
  ],
  [
    'a new order and a changed field',
    [['name: Mail', 'name: Mails']],
    [
      ['  # Where customers live\n  crm: {name: CRM, status: active}\n', ''],
      ['[a, b]\n', '[a, b]\n  # Where customers live\n  crm: {name: CRM, status: active}\n'],
    ],
    [
      ['name: Mail', 'name: Mails'],
      ['  # Where customers live\n  crm: {name: CRM, status: active}\n', ''],
      ['[a, b]\n', '[a, b]\n  # Where customers live\n  crm: {name: CRM, status: active}\n'],
    ],
  ],
  [
    'a comment of theirs beside a change of ours',
    [['duration: 4w', 'duration: 5w']],
    [['    duration: 4w', '    # Estimated by Ada\n    duration: 4w']],
    [['    duration: 4w', '    # Estimated by Ada\n    duration: 5w']],
  ],
  [
    'another indentation',
    [
      [
        '    name: Mail\n    status: active\n    capabilities: [a, b]',
        '      name: Mail\n      status: active\n      capabilities: [a, b]',
      ],
    ],
    [['    capabilities: [a, b]', '    capabilities: [a, b]\n    vendor: Acme']],
    [
      [
        '    name: Mail\n    status: active\n    capabilities: [a, b]',
        '      name: Mail\n      status: active\n      capabilities: [a, b]\n      vendor: Acme',
      ],
    ],
  ],
  [
    'a list in brackets and one in lines',
    [['capabilities: [a, b]', 'capabilities: [a, b, c]']],
    [['capabilities: [a, b]', 'capabilities:\n      - a\n      - b\n      - d']],
    [['capabilities: [a, b]', 'capabilities:\n      - a\n      - b\n      - c\n      - d']],
  ],
];

describe('a merge takes without conflict', () => {
  it.each(CLEAN)('%s', (_, ours, theirs, both) => {
    expect(merged(ours, theirs)).toEqual({ text: edited(BASE, both), conflicts: 0 });
  });

  it.each(CLEAN)('%s, with other line ends, a byte order mark and no line end at the end', (_, ours, theirs, both) => {
    const base = BASE.slice(0, -1);
    const other = (text: string): string => `\ufeff${text.slice(0, -1).replaceAll('\n', '\r\n')}`;
    const given = { base, ours: other(edited(BASE, ours)), theirs: edited(BASE, theirs).slice(0, -1) };
    expect(mergeTexts(given)).toEqual({ text: other(edited(BASE, both)), conflicts: 0 });
  });

  it('a new name and what uses the old one', () => {
    const base = edited(BASE, [['dependsOn: [x, y]', 'tools: [crm]']]);
    const ours: Edit = [
      ['mail:', 'email:'],
      ['tools: [crm]', 'tools: [crm, email]'],
    ];
    const theirs: Edit = [
      ['capabilities: [a, b]', 'capabilities: [a, b, c]'],
      ['tools: [crm]', 'tools: [crm, mail]\n    phase: one'],
    ];
    expect(merged(ours, theirs, base)).toEqual({
      text: edited(base, [
        ['mail:', 'email:'],
        ['capabilities: [a, b]', 'capabilities: [a, b, c]'],
        ['tools: [crm]', 'tools: [crm, email]\n    phase: one'],
      ]),
      conflicts: 0,
    });
  });

  it('what each took away from one list or collection', () => {
    const base = 'version: 1\nteams:\n  a: {} # one\n  b: {}\ntools:\n  t:\n    gaps:\n      - one\n      - two\n';
    expect(
      merged(
        [
          ['  a: {} # one\n', ''],
          ['      - one\n', ''],
        ],
        [
          ['  b: {}\n', ''],
          ['      - two\n', ''],
        ],
        base,
      ),
    ).toEqual({
      text: 'version: 1\nteams: {}\ntools:\n  t:\n    gaps: []\n',
      conflicts: 0,
    });
  });

  it('a collection that one side emptied and to which the other added', () => {
    const base = 'version: 1\ntools:\n  crm:\n    name: CRM\n';
    expect(
      merged(
        [['tools:\n  crm:\n    name: CRM\n', 'title: T\n']],
        [['name: CRM\n', 'name: CRM\n  dam: {name: DAM}\n']],
        base,
      ),
    ).toEqual({
      text: 'version: 1\ntitle: T\ntools:\n  dam: {name: DAM}\n',
      conflicts: 0,
    });
  });
});

const marks = (ours: string, theirs: string, size = 7): string =>
  `${'<'.repeat(size)} ours\n${ours}${'='.repeat(size)}\n${theirs}${'>'.repeat(size)} theirs\n`;

const CONFLICTS: readonly (readonly [what: string, ours: Edit, theirs: Edit, both: Edit])[] = [
  [
    'one field with two values, and nothing else',
    [
      ['duration: 4w', 'duration: 5w'],
      ['name: Mail', 'name: Mails'],
    ],
    [
      ['duration: 4w', 'duration: 6w # or more'],
      ['2026-03-02', '2026-03-09'],
    ],
    [
      ['name: Mail', 'name: Mails'],
      ['2026-03-02', '2026-03-09'],
      ['    duration: 4w\n', marks('    duration: 5w # or more\n', '    duration: 6w # or more\n')],
    ],
  ],
  [
    'two values in one line, with what goes together in both',
    [['{name: CRM, status: active}', '{name: CRM, status: planned}']],
    [['{name: CRM, status: active}', '{name: Crm, status: retired}']],
    [
      [
        '  crm: {name: CRM, status: active}\n',
        marks('  crm: {name: Crm, status: planned}\n', '  crm: {name: Crm, status: retired}\n'),
      ],
    ],
  ],
  [
    'what one side took away and the other changed',
    [['  # Where customers live\n  crm: {name: CRM, status: active}\n', '']],
    [['name: CRM', 'name: Crm']],
    [
      [
        '  # Where customers live\n  crm: {name: CRM, status: active}\n',
        marks('', '  # Where customers live\n  crm: {name: Crm, status: active}\n'),
      ],
    ],
  ],
  [
    'a field that one side took away and the other changed',
    [['    duration: 4w\n', '']],
    [['    duration: 4w\n', '    duration: 5w\n']],
    [['    duration: 4w\n', marks('', '    duration: 5w\n')]],
  ],
];

describe('a merge marks', () => {
  it.each(CONFLICTS)('%s', (_, ours, theirs, both) => {
    expect(merged(ours, theirs)).toEqual({ text: edited(BASE, both), conflicts: 1 });
  });

  it('one thing with two new names, line by line', () => {
    const { text, conflicts } = merged([['mail:', 'email:']], [['mail:', 'post:']]);
    expect([text, conflicts]).toEqual([
      edited(BASE, [['  mail: # sends\n', marks('  email: # sends\n', '  post: # sends\n')]]),
      1,
    ]);
  });

  it('with marks of the length asked for, and the line ends of the file', () => {
    const base = 'version: 1\r\ntitle: A\r\n';
    const given = { base, ours: base.replace('A', 'B'), theirs: base.replace('A', 'C') };
    expect(mergeTexts(given, 3).text).toBe(
      `version: 1\r\n${marks('title: B\n', 'title: C\n', 3).replaceAll('\n', '\r\n')}`,
    );
  });
});

describe('what can’t be read', () => {
  const BROKEN: readonly (readonly [what: string, ours: string, theirs: string, text: string, conflicts: number])[] = [
    ['is merged by lines', 'a: [\nb\nc\nd\n', 'a\nb\nc\nd]\n', 'a: [\nb\nc\nd]\n', 0],
    ['is marked by lines', 'a: [\nb\nc\nd\n', 'a: {\nb\nc\nd\n', `${marks('a: [\n', 'a: {\n')}b\nc\nd\n`, 1],
    ['may be empty on one side', '', 'a\nb\nc\nd]\n', marks('', 'a\nb\nc\nd]\n'), 1],
    [
      'may have marks already',
      '<<<<<<< ours\nb\nc\nd\n',
      'a\nb\nc\nd\n=======\n',
      '<<<<<<< ours\nb\nc\nd\n=======\n',
      0,
    ],
    ['may be indented with tabs', 'a\nb\nc:\n\td\n', 'A\nb\nc\nd\n', 'A\nb\nc:\n\td\n', 0],
    ['may have line ends of all kinds', 'a\r\nb\nc\rd\n', 'a\nb\nc\nD\n', `a\r\nb\n${marks('c\rd\n', 'c\nD\n')}`, 1],
  ];
  it.each(BROKEN)('%s', (_, ours, theirs, text, conflicts) => {
    const merged = mergeTexts({ base: 'a\nb\nc\nd\n', ours, theirs });
    expect({ ...merged, text: merged.text.replaceAll(/^([<=>]{7}.*)\r\n/gm, '$1\n') }).toEqual({ text, conflicts });
  });

  it('takes whole sides', () => {
    for (const [base, ours, theirs, text] of [
      ['a', 'a', 'b', 'b'],
      ['a', 'b', 'a', 'b'],
      ['a', 'b', 'b', 'b'],
      ['', 'version: 1', '', 'version: 1'],
      ['', '', '', ''],
    ] as const)
      expect(mergeTexts({ base, ours, theirs })).toEqual({ text, conflicts: 0 });
  });
});

describe('anchors', () => {
  const base = 'version: 1\ntools:\n  a: &a {name: A}\n  b: *a\n';
  it('stay where nothing of them changes', () => {
    expect(merged([['version: 1\n', 'version: 1\ntitle: T\n']], [['b: *a\n', 'b: *a\n  c: *a\n']], base)).toEqual({
      text: 'version: 1\ntitle: T\ntools:\n  a: &a {name: A}\n  b: *a\n  c: *a\n',
      conflicts: 0,
    });
  });
  it('are not taken from what uses them', () => {
    const { text, conflicts } = merged(
      [['  a: &a {name: A}\n  b: *a', '  b: {name: A}']],
      [['b: *a\n', 'b: *a\n  c: *a\n']],
      base,
    );
    expect(conflicts).toBe(1);
    expect(text).toContain('c: *a');
  });
});
