import type { Ref } from '../format/kit';
import { kindWord } from '../format/words';
import type { Entity, Model } from '../model/types';
import { isActive, isPersonal, keepers, statusOf } from '../stack/words';
import { choices, defineRule, named, type Severity } from './kit';
import { unusedTools } from './tool-unused';
import { isJustBegun, target, targets, workStatus } from './words';

const KINDS = ['objective', 'tool', 'integration', 'dataset', 'automation', 'initiative'] as const;
type Owned = (typeof KINDS)[number];

export const unowned = defineRule({
  name: 'unowned',
  severity: 'info',
  levels: [{ severity: 'warning', when: 'for active tools, work in progress and personal data' }],
  group: 'stack',
  reads: 'model',
  absenceOf: ['team', 'member', 'tool', 'dataset'],
  summary:
    'An objective, tool, integration, dataset, automation or initiative that nobody answers for; a warning for active tools, work in progress and personal data.',
  why: 'What has no owner is nobody’s to mend, to pay for or to end. An integration is its sending tool’s owner’s, a dataset that of its source. The rule speaks of a kind once one of that kind has an owner.',
  examples: [
    {
      bad: `version: 1
teams:
  mops: {}
tools:
  crm: {owner: mops}
  mailer: {}
# ^^^^^^ unowned: Nobody answers for the tool 'mailer'. Set 'owner' to a team, such as 'mops'.
`,
      fixed: `version: 1
teams:
  mops: {}
tools:
  crm: {owner: mops}
  mailer: {owner: mops}
`,
      good: `version: 1
teams:
  mops: {}
tools:
  crm: {owner: mops}
  mailer: {owner: mops}
integrations:
  crm-to-mailer: {from: crm, to: mailer}
`,
    },
  ],
  check({ model, report }) {
    const unused: ReadonlySet<Entity> = new Set(unusedTools(model));
    for (const kind of KINDS) {
      const all: readonly Entity<Owned>[] = model.all(kind);
      if (!all.some(({ data }) => data.owner !== undefined)) continue;
      for (const entity of all.filter((one) => !unused.has(one) && isConcerned(one) && !isOwned(model, one))) {
        const teams = plausibleOwners(model, entity);
        const such = teams[0] === undefined ? '' : `, such as ${named(teams[0])}`;
        report({
          at: entity,
          severity: severityOf(entity),
          message: `Nobody answers for the ${kindWord(kind)} ${named(entity)}. Set 'owner' to a team${such}.`,
          fixes: choices(model, entity, 'owner', teams, 'one'),
        });
      }
    }
  },
});

/** What is over needs no owner any more; work and goals that have just been begun have more urgent needs. */
function isConcerned(entity: Entity<Owned>): boolean {
  if (isJustBegun(entity) && !isKind(entity, 'tool') && !isKind(entity, 'dataset')) return false;
  if (isKind(entity, 'initiative')) return !['done', 'cancelled'].includes(workStatus(entity));
  if (isKind(entity, 'tool') || isKind(entity, 'integration')) return statusOf(entity) !== 'retired';
  return !isKind(entity, 'automation') || entity.data.status !== 'retired';
}

/** What a tool hands down, or will once it is named, is a finding of its own where it is missing. */
function isOwned(model: Model, entity: Entity<Owned>): boolean {
  if (entity.data.owner !== undefined) return true;
  if (isKind(entity, 'integration')) return isHandedDown(model, entity.data.from, true);
  return isKind(entity, 'dataset') && isHandedDown(model, entity.data.source, keepers(model, entity).length > 1);
}

function isHandedDown(model: Model, heir: Ref | undefined, isExpected: boolean): boolean {
  if (heir === undefined) return isExpected;
  const tool = target(model, heir, 'tool');
  return tool === undefined || model.all('tool').some(({ data }) => data.owner !== undefined);
}

function severityOf(entity: Entity<Owned>): Severity {
  const grave =
    (isKind(entity, 'tool') && isActive(entity)) ||
    (isKind(entity, 'initiative') && workStatus(entity) === 'in-progress') ||
    (isKind(entity, 'dataset') && isPersonal(entity));
  return grave ? 'warning' : 'info';
}

/** The teams that do the work first. */
function plausibleOwners(model: Model, entity: Entity<Owned>): readonly Entity<'team'>[] {
  const listed = isKind(entity, 'initiative') ? (entity.data.teams ?? []) : [];
  const own = targets(
    model,
    listed.map((one) => ('ref' in one ? one.ref : one)),
    'team',
  );
  return [...new Set([...own, ...model.all('team')])];
}

const isKind = <K extends Owned>(entity: Entity<Owned>, kind: K): entity is Entity<K> & Entity<Owned> =>
  entity.kind === kind;
