/** All rules, in the order in which they are documented. A new rule is one file and one line here. */
import { automationWithoutGoal } from './automation-without-goal';
import { channelWithoutAudience } from './channel-without-audience';
import { duplicateId } from './duplicate-id';
import { ignoredInImport } from './ignored-in-import';
import { importRule } from './import';
import { integrationStatus } from './integration-status';
import { isolatedTool } from './isolated-tool';
import type { Rule } from './kit';
import { kpiDirection } from './kpi-direction';
import { noSystemOfRecord } from './no-system-of-record';
import { objectiveUnserved } from './objective-unserved';
import { objectiveWithoutKpi } from './objective-without-kpi';
import { retiredToolUsed } from './retired-tool-used';
import * as syntax from './syntax';
import { toolUnused } from './tool-unused';
import { touchpointWithoutTool } from './touchpoint-without-tool';
import { ungovernedData } from './ungoverned-data';
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
  kpiDirection,
  objectiveUnserved,
  workWithoutObjective,
  automationWithoutGoal,
  toolUnused,
  isolatedTool,
  integrationStatus,
  noSystemOfRecord,
  ungovernedData,
  retiredToolUsed,
  touchpointWithoutTool,
  channelWithoutAudience,
  syntax.unusedIgnore,
  syntax.ignoreWithoutReason,
];

export const rulesByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));
