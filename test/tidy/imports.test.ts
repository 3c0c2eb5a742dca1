/** Imports go one way, and each part knows only what it may know. */
import { describe, expect, it } from 'vitest';
import { filesBelow, type Import, importsOf, sources } from './files';

/** Which folders of the core each of them may import besides itself. What lies directly in `core/` stands above the rules. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  format: [],
  syntax: ['format'],
  model: ['format', 'syntax'],
  schedule: ['format', 'syntax', 'model'],
  money: ['format', 'model', 'schedule'],
  score: ['format', 'syntax', 'model'],
  kpi: ['format', 'syntax', 'model', 'schedule'],
  stack: ['format', 'syntax', 'model', 'schedule'],
  rules: ['format', 'syntax', 'model', 'schedule', 'score', 'kpi', 'stack', 'money'],
  render: ['format', 'syntax', 'model', 'schedule', 'score', 'kpi', 'stack', 'money', 'rules', 'protocol'],
  ide: ['format', 'syntax', 'model', 'schedule', 'score', 'kpi', 'stack', 'money', 'rules', 'render', 'protocol', '.'],
  diff: ['format', 'syntax', 'model', 'schedule', 'score', 'kpi', 'stack', 'money', 'rules', 'render', 'protocol', '.'],
  merge: ['format', 'syntax', 'model', 'diff', '.'],
  tools: ['format', 'syntax', 'model', 'schedule', 'rules', 'render', 'diff', 'ide', 'protocol', '.'],
  '.': ['format', 'syntax', 'model', 'schedule', 'score', 'kpi', 'stack', 'money', 'rules', 'diff'],
};

/** Which of our own parts each part may import, and which packages. */
const PARTS: Readonly<Record<string, { readonly own: readonly string[]; readonly packages: readonly RegExp[] }>> = {
  core: { own: ['core'], packages: [/^yaml$/] },
  server: { own: ['core', 'server'], packages: [/^ignore$/, /^vscode-languageserver/, /^vscode-uri$/, /^node:/] },
  cli: {
    own: ['core', 'cli', 'server'],
    packages: [/^commander$/, /^@modelcontextprotocol\/server/, /^ignore$/, /^vscode-languageserver/, /^node:/],
  },
  action: { own: ['core', 'cli', 'action'], packages: [/^node:/] },
  client: {
    own: ['core/protocol', 'client'],
    packages: [/^vscode$/, /^vscode-languageclient/, /^vscode-uri$/, /^node:/],
  },
  'client/webview': { own: ['core/protocol', 'client/webview'], packages: [/^mermaid$/] },
};

const all: readonly Import[] = sources().flatMap(importsOf);
const own = ({ to }: Import): boolean =>
  /^(core|server|client|cli|action|test|scripts|bench|schemas|docs|media|syntaxes|package)\b/.test(to);
const said = ({ from, to }: Import): string => `${from} → ${to}`;

const partOf = (path: string): string => (path.startsWith('client/webview/') ? 'client/webview' : path.split('/')[0]!);
const layerOf = (path: string): string => (path.split('/').length > 2 ? path.split('/')[1]! : '.');

it('finds imports', () => expect(all.length).toBeGreaterThan(300));

describe('core', () => {
  it.each(Object.entries(LAYERS))('%s', (layer, below) => {
    const wrong = all.filter(
      (one) =>
        one.from.startsWith('core/') &&
        own(one) &&
        layerOf(one.from) === layer &&
        ![layer, ...below].includes(layerOf(one.to)),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('has no other folders', () => {
    const folders = new Set(
      filesBelow('core')
        .filter((path) => path.endsWith('.ts'))
        .map(layerOf),
    );
    expect([...folders].filter((folder) => !(folder in LAYERS))).toEqual([]);
  });
});

describe('parts', () => {
  it.each(Object.entries(PARTS))('%s imports only what it may', (part, allowed) => {
    const wrong = all.filter((one) => {
      if (partOf(one.from) !== part) return false;
      return own(one)
        ? !allowed.own.some((folder) => one.to.startsWith(`${folder}/`)) &&
            !/^(package|schemas|media\/templates)\b/.test(one.to)
        : !allowed.packages.some((name) => name.test(one.to));
    });
    expect(wrong.map(said)).toEqual([]);
  });

  it('have no other folders', () =>
    expect([...new Set(sources().map(partOf))].filter((part) => !(part in PARTS))).toEqual([]));

  it('keep the command line’s use of the server to the language server', () => {
    const wrong = all.filter(
      ({ from, to }) => from.startsWith('cli/') && to.startsWith('server/') && !/lsp/.test(from),
    );
    expect(wrong.map(said)).toEqual([]);
  });

  it('know Node only where the entry for Node leads', () => {
    const wrong = all.filter(({ from, to }) => {
      const mayKnowNode =
        from.startsWith('cli/') || from.startsWith('action/') || /(^|\/)(node|stdio|disk)\.ts$/.test(from);
      return /^node:|\/node$/.test(to) && !mayKnowNode;
    });
    expect(wrong.map(said)).toEqual([]);
  });
});
