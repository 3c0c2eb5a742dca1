/** Edits as a reader sees them: what somebody decided, with its values before and after. */
import type { FieldPath, Value } from '../format/kit';
import { push } from '../format/multimap';
import { below } from '../format/walk';
import { inDigits, quoted } from '../format/words';
import type { Place } from '../model/types';
import type { Calendar } from '../schedule/calendar';
import { type Atom, type Bundle, bundlesOf } from './atoms';
import { difference, inWords } from './difference';
import { ITEM, type Leaf, NAMED, THERE } from './leaves';
import { stableOrder } from './order';
import { priceDifference, priceWords, unitAt } from './prices';
import { idIn, isIdentity, type RecordOf, type Records, type Side } from './records';
import { type Piece, textChange } from './text-change';

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
  /** All of it in the field's own terms, where that is more than both values: `q3 joined, q2 left`. */
  readonly terms: string | undefined;
  /** Of a long text, word by word. */
  readonly pieces: readonly Piece[] | undefined;
  /** Other entries that named what came or went, and do so no more or now. */
  readonly along: readonly string[];
  readonly at: { readonly base: Place | undefined; readonly head: Place | undefined };
  readonly atoms: readonly Atom[];
}

/** All edits, in the order of the union of both sides. */
export function editsOf(base: Records, head: Records, union: readonly string[], sides: EditSides): readonly Edit[] {
  const bundles = bundlesOf(base, head, union);
  const rank = new Map(union.map((identity, i) => [identity, i]));
  const edits = [
    ...bundles.map((bundle) => editOf(bundle, base, head, sides)),
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

/** What values mean on each side. */
export interface EditSides {
  readonly base: Side;
  readonly head: Side;
  readonly calendars: Calendars;
}

function editOf(bundle: Bundle, base: Records, head: Records, sides: EditSides): Edit {
  const { identity, before, after, field } = bundle;
  return field === undefined ? wholeEdit(bundle, base, head) : fieldEdit({ ...bundle, field }, sides, identity);

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
      ...PLAIN,
      along: [...others].map((other) => (fresh.get(other) ?? old.get(other))!.name),
      at: { base: before?.place, head: after?.place },
      atoms,
    };
  }
}

/** What an entity is called, where that says more than its id. */
const titleOf = ({ leaves }: RecordOf): string => leaves.get('name')?.says ?? '';

function fieldEdit(bundle: Bundle & { readonly field: readonly string[] }, sides: EditSides, identity: string): Edit {
  const { field, atoms } = bundle;
  const [before, after] = [bundle.before!, bundle.after!];
  const name = after.name;
  const shown = field.map((part) => (part.startsWith(NAMED) ? idIn(part) : part)).join('.');
  const place = ({ place: { file, path } }: RecordOf): Place => ({ file, path: placeOf(path, field), part: 'value' });
  return {
    ...saidOf(bundle, sides),
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

type Said = Pick<Edit, 'kind' | 'before' | 'after' | 'difference' | 'terms' | 'pieces'>;

/** Said by both values alone. */
const PLAIN = { terms: undefined, pieces: undefined } as const;

function saidOf(bundle: Bundle, sides: EditSides): Said {
  const { before, after, field, atoms } = bundle;
  const depth = field!.length;
  const old = atoms.flatMap(({ leaf }) => before!.leaves.get(leaf!) ?? []);
  const fresh = atoms.flatMap(({ leaf }) => after!.leaves.get(leaf!) ?? []);
  const isList = [...old, ...fresh].some(({ path }) => [ITEM, NAMED].some((mark) => path[depth]?.startsWith(mark)));
  if (isList) return listSaid(old, fresh, depth);
  const kind = old.length === 0 ? 'added' : fresh.length === 0 ? 'removed' : 'changed';
  const texts = { kind, before: wordsOf(old, depth), after: wordsOf(fresh, depth) } as const;
  const price = priceSaid(bundle, old, fresh, sides);
  if (price !== undefined) return { ...texts, ...price };
  const [was, is] = [old[0], fresh[0]];
  if (was === undefined || is === undefined || [was, is].some(({ path }) => path.length !== depth))
    return { ...texts, difference: undefined, ...PLAIN };
  const value = valueAt(before!.value, field!);
  const pieces = value.is === 'text' ? textChange(was.says, is.says) : undefined;
  const numbers = value.is === 'number' ? [was, is].map(({ data }) => inDigits(Number(data))).join(' → ') : undefined;
  const by = difference(value, was.data, is.data, sides.calendars);
  return { ...texts, difference: by, terms: numbers, pieces };
}

/** A cost or a budget: its amount with currency and period, and what else came or went with it. */
function priceSaid(
  { before, after, field }: Bundle,
  old: readonly Leaf[],
  fresh: readonly Leaf[],
  { base, head }: EditSides,
): Pick<Said, 'difference' | 'terms' | 'pieces'> | undefined {
  const side = (which: Side, record: RecordOf, leaves: readonly Leaf[]) => {
    const leaf = leaves.find(({ path, data }) => typeof data === 'number' && isAmount(path, field!.length));
    const unit = leaf && unitAt(which, record, field!);
    return unit && { amount: leaf.data as number, unit, words: priceWords(leaf.data as number, unit) };
  };
  const [was, is] = [side(base, before!, old), side(head, after!, fresh)];
  if (was !== undefined && is !== undefined) {
    const by = priceDifference(was.amount, is.amount, was.unit, is.unit);
    const old = by === undefined ? was.words : priceWords(was.amount, { ...was.unit, per: undefined });
    return { difference: by, terms: `${old} → ${is.words}`, pieces: undefined };
  }
  const only = was ?? is;
  if (only === undefined || old.length * fresh.length > 0) return undefined;
  const rest = [...old, ...fresh].filter(({ path }) => !['amount', 'currency', 'per'].includes(path.at(-1)!));
  const more = wordsOf(
    rest.filter(({ path }) => path.length > field!.length),
    field!.length,
  );
  return { difference: undefined, terms: [only.words, ...(more ? [more] : [])].join(', '), pieces: undefined };
}

/** Whether a value is the amount of a cost: itself, or below it. */
const isAmount = (path: readonly string[], depth: number): boolean =>
  path.length === depth || (path.length === depth + 1 && path.at(-1) === 'amount');

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
    terms: kind === 'changed' ? `${quoted(joined).join(', ')} joined, ${quoted(left).join(', ')} left` : undefined,
    pieces: undefined,
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
        ...PLAIN,
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
  ...PLAIN,
  along: [],
  at: { base: base.get(after.identity)!.place, head: after.place },
  atoms: [],
});
