/** A change by entity and field, tried on a copy: what it makes of the files, and of the roadmap. */

import { type Review, review } from '../diff/review';
import { didYouMean, either, near, quoted } from '../format/words';
import { sourceOf } from '../ide/source';
import { KINDS } from '../ide/symbols';
import { kindsOfCollection } from '../model/bind';
import type { Entity } from '../model/types';
import type { Finding } from '../report';
import { entityName } from '../rules/kit';
import { applyEdits, toEdits } from '../syntax/apply';
import type { Change } from '../syntax/edit';
import type { Workspace } from '../workspace';
import { isScalar, type Json, yamlOf } from './json';

/** One field's new value. */
export interface Assignment {
  /** An id, with its collection where several kinds have it: `migrate.export`, `tools.crm`. */
  readonly entity: string;
  /** `duration`, `costs.licence.amount`; undefined for the entity itself: a new one, or one to be taken away. */
  readonly field?: string | undefined;
  /** Null takes away. */
  readonly value: Json;
}

export interface ChangedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** What would be. */
export interface Outlook {
  readonly files: readonly ChangedFile[];
  readonly review: Review;
  /** The copy in which it is so. */
  readonly workspace: Workspace;
  /** Errors that were not there before. */
  readonly errors: readonly Finding[];
}

/** Why something can't be, as a sentence. */
export interface Problem {
  readonly problem: string;
}

/** Makes changes one after the other in a copy of the workspace, with comments, order and quotes kept. */
export function outlook(workspace: Workspace, root: string, assignments: readonly Assignment[]): Outlook | Problem {
  const copy = workspace.copy();
  for (const one of assignments) {
    const problem = assign(copy, root, one);
    if (problem !== undefined) return problem;
  }
  const files = workspace.files().flatMap((file): readonly ChangedFile[] => {
    const [before, after] = [workspace.text(file), copy.text(file)];
    return before === undefined || after === undefined || before === after ? [] : [{ file, before, after }];
  });
  const made = review({ workspace, root }, { workspace: copy, root }, { today: workspace.today() });
  const errors = made.findings.introduced.filter(({ severity }) => severity === 'error');
  return { files, review: made, workspace: copy, errors };
}

function assign(workspace: Workspace, root: string, one: Assignment): Problem | undefined {
  const place = placeOf(workspace, root, one);
  if ('problem' in place) return place;
  const changes = [changeFor(place, one)];
  const edits = toEdits(changes, (file) => sourceOf(workspace, file));
  const said = one.field === undefined ? `'${one.entity}'` : `'${one.field}' of '${one.entity}'`;
  if (edits === undefined)
    return {
      problem: `${said} can't be changed without losing a comment, an anchor or other text there: edit ${place.file} by hand.`,
    };
  for (const { file, edits: each } of edits) {
    const text = workspace.text(file);
    if (text !== undefined) workspace.setFile(file, { text: applyEdits(text, each) });
  }
  return undefined;
}

interface Where {
  readonly file: string;
  readonly path: readonly string[];
}

function changeFor({ file, path }: Where, { value }: Assignment): Change {
  if (value === null) return { do: 'remove', file, path };
  if (typeof value === 'string') return { do: 'set-text', file, path, text: value };
  return { do: 'set', file, path, yaml: yamlOf(value) };
}

/** Where a change goes to. */
function placeOf(workspace: Workspace, root: string, { entity: name, field, value }: Assignment): Where | Problem {
  const found = entityCalled(workspace, root, name);
  if (field !== undefined) {
    if ('problem' in found) return found;
    const keys = field.split('.');
    if (keys.some((key) => key === ''))
      return { problem: `'${field}' is no field: write it like 'costs.licence.amount'.` };
    const path = [...found.path.map(String), ...keys];
    if (value === null && !hasValue(found, keys))
      return { problem: `'${entityName(found)}' has no '${field}' to take away.` };
    return { file: found.file, path };
  }
  if (value === null) return 'problem' in found ? found : { file: found.file, path: found.path.map(String) };
  if (!('problem' in found)) return { problem: `'${name}' is there already: name the field to change.` };
  return newPlace(root, name, value);
}

const hasValue = ({ data }: Entity, [first]: readonly string[]): boolean =>
  first === undefined || Object.hasOwn(Object(data), first);

/** A new entry of a collection goes into the roadmap's own file. */
function newPlace(root: string, name: string, value: Json): Where | Problem {
  const [collection = '', key = '', ...rest] = name.split('.');
  if (key === '' || rest.length > 0 || kindsOfCollection(collection).length === 0)
    return { problem: `There is no '${name}'. A new entry is named with its collection, such as 'tools.crm'.` };
  if (isScalar(value)) return { problem: `A new '${name}' needs its fields, such as {"name": "…"}.` };
  return { file: root, path: [collection, key] };
}

/** The entity that an id means, or why none does. */
export function entityCalled(workspace: Workspace, root: string, name: string): Entity | Problem {
  const model = workspace.model(root);
  const all = KINDS.flatMap((kind) => model.all(kind) as readonly Entity[]);
  const whole = all.filter((entity) => entityName(entity) === name);
  const found = whole.length > 0 ? whole : all.filter(({ id }) => id === name);
  if (found.length > 1) {
    const names = [...new Set(found.map(entityName))];
    if (names.length > 1) return { problem: `'${name}' is ${either(quoted(names), 'and')}: name one of them.` };
  }
  return (
    found[0] ?? {
      problem: `There is no '${name}' in ${root}.${didYouMean(
        near(
          name,
          all.flatMap((one) => [one.id, entityName(one)]),
        ).words,
      )}`,
    }
  );
}

/** `migrate.duration=6w`: which part is the field is known from what is there. */
export function assignmentOf(workspace: Workspace, root: string, text: string): Assignment | Problem {
  const equals = text.indexOf('=');
  const parts = text.slice(0, Math.max(0, equals)).trim().split('.');
  if (equals < 1 || parts.length < 2) return { problem: `'${text}' is no change: write it like 'ITEM.duration=6w'.` };
  const value = typed(text.slice(equals + 1).trim());
  for (let most = parts.length - 1; most > 0; most--) {
    const entity = parts.slice(0, most).join('.');
    if (!('problem' in entityCalled(workspace, root, entity)))
      return { entity, field: parts.slice(most).join('.'), value };
  }
  return { entity: parts.slice(0, -1).join('.'), field: parts.at(-1), value };
}

/** A value as somebody types it: nothing takes away, JSON is what it says, anything else is text. */
function typed(text: string): Json {
  if (text === '') return null;
  const list = /^\[([^[\]{}"]*)\]$/.exec(text)?.[1];
  if (list !== undefined) return list.split(',').flatMap((item) => (item.trim() === '' ? [] : [item.trim()]));
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
