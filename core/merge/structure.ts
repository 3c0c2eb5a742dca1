/**
 * Three texts merged by what they say: key by key, each with its lines, so that what one side alone changed comes with its
 * comments and spelling, and what none changed is as ours has it.
 */
import { roadmap } from '../format/entities';
import type { MapValue, Value } from '../format/kit';
import { below } from '../format/walk';
import { isNull, type ListNode, type MapNode, type Node } from '../syntax/tree';
import { parseYaml } from '../syntax/yaml';
import { type Chunk, type Conflict, decided, isConflict } from './chunks';
import { mergeLines } from './diff3';
import { mergedOrder } from './order';
import { blockParts, flowParts, type Member, type Parts, SideText } from './parts';
import { type Plain, plainOf, wordFor } from './plain';

/** Some merged text, with what it means if each conflict is decided for one side. Undefined: nothing is there. */
export interface Made {
  readonly chunks: readonly Chunk[];
  readonly ours: Plain | undefined;
  readonly theirs: Plain | undefined;
}

/** What some sides have. */
interface Some<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

interface Three<T> extends Some<T> {
  readonly base: T | undefined;
  readonly ours: T;
  readonly theirs: T;
}

type Collection = MapNode | ListNode;

/** A member that is in the merge, in the parts that it is put together from. */
interface Kept extends Made {
  readonly lead: readonly Chunk[];
  readonly trail: readonly Chunk[];
}

const EMPTY: Parts = { members: [], tail: '' };

/** Undefined where the texts can't be merged so: they are written in ways that don't go together. */
export function mergeStructure({ base, ours, theirs }: Three<SideText>): Made | undefined {
  const [o, t] = [ours.node, theirs.node];
  if (o?.kind !== 'map' || t?.kind !== 'map' || o.flow !== t.flow) return undefined;
  const b = base?.node?.kind === 'map' && base.node.flow === o.flow ? base.node : undefined;
  if (base !== undefined && b === undefined && base.text.trim() !== '') return undefined;
  const shape = roadmap as Value;
  const region = ({ text }: SideText) => ({ start: 0, end: text.length });
  if (!o.flow) {
    const parts = {
      base: b && blockParts(base!, b, region(base!)),
      ours: blockParts(ours, o, region(ours)),
      theirs: blockParts(theirs, t, region(theirs)),
    };
    if (!areThere(parts) || (b !== undefined && parts.base === undefined)) return undefined;
    return collection('map', shape, parts, false);
  }
  const parts = { base: b && flowParts(base!, b), ours: flowParts(ours, o), theirs: flowParts(theirs, t) };
  if (!areThere(parts)) return undefined;
  const made = collection('map', shape, parts, true);
  if (made === undefined) return undefined;
  const around = (start: boolean): readonly Chunk[] =>
    pick({
      base: b && (start ? base!.text.slice(0, b.span.start) : base!.text.slice(b.span.end)),
      ours: start ? ours.text.slice(0, o.span.start) : ours.text.slice(o.span.end),
      theirs: start ? theirs.text.slice(0, t.span.start) : theirs.text.slice(t.span.end),
    });
  return { ...made, chunks: [...around(true), '{', ...made.chunks, '}', ...around(false)] };
}

const areThere = (parts: Some<Parts>): parts is Three<Parts> => parts.ours !== undefined && parts.theirs !== undefined;

const isSame = (a: Plain | undefined, b: Plain | undefined): boolean =>
  a !== undefined && b !== undefined && wordFor(a) === wordFor(b);

/** What one side alone changed, line by line where there are several. */
function pick({ base, ours, theirs }: Three<string>): readonly Chunk[] {
  if (ours === theirs || theirs === base) return [ours];
  if (ours === base) return [theirs];
  if (base === undefined && (ours.trim() === '' || theirs.trim() === '')) return [ours.trim() === '' ? theirs : ours];
  if ([ours, theirs].every((text) => text.trim() === '')) return [ours];
  return mergeLines(base ?? '', ours, theirs);
}

