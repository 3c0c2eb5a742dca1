/** Edits as a reader sees them: what somebody decided, with its values before and after. */
import type { FieldPath, Value } from '../format/kit';
import { push } from '../format/multimap';
import { below } from '../format/walk';
import type { Place } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import { type Atom, type Bundle, bundlesOf } from './atoms';
import { difference, inWords } from './difference';
import { ITEM, type Leaf, NAMED, THERE } from './leaves';
import { stableOrder } from './order';
import { idIn, isIdentity, type RecordOf, type Records } from './records';

export type EditKind = 'added' | 'removed' | 'renamed' | 'moved' | 'changed';

export interface Edit {
  readonly kind: EditKind;
  /** `initiatives.migrate.duration`, as the head writes it; of something that is gone, as the base did. */
  readonly path: string;
  /** The entity, by the word that both sides have for it. */
  readonly identity: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** In the field's own terms: `+10 working days`. */
  readonly difference: string | undefined;
  /** Other entries that named what came or went, and do so no more or now. */
  readonly along: readonly string[];
  readonly at: { readonly base: Place | undefined; readonly head: Place | undefined };
  readonly atoms: readonly Atom[];
}

/** All edits, in the order of the union of both sides. */
export function editsOf(base: Records, head: Records, union: readonly string[], calendars: Calendars): readonly Edit[] {
  const bundles = bundlesOf(base, head, union);
  const rank = new Map(union.map((identity, i) => [identity, i]));
  const edits = [
    ...bundles.map((bundle) => editOf(bundle, base, head, calendars)),
    ...renamesOf(base, head),
    ...movesOf(base, head),
  ];
  return edits.sort((a, b) => rank.get(a.identity)! - rank.get(b.identity)!);
}

/** How periods lie in days, on each side. */
export interface Calendars {
  readonly base: Calendar;
  readonly head: Calendar;
  /** The one in which differences are counted, whichever side is called the base. */
  readonly counting: Calendar;
}

function editOf(bundle: Bundle, base: Records, head: Records, calendars: Calendars): Edit {
  const { identity, before, after, field } = bundle;
  return field === undefined ? wholeEdit(bundle, base, head) : fieldEdit({ ...bundle, field }, calendars, identity);

  function wholeEdit({ atoms }: Bundle, old: Records, fresh: Records): Edit {
    const one = (before ?? after)!;
    const others = new Set(atoms.flatMap((atom) => (atom.leaf === undefined ? [] : [atom.identity])));
    const said = titleOf(one);
    return {
      kind: before === undefined ? 'added' : 'removed',
      path: one.name,
      identity,
      before: before === undefined ? undefined : said,
      after: after === undefined ? undefined : said,
      difference: undefined,
      along: [...others].map((other) => (fresh.get(other) ?? old.get(other))!.name),
      at: { base: before?.place, head: after?.place },
      atoms,
    };
  }
}

/** What an entity is called, where that says more than its id. */
const titleOf = ({ leaves }: RecordOf): string => leaves.get('name')?.says ?? '';

function fieldEdit(
  bundle: Bundle & { readonly field: readonly string[] },
  calendars: Calendars,
  identity: string,
): Edit {
  const { field, atoms } = bundle;
  const [before, after] = [bundle.before!, bundle.after!];
  const name = after.name;
  const shown = field.map((part) => (part.startsWith(NAMED) ? idIn(part) : part)).join('.');
  const place = ({ place: { file, path } }: RecordOf): Place => ({ file, path: placeOf(path, field), part: 'value' });
  return {
    ...saidOf(bundle, calendars),
    path: name === '' ? shown : `${name}.${shown}`,
    identity,
    along: [],
    at: { base: place(before), head: place(after) },
    atoms,
  };
}

/** A path in the file; below a reference as a key the file has its own spelling, so that the place ends above. */
function placeOf(path: FieldPath, field: readonly string[]): FieldPath {
  const end = field.findIndex((part) => part.startsWith(NAMED));
  return [...path, ...(end < 0 ? field : field.slice(0, end))];
}

type Said = Pick<Edit, 'kind' | 'before' | 'after' | 'difference'>;

