/** All rules, in the order in which they are documented. A new rule is one file and one line here. */
import { audienceWithoutChannel } from './audience-without-channel';
import { automationWithoutGoal } from './automation-without-goal';
import { automationWithoutStructure } from './automation-without-structure';
import { capabilityUnused } from './capability-unused';
import { channelWithoutAudience } from './channel-without-audience';
import { consentMissing } from './consent-missing';
import { duplicateId } from './duplicate-id';
import { identityUnresolved } from './identity-unresolved';
import { ignoredInImport } from './ignored-in-import';
import { importRule } from './import';
import { integrationBroken } from './integration-broken';
import { integrationStatus } from './integration-status';
import { isolatedTool } from './isolated-tool';
import type { Rule } from './kit';
import { kpiDirection } from './kpi-direction';
import { lifecycleGap } from './lifecycle-gap';
import { lowAdoption } from './low-adoption';
import { lowSatisfaction } from './low-satisfaction';
import { noSystemOfRecord } from './no-system-of-record';
import { objectiveUnserved } from './objective-unserved';
import { objectiveWithoutKpi } from './objective-without-kpi';
import { processorWithoutAgreement } from './processor-without-agreement';
import { purposeWithoutBasis } from './purpose-without-basis';
import { redundantTools } from './redundant-tools';
import { retiredToolUsed } from './retired-tool-used';
import { selfIntegration } from './self-integration';
import { sensitiveDataByFile } from './sensitive-data-by-file';
import { stageWithoutTouchpoint } from './stage-without-touchpoint';
import * as syntax from './syntax';
import { toolUnused } from './tool-unused';
import { touchpointWithoutTool } from './touchpoint-without-tool';
import { ungovernedData } from './ungoverned-data';
import { unknownReference } from './unknown-reference';
import { unowned } from './unowned';
import { usageOverContract } from './usage-over-contract';
import { weakTouchpoint } from './weak-touchpoint';
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
  unowned,
  toolUnused,
  redundantTools,
  capabilityUnused,
  lowAdoption,
  lowSatisfaction,
  isolatedTool,
  integrationStatus,
  selfIntegration,
  integrationBroken,
  noSystemOfRecord,
  identityUnresolved,
  ungovernedData,
  purposeWithoutBasis,
  sensitiveDataByFile,
  processorWithoutAgreement,
  consentMissing,
  retiredToolUsed,
  usageOverContract,
  touchpointWithoutTool,
  stageWithoutTouchpoint,
  channelWithoutAudience,
  audienceWithoutChannel,
  automationWithoutStructure,
  weakTouchpoint,
  lifecycleGap,
  syntax.unusedIgnore,
  syntax.ignoreWithoutReason,
];

export const rulesByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));
