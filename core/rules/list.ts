/** All rules, in the order in which they are documented. A new rule is one file and one line here. */
import { audienceWithoutChannel } from './audience-without-channel';
import { autoRenewalUnreviewed } from './auto-renewal-unreviewed';
import { automationWithoutGoal } from './automation-without-goal';
import { automationWithoutStructure } from './automation-without-structure';
import { capabilityUnused } from './capability-unused';
import { channelWithoutAudience } from './channel-without-audience';
import { consentMissing } from './consent-missing';
import { deadlineMissed } from './deadline-missed';
import { dependencyCycle } from './dependency-cycle';
import { dependsOnCancelled } from './depends-on-cancelled';
import { duplicateId } from './duplicate-id';
import { durationMismatch } from './duration-mismatch';
import { endBeforeStart } from './end-before-start';
import { finishedInFuture } from './finished-in-future';
import { frequencyUncapped } from './frequency-uncapped';
import { gateWithoutCriteria } from './gate-without-criteria';
import { guardrailBroken } from './guardrail-broken';
import { identityUnresolved } from './identity-unresolved';
import { ignoredInImport } from './ignored-in-import';
import { importRule } from './import';
import { integrationBroken } from './integration-broken';
import { integrationStatus } from './integration-status';
import { isolatedTool } from './isolated-tool';
import type { Rule } from './kit';
import { kpiDirection } from './kpi-direction';
import { kpiIncomplete } from './kpi-incomplete';
import { kpiOffTrack } from './kpi-off-track';
import { kpiStale } from './kpi-stale';
import { lateStart } from './late-start';
import { lifecycleGap } from './lifecycle-gap';
import { lineageBroken } from './lineage-broken';
import { lowAdoption } from './low-adoption';
import { lowSatisfaction } from './low-satisfaction';
import { milestoneAtRisk } from './milestone-at-risk';
import { noSystemOfRecord } from './no-system-of-record';
import { noTestWindow } from './no-test-window';
import { noTraining } from './no-training';
import { nonWorkingDay } from './non-working-day';
import { objectiveUnserved } from './objective-unserved';
import { objectiveWithoutKpi } from './objective-without-kpi';
import { orphanTeam } from './orphan-team';
import { outsideParent } from './outside-parent';
import { outsidePhase } from './outside-phase';
import { outsideWindow } from './outside-window';
import { overBudget } from './over-budget';
import { overCapacity } from './over-capacity';
import { overdue } from './overdue';
import { phaseWithoutMilestone } from './phase-without-milestone';
import { priorityInversion } from './priority-inversion';
import { processorWithoutAgreement } from './processor-without-agreement';
import { purposeWithoutBasis } from './purpose-without-basis';
import { redundantTools } from './redundant-tools';
import { renewalBeforeDecision } from './renewal-before-decision';
import { replacementGap } from './replacement-gap';
import { retiredToolUsed } from './retired-tool-used';
import { reviewOverdue } from './review-overdue';
import { selfIntegration } from './self-integration';
import { sensitiveDataByFile } from './sensitive-data-by-file';
import { singleFunction } from './single-function';
import { stageWithoutTouchpoint } from './stage-without-touchpoint';
import { startsBeforeDependency } from './starts-before-dependency';
import { statusContradictsProgress } from './status-contradicts-progress';
import * as syntax from './syntax';
import { toolUnused } from './tool-unused';
import { touchpointWithoutTool } from './touchpoint-without-tool';
import { transferOutsideRegion } from './transfer-outside-region';
import { ungovernedData } from './ungoverned-data';
import { unknownReference } from './unknown-reference';
import { unowned } from './unowned';
import { unscheduled } from './unscheduled';
import { unscored } from './unscored';
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
  dependencyCycle,
  endBeforeStart,
  durationMismatch,
  startsBeforeDependency,
  dependsOnCancelled,
  outsideParent,
  outsidePhase,
  outsideWindow,
  nonWorkingDay,
  unscheduled,
  deadlineMissed,
  milestoneAtRisk,
  lateStart,
  overdue,
  finishedInFuture,
  statusContradictsProgress,
  overCapacity,
  noTestWindow,
  noTraining,
  phaseWithoutMilestone,
  gateWithoutCriteria,
  objectiveWithoutKpi,
  kpiIncomplete,
  kpiDirection,
  kpiOffTrack,
  kpiStale,
  guardrailBroken,
  objectiveUnserved,
  workWithoutObjective,
  automationWithoutGoal,
  reviewOverdue,
  unscored,
  priorityInversion,
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
  transferOutsideRegion,
  consentMissing,
  lineageBroken,
  retiredToolUsed,
  replacementGap,
  renewalBeforeDecision,
  autoRenewalUnreviewed,
  usageOverContract,
  overBudget,
  touchpointWithoutTool,
  stageWithoutTouchpoint,
  channelWithoutAudience,
  audienceWithoutChannel,
  automationWithoutStructure,
  weakTouchpoint,
  frequencyUncapped,
  lifecycleGap,
  singleFunction,
  orphanTeam,
  syntax.unusedIgnore,
  syntax.ignoreWithoutReason,
];

export const rulesByName: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.name, rule]));
