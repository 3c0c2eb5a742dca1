import type { Ref } from '../../format/kit';
import { named } from '../../rules/kit';
import { KINDS } from '../records';
import { defineChangeRule } from './kit';

export const ownerChanged = defineChangeRule({
  name: 'owner-changed',
  severity: 'info',
  summary: 'Something that another answers for now, or nobody any more.',
  why: 'Whoever answers for it from now on should have said yes.',
  examples: [
    {
      before: `version: 1
teams: {data: {}, marketing: {}}
tools:
  crm: {owner: data}
`,
      after: `version: 1
teams: {data: {}, marketing: {}}
tools:
  crm: {owner: marketing}
`,
      breaks: ["'crm' belongs to 'marketing' now instead of 'data'."],
    },
  ],
  check(context) {
    for (const kind of KINDS)
      for (const { before, after } of context.pairs(kind)) {
        const [old, fresh] = [ownerOf(before.data), ownerOf(after.data)];
        const was = old === undefined ? undefined : context.base.model.target(old);
        if (old === undefined || was === undefined) continue;
        const now = fresh === undefined ? undefined : context.head.model.target(fresh);
        if (now !== undefined && now === context.now(was)) continue;
        // Where the owner itself is gone, that says it.
        if (now === undefined && context.now(was) === undefined) continue;
        const message =
          fresh === undefined
            ? `${named(after)} belongs to nobody any more; it was '${was.id}'.`
            : `${named(after)} belongs to '${fresh.id}' now instead of '${was.id}'.`;
        context.report({
          of: after,
          ...(fresh === undefined ? {} : { field: ['owner'] }),
          message,
          value: fresh?.id ?? '',
        });
      }
  },
});

const ownerOf = (data: unknown): Ref | undefined => (Object(data) as { owner?: Ref }).owner;
