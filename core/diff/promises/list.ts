/** All rules of a change, the gravest first. */
import { consentWeakened } from './consent-weakened';
import type { ChangeRule } from './kit';
import { kpiRemoved } from './kpi-removed';
import { milestoneLater } from './milestone-later';
import { newlyCritical } from './newly-critical';
import { ownerChanged } from './owner-changed';
import { policyRemoved } from './policy-removed';
import { scopeRemoved } from './scope-removed';
import { slackEaten } from './slack-eaten';
import { toolEndsInUse } from './tool-ends-in-use';

export const changeRules: readonly ChangeRule[] = [
  milestoneLater,
  policyRemoved,
  consentWeakened,
  toolEndsInUse,
  scopeRemoved,
  kpiRemoved,
  ownerChanged,
  newlyCritical,
  slackEaten,
];
