/** Whatever can be changed in odd YAML: the data change as asked and nowhere else, and comments stay. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import type { FieldPath } from '../../../core/format/kit';
import { applyEdits, toEdits } from '../../../core/syntax/apply';
import type { Change } from '../../../core/syntax/edit';
import { parseFile } from '../../../core/syntax/file';

const FILE = 'main.roadmap.yaml';

const TEXTS: Readonly<Record<string, string>> = {
  'block style with comments':
    '# top\nversion: 1 # v\ntools: # all\n  # about crm\n  crm: # c\n    vendor: Acme # who\n    gaps: # g\n      # first\n      - a-b # a - dash\n      - c - d # - x\n      -\n        # e - f\n        ggg\n    # last\n    owner: ops\n  # about cms\n  cms: {vendor: Bolt} # cm\nteams:\n  ops: {} # o\n# end\n',
  'flow style over lines':
    'version: 1\ntools: { # all\n  crm: {vendor: Acme, # who\n    gaps: [a, # a\n      b # b\n      , c, d # d\n    ], owner: ops # o\n  }, # crm\n  # about cms\n  cms: {vendor: Bolt, gaps: [ # none\n    z # z\n    ,\n  ], }, # cms\n  x: {gaps: [b, # on b\n    zz]}\n}\n',
  'a list with a closing comma':
    'version: 1\nteams:\n  ops:\n    a: [\n      x, # x\n      # alone\n      y, # y\n    ]\n    b: [x,]\n    c: {d: , e: 1, f: }\n',
  'a file in braces': '{version: 1, # v\n tools: {crm: {vendor: x}, cms: }, # t\n teams: }\n',
  'a file in one line of braces': '{version: 1, tools: {crm: {vendor: x}, cms: {}}, teams: {ops: {}}}',
  'document marks': '# a\n---\nversion: 1\ntools:\n  crm: {vendor: x}\n... # end\n# behind\n',
  'anchors and tags':
    'version: 1\nx-a: &shared\n  vendor: Acme # who\n  gaps: &gaps [a, b]\ntools:\n  crm: &crm\n    vendor: !!str Acme # v\n    owner: &o\n    gaps:\n      - &one xyz # first\n      - !t two\n      - &three\n        # inside\n        q\n      - - nested-a\n        - nested-b\n  cms: {gaps: [&k a, !u b], owner: !t }\n  &key dam: 1\n',
  aliases:
    'version: 1\nx-a: &shared {vendor: Acme, owner: ops}\nx-l: &list [a, b]\nx-s: &text Bolt\ntools:\n  crm: *shared # c\n  cms:\n    vendor: *text # v\n    gaps:\n      - *text # 1\n      - x\n      - *text\n    more: *list\n  dam: {vendor: *text, gaps: [*text, *text, x]}\n  last:\n    list:\n      - x\n      - *text\n',
  'keys of all sorts':
    'version: 1\ntools:\n  "crm": {vendor: x}\n  \'cms\':\n    "ven dor": x # q\n    ? owner # key\n    : ops # value\n  ? dam\n  : vendor: y\n    owner: z\n  ? bare\n',
  'scalars of all sorts':
    "version: 1\ntools:\n  crm:\n    a: |\n      # no comment\n      text\n    b: >- # why\n      folded\n      more\n    c: plain # c\n    d: over\n      two lines\n    e: \"quoted # no\n      over lines\" # e\n    f: 'it''s#no' # f\n    g: &x |\n      anchored\n        # deep\n    # comment of h\n    h: 1\n",
  'no newline at the end': 'version: 1\ntools:\n  crm:\n    gaps:\n      - a\n      - b # last',
  'lists of mappings':
    'version: 1\nteams:\n  ops:\n    list:\n      - a: 1 # a\n        b: 2 # b\n      -   # dash\n        c: 3\n        # own\n        d: 4\n      - e: 5\n        # about f\n        f: 6\n',
};

const all: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(TEXTS).flatMap(([name, text]) => [
    [name, text],
    [`${name}, CRLF`, text.replaceAll('\n', '\r\n')],
    [`${name}, BOM`, `\ufeff${text}`],
  ]),
);

type Data = Record<string | number, unknown>;
const dataOf = (text: string): Data => {
  const document = parseDocument(text, { logLevel: 'silent', maxAliasCount: -1 } as never);
  expect(document.errors.map(({ message }) => message)).toEqual([]);
  return document.toJS() as Data;
};

/** All paths to something in data. */
function* pathsIn(data: unknown, at: FieldPath = []): Iterable<FieldPath> {
  if (typeof data !== 'object' || data === null) return;
  for (const [key, value] of Object.entries(data)) {
    const path = [...at, Array.isArray(data) ? Number(key) : key];
    yield path;
    yield* pathsIn(value, path);
  }
}

const holder = (data: Data, path: FieldPath): Data =>
  path.slice(0, -1).reduce<Data>((inner, part) => inner[part] as Data, data);

/** Removes like the editor: with the last member of something deep goes what held it. */
function removed(data: Data, path: FieldPath): void {
  const from = holder(data, path);
  if (path.length > 3 && Object.keys(from).length === 1) removed(data, path.slice(0, -1));
  else if (Array.isArray(from)) from.splice(Number(path.at(-1)), 1);
  else delete from[path.at(-1)!];
}

