/** A file read in blocks is the file read whole: the same nodes at the same places. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { COLLECTIONS, type FileTree, parseFile } from '../../core/syntax/file';
import { isNull, type Node } from '../../core/syntax/tree';
import { parseYaml } from '../../core/syntax/yaml';
import { exampleFiles } from '../kit/examples';
import { yamlSuite } from '../kit/yamlSuite';
import { edited, edits } from './edits';
import { plainNode } from './snapshot';

const MANY = Number(process.env['ROADMAP_EDITS'] ?? 0);

/** What the blocks say, put together again. */
function fromBlocks(tree: FileTree): unknown {
  return tree.sections.map((section) => {
    const key = plainNode(section.key, section.base);
    if (!COLLECTIONS.has(section.name)) return [key, plainNode(section.entries[0]!.value, section.entries[0]!.base)];
    if (section.odd !== undefined) return [key, plainNode(section.odd, section.base)];
    return [
      key,
      section.entries.map((entry) => [plainNode(entry.key, entry.base), plainNode(entry.value, entry.base)]),
    ];
  });
}

/** The same of a tree of the whole text. */
function fromWhole(node: Node | undefined): unknown {
  if (node?.kind !== 'map') return [];
  return node.pairs.map(({ key, value }) => {
    const plainKey = plainNode(key, 0);
    if (!COLLECTIONS.has(key.text)) return [plainKey, plainNode(value, 0)];
    if (isNull(value)) return [plainKey, []];
    if (value.kind !== 'map') return [plainKey, plainNode(value, 0)];
    return [plainKey, value.pairs.map((pair) => [plainNode(pair.key, 0), plainNode(pair.value, 0)])];
  });
}

function expectSame(text: string): void {
  const tree = parseFile(text);
  // A lone carriage return ends a line, which only the reader of files knows.
  const whole = parseYaml(text.replace(/\r(?!\n)/g, '\n'));
  if (whole.problems.length > 0) return;
  const [blocks, wanted] = [fromBlocks(tree), fromWhole(whole.node)];
  if (JSON.stringify(blocks) !== JSON.stringify(wanted)) expect(blocks, JSON.stringify(text)).toEqual(wanted);
}

const texts = Object.values(exampleFiles()).filter((text) => text.length < 20_000);

it.each(Object.entries(exampleFiles()))('%s', (_path, text) => expectSame(text));

it('edited examples', { timeout: MANY * 50 + 240_000 }, () => {
  const property = fc.property(fc.nat(texts.length - 1), edits(3, 1), (which, steps) => {
    let text = texts[which]!;
    for (const edit of steps) text = edited(text, edit) ?? text;
    expectSame(text);
  });
  fc.assert(property, { seed: 20260316, numRuns: MANY === 0 ? 400 : MANY });
});

/** Short texts of the pieces that matter to cutting, so that odd neighbours meet often. */
const fragments = fc
  .array(
    fc.constantFrom(
      ...[
        'tools:',
        'a:',
        'b: 1',
        'version: 1',
        'title: x',
        'calendar:',
        '- a',
        '-',
        'crm: {a: 1}',
        "'q r'",
        '"d',
        'd"',
      ],
      ...[' ', '  ', '    ', '\n', '\n', '\n  ', '\n  ', '\n    ', '\n\n', ' # c', '#c', '|', '>-', '|+', ' {}', ' []'],
      ...[
        ' {',
        '}',
        ' [',
        ']',
        ', ',
        ': ',
        '? k',
        ': v',
        '\r\n',
        '\r\n  ',
        '\t',
        '&x ',
        '*x',
        '---',
        '\n...\n',
        'é',
        '<<',
      ],
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((parts) => parts.join(''));

it('fragments', { timeout: MANY * 50 + 240_000 }, () => {
  fc.assert(fc.property(fragments, expectSame), { seed: 20260316, numRuns: MANY === 0 ? 4_000 : MANY * 20 });
  const below = fragments.map(
    (text) => `version: 1\ntools:\n  crm:\n    name: ${text}\n  cms: {}\nteams:\n  ops: {}\n`,
  );
  fc.assert(fc.property(below, expectSame), { seed: 20260316, numRuns: MANY === 0 ? 4_000 : MANY * 20 });
});

it('the cases of the YAML test suite', () => {
  for (const { yaml } of yamlSuite()) {
    expectSame(yaml);
    expectSame(`tools:\n${yaml.replace(/^(?=.)/gm, '  ')}`);
    expectSame(`title: ${yaml}`);
  }
});
