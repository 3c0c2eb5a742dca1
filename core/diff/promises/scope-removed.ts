import type { Entity } from '../../model/types';
import { named } from '../../rules/kit';
import { isOpen } from '../../rules/words';
import { type ChangeContext, defineChangeRule } from './kit';

type Work = Entity<'initiative'> | Entity<'activity'>;

export const scopeRemoved = defineChangeRule({
  name: 'scope-removed',
  severity: 'warning',
  summary: 'Open work that is removed or cancelled, or something that a milestone does not require any more.',
  why: 'Dates are easily kept by doing less. That may be right, but somebody has to see it.',
  examples: [
    {
      before: `version: 1
initiatives:
  migrate: {start: 2026-05-04, duration: 8w}
  train: {start: 2026-06-01, duration: 2w}
milestones:
  cdp-live: {requires: [migrate, train]}
`,
      after: `version: 1
initiatives:
  migrate: {start: 2026-05-04, duration: 8w}
  train: {start: 2026-06-01, duration: 2w}
milestones:
  cdp-live: {requires: [migrate]}
`,
      breaks: ["Milestone 'cdp-live' does not require 'train' any more."],
    },
  ],
  check(context) {
    for (const kind of ['initiative', 'activity'] as const) {
      for (const work of context.removed(kind) as readonly Work[])
        if (isOpen(work) && !isPartOfRemoved(context, work))
          context.report({ of: work, message: `The ${work.kind} ${named(work)} is removed.`, value: 'removed' });
      for (const { before, after } of context.pairs(kind) as readonly { before: Work; after: Work }[])
        if (isOpen(before) && after.data.status === 'cancelled' && !isPartOfCancelled(after))
          context.report({ of: after, message: `The ${after.kind} ${named(after)} is cancelled.`, value: 'cancelled' });
    }
    for (const { before, after } of context.pairs('milestone')) requirements(context, before, after);
  },
});

const isPartOfRemoved = (context: ChangeContext, { parent }: Work): boolean =>
  parent !== undefined && context.now(parent) === undefined;

const isPartOfCancelled = ({ parent }: Work): boolean =>
  parent?.kind === 'initiative' && (parent as Entity<'initiative'>).data.status === 'cancelled';

/** What a milestone that is still ahead let go although it is there. */
function requirements(context: ChangeContext, before: Entity<'milestone'>, after: Entity<'milestone'>): void {
  const { reached, decision } = before.data;
  if (reached !== undefined || decision === 'go' || decision === 'no-go') return;
  const kept = new Set((after.data.requires ?? []).map((ref) => context.head.model.target(ref)));
  for (const ref of before.data.requires ?? []) {
    const old = context.base.model.target(ref);
    const now = old === undefined ? undefined : context.now(old);
    if (now === undefined || kept.has(now)) continue;
    const message = `Milestone ${named(after)} does not require ${named(now)} any more.`;
    context.report({ of: after, field: ['requires'], message, subjects: [now.id] });
  }
}