function saidOf({ before, after, field, atoms }: Bundle, calendars: Calendars): Said {
  const value = valueAt(before!.value, field!);
  const old = atoms.flatMap(({ leaf }) => before!.leaves.get(leaf!) ?? []);
  const fresh = atoms.flatMap(({ leaf }) => after!.leaves.get(leaf!) ?? []);
  const isList = [...old, ...fresh].some(({ path }) =>
    [ITEM, NAMED].some((mark) => path[field!.length]?.startsWith(mark)),
  );
  if (isList) return listSaid(old, fresh, field!.length);
  const [one] = [...old, ...fresh];
  const single = one?.path.length === field!.length;
  const texts = { before: wordsOf(old, field!.length), after: wordsOf(fresh, field!.length) };
  const kind = old.length === 0 ? 'added' : fresh.length === 0 ? 'removed' : 'changed';
  const known = single && old[0] !== undefined && fresh[0] !== undefined;
  return { kind, ...texts, difference: known ? difference(value, old[0]!.data, fresh[0]!.data, calendars) : undefined };
}

/** What left a list, and what joined it. */
function listSaid(old: readonly Leaf[], fresh: readonly Leaf[], depth: number): Said {
  const items = (leaves: readonly Leaf[]): readonly string[] => [
    ...new Set(leaves.filter(({ path }) => path.length <= depth + 2).map(({ path }) => itemWords(path[depth]!))),
  ];
  const [left, joined] = [items(old), items(fresh)];
  const kind = left.length === 0 ? 'added' : joined.length === 0 ? 'removed' : 'changed';
  return {
    kind,
    before: left.length === 0 ? undefined : left.join(', '),
    after: joined.length === 0 ? undefined : joined.join(', '),
    difference: undefined,
  };
}

function itemWords(part: string): string {
  const text = part.slice(1).split(ITEM, 1)[0]!;
  return isIdentity(text) ? idIn(text) : text;
}

/** One value, or all that stands below a key. */
function wordsOf(leaves: readonly Leaf[], depth: number): string | undefined {
  if (leaves.length === 0) return undefined;
  const parts = leaves
    .filter(({ path }) => path.at(-1) !== THERE)
    .map(({ path, says }) => {
      const key = path
        .slice(depth)
        .map((part) => (part.startsWith(ITEM) || part.startsWith(NAMED) ? itemWords(part) : part))
        .join('.');
      return key === '' ? inWords(says) : `${key}: ${inWords(says)}`;
    });
  return parts.join(', ');
}

/** The description of a field. */
function valueAt(value: Value, field: readonly string[]): Value {
  let at: Value | undefined = value;
  for (const part of field) at = below(at, part);
  return at?.is === 'either' ? (at.scalar ?? at) : (at ?? ({ is: 'text' } as const));
}

function renamesOf(base: Records, head: Records): readonly Edit[] {
  return [...head.values()].flatMap((after): readonly Edit[] => {
    const before = base.get(after.identity);
    const [old, fresh] = [before?.entity, after.entity];
    if (old === undefined || fresh === undefined || old.key === fresh.key) return [];
    return [
      {
        kind: 'renamed',
        path: after.name,
        identity: after.identity,
        before: before!.name,
        after: after.name,
        difference: undefined,
        along: [],
        at: { base: before!.place, head: after.place },
        atoms: [],
      },
    ];
  });
}

/** Entities that stand in another file, or elsewhere in the order of their collection. */
function movesOf(base: Records, head: Records): readonly Edit[] {
  const common = [...head.values()].filter(({ identity, entity }) => entity !== undefined && base.has(identity));
  const isSameFile = ({ identity, file }: RecordOf): boolean => base.get(identity)!.file === file;
  const elsewhere = common.filter((one) => !isSameFile(one) && one.parent === undefined);
  const position = new Map([...base.keys()].map((identity, i) => [identity, i]));
  const groups = new Map<string, RecordOf[]>();
  for (const one of common.filter(isSameFile)) {
    push(groups, `${one.kind} ${one.parent ?? ''} ${one.file}`, one);
  }
  const reordered = [...groups.values()].flatMap((group) => {
    const stable = stableOrder(group.map(({ identity }) => position.get(identity)!));
    return group.flatMap((one, i) => (stable.has(i) ? [] : [{ one, after: group[i - 1] }]));
  });
  return [
    ...elsewhere.map((one) => moved(one, base, base.get(one.identity)!.file, one.file)),
    ...reordered.map(({ one, after }) =>
      moved(one, base, undefined, after === undefined ? 'first' : `after ${after.name}`),
    ),
  ];
}

const moved = (after: RecordOf, base: Records, from: string | undefined, to: string): Edit => ({
  kind: 'moved',
  path: after.name,
  identity: after.identity,
  before: from,
  after: to,
  difference: undefined,
  along: [],
  at: { base: base.get(after.identity)!.place, head: after.place },
  atoms: [],
});
