/** Runs one rule over a roadmap. */
import type { EntityKind } from '../format/kit';
import { type Bound, kindsOfCollection } from '../model/bind';
import type { Entity, Place } from '../model/types';
import {
  clockOf,
  entityName,
  placeOf,
  type RawFinding,
  type Report,
  type Rule,
  type RuleInput,
  type Where,
} from './kit';

export function runRule(rule: Rule, input: RuleInput): readonly RawFinding[] {
  if (rule.check === undefined || isHeldBack(rule, input.model)) return [];
  const findings: RawFinding[] = [];
  rule.check({
    ...input,
    report: (report) => {
      if (!isDoubted(rule, report, input.model)) findings.push(raw(rule, report, input.model));
    },
  });
  return findings;
}

/** Whether a rule that speaks of something missing has to wait: an id that is broken could be what is missing. */
export function isHeldBack(rule: Pick<Rule, 'absenceOf' | 'saidBy'>, model: Bound): boolean {
  if (rule.absenceOf === undefined) return false;
  const isBroken = (kind: EntityKind): boolean => rule.absenceOf!.includes(kind);
  const { kinds, doubted } = model.lost;
  const unsure = rule.saidBy === 'itself' ? [...kinds] : [...kinds, ...doubted];
  return !model.complete || unsure.some(isBroken) || model.unresolved.some(({ ref }) => ref.to.some(isBroken));
}

/** What an entity lacks, or seems to say, may be the very thing that is misspelt in it. */
function isDoubted(rule: Rule, { at }: Report, model: Bound): boolean {
  if (rule.absenceOf === undefined && rule.compares !== true) return false;
  const entity = entityAt(at, placeOf(at), model);
  return entity !== undefined && model.isDoubtful(entity);
}

/** Whether a rule may say nothing of an entity, by its name such as `tools.crm`, because something in it is rejected. */
export function mayBeDoubted(rule: Rule, name: string, model: Bound): boolean {
  if (rule.absenceOf === undefined && rule.compares !== true) return false;
  const dot = name.indexOf('.');
  const entities = kindsOfCollection(name.slice(0, dot)).map((kind) => model.find(kind, name.slice(dot + 1)));
  return entities.some((entity) => entity !== undefined && model.isDoubtful(entity));
}

function raw(rule: Rule, report: Report, model: Bound): RawFinding {
  const place = placeOf(report.at);
  const entity = entityAt(report.at, place, model);
  return {
    rule: rule.name,
    severity: report.severity ?? rule.severity,
    message: report.message,
    place,
    entity: entity === undefined ? undefined : entityName(entity),
    related: (report.related ?? []).map(({ at, message }) => ({ place: placeOf(at), message })),
    fixes: report.fixes ?? [],
    subjects: report.subjects ?? [],
    time: clockOf(rule) === 'all' || report.time === true,
    isOfGroup: report.isOfGroup === true,
  };
}

function entityAt(where: Where, place: Place, model: Bound): Entity | undefined {
  if (Array.isArray(where)) return where[0] as Entity;
  return 'kind' in where ? where : model.at(place);
}
