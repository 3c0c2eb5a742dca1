/** All rules, in the order in which they are documented. A new rule is one file and one line here. */
import { automationWithoutGoal } from './automation-without-goal';
import { duplicateId } from './duplicate-id';
import { ignoredInImport } from './ignored-in-import';
import { importRule } from './import';
import type { Rule } from './kit';
import { objectiveUnserved } from './objective-unserved';
import { objectiveWithoutKpi } from './objective-without-kpi';
import * as syntax from './syntax';
import { unknownReference } from './unknown-reference';
import { workWithoutObjective } from './work-without-objective';

export const rules: readonly Rule[] = [
  syntax.yamlSyntax,
  syntax.unknownKey,
  syntax.invalidValue,
  syntax.missingKey,
  syntax.invalidDate,
  syntax.invalidDuration,
  syntax.invalidId,
  syntax.reservedId,
  unknownReference,
  duplicateId,
  importRule,
  ignoredInImport,
  objectiveWithoutKpi,
  objectiveUnserved,
  workWithoutObjective,
  automationWithoutGoal,
  syntax.unusedIgnore,
  syntax.ignoreWithoutReason,
];

export const rulesByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));
