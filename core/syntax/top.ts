/** Findings on a file's top level: its keys, and the ids of each collection. */
import { roadmap } from '../format/entities';
import type { ObjectValue, Value } from '../format/kit';
import { COLLECTIONS, type FileTree, type Section } from './file';
import { checkShape } from './shape';
import { type MapNode, type Node, type ScalarNode, type Span, shift } from './tree';
import type { ShapeFinding } from './wrong';

const EMPTY: ScalarNode = { kind: 'scalar', span: { start: 0, end: 0 }, text: '', style: 'plain', value: null };

/** All spans are the file's. */
export function topShape(text: string, tree: FileTree): readonly ShapeFinding[] {
  if (tree.notMapping !== undefined) return [notMapping(tree.notMapping)];
  const pairs = tree.sections.map((section) => ({ key: moved(section.key, section.base), value: outsideOf(section) }));
  const root: MapNode = {
    kind: 'map',
    span: { start: 0, end: text.length },
    flow: false,
    pairs,
  };
  const key = pairs[0]?.key ?? EMPTY;
  const broken = tree.problems.length > 0;
  const { findings } = checkShape({ piece: '', value: roadmap as Value, path: [], key, node: root, broken });
  return [
    ...findings.map((finding) => versionFirst(finding, key.span.start, text)),
    ...tree.sections.flatMap(collectionShape),
  ];
}

/** A section's value as far as its kind goes: what it holds is looked at entry by entry. */
function outsideOf({ name, odd, entries }: Section): Node {
  const node = odd ?? (COLLECTIONS.has(name) ? undefined : entries[0]?.value);
  if (node?.kind === 'map' || (node === undefined && entries.length > 0))
    return { kind: 'map', span: EMPTY.span, pairs: [], flow: false };
  if (node?.kind === 'list') return { kind: 'list', span: EMPTY.span, items: [], flow: false };
  return node ?? EMPTY;
}

const moved = (key: ScalarNode, base: number): ScalarNode => ({ ...key, span: shift(key.span, base) });

function collectionShape(section: Section): readonly ShapeFinding[] {
  const fields = (roadmap as ObjectValue).fields;
  const field = Object.hasOwn(fields, section.name) ? fields[section.name] : undefined;
  if (field?.value.is !== 'map') return [];
  const pairs = section.entries.map((entry) => ({ key: moved(entry.key, entry.base), value: EMPTY }));
  const span = { start: section.base, end: section.end };
  const odd = section.odd === undefined ? undefined : { ...section.odd, span: shift(section.odd.span, section.base) };
  const node: Node = odd ?? { kind: 'map', span, pairs, flow: false };
  const key = moved(section.key, section.base);
  return checkShape({ piece: section.name, value: field.value, path: [section.name], key, node, broken: false })
    .findings;
}

/** The version belongs at the top of the file, above the first key where that begins its line. */
function versionFirst(finding: ShapeFinding, at: number, text: string): ShapeFinding {
  if (finding.rule !== 'missing-key' || finding.subject !== 'version') return finding;
  const isLineStart = at === 0 || text[at - 1] === '\n' || (at === 1 && text.charCodeAt(0) === 0xfeff);
  if (!isLineStart) return { ...finding, fixes: [] };
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const changes = [{ do: 'replace' as const, span: { start: at, end: at }, text: `version: 1${newline}` }];
  return { ...finding, fixes: [{ title: "Add 'version: 1'", safe: true, changes }] };
}

function notMapping(span: Span): ShapeFinding {
  const message = 'A roadmap is a mapping: lines such as `version: 1` and `tools:`, with more below them.';
  return { rule: 'invalid-value', span, path: [], part: 'value', subject: 'file', message, fixes: [] };
}
