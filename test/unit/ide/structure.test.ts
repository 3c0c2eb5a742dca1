import { describe, expect, it } from 'vitest';
import { foldsOf, selectionsAt } from '../../../core/ide/folding';
import { linksOf } from '../../../core/ide/links';
import { type FileSymbol, findSymbols, symbolsOf } from '../../../core/ide/symbols';
import { workspaceOf } from '../../kit/check';
import { exampleFiles } from '../../kit/examples';
import { fixture, textAt } from './caret';

const FILE = 'main.roadmap.yaml';
const TEXT = `# A roadmap
# of two tools.
version: 1
title: x
tools:
  crm:
    name: The CRM
    links: {Site: "https://example.com/crm", Other: not a link}
  cms: {}
scoring:
  criteria:
    impact: {weight: 2}
initiatives:
  move:
    description: |
      Two
      lines.
    dependsOn: [
      a,
    ]
    activities:
      build: {}
`;

describe('symbols', () => {
  it('are sections, entries and what those declare', () => {
    const show = ({ name, kind, detail, children }: FileSymbol): unknown => [
      `${kind} ${name}${detail === '' ? '' : `: ${detail}`}`,
      ...children.map(show),
    ];
    expect(symbolsOf(workspaceOf({ [FILE]: TEXT }), FILE).map(show)).toEqual([
      ['section version'],
      ['section title'],
      ['section tools', ['tool crm: The CRM'], ['tool cms']],
      ['section scoring', ['criterion impact']],
      ['section initiatives', ['initiative move', ['activity build']]],
    ]);
  });

  it('lie within each other', () => {
    const within = (symbol: FileSymbol): void => {
      expect(symbol.key.start).toBeGreaterThanOrEqual(symbol.span.start);
      expect(symbol.key.end).toBeLessThanOrEqual(symbol.span.end);
      for (const child of symbol.children) {
        expect(child.span.start).toBeGreaterThanOrEqual(symbol.span.start);
        expect(child.span.end).toBeLessThanOrEqual(symbol.span.end);
        within(child);
      }
    };
    const files = exampleFiles();
    const workspace = workspaceOf(files);
    for (const file of Object.keys(files)) for (const symbol of symbolsOf(workspace, file)) within(symbol);
  });

  it('of the workspace are found by the letters of id or name', () => {
    const workspace = workspaceOf({ [FILE]: TEXT });
    const found = (query: string): string[] =>
      findSymbols(workspace, query).map(({ container, name }) => `${container}/${name}`);
    expect(found('crm')).toEqual(['tools/crm']);
    expect(found('THE C')).toEqual(['tools/crm']);
    expect(found('mbd')).toEqual(['initiatives.move/move.build']);
    expect(found('zzz')).toEqual([]);
    expect(found('')).toHaveLength(5);
  });
});

describe('folds', () => {
  it('are keys with more than one line, and runs of comments', () => {
    const workspace = workspaceOf({ [FILE]: TEXT });
    const lines = (offset: number): number => TEXT.slice(0, offset).split('\n').length;
    const found = foldsOf(workspace, FILE).map(
      ({ span, comment }) => `${lines(span.start)}-${lines(span.end)}${comment ? ' #' : ''}`,
    );
    expect(found).toEqual(['5-9', '6-8', '10-12', '11-12', '13-22', '14-22', '15-17', '18-20', '21-22', '1-2 #']);
  });
});

describe('a selection', () => {
  it('grows from the word to the file', () => {
    const { workspace, file, offset } = fixture('version: 1\ntools:\n  crm:\n    tags: [a, b$0b]\n    name: x\n');
    expect(selectionsAt(workspace, file, offset).map((span) => textAt(workspace, file, span))).toEqual([
      'bb',
      '[a, bb]',
      'tags: [a, bb]',
      'tags: [a, bb]\n    name: x',
      'crm:\n    tags: [a, bb]\n    name: x',
      'tools:\n  crm:\n    tags: [a, bb]\n    name: x',
      'version: 1\ntools:\n  crm:\n    tags: [a, bb]\n    name: x\n',
    ]);
  });
});

describe('links', () => {
  it('lead to imported files and to web addresses, nowhere else', () => {
    const files = {
      [FILE]:
        'version: 1\nimports: [sub/a.roadmap.yaml, gone.roadmap.yaml]\ntools:\n  a: {links: {S: https://example.com/x, J: "javascript:alert(1)", F: "file:///etc/passwd"}}\n',
      'sub/a.roadmap.yaml': 'version: 1\n',
    };
    const workspace = workspaceOf(files);
    expect(linksOf(workspace, FILE).map(({ span, target }) => [textAt(workspace, FILE, span), target])).toEqual([
      ['sub/a.roadmap.yaml', { file: 'sub/a.roadmap.yaml' }],
      ['https://example.com/x', { url: 'https://example.com/x' }],
    ]);
  });
});
