/** What can stand behind a colon, or as an item. */
import type {
  ChoiceValue,
  DateField,
  DurationField,
  ListValue,
  NumberValue,
  RefValue,
  TextForm,
  Value,
} from '../../format/kit';
import type { DurationUse } from '../../format/values';
import { shapeFor } from '../../format/walk';
import { relativePath } from '../../model/imports';
import { markdownText } from '../../render/escape';
import { dateOffers } from './dates';
import { idOffers } from './ids';
import type { Asking, Offer } from './kit';

export function valueOffers(asking: Asking, value: Value): readonly Offer[] {
  const scalar = shapeFor(value, 'scalar');
  const list = shapeFor(value, 'list') as ListValue | undefined;
  const single = scalar === undefined ? [] : scalarOffers(asking, scalar);
  const items = list === undefined ? [] : itemOffers(asking, list.of).map(bracketed);
  const known = new Set(single.map(({ label }) => label));
  return [...single, ...items.filter(({ label }) => !known.has(label))];
}

/** Items of a list. */
export function itemOffers(asking: Asking, of: Value): readonly Offer[] {
  const scalar = shapeFor(of, 'scalar');
  return scalar === undefined ? [] : scalarOffers(asking, scalar).filter(({ label }) => !asking.used.has(label));
}

/** In place of the whole list, a list of one. */
const bracketed = (offer: Offer): Offer => ({ ...offer, insert: `[${offer.insert}]` });

function scalarOffers(asking: Asking, value: Value): readonly Offer[] {
  switch (value.is) {
    case 'choice':
      return choiceOffers(value as ChoiceValue);
    case 'boolean':
      return ['true', 'false'].map((word) => ({ label: word, kind: 'value', insert: word }));
    case 'ref':
      return idOffers(asking, value as RefValue);
    case 'date':
      return dateOffers(asking, (value as DateField).role, false);
    case 'duration':
      return DURATIONS[(value as DurationField).use].map(([text, detail]) => ({
        label: text,
        kind: 'value',
        detail,
        insert: text,
      }));
    case 'number':
      return onlyNumber(value as NumberValue);
    case 'text':
      if (value.form !== undefined) return codeOffers(value.form);
      return asking.caret.path[0] === 'imports' ? fileOffers(asking) : [];
    default:
      return [];
  }
}

const codeOffers = ({ known }: TextForm): readonly Offer[] =>
  Object.entries(known).map(([code, name]) => ({ label: code, kind: 'choice', detail: name, insert: code }));

function choiceOffers({ of }: ChoiceValue): readonly Offer[] {
  return Object.entries(of).map(([word, meaning]) => ({
    label: word,
    kind: 'choice',
    doc: meaning,
    insert: word,
  }));
}

function onlyNumber({ min, max }: NumberValue): readonly Offer[] {
  return min !== undefined && min === max ? [{ label: String(min), kind: 'value', insert: String(min) }] : [];
}

const DURATIONS: Readonly<Record<DurationUse, readonly (readonly [string, string])[]>> = {
  work: [
    ['1w', 'one work week'],
    ['2w', 'two work weeks'],
    ['5d', 'five working days'],
    ['10d', 'ten working days'],
    ['1m', 'one month'],
    ['3m', 'three months'],
  ],
  lag: [
    ['5d', 'five working days later'],
    ['2w', 'two work weeks later'],
    ['14cd', 'fourteen calendar days later'],
    ['-5d', 'five working days earlier'],
  ],
  calendar: [
    ['24h', 'one day'],
    ['30d', 'thirty days'],
    ['1w', 'one week'],
    ['3m', 'three months'],
    ['1y', 'one year'],
  ],
};

/** Roadmap files that could be imported: neither itself, nor imported already, nor one that imports this file. */
function fileOffers({ workspace, file }: Asking): readonly Offer[] {
  const imported = new Set(
    workspace.imports(file).flatMap(({ target }) => (target.is === 'file' ? [target.path] : [])),
  );
  return workspace
    .files()
    .filter((other) => other !== file && !imported.has(other) && !reaches(workspace, other, file))
    .map((other): Offer => {
      const path = relativePath(file, other);
      const title = workspace.outline(other).entries.find((entry) => entry.path[0] === 'title')?.data;
      const doc = typeof title === 'string' ? { doc: markdownText(title) } : {};
      return { label: path, kind: 'file', insert: path, ...doc };
    });
}

function reaches(workspace: Asking['workspace'], from: string, to: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (path === to) return true;
    if (seen.has(path)) continue;
    seen.add(path);
    for (const { target } of workspace.imports(path)) if (target.is === 'file') open.push(target.path);
  }
  return false;
}
