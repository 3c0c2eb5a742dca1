/** Runs one rule over a roadmap. */
import type { Bound } from '../model/bind';
import type { Entity, Place } from '../model/types';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import { entityName, placeOf, type RawFinding, type Report, type Rule, type Where } from './kit';

export interface RunInput {
  readonly model: Bound;
  readonly schedule: Schedule;
  readonly today: Day;
}

export function runRule(rule: Rule, input: RunInput): readonly RawFinding[] {
  if (rule.check === undefined || isHeldBack(rule, input.model)) return [];
  const findings: RawFinding[] = [];
  rule.check({ ...input, report: (report) => findings.push(raw(rule, report, input.model)) });
  return findings;
}

/** Whether a rule that speaks of something missing has to wait: an id that is broken could be what is missing. */
export function isHeldBack(rule: Rule, model: Bound): boolean {
  if (rule.absenceOf === undefined) return false;
  return !model.complete || model.unresolved.some(({ ref }) => ref.to.some((kind) => rule.absenceOf!.includes(kind)));
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
  };
}

function entityAt(where: Where, place: Place, model: Bound): Entity | undefined {
  if (Array.isArray(where)) return where[0] as Entity;
  return 'kind' in where ? where : model.at(place);
}
