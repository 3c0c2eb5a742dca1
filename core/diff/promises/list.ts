/** All rules of a change, the gravest first. */
import { consentWeakened } from './consent-weakened';
import { costRaised } from './cost-raised';
import { goalpostsMoved } from './goalposts-moved';
import type { ChangeRule } from './kit';
import { kpiRemoved } from './kpi-removed';
import { milestoneLater } from './milestone-later';
import { newlyCritical } from './newly-critical';
import { ownerChanged } from './owner-changed';
import { policyRemoved } from './policy-removed';
import { scopeRemoved } from './scope-removed';
import { slackEaten } from './slack-eaten';
import { targetEased } from './target-eased';
import { toolEndsInUse } from './tool-ends-in-use';

export const changeRules: readonly ChangeRule[] = [
  milestoneLater,
  targetEased,
  goalpostsMoved,
  policyRemoved,
  consentWeakened,
  toolEndsInUse,
  scopeRemoved,
  costRaised,
  kpiRemoved,
  ownerChanged,
  newlyCritical,
  slackEaten,
];