/** Members merged one by one; undefined where the whole is the smallest that can be told apart. */
function collection(
  kind: Collection['kind'],
  shape: Value | undefined,
  parts: Three<Parts>,
  isFlow: boolean,
): Made | undefined {
  const [b, o, t] = [parts.base, parts.ours, parts.theirs].map(
    (side) => new Map((side ?? EMPTY).members.map((member) => [member.name, member])),
  ) as unknown as readonly [Members, Members, Members];
  if (kind === 'list' && isRewritten(b, o, t)) return undefined;
  const column = parts.ours.members[0]?.column ?? parts.theirs.members[0]?.column ?? 0;
  const intro = isFlow ? undefined : introOf(parts);
  const kept = new Map<string, Kept>();
  for (const name of new Set([...o.keys(), ...t.keys()])) {
    const three = { base: b.get(name), ours: o.get(name), theirs: t.get(name) };
    const made = memberOf(kind === 'map' ? below(shape, name) : undefined, three, isFlow, column);
    if (made !== undefined) kept.set(name, intro === undefined ? made : withoutIntro(made, three, parts));
  }
  const names = (members: Members): readonly string[] => [...members.keys()];
  const order = mergedOrder({ base: names(b), ours: names(o), theirs: names(t) }, new Set(kept.keys()));
  const tail = pick({ base: parts.base?.tail, ours: parts.ours.tail, theirs: parts.theirs.tail });
  const all = order.map((name) => [name, kept.get(name)!] as const);
  const chunks = isFlow ? inFlow(all, parts) : all.flatMap(([, { lead, chunks: own }]) => [...lead, ...own]);
  const plain = (side: keyof Conflict): Plain =>
    kind === 'map'
      ? { is: 'map', entries: all.flatMap(([name, made]) => (made[side] === undefined ? [] : [[name, made[side]]])) }
      : { is: 'list', items: all.flatMap(([, made]) => made[side] ?? []) };
  return { chunks: [...(intro ?? []), ...chunks, ...tail], ours: plain('ours'), theirs: plain('theirs') };
}

type Members = ReadonlyMap<string, Member>;

