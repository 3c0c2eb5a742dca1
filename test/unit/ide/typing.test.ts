/** What happens by itself while somebody types: ids that are linked, and the spacing of lines that are finished. */
import { describe, expect, it } from 'vitest';
import { finishedLineEdits } from '../../../core/ide/format';
import { linkedAt } from '../../../core/ide/linked';
import { applyEdits } from '../../../core/syntax/apply';
import { workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { fixture } from './caret';

/** The file with every linked place in guillemets; undefined where nothing is linked. */
function linked(source: string): string | undefined {
  const { workspace, file, offset } = fixture(source);
  const spans = linkedAt(workspace, file, offset);
  if (spans === undefined) return undefined;
  const edits = spans.map((span) => ({ span, text: `«${workspace.text(file)!.slice(span.start, span.end)}»` }));
  return applyEdits(
    workspace.text(file)!,
    edits.toSorted((a, b) => a.span.start - b.span.start),
  );
}

describe('linked', () => {
  it('are the key of an id and all that names it, in quotes and on the way to what lies below too', () => {
    expect(
      linked(`version: 1
objectives:
  gr$0ow: {kpis: {leads: {}}}
tools:
  crm: {objectives: [grow.leads, "grow"]}
  grow: {}
`),
    ).toBe(`version: 1
objectives:
  «grow»: {kpis: {leads: {}}}
tools:
  crm: {objectives: [«grow».leads, "«grow»"]}
  grow: {}
`);
    expect(
      linked('version: 1\ninitiatives: {a: {activities: {one$0: {}, two: {dependsOn: {one: {lag: 1d}}}}}}\n'),
    ).toBe('version: 1\ninitiatives: {a: {activities: {«one»: {}, two: {dependsOn: {«one»: {lag: 1d}}}}}}\n');
  });

  it('begin with the place where somebody types', () => {
    const { workspace, file, offset } = fixture('version: 1\nchannels: {m: {tools: [crm]}}\ntools: {crm$0: {}}\n');
    expect(linkedAt(workspace, file, offset)!.map(({ start }) => start)).toEqual([offset - 3, 34]);
  });

  const mail = (tools: string): string => `channels: {m: {tools: [${tools}]}}\n`;
  it.each([
    ['at a reference: who types there wants to name something else', `version: 1\ntools: {crm: {}}\n${mail('cr$0m')}`],
    ['what nothing names', 'version: 1\ntools: {cr$0m: {}}\n'],
    ['a key of the format', `version: 1\nto$0ols: {crm: {}}\n${mail('crm')}`],
    ['a value', `version: 1\ntools: {crm: {name: cr$0m}}\n${mail('crm')}`],
    ['an id that is there twice', `version: 1\ntools:\n  cr$0m: {}\n  crm: {}\n${mail('crm')}`],
    [
      'an id below one that is there twice',
      'version: 1\ninitiatives:\n  a: {activities: {one$0: {}, x: {dependsOn: [one]}}}\n  a: {activities: {one: {}}}\n',
    ],
    ['an id in a collection that is there twice', `version: 1\ntools: {cr$0m: {}}\n${mail('crm')}tools: {crm: {}}\n`],
    ['the other of the two', `version: 1\ntools:\n  crm: {}\n  cr$0m: {}\n${mail('crm')}`],
    ['an id that is spelt otherwise somewhere', `version: 1\ntools: {cr$0m: {}}\n${mail('"cr\\u006d"')}`],
    ['an id in a file with a line that can’t be read', `version: 1\ntools: {cr$0m: {}}\n${mail('crm')}x: [\n`],
    ['an id in a file with anchors', `version: 1\ntools: {cr$0m: {tags: &t [a]}, cms: {tags: *t}}\n${mail('crm')}`],
    [
      'an activity whose namesake a shared list means too',
      'version: 1\ninitiatives:\n  a: {activities: {one$0: {}, x: {dependsOn: &d [one]}}}\n  b: {activities: {one: {}, y: {dependsOn: *d}}}\n',
    ],
    [
      'an id that another file names',
      `version: 1\nimports: [b.roadmap.yaml]\ntools: {cr$0m: {}}\n${mail('crm')}#- /b.roadmap.yaml\nversion: 1\nautomations: {w: {tools: [crm]}}\n`,
    ],
    [
      'an id that a file that imports this one names',
      `version: 1\nimports: [b.roadmap.yaml]\n${mail('crm')}#- /b.roadmap.yaml\nversion: 1\ntools: {cr$0m: {}}\nautomations: {w: {tools: [crm]}}\n`,
    ],
    [
      'an id while an import is missing',
      `version: 1\nimports: [gone.roadmap.yaml]\ntools: {cr$0m: {}}\n${mail('crm')}`,
    ],
    ['a usual criterion', 'version: 1\ninitiatives: {a: {scores: {imp$0act: 3}}}\n'],
  ])('is nothing for %s', (_what, source) => {
    expect(linked(source)).toBeUndefined();
  });

  it('mean the same thing after typing, in every example', () => {
    const files = exampleFiles();
    const workspace = workspaceOf(files);
    let count = 0;
    for (const [file, text] of Object.entries(files))
      for (const { index } of text.matchAll(/^ {2,6}[a-z][\w-]*(?=:)/gm)) {
        const offset = text.indexOf(':', index);
        const spans = linkedAt(workspace, file, offset);
        if (spans === undefined || ++count % 20 !== 1) continue;
        const found = workspace.findings(file).map(({ rule }) => rule);
        const edits = spans
          .map((span) => ({ span, text: 'a-new-name' }))
          .toSorted((a, b) => a.span.start - b.span.start);
        workspace.setFile(file, { text: applyEdits(text, edits) });
        expect(workspace.findings(file).map(({ rule }) => rule)).toEqual(found);
        workspace.setFile(file, { text });
      }
    expect(count).toBeGreaterThan(50);
  });
});

/** The file after Enter was pressed at the caret, and the line above was put right. */
function entered(source: string, newline = '\n', indent = ''): string {
  const offset = source.indexOf('$0');
  const text = source.slice(0, offset) + newline + indent + source.slice(offset + 2);
  return applyEdits(text, finishedLineEdits(text, offset + newline.length + indent.length));
}

describe('a line that is finished', () => {
  it.each([
    ['version:   1$0', 'version: 1\n'],
    ['version: 1\ntags:  [a,b ,c]$0\ntitle:   x\n', 'version: 1\ntags: [a, b, c]\n\ntitle:   x\n'],
    ['version: 1\ntools:\n    crm:\n        name:  x  $0\n', 'version: 1\ntools:\n    crm:\n        name: x\n\n'],
    ['version: 1\ntools:   $0', 'version: 1\ntools:\n'],
    ['version: 1\nimports:\n  -   a.yaml$0\n  -   b.yaml\n', 'version: 1\nimports:\n  - a.yaml\n\n  -   b.yaml\n'],
  ])('gets its spaces right, and no other line: %j', (source, expected) => {
    expect(entered(source)).toBe(expected);
  });

  it('keeps CRLF, and the indentation of the next', () => {
    expect(entered('version:  1\r\ntools:  $0', '\r\n', '  ')).toBe('version:  1\r\ntools:\r\n  ');
  });

  it.each([
    ['is right', 'version: 1\ntools:\n  crm: {name: x}$0\n'],
    ['begins in another column', 'version: 1\ntools:\n   crm: {name: x}$0\n'],
    ['is text', 'version: 1\ntools:\n  crm:\n    description: |\n      a,b   c:  d$0\n'],
    ['goes on', 'version: 1\ntitle: one  two$0 three\n'],
    ['stands in a file that can’t be read', 'version:   1\ntags: [a,b$0\n'],
    ['is a comment', 'version: 1\n#  a,b:  c$0\n'],
    ['is none', '$0version:   1\n'],
  ])('stays as it is where it %s', (_what, source) => {
    expect(entered(source)).toBe(source.replace('$0', '\n'));
  });

  it('of an example is right already, and becomes what formatting makes of it where it is not', () => {
    const text = exampleFiles()['group/emea/emea.roadmap.yaml']!;
    for (const { index } of text.matchAll(/\n/g)) {
      expect(finishedLineEdits(text, index + 1)).toEqual([]);
      const wide = text.slice(0, index + 1).replace(/: (?=\S[^\n]*\n$)/, ':  ') + text.slice(index + 1);
      const at = index + 1 + (wide.length - text.length);
      if (index % 5 === 0) expect(applyEdits(wide, finishedLineEdits(wide, at))).toBe(text);
    }
  });
});