const isEmpty = (value: unknown): boolean =>
  value === null || (typeof value === 'object' && Object.keys(value as object).length === 0);

/** Data in which nothing, `{}` and `[]` are the same. */
const plain = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data, (_key, value: unknown) => (isEmpty(value) ? null : value)));

function after(text: string, change: Change): string | undefined {
  const made = toEdits([change], () => ({ text, tree: parseFile(text) }));
  return made === undefined ? undefined : applyEdits(text, made[0]!.edits);
}

/** The comments that begin with `#` and have a line of their own, or all; `no` marks what only looks like one. */
const comments = (text: string, own: boolean): string[] =>
  [...text.matchAll(own ? /^[ \t]*(#.*?)\r?$/gm : /(?<=^|\s)(#.*?)\r?$/gm)]
    .map((match) => match[1]!)
    .filter((comment) => !/# no\b|# deep/.test(comment));

describe.each(Object.entries(all))('%s', (_name, text) => {
  const file = FILE;
  const paths = [...pathsIn(dataOf(text))];

  it.each(paths.map((path) => [path.join('.'), path] as const))('remove %s', (_path, path) => {
    const made = after(text, { do: 'remove', file, path });
    if (made === undefined) return;
    const wanted = dataOf(text);
    removed(wanted, path);
    expect(plain(dataOf(made) ?? {}), made).toEqual(plain(wanted));
    expect(comments(made, true), made).toEqual(expect.arrayContaining(comments(text, true)));
  });

  it.each(paths.map((path) => [path.join('.'), path] as const))('set %s', (_path, path) => {
    const made = after(text, { do: 'set', file, path, yaml: 'zed' });
    // What is named there changes wherever its name stands.
    if (made === undefined || String(path[0]).startsWith('x-')) return;
    const wanted = dataOf(text);
    holder(wanted, path)[path.at(-1)!] = 'zed';
    expect(plain(dataOf(made)), made).toEqual(plain(wanted));
    expect(comments(made, false), made).toEqual(comments(text, false));
  });

  it.each(paths.map((path) => [path.join('.'), path] as const))('rename %s', (_path, path) => {
    const made = after(text, { do: 'rename-key', file, path, to: 'renamed' });
    if (made === undefined) return;
    const wanted = dataOf(text);
    const from = holder(wanted, path);
    from['renamed'] = from[path.at(-1)!];
    delete from[path.at(-1)!];
    expect(plain(dataOf(made)), made).toEqual(plain(wanted));
    expect(comments(made, false), made).toEqual(comments(text, false));
  });

  it.each([[[]] as [FieldPath], ...paths.map((path) => [path] as [FieldPath])])('add a key below %j', (path) => {
    const made = after(text, { do: 'set', file, path: [...path, 'zz', 'y'], yaml: 'zed' });
    if (made === undefined) return;
    const wanted = dataOf(text);
    const from = path.length === 0 ? undefined : holder(wanted, path);
    if (from === undefined) wanted['zz'] = { y: 'zed' };
    else if (isEmpty(from[path.at(-1)!])) from[path.at(-1)!] = { zz: { y: 'zed' } };
    else (from[path.at(-1)!] as Data)['zz'] = { y: 'zed' };
    expect(plain(dataOf(made)), made).toEqual(plain(wanted));
    expect(comments(made, false), made).toEqual(comments(text, false));
  });

  it.each(paths.map((path) => [path.join('.'), path] as const))('append to %s', (_path, path) => {
    const made = after(text, { do: 'append', file, path, yaml: 'zed' });
    const wanted = dataOf(text);
    const value = holder(wanted, path)[path.at(-1)!];
    if (made === undefined || !(Array.isArray(value) || value === null)) return;
    if (Array.isArray(value)) value.push('zed');
    else holder(wanted, path)[path.at(-1)!] = ['zed'];
    expect(plain(dataOf(made)), made).toEqual(plain(wanted));
    expect(comments(made, false), made).toEqual(comments(text, false));
  });
});

it('is refused only where a comment or an anchor that is used would be lost', () => {
  const refused = Object.values(TEXTS).flatMap((text) =>
    [...pathsIn(dataOf(text))]
      .filter((path) => path.length > 2)
      .flatMap((path) =>
        [{ do: 'remove', file: FILE, path } as const, { do: 'set', file: FILE, path, yaml: 'zed' } as const]
          .filter((change) => after(text, change) === undefined)
          .map((change) => `${change.do} ${path.join('.')}`),
      ),
  );
  expect(refused).toEqual([
    'set tools.crm.gaps',
    'remove tools.crm.gaps',
    'set tools.crm.gaps',
    'remove tools.cms.gaps',
    'set tools.cms.gaps',
    'remove tools.cms.gaps.0',
    'remove tools.x.gaps',
    'set tools.x.gaps',
    'set teams.ops.a',
    'set tools.crm.gaps',
    'remove tools.crm.gaps.3.0',
    'set tools.cms.gaps',
    'set tools.crm.b',
    'set teams.ops.list',
    'set teams.ops.list.0',
    'set teams.ops.list.1',
    'set teams.ops.list.2',
    'remove teams.ops.list.2.e',
  ]);
});