/** Whether both sides put something in place of one text: of words, what joins and leaves is merged. */
function isRewritten(base: Members, ours: Members, theirs: Members): boolean {
  const gone = [...base.keys()].some((name) => !ours.has(name) && !theirs.has(name));
  const added = [...ours.keys(), ...theirs.keys()].filter(
    (name) => !base.has(name) && ours.has(name) !== theirs.has(name),
  );
  return gone && added.some((name) => /[\s{[]/.test(name));
}

/** What stands at the top, apart from the first member: it speaks of all. */
const introIn = (parts: Parts | undefined): string =>
  /^(?:[\s\S]*\n)?(?:[ \t]*|---.*|%.*)\n/.exec(parts?.members[0]?.lead ?? '')?.[0] ?? '';

const introOf = (parts: Three<Parts>): readonly Chunk[] =>
  pick({ base: parts.base && introIn(parts.base), ours: introIn(parts.ours), theirs: introIn(parts.theirs) });

function withoutIntro(made: Kept, three: Some<Member>, parts: Three<Parts>): Kept {
  const lead = (side: keyof Three<Parts>): string | undefined => {
    const member = three[side];
    const isFirst = member !== undefined && member === parts[side]?.members[0];
    return isFirst ? member.lead.slice(introIn(parts[side]).length) : member?.lead;
  };
  const [ours, theirs] = [lead('ours'), lead('theirs')];
  if (ours === undefined || theirs === undefined) {
    const whole = three.ours ?? three.theirs!;
    const cut = whole.lead.length - (ours ?? theirs)!.length;
    return cut === 0 ? made : { ...made, lead: [(ours ?? theirs)!] };
  }
  return { ...made, lead: pick({ base: lead('base'), ours, theirs }) };
}

/** The value of a member on all sides that have it; undefined where it is in none of the merge. */
function memberOf(
  shape: Value | undefined,
  { base, ours, theirs }: Some<Member>,
  isFlow: boolean,
  column: number,
): Kept | undefined {
  if (ours === undefined || theirs === undefined) {
    const one = ours ?? theirs;
    if (one === undefined) return undefined;
    if (base === undefined) return whole(one, isFlow, column);
    if (isSame(base.plain, one.plain)) return undefined;
    return (
      outgrown(shape, base, one, isFlow, column, ours !== undefined) ??
      contested(one, isFlow, column, ours !== undefined)
    );
  }
  const trivia = (part: 'lead' | 'trail'): readonly Chunk[] =>
    pick({ base: base?.[part], ours: ours[part], theirs: theirs[part] });
  return { ...bodyOf(shape, { base, ours, theirs }, isFlow), lead: trivia('lead'), trail: trivia('trail') };
}

/** Everything of a member that one side alone has. */
function whole(one: Member, isFlow: boolean, column: number): Kept {
  const text = one.side.cut(one.span);
  const by = isFlow ? 0 : column - one.column;
  return {
    lead: [shifted(one.lead, by)],
    chunks: [shifted(text, by)],
    trail: [one.trail],
    ours: one.plain,
    theirs: one.plain,
  };
}

/** What one side took away and the other changed. */
function contested(one: Member, isFlow: boolean, column: number, isOurs: boolean): Kept {
  const kept = whole(one, isFlow, column);
  if (isFlow) return { ...kept, ours: isOurs ? one.plain : undefined, theirs: isOurs ? undefined : one.plain };
  const text = decided([...kept.lead, ...kept.chunks], 'ours');
  return isOurs
    ? { lead: [], chunks: [{ ours: text, theirs: '' }], trail: [], ours: one.plain, theirs: undefined }
    : { lead: [], chunks: [{ ours: '', theirs: text }], trail: [], ours: undefined, theirs: one.plain };
}

/** A collection that one side emptied, and to which the other added: what was added stays. */
function outgrown(
  shape: Value | undefined,
  base: Member,
  one: Member,
  isFlow: boolean,
  column: number,
  isOurs: boolean,
): Kept | undefined {
  const isCollection = shape?.is === 'map' && (shape as MapValue).keys.by === 'id';
  if (!isCollection || one.node.kind !== 'map' || base.node.kind !== 'map' || one.node.flow !== base.node.flow)
    return undefined;
  const known = new Set(base.node.pairs.map(({ key }) => key.text));
  if (one.node.pairs.every(({ key }) => known.has(key.text)) || one.node.flow !== isFlow) return undefined;
  const [before, now] = [partsOf(base), partsOf(one)];
  if (before === undefined || now === undefined) return undefined;
  const made = collection(
    'map',
    shape,
    { base: before, ours: isOurs ? now : EMPTY, theirs: isOurs ? EMPTY : now },
    isFlow,
  );
  if (made === undefined) return undefined;
  const { head, tail } = around(one);
  const by = isFlow ? 0 : column - one.column;
  const chunks = [head, ...made.chunks, tail].map((chunk) =>
    isConflict(chunk) ? { ours: shifted(chunk.ours, by), theirs: shifted(chunk.theirs, by) } : shifted(chunk, by),
  );
  return { ...made, chunks, lead: [shifted(one.lead, by)], trail: [one.trail] };
}

/** Further in or out, by line. */
function shifted(text: string, by: number): string {
  if (by === 0) return text;
  return by > 0 ? text.replace(/^(?=.)/gm, ' '.repeat(by)) : text.replace(new RegExp(`^ {1,${-by}}`, 'gm'), '');
}

function bodyOf(shape: Value | undefined, three: Three<Member>, isFlow: boolean): Made {
  const { base, ours, theirs } = three;
  const by = isFlow ? 0 : ours.column - theirs.column;
  const text = { ours: ours.side.cut(ours.span), theirs: shifted(theirs.side.cut(theirs.span), by) };
  const old = base && shifted(base.side.cut(base.span), isFlow ? 0 : ours.column - base.column);
  if (text.ours === text.theirs || text.theirs === old) return only(text.ours, ours.plain);
  if (text.ours === old) return only(text.theirs, theirs.plain);
  const pieces = piecesOf(shape, three, by, isFlow);
  if (pieces !== undefined) return pieces;
  if (isSame(ours.plain, theirs.plain) || isSame(base?.plain, theirs.plain)) return only(text.ours, ours.plain);
  if (isSame(base?.plain, ours.plain)) return only(text.theirs, theirs.plain);
  return { chunks: [text], ours: ours.plain, theirs: theirs.plain };
}

const only = (text: string, plain: Plain): Made => ({ chunks: [text], ours: plain, theirs: plain });

/** A key with its value, each merged alone; undefined where they are not alike enough. */
function piecesOf(
  shape: Value | undefined,
  { base, ours, theirs }: Three<Member>,
  by: number,
  within: boolean,
): Made | undefined {
  const kind = [ours, theirs].map(({ node }) => node.kind).find((one) => one !== 'scalar') ?? 'scalar';
  const isFit = (member: Member): boolean =>
    member.node.kind === kind ? member.value !== undefined : kind !== 'scalar' && isVoid(member);
  if (!isFit(ours) || !isFit(theirs) || (base !== undefined && !isFit(base) && !isVoid(base))) return undefined;
  if (kind === 'scalar') {
    const old = base?.value === undefined ? undefined : base;
    return inside(scalarOf(old, ours, theirs, by), { base: old, ours, theirs }, by);
  }
  if (ours.node.kind === kind && theirs.node.kind === kind && isFlow(ours.node) === isFlow(theirs.node)) {
    const old = base?.node.kind === kind ? base : undefined;
    const made = collectionOf(shape, kind, { base: old, ours, theirs }, isFlow(ours.node));
    const isEmptied = made !== undefined && !isFlow(ours.node) && [made.ours, made.theirs].some(isEmpty);
    return isEmptied ? emptied(ours, made) : inside(made, { base: old, ours, theirs }, by);
  }
  // One side has it in brackets, or nothing yet, and the other line by line.
  const [long, shift] = isBlock(ours) ? [ours, 0] : [theirs, by];
  if (within || !isBlock(long)) return undefined;
  const made = collectionOf(shape, kind, { base, ours, theirs }, false);
  if (made === undefined || [made.ours, made.theirs].some(isEmpty)) return made && emptied(long, made);
  return { ...made, chunks: [shifted(around(long).head, shift), ...made.chunks] };
}

/** A merged value between what stands around it. */
function inside(made: Made | undefined, { base, ours, theirs }: Three<Member>, by: number): Made | undefined {
  if (made === undefined) return undefined;
  const isAlike = base !== undefined && isFlow(base.node) === isFlow(ours.node);
  const [b, o, t] = [isAlike ? around(base) : undefined, around(ours), around(theirs)];
  const outside = (part: 'head' | 'tail'): readonly Chunk[] =>
    pick({ base: b?.[part], ours: o[part], theirs: by === 0 ? t[part] : shifted(t[part], by) });
  return { ...made, chunks: [...outside('head'), ...made.chunks, ...outside('tail')] };
}

/** What is left of lines when all members are gone; undefined if one side keeps some. */
function emptied({ node, pair, side, span }: Member, { chunks, ours, theirs }: Made): Made | undefined {
  if (!isEmpty(ours) || !isEmpty(theirs) || pair === undefined || node.kind === 'scalar' || node.flow) return undefined;
  const colon = side.text.indexOf(':', pair.key.span.end) + 1;
  const head = side.text.slice(span.start, colon);
  const rest = side.text.slice(colon, firstLineEnd(side, span.start));
  return { chunks: [`${head} ${node.kind === 'map' ? '{}' : '[]'}${rest}`, ...chunks], ours, theirs };
}

const isVoid = ({ node, pair }: Member): boolean => pair !== undefined && isNull(node);
const isBlock = ({ node }: Member): boolean => node.kind !== 'scalar' && !node.flow;

const isFlow = (node: Node): boolean => node.kind !== 'scalar' && node.flow;

/** What stands around a value: its key with the colon, and the rest of its lines. Of a value in block style, its first line. */
function around({ side, node, span, value }: Member): { readonly head: string; readonly tail: string } {
  const inside = node.kind === 'scalar' || node.flow;
  const start = inside ? value!.start : side.places.lineStart(value!.start);
  const from = inside ? start : firstLineEnd(side, span.start);
  const cut =
    node.kind !== 'scalar' && node.flow ? { start: from + 1, end: value!.end - 1 } : { start: from, end: value!.end };
  return {
    head: side.text.slice(span.start, cut.start),
    tail: inside ? side.text.slice(cut.end, span.end) : '',
  };
}

const firstLineEnd = (side: SideText, offset: number): number => side.places.lineAfter(offset);

function partsOf({ side, node, span }: Member): Parts | undefined {
  if (node.kind === 'scalar') return EMPTY;
  if (node.flow) return flowParts(side, node);
  return blockParts(side, node, { start: firstLineEnd(side, span.start), end: span.end });
}

/** The members of a collection in the style of the merge. */
function partsIn(member: Member, kind: Collection['kind'], inBrackets: boolean): Parts | undefined {
  const { node } = member;
  if (node.kind !== kind || node.flow === inBrackets) return partsOf(member);
  return node.flow ? unfolded(member, kind) : undefined;
}

/** What stands in brackets, line by line; undefined where there are comments, which would lose their place. */
function unfolded(member: Member, kind: Collection['kind']): Parts | undefined {
  const parts = partsOf(member);
  if (parts === undefined) return undefined;
  const { members, tail } = parts;
  if (members.length === 0) return tail.trim() === '' ? EMPTY : undefined;
  if (members.some(({ lead, trail }) => lead.trim() + trail.trim() !== '') || tail.trim() !== '') return undefined;
  const margin = ' '.repeat(member.column + UNIT);
  const sign = kind === 'list' ? '- ' : '';
  const text = members.map(({ side, span }) => `${margin}${sign}${side.cut(span)}\n`).join('');
  const { node, problems } = parseYaml(text);
  if (problems.length > 0 || node?.kind !== kind || node.flow) return undefined;
  return blockParts(new SideText(text, node), node, { start: 0, end: text.length });
}

const UNIT = 2;

function collectionOf(
  shape: Value | undefined,
  kind: Collection['kind'],
  { base, ours, theirs }: Three<Member>,
  inBrackets: boolean,
): Made | undefined {
  const [o, t] = [partsIn(ours, kind, inBrackets), partsIn(theirs, kind, inBrackets)];
  if (o === undefined || t === undefined) return undefined;
  const isAlike = base !== undefined && (base.node.kind !== kind || isFlow(base.node) === inBrackets);
  const b = base && (isAlike ? partsOf(base) : bare(partsOf(base)));
  if (base !== undefined && b === undefined) return undefined;
  return collection(kind, shape, { base: b, ours: o, theirs: t }, inBrackets);
}

/** Members of which only the meaning can be compared, being written in another style. */
const bare = (parts: Parts | undefined): Parts | undefined =>
  parts && { members: parts.members.map((member) => ({ ...member, lead: '', trail: '' })), tail: '' };

const isEmpty = (plain: Plain | undefined): boolean =>
  (plain?.is === 'map' && plain.entries.length === 0) || (plain?.is === 'list' && plain.items.length === 0);

function scalarOf(base: Member | undefined, ours: Member, theirs: Member, by: number): Made | undefined {
  const text = (member: Member): string => member.side.cut(member.value!);
  const [o, t] = [text(ours), shifted(text(theirs), by)];
  if (isSame(ours.plain, theirs.plain) || isSame(base?.plain, theirs.plain)) return only(o, ours.plain);
  if (isSame(base?.plain, ours.plain)) return only(t, theirs.plain);
  if (base !== undefined && o.includes('\n') && t.includes('\n')) {
    const lines = mergeLines(`${text(base)}\n`, `${o}\n`, `${t}\n`);
    if (!lines.some(isConflict)) {
      const merged = decided(lines, 'ours').slice(0, -1);
      const { node, problems } = parseYaml(`x: ${merged}\n`);
      const value = node?.kind === 'map' && problems.length === 0 ? node.pairs[0]?.value : undefined;
      if (value !== undefined) return only(merged, plainOf(value));
    }
  }
  return { chunks: [{ ours: o, theirs: t }], ours: ours.plain, theirs: theirs.plain };
}

/** Members in brackets with commas between those that each side has. */
function inFlow(all: readonly (readonly [string, Kept])[], parts: Three<Parts>): readonly Chunk[] {
  const count = { ours: 0, theirs: 0 };
  const total = (side: keyof Conflict): number => all.filter(([, made]) => made[side] !== undefined).length;
  const left = { ours: total('ours'), theirs: total('theirs') };
  const first = parts.ours.members[0]?.lead ?? '';
  const usual = [parts.ours.members[1]?.lead, first].find((lead) => lead !== undefined && /^\s+$/.test(lead)) ?? ' ';
  const leadOf = (lead: string, isFirst: boolean): string => {
    if (lead.trim() !== '') return lead;
    if (lead.includes('\n') && usual.includes('\n')) return lead;
    if (isFirst) return first.trim() === '' ? first : '';
    return usual;
  };
  return all.flatMap(([, made]): readonly Chunk[] => {
    const part = (side: keyof Conflict): readonly [lead: string, comma: string] => {
      if (made[side] === undefined) return ['', ''];
      const isFirst = count[side]++ === 0;
      return [leadOf(decided(made.lead, side), isFirst), --left[side] > 0 ? ',' : ''];
    };
    const [o, t] = [part('ours'), part('theirs')];
    const text = (side: keyof Conflict, [lead, comma]: readonly [string, string]): string =>
      made[side] === undefined ? '' : lead + decided(made.chunks, side) + comma + decided(made.trail, side);
    if (made.ours === undefined || made.theirs === undefined)
      return [{ ours: text('ours', o), theirs: text('theirs', t) }];
    return [chunkOf(o[0], t[0]), ...made.chunks, chunkOf(o[1], t[1]), ...made.trail];
  });
}

const chunkOf = (ours: string, theirs: string): Chunk => (ours === theirs ? ours : { ours, theirs });
