/** Ids that a side changed, brought into the other texts, so that an entity is called the same in all of them. */
import { match } from '../diff/match';
import { KINDS } from '../diff/records';
import type { EntityKind } from '../format/kit';
import type { Bound } from '../model/bind';
import { isTaken, mentionsOf, renaming } from '../model/renaming';
import { applyEdits, toEdits } from '../syntax/apply';
import type { Node } from '../syntax/tree';
import { Workspace } from '../workspace';

/** A text as a roadmap of one file. */
class Alone {
  readonly #workspace = new Workspace();

  constructor(readonly text: string) {
    this.#workspace.setFile(FILE, { text });
  }

  get model(): Bound {
    return this.#workspace.model(FILE);
  }

  /** The text with another key for an entity and whatever names it; itself where there is no such entity. */
  renamed({ kind, id, to }: Renaming): string | undefined {
    const entity = this.model.find(kind, id);
    if (entity === undefined) return this.text;
    if (isTaken(this.model, entity, to)) return undefined;
    const changes = renaming(entity, to, mentionsOf(this.model, entity));
    const made = toEdits(changes, () => ({ text: this.text, tree: this.#workspace.tree(FILE) }));
    return made?.length === 1 ? applyEdits(this.text, made[0]!.edits) : undefined;
  }
}

const FILE = 'a.roadmap.yaml';

interface Renaming {
  readonly kind: EntityKind;
  readonly id: string;
  readonly to: string;
}

export interface Texts {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

const MOST_RENAMINGS = 100;

/** The texts with one name for what each side renamed; undefined where both gave one thing different names. */
export function withOneName(texts: Texts, read: (text: string) => Node | undefined): Texts | undefined {
  const [base, ...others] = [texts.base, texts.ours, texts.theirs].map((text) => keysIn(read(text))) as [
    Keys,
    Keys,
    Keys,
  ];
  if (!others.some((other) => isAnyGone(base, other) && isAnyGone(other, base))) return texts;
  const before = new Alone(texts.base);
  const [byUs, byThem] = [texts.ours, texts.theirs].map((text) => renamingsBetween(before, new Alone(text)));
  const theirs = new Map(byThem!.map((one) => [`${one.kind} ${one.id}`, one.to]));
  const isContested = byUs!.some(({ kind, id, to }) => (theirs.get(`${kind} ${id}`) ?? to) !== to);
  if (isContested) return undefined;
  const first = brought({ base: texts.base, other: texts.theirs }, texts.ours);
  const second = brought({ base: first.base, other: texts.ours }, first.other);
  return { base: second.base, ours: second.other, theirs: first.other };
}

type Keys = ReadonlySet<string>;

/** All keys as they stand: where none of them went while another came, nothing was renamed. */
function keysIn(top: Node | undefined): Keys {
  const keys = new Set<string>();
  const walk = (node: Node | undefined, path: string): void => {
    if (node?.kind !== 'map') return;
    for (const { key, value } of node.pairs) {
      keys.add(`${path}${key.text}`);
      walk(value, `${path}${key.text}\n`);
    }
  };
  walk(top, '');
  return keys;
}

const isAnyGone = (before: Keys, after: Keys): boolean => [...before].some((key) => !after.has(key));

/** The base and another text, with the names that a side gave. One at a time: what is in something renamed has a new id. */
function brought(
  { base, other }: { readonly base: string; readonly other: string },
  side: string,
): { readonly base: string; readonly other: string } {
  let [before, also] = [base, other];
  const done = new Set<string>();
  const head = new Alone(side);
  for (let i = 0; i < MOST_RENAMINGS; i++) {
    const old = new Alone(before);
    const next = renamingsBetween(old, head).find((one) => !done.has(JSON.stringify(one)));
    if (next === undefined) break;
    done.add(JSON.stringify(next));
    const [inBase, inOther] = [old.renamed(next), new Alone(also).renamed(next)];
    if (inBase !== undefined && inOther !== undefined) [before, also] = [inBase, inOther];
  }
  return { base: before, other: also };
}

function renamingsBetween(base: Alone, head: Alone): readonly Renaming[] {
  if (base.text === head.text) return [];
  const [before, after] = [base.model, head.model];
  const matched = match(before, after);
  return KINDS.flatMap((kind) => {
    const keys = new Map(after.all(kind).map((entity) => [matched.ofHead(entity), entity.key]));
    return before.all(kind).flatMap((entity) => {
      const to = keys.get(matched.ofBase(entity));
      return to === undefined || to === entity.key ? [] : [{ kind, id: entity.id, to }];
    });
  });
}
