import { describe, expect, it } from 'vitest';
import { extractTo, suggestedFile } from '../../../core/ide/refactor/extract';
import { refactoringsAt } from '../../../core/ide/refactorings';
import { workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { offered, refactored, selected, textsAfter } from './refactor';

const offers = (source: string): readonly string[] => offered(source).filter((title) => title.startsWith('Move '));

const MAIN = `version: 1
title: Stack # of 2026

tools:
  # The heart
  # of it all
  crm: # since 2020
    name: "The CRM"
    # it costs
    costs: {licence: 3}

  mailer: {replaces: [crm]}
  # nothing speaks of this

channels:
  mail: {tools: ["crm", mailer]} # both
`;

describe('an entry moves to a new file', () => {
  it('with its comments and quotes; whoever names it is left alone', () => {
    expect(refactored(MAIN.replace('  crm:', '  $0crm:'), "Move 'crm' to a new file, crm.roadmap.yaml")).toEqual({
      'main.roadmap.yaml': `version: 1
title: Stack # of 2026
imports: [crm.roadmap.yaml]

tools:
  mailer: {replaces: [crm]}
  # nothing speaks of this

channels:
  mail: {tools: ["crm", mailer]} # both
`,
      'crm.roadmap.yaml': `version: 1

tools:
  # The heart
  # of it all
  crm: # since 2020
    name: "The CRM"
    # it costs
    costs: {licence: 3}
`,
    });
  });

  it('together with others, and its section when that is empty then', () => {
    const source = MAIN.replace('tools:\n', '# What we use\n$0tools: # all\n');
    expect(refactored(source, 'Move 2 entries to a new file, tools.roadmap.yaml')).toEqual({
      'main.roadmap.yaml': `version: 1
title: Stack # of 2026
imports: [tools.roadmap.yaml]

  # nothing speaks of this

channels:
  mail: {tools: ["crm", mailer]} # both
`,
      'tools.roadmap.yaml': `version: 1

# What we use
tools: # all
  # The heart
  # of it all
  crm: # since 2020
    name: "The CRM"
    # it costs
    costs: {licence: 3}

  mailer: {replaces: [crm]}
`,
    });
  });

  it('from a selection over several sections, in the file’s line ends', () => {
    const source = `version: 1
imports:
  - other.roadmap.yaml # shared
tools:
  crm: {}
  $0mailer: {}
channels:
  mail: {tools: [crm]}$1
  site: {}
#- /other.roadmap.yaml
version: 1
`;
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const { workspace, file, range } = selected(source);
    workspace.setFile(file, { text: crlf(workspace.text(file)!) });
    const wide = { start: range.start + 5, end: range.end + 7 };
    const [first] = refactoringsAt(workspace, file, wide);
    expect(first!.title).toBe('Move 2 entries to a new file, part.roadmap.yaml');
    const made = first!.edits();
    expect('refused' in made ? made.refused : textsAfter(workspace, made)).toEqual({
      'main.roadmap.yaml': crlf(
        'version: 1\nimports:\n  - other.roadmap.yaml # shared\n  - part.roadmap.yaml\ntools:\n  crm: {}\nchannels:\n  site: {}',
      ),
      'part.roadmap.yaml': crlf('version: 1\n\ntools:\n  mailer: {}\n\nchannels:\n  mail: {tools: [crm]}\n'),
    });
  });

  it('beside the file that it leaves, under a name that is free', () => {
    const source = `version: 1
imports: [sub/part.roadmap.yaml]
#- /sub/part.roadmap.yaml
version: 1
tools:
  c$0rm: {}
#- /sub/crm.roadmap.yaml
version: 1
`;
    expect(offers(source)).toEqual(["Move 'crm' to a new file, crm-2.roadmap.yaml"]);
    expect(refactored(source, /new file/)).toMatchObject({
      'sub/part.roadmap.yaml': 'version: 1\nimports: [crm-2.roadmap.yaml]\n',
      'sub/crm-2.roadmap.yaml': 'version: 1\n\ntools:\n  crm: {}\n',
    });
  });
});

describe('an entry moves to an imported file', () => {
  const GROUP = `version: 1
imports: {emea: emea.roadmap.yaml, apac: apac.roadmap.yaml}
tools:
  c$0rm: {datasets: [people]}
  bi: {}
datasets:
  people: {source: crm}
reviews:
  log: {2026-01-20: {decisions: {a: {text: x, affects: [tools.crm]}}}}
#- /emea.roadmap.yaml
version: 1
tools:
    local: {}

    other: {}
channels:
  mail: {tools: [crm]}
#- /apac.roadmap.yaml
version: 1
tools: {crm: {}}
`;

  it('in its style; a name space is written wherever it has to be', () => {
    expect(refactored(GROUP, "Move 'crm' to emea.roadmap.yaml")).toEqual({
      'main.roadmap.yaml': GROUP.split('\n#- ')[0]!
        .replace('  c$0rm: {datasets: [people]}\n', '')
        .replace('source: crm', 'source: emea/crm')
        .replace('tools.crm', 'tools.emea/crm'),
      'emea.roadmap.yaml': `version: 1
tools:
    local: {}

    other: {}

    crm: {datasets: [people]}
channels:
  mail: {tools: [crm]}`,
    });
  });

  it('that has no such section yet, or a new one under a name of its own', () => {
    const source = GROUP.replace('c$0rm', 'crm').replace('people: {s', 'peo$0ple: {s');
    expect(refactored(source, "Move 'people' to emea.roadmap.yaml")).toMatchObject({
      'main.roadmap.yaml': expect.stringMatching(
        /^version[\s\S]*datasets: \[emea\/people\][\s\S]* {2}bi: \{\}\nreviews:/,
      ),
      'emea.roadmap.yaml': expect.stringMatching(/\{tools: \[crm\]\}\n\ndatasets:\n {2}people: \{source: crm\}\n$/),
    });
    expect(refactored(source, /new file/)).toMatchObject({
      'main.roadmap.yaml': expect.stringContaining(
        'imports: {emea: emea.roadmap.yaml, apac: apac.roadmap.yaml, people: people.roadmap.yaml}',
      ),
    });
  });

  it('but not where its id is taken, or would be found before another', () => {
    expect(offers(GROUP)).toEqual([
      "Move 'crm' to a new file, crm.roadmap.yaml",
      "Move 'crm' to emea.roadmap.yaml",
      "Move 'crm' to apac.roadmap.yaml ✗ There is a tool 'apac/crm' already.",
    ]);
    const nearer = `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {}
datasets:
  peo$0ple: {source: crm}
#- /emea.roadmap.yaml
version: 1
tools:
  crm: {}
`;
    expect(refactored(nearer, /emea/)).toMatch(/some ids would lead elsewhere/);
  });

  it('but not where it would bring findings, or lose something', () => {
    const shared = `version: 1
imports: [stack.roadmap.yaml]
tools: {bi: {}}
channels:
  ma$0il: {tools: [bi]}
#- /other.roadmap.yaml
version: 1
imports: [stack.roadmap.yaml]
#- /stack.roadmap.yaml
version: 1
`;
    expect(refactored(shared, /stack/)).toBe("It would bring a new finding: There is no tool 'bi'.");
    const tied = 'version: 1\ntools:\n  a: {tags: &t [x]}\n  b$0: {tags: *t}\n';
    expect(refactored(tied, /new file/)).toMatch(/can’t be|would/);
    const braces =
      'version: 1\nimports: [s.roadmap.yaml]\ntools:\n  a$0: {}\n#- /s.roadmap.yaml\nversion: 1\ntools: {b: {}}\n';
    expect(refactored(braces, "Move 'a' to s.roadmap.yaml")).toMatch(/can’t be written without losing/);
  });
});

it('is not offered for budgets, which count in the root alone, in braces, and where nothing is', () => {
  for (const source of [
    'version: 1\nbudgets:\n  b$0: {amount: 3}\n',
    'version: 1\ntools: {c$0rm: {}}\n',
    'ver$0sion: 1\ntools:\n  crm: {}\n',
    'version: 1\ntools:\n  c$0rm: {}\nx: [\n',
  ])
    expect(offers(source)).toEqual([]);
});

describe('a file that the user names', () => {
  const SOURCE = `version: 1
imports: [known.roadmap.yaml]
tools:
  c$0rm: {}
#- /known.roadmap.yaml
version: 1
#- /foreign.roadmap.yaml
version: 1
`;
  const moved = (name: string) => {
    const { workspace, file, range } = selected(SOURCE);
    const made = extractTo(workspace, file, range, name);
    return 'refused' in made ? made.refused : Object.keys(textsAfter(workspace, made));
  };

  it('is made, or added to', () => {
    expect(moved('sub/stack.roadmap.yaml')).toEqual(['sub/stack.roadmap.yaml', 'main.roadmap.yaml']);
    expect(moved('known.roadmap.yaml')).toEqual(['main.roadmap.yaml', 'known.roadmap.yaml']);
    const { workspace, file, range } = selected(SOURCE);
    expect(suggestedFile(workspace, file, range)).toBe('crm.roadmap.yaml');
  });

  it.each([
    ['main.roadmap.yaml', /in that file already/],
    ['foreign.roadmap.yaml', /does not import it/],
    ['../x.roadmap.yaml', /can’t be a roadmap’s file/],
    ['/etc/x.roadmap.yaml', /can’t be a roadmap’s file/],
    ['https://example.com/x.roadmap.yaml', /can’t be a roadmap’s file/],
    ['notes.txt', /can’t be a roadmap’s file/],
    ['', /can’t be a roadmap’s file/],
  ])('is refused where it is %s', (name, why) => expect(moved(name)).toMatch(why));
});

describe('in the examples', () => {
  it('entries can move to a new file, and nothing that they say, no comment and no finding is another', () => {
    const files = exampleFiles();
    const workspace = workspaceOf(files);
    const wordsOf = (text: string): string[] => text.match(/\S+/g)!.sort();
    let count = 0;
    for (const [file, text] of Object.entries(files))
      for (const { entries, name } of workspace.tree(file).sections)
        for (const { base, key } of ['budgets', 'lifecycle'].includes(name) ? [] : entries) {
          if (key.text === name || count++ % 15 > 0) continue;
          const at = base + key.span.start;
          const offers = refactoringsAt(workspace, file, { start: at, end: at });
          const made = offers.find(({ kind }) => kind === 'refactor.extract')!.edits();
          if ('refused' in made) throw new Error(`${file} ${name}.${key.text}: ${made.refused}`);
          const after = textsAfter(workspace, made);
          const created = made.find(({ create }) => create)!.file;
          expect(Object.keys(after)).toEqual([created, file]);
          const before = wordsOf(text);
          const there = wordsOf(`${after[file]!}\n${after[created]!}`);
          for (const word of before) there.splice(there.indexOf(word), 1);
          // What is new: a version, a section that stands in both files, and the import.
          expect(
            there.filter((word) => !/^(?:version:|1|\w+:|-|imports:|\[?[\w-]+\.roadmap\.yaml\]?)$/.test(word)),
          ).toEqual([]);
          expect(there.length).toBeLessThan(7);
          for (const [path, old] of Object.entries(files)) expect(workspace.text(path)).toBe(old);
        }
    expect(count).toBeGreaterThan(100);
  });
});
