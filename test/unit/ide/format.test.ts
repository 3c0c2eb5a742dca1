import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { formatEdits, formatted } from '../../../core/ide/format';
import { indents } from '../../../core/ide/format/indents';
import { linesOf } from '../../../core/ide/format/lines';
import { parseFile } from '../../../core/syntax/file';
import { exampleFiles } from '../../kit/examples';

const files = exampleFiles();

const data = (text: string): unknown =>
  parseDocument(text, { uniqueKeys: false, schema: 'core' }).toJS({ maxAliasCount: 100 });
const comments = (text: string): readonly string[] =>
  [...text.matchAll(/(?<=^|\s)#.*$/gm)].map(([one]) => one.trimEnd());

describe('formatting', () => {
  it('indents by two, and puts one space behind colons, commas and dashes', () => {
    const before = `version:   1
tools:   # two
    crm:
        name:   The CRM
        capabilities:
        -  a
        -   b
        usage: {contacts:   {included: 1,used: 2}}
    cms:
        tags: [a ,b,   c]
imports:
- x.roadmap.yaml
teams: {a: {},b: {}}
`;
    expect(formatted(before)).toBe(`version: 1
tools:   # two
  crm:
    name: The CRM
    capabilities:
      - a
      - b
    usage: {contacts: {included: 1, used: 2}}
  cms:
    tags: [a, b, c]
imports:
  - x.roadmap.yaml
teams: {a: {}, b: {}}
`);
  });

  it('leaves one blank line, no spaces at ends, and one line end at the end', () => {
    expect(formatted('\n\nversion: 1  \n\n\n\ntitle: x\t\n   \ntools: {}\n\n\n')).toBe(
      'version: 1\n\ntitle: x\n\ntools: {}\n',
    );
    expect(formatted('version: 1')).toBe('version: 1\n');
  });

  it('keeps what is said in texts over several lines', () => {
    const before = `version: 1
tools:
    crm:
        description: |
            one
              two


            three
        name: "a
          b"
`;
    expect(formatted(before)).toBe(`version: 1
tools:
  crm:
    description: |
        one
          two


        three
    name: "a
      b"
`);
  });

  it('moves comments with what they stand at', () => {
    const before = `tools:
    # of the CRM
    crm:
        # its name
        name: x # short
        # the end of it
    # of the CMS
    cms: {}
# of nothing
`;
    expect(formatted(before)).toBe(`tools:
  # of the CRM
  crm:
    # its name
    name: x # short
    # the end of it
  # of the CMS
  cms: {}
# of nothing
`);
  });

  it('keeps lists of mappings together', () => {
    const before = 'a:\n- id:   1\n  name: x\n-   id: 2\n    list:\n    - - deep\n      - er\n';
    expect(formatted(before)).toBe('a:\n  - id: 1\n    name: x\n  - id: 2\n    list:\n      - - deep\n        - er\n');
  });

  it('keeps the file’s line ends, and makes them one kind', () => {
    expect(formatted('version:  1\r\ntools:\r\n    a: {}\r\n')).toBe('version: 1\r\ntools:\r\n  a: {}\r\n');
    expect(formatted('version: 1\r\ntools: {}\n')).toBe('version: 1\r\ntools: {}\r\n');
  });

  it('leaves quotes, order, flow and anchors alone', () => {
    const text = `b: 'x'\na: "y"\nanchored: &one {k:  "v"}\nagain: *one\n`;
    expect(formatted(text)).toBe(text.replace('k:  ', 'k: '));
  });

  it('touches nothing that can’t be read', () => {
    expect(formatEdits('version:   1\ntools: [\n')).toEqual([]);
    expect(formatEdits('- a list\n')).toEqual([]);
    expect(formatEdits('')).toEqual([]);
  });

  it('looks at each line a few times only, however many are comments', () => {
    const item = '  a: {}\n    # in\n# out\n';
    const text = `version: 1\ntools:\n${Array.from({ length: 1500 }, (_, i) => item.replace('a', `a${i}`)).join('')}`;
    const tree = parseFile(text);
    let looks = 0;
    const lines = linesOf(text, tree).map((line) => ({
      ...line,
      get content() {
        looks++;
        return line.content;
      },
    }));
    const columns = indents(text, tree, lines);
    expect(columns.slice(2, 6)).toEqual([2, 4, 0, 2]);
    expect(columns.slice(-2)).toEqual([4, 0]);
    expect(looks).toBeLessThan(20 * lines.length);
  });

  it('can be limited to a range', () => {
    const text = 'version:   1\ntitle:   x\n';
    expect(formatEdits(text, { start: 13, end: text.length }).map(({ text: made }) => made)).toEqual([': ']);
  });

  it.each(Object.entries(files))('%s is formatted already', (_path, text) => expect(formatEdits(text)).toEqual([]));

  it('of a spoilt example gives the example’s data, keeps its comments, and is done in one go', () => {
    const spoilt = fc.record({
      file: fc.constantFrom(...Object.keys(files)),
      indent: fc.constantFrom(1, 3, 4),
      crlf: fc.boolean(),
      trailing: fc.constantFrom('', ' ', '\t '),
      blank: fc.constantFrom('\n', '\n\n', '\n \n\n'),
      comma: fc.constantFrom(', ', ',', ' ,  '),
    });
    fc.assert(
      fc.property(spoilt, ({ file, indent, crlf, trailing, blank, comma }) => {
        const made = files[file]!.split('\n')
          .map((line) => line.replace(/^((?: {2})+)(?=\S)/, (spaces) => ' '.repeat((spaces.length / 2) * indent)))
          .map((line) => (/[\w}\]]$/.test(line) && !line.includes('"') ? line + trailing : line))
          .map((line) => (/^[^#"']*\[[a-z, -]+\]$/.test(line) ? line.replaceAll(', ', comma) : line))
          .join('\n')
          .replaceAll('\n\n', `\n${blank}`);
        const before = crlf ? made.replaceAll('\n', '\r\n') : made;
        const after = formatted(before);
        expect(data(after)).toEqual(data(before));
        expect(comments(after)).toEqual(comments(before));
        expect(formatted(after)).toBe(after);
        expect(after).not.toMatch(/[ \t]\r?$/m);
      }),
      { seed: 20260316, numRuns: 40 },
    );
  });
});
