import { roadmap } from '../format/entities';
import type { EntityKind, FieldPath, ObjectValue } from '../format/kit';
import { idProblem, nearestId } from '../format/values';
import { aKind, didYouMean, either, Guesses, kindWord, short, slips } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity, Use } from '../model/types';
import type { Fix } from '../syntax/edit';
import { defineRule, idIn, type Report } from './kit';
import { remembering } from './words';

export const unknownReference = defineRule({
  name: 'unknown-reference',
  severity: 'error',
  group: 'syntax',
  reads: 'model',
  summary: 'An id that nothing in the roadmap defines.',
  why: 'A reference that leads nowhere hides a typing mistake or something that was removed: whatever depends on it is planned on sand.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {}
segments:
  smb: {}
channels:
  email: {tools: [crn]}
#                 ^^^ unknown-reference: There is no tool 'crn'. Did you mean 'crm'?
`,
      fixed: `version: 1
tools:
  crm: {}
segments:
  smb: {}
channels:
  email: {tools: [crm]}
`,
      good: `version: 1
tools:
  crm: {}
channels:
  email: {tools: [crm]}
`,
    },
  ],
  check({ model, report }) {
    const guesses = new Guesses();
    const odd = remembering((kind: EntityKind) => oddlySpelt(model, kind));
    for (const use of model.unresolved)
      if (!excused(use, model) && !use.ref.to.some((kind) => odd(kind).has(use.ref.id)))
        report(finding(use, model, guesses));
  },
});

/** An id may well be there: on a line or in a file that can't be read, or in a collection whose key is misspelt. */
function excused({ ref }: Use, model: Bound): boolean {
  const last = ref.id.split(/[./]/).at(-1)!;
  const { ids, prefixes, kinds } = model.lost;
  return (
    ids.has(last) || prefixes.some((prefix) => ref.id.startsWith(prefix)) || ref.to.some((kind) => kinds.has(kind))
  );
}

/** What ids that are no good would be called: who writes `crm-system` for `CRM_System` means it. */
const oddlySpelt = (model: Bound, kind: EntityKind): ReadonlySet<string> =>
  new Set(
    model
      .all(kind)
      .filter(({ key }) => idProblem(key) === 'malformed')
      .map(({ id, key }) => id.slice(0, id.length - key.length) + nearestId(key)),
  );

function finding(use: Use, model: Bound, guesses: Guesses): Report {
  const { ref, file } = use;
  const guess = guesses.near(ref.id, candidates(use, model));
  const place = { file, path: ref.path, part: ref.part };
  const kinds = ref.to.length === 0 ? 'entry of a collection' : either(ref.to.map(kindWord));
  const change = (id: string): Fix['changes'] =>
    ref.part === 'key'
      ? [{ do: 'rename-key', file, path: ref.path, to: id }]
      : [{ do: 'set-text', file, path: ref.path, text: id }];
  const fixes: Fix[] = guess.words.map((id) => ({
    title: `Change to '${id}'`,
    safe: guess.sure === id && !isKeyThere(use, id, model),
    changes: change(id),
  }));
  return {
    at: place,
    message: `There is no ${kinds} '${short(ref.id)}'.${didYouMean(guess.words) || nameless(ref, model)}`,
    subjects: [ref.id],
    fixes: [
      ...fixes,
      ...creations(use, model),
      { title: `Remove '${short(ref.id)}'`, safe: false, changes: [{ do: 'remove', file, path: ref.path }] },
    ],
  };
}

/** A member who has a name but no id can't be referred to. */
function nameless({ id, to }: Use['ref'], model: Bound): string {
  if (!to.includes('member')) return '';
  const isMeant = (name: string): boolean => [name, nearestId(name)].includes(id.split('.').at(-1)!);
  for (const team of model.all('team'))
    for (const one of team.data.members ?? []) {
      if (typeof one !== 'string' || !isMeant(one)) continue;
      const key = nearestId(one) || 'somebody';
      return ` Members need ids to be referred to: write \`members: {${key}: ${short(one)}}\` in the team, and '${team.id}.${key}' here.`;
    }
  return '';
}

