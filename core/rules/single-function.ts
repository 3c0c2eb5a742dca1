import type { Ref } from '../format/kit';
import type { Entity, Model } from '../model/types';
import { defineRule, named } from './kit';
import { isOpen, targets } from './words';

export const singleFunction = defineRule({
  name: 'single-function',
  severity: 'hint',
  group: 'customers',
  reads: 'model',
  absenceOf: ['team', 'tool'],
  summary: 'An open initiative about several tools whose teams are all of one function.',
  why: 'What connects tools connects people: marketing that brings in a tool without IT, sales or service meets them later, when it is dear. The rule speaks once the roadmap has teams of two functions.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {}
  mailer: {}
teams:
  brand: {function: marketing}
  mops: {function: marketing}
  systems: {function: it}
initiatives:
  connect: {horizon: now, tools: [crm, mailer], teams: [brand, mops]}
# ^^^^^^^ single-function: The initiative 'connect' is about 2 tools, but all who do it are of one function, marketing. Bring in a team of another function, such as 'systems' (it).
  archive: {horizon: now, teams: [systems]}
`,
      good: `version: 1
tools:
  crm: {}
  mailer: {}
teams:
  brand: {function: marketing}
  mops: {function: marketing}
  systems: {function: it}
initiatives:
  connect: {horizon: now, tools: [crm, mailer], teams: [brand, mops, systems]}
`,
    },
  ],
  check({ model, report }) {
    for (const work of model.all('initiative').filter(isOpen)) {
      const tools = targets(model, work.data.tools, 'tool');
      const only = onlyFunction(model, work);
      const other = model.all('team').find(({ data }) => data.function !== undefined && data.function !== only);
      if (tools.length < 2 || only === undefined || other === undefined) continue;
      report({
        at: work,
        message: `The initiative ${named(work)} is about ${tools.length} tools, but all who do it are of one function, ${only}. Bring in a team of another function, such as ${named(other)} (${other.data.function}).`,
      });
    }
  },
});

/** The function of all teams that do the work; undefined where they have several, or where one does not say. */
function onlyFunction(model: Model, { data }: Entity<'initiative'>): string | undefined {
  const refs: readonly Ref[] = (data.teams ?? []).map((one) => ('ref' in one ? one.ref : one));
  const functions = new Set(targets(model, refs, 'team').map((team) => team.data.function));
  return functions.size === 1 ? [...functions][0] : undefined;
}
