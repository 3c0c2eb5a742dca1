import type { Entity, Model } from '../model/types';
import { carriesAny, flowsOf, listedIn } from '../stack/lineage';
import { type Integration, isLive } from '../stack/words';
import { defineRule, named } from './kit';
import { isOpen, isRunning, MOST_RELATED, namers, remembering } from './words';

export const integrationBroken = defineRule({
  name: 'integration-broken',
  severity: 'warning',
  group: 'stack',
  reads: 'model',
  summary: 'A live integration whose health is broken or degraded, although something uses the data that it carries.',
  why: 'Customers notice it first: a mail about an order that was cancelled, a name that is wrong. What is known to be broken belongs on the roadmap as work, or out of use.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {}
  mailer: {}
integrations:
  crm-to-mailer: {from: crm, to: mailer, datasets: [contacts], health: broken}
#                                                                      ^^^^^^ integration-broken: 'crm-to-mailer' is broken, but the automation 'welcome' uses 'contacts', which it carries. Mend it, or stop using the data.
datasets:
  contacts: {source: crm}
objectives:
  growth: {}
automations:
  welcome: {goal: growth, datasets: [contacts], tools: [mailer]}
`,
      good: `version: 1
tools:
  crm: {}
  mailer: {}
integrations:
  crm-to-mailer: {from: crm, to: mailer, datasets: [contacts], health: ok}
datasets:
  contacts: {source: crm}
objectives:
  growth: {}
automations:
  welcome: {goal: growth, datasets: [contacts], tools: [mailer]}
`,
    },
  ],
  check({ model, report }) {
    const users = remembering((used: Entity) => usersOf(model, used));
    for (const integration of model.all('integration').filter(isLive)) {
      const { health } = integration.data;
      if (health !== 'broken' && health !== 'degraded') continue;
      const uses = usesOf(model, integration, users);
      const first = uses[0];
      if (first === undefined) continue;
      report({
        at: [integration, 'health'],
        message: `${named(integration)} is ${health}, but the ${first.user.kind} ${named(first.user)} uses ${named(first.used)}, ${first.used.kind === 'tool' ? 'which it feeds' : 'which it carries'}. Mend it, or stop using the data.`,
        related: uses.slice(0, MOST_RELATED).map(({ user, used }) => ({
          at: user,
          message: `The ${user.kind} ${named(user)} uses ${named(used)}.`,
        })),
        subjects: [first.user.id, first.used.id],
      });
    }
  },
});

interface Use {
  readonly user: Entity;
  readonly used: Entity;
}

/** Who uses the data that flows; where no datasets are named, who uses the tools that it flows to. */
function usesOf(model: Model, integration: Integration, users: (used: Entity) => readonly Entity[]): readonly Use[] {
  const carried: readonly Entity[] = carriesAny(integration)
    ? flowsOf(model, integration).map(({ to }) => to)
    : listedIn(model, integration);
  return carried.flatMap((used) => users(used).map((user) => ({ user, used })));
}

/** Work is about a tool without using it, but counts on data that it names. */
function usersOf(model: Model, used: Entity): readonly Entity[] {
  const field = used.kind === 'dataset' ? 'datasets' : 'tools';
  return [
    ...namers(model, used, 'touchpoint', field),
    ...namers(model, used, 'channel', field),
    ...namers(model, used, 'automation', field).filter(isRunning),
    ...namers(model, used, 'initiative', field).filter((work) => field === 'datasets' && isOpen(work)),
  ].slice(0, MOST_RELATED);
}