/** A key that is to be renamed must not meet another of that name, nor one that would be renamed to it as well. */
function isKeyThere(use: Use, id: string, model: Bound): boolean {
  const parent = use.ref.path.slice(0, -1);
  if (use.ref.part !== 'key') return false;
  return model.refsBelow(use.file, parent).some((ref) => ref !== use.ref && slips(ref.id, id) <= 1);
}

/** Whether one is the other, or lies within it: nothing refers to itself. */
function isKin(entity: Entity, from: Entity | undefined): boolean {
  if (from === undefined || from.file !== entity.file) return false;
  const [outer, inner] = entity.path.length < from.path.length ? [entity.path, from.path] : [from.path, entity.path];
  return outer.every((part, i) => part === inner[i]);
}

function* candidates({ ref, file, from }: Use, model: Bound): Iterable<string> {
  const qualified = ref.to.length === 0;
  const kinds = qualified ? [...COLLECTION_OF.keys()] : ref.to;
  for (const kind of kinds)
    for (const entity of model.all(kind)) {
      if (isKin(entity, from) || idProblem(entity.key) === 'malformed') continue;
      if (kind === 'activity' && from?.kind === 'activity' && entity.parent === from.parent && entity !== from)
        yield entity.key;
      yield `${qualified ? `${COLLECTION_OF.get(kind)}.` : ''}${idIn(model, file, entity)}`;
    }
}

/** Each kind that stands at the top of a collection, with the collection's name. */
const COLLECTION_OF: ReadonlyMap<EntityKind, string> = new Map(
  Object.entries((roadmap as ObjectValue).fields).flatMap(([name, { value }]) =>
    value.is === 'map' && value.keys.by === 'id' && value.keys.declares !== undefined
      ? [[value.keys.declares, name] as const]
      : [],
  ),
);

/** What could be made of that name, with what it needs. An integration needs more than can be guessed. */
function creations({ ref, file }: Use, model: Bound): readonly Fix[] {
  const make = (kind: EntityKind, inFile: string, path: FieldPath, yaml: string): Fix => ({
    title: `Create ${aKind(kind)} '${ref.id}'`,
    safe: false,
    changes: [{ do: 'set', file: inFile, path, yaml }],
  });
  const dot = ref.id.lastIndexOf('.');
  return ref.to.flatMap((kind) => {
    if (dot >= 0) return within(ref, kind, model).map(({ file, path, yaml }) => make(kind, file, path, yaml));
    if (idProblem(ref.id) !== undefined || kind === 'integration') return [];
    // Without criteria of its own, a roadmap is scored by the usual ones: one more would take their place.
    if (kind === 'criterion' && (model.scoring.criteria ?? []).length > 0)
      return [make(kind, model.root, ['scoring', 'criteria', ref.id], '{}')];
    const collection = COLLECTION_OF.get(kind);
    return collection === undefined
      ? []
      : [make(kind, file, [collection, ref.id], kind === 'budget' ? '{amount: 0}' : '{}')];
  });
}

/** Where something in another entity stands: its parents, and their field for it. */
const FIELD_OF: Readonly<Partial<Record<EntityKind, readonly [parent: EntityKind, field: string]>>> = {
  kpi: ['objective', 'kpis'],
  stage: ['journey', 'stages'],
  touchpoint: ['stage', 'touchpoints'],
  activity: ['initiative', 'activities'],
};

function within(
  { id }: Use['ref'],
  kind: EntityKind,
  model: Bound,
): readonly { readonly file: string; readonly path: FieldPath; readonly yaml: string }[] {
  const dot = id.lastIndexOf('.');
  const key = id.slice(dot + 1);
  const [above, field] = FIELD_OF[kind] ?? [];
  const parent = above === undefined ? undefined : model.find(above, id.slice(0, dot));
  return parent === undefined || field === undefined || idProblem(key) !== undefined
    ? []
    : [{ file: parent.file, path: [...parent.path, field, key], yaml: '{}' }];
}
