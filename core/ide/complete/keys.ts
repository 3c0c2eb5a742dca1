/** Which keys can stand in a mapping, each with the beginning of its value. */
import type { EntityKind, Field, MapValue, ObjectValue, Value } from '../../format/kit';
import { idProblem } from '../../format/values';
import { shapeFor } from '../../format/walk';
import { aKind, kindWord } from '../../format/words';
import { rules } from '../../rules/list';
import { fieldWords, ruleWords } from '../hover';
import { newlineOf } from '../source';
import { dateOffers } from './dates';
import { idOffers } from './ids';
import type { Asking, Offer } from './kit';
import { entryBody } from './snippets';

/** Keys of the mapping that a value describes. */
export function keyOffers(asking: Asking, value: Value): readonly Offer[] {
  const map = shapeFor(value, 'map');
  if (map?.is === 'object') return objectKeys(asking, map as ObjectValue);
  return map?.is === 'map' ? mapKeys(asking, map as MapValue) : [];
}

/** Whether a colon follows the word already: then the key alone is put in its place. */
const hasColon = ({ text, caret }: Asking): boolean => /^["']?[ \t]*:/.test(text.slice(caret.word.end));

function objectKeys(asking: Asking, { fields, others }: ObjectValue): readonly Offer[] {
  const free = Object.entries(fields).filter(([key]) => !asking.used.has(key));
  const inOrder = [...free.filter(([, { required }]) => required), ...free.filter(([, { required }]) => !required)];
  const own = inOrder.map(([key, field]) => fieldOffer(asking, key, field));
  return others === undefined ? own : [...own, ...ruleOffers(asking)];
}

function fieldOffer(asking: Asking, key: string, field: Field): Offer {
  const insert = hasColon(asking) ? key : `${key}:${opening(asking, field.value)}`;
  return {
    label: key,
    kind: 'key',
    ...(field.required === true ? { detail: 'required' } : {}),
    doc: fieldWords(key, field),
    insert,
    ...(insert.includes('$') ? { snippet: true } : {}),
    ...(insert === key ? {} : { goOn: true }),
  };
}

/** The beginning of a value of that shape, with the caret in it. */
function opening(asking: Asking, value: Value): string {
  if (shapeFor(value, 'scalar') !== undefined) return ' ';
  const isList = shapeFor(value, 'list') !== undefined;
  const { flow, indent, path } = asking.caret;
  if (!flow && path.length === 0) return `${newlineOf(asking.text)}  ${isList ? '- ' : ''}$0`;
  if (isList) return ' [$1]';
  return flow ? ' {$1}' : `${newlineOf(asking.text)}${' '.repeat(indent + 2)}$0`;
}

function ruleOffers(asking: Asking): readonly Offer[] {
  return rules
    .filter(({ name }) => !asking.used.has(name))
    .map(({ name }) => ({
      label: name,
      kind: 'rule',
      doc: ruleWords(name) ?? '',
      insert: hasColon(asking) ? name : `${name}: `,
      goOn: true,
    }));
}

function mapKeys(asking: Asking, map: MapValue): readonly Offer[] {
  const { keys } = map;
  const withColon = (offer: Offer): Offer => ({
    ...offer,
    insert: hasColon(asking) ? offer.insert : `${offer.insert}: `,
  });
  if (keys.by === 'date') return dateOffers(asking, keys.role, true).map(withColon);
  if (keys.by === 'ref') return idOffers(asking, { to: keys.to }).map(withColon);
  return keys.by === 'id' && keys.declares !== undefined ? entries(asking, map, keys.declares) : [];
}

/** New entries: ids that something names and nothing defines, and one to be named by the user. */
function entries(asking: Asking, map: MapValue, kind: EntityKind): readonly Offer[] {
  if (hasColon(asking)) return [];
  const missing = missingIds(asking, kind).map((id): Offer => {
    const body = entryBody(asking, map.of, kind, id);
    return { label: id, kind: 'entry', detail: `new ${kindWord(kind)}, named but not there yet`, ...body };
  });
  const body = entryBody(asking, map.of, kind, undefined);
  const doc = `${aKind(kind).replace(/^./, (c) => c.toUpperCase())} with its usual keys.`;
  return [...missing, { label: `new ${kindWord(kind)}`, kind: 'entry', doc, ...body }];
}

function missingIds({ model, used, around }: Asking, kind: EntityKind): readonly string[] {
  const prefix = around === undefined ? '' : `${around.id}.`;
  const ids = model.unresolved
    .filter(({ ref }) => ref.to.includes(kind) && ref.id.startsWith(prefix))
    .map(({ ref }) => ref.id.slice(prefix.length));
  return [...new Set(ids)].filter((id) => idProblem(id) === undefined && !used.has(id));
}
