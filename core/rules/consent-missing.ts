import type { Entity, Model } from '../model/types';
import { isLive, isPersonal } from '../stack/words';
import { choices, defineRule, named } from './kit';
import { MOST_RELATED, namers, target, targets } from './words';

type User = Entity<'touchpoint'> | Entity<'automation'>;

export const consentMissing = defineRule({
  name: 'consent-missing',
  severity: 'warning',
  group: 'stack',
  reads: 'model',
  absenceOf: ['tool', 'channel', 'dataset'],
  summary:
    'Personal data that a touchpoint or automation uses on an opt-in channel, although no tool is said to know who agreed.',
  why: 'On a channel where people must say yes, somebody has to be able to look up who did. The rule speaks once a dataset has a consent source.',
  examples: [
    {
      bad: `version: 1
tools:
  crm: {}
  mailer: {}
channels:
  email: {consent: double-opt-in, tools: [mailer]}
datasets:
  contacts: {classification: personal, consentSource: crm}
  baskets: {classification: personal}
# ^^^^^^^ consent-missing: 'baskets' is personal and used by the touchpoint 'buy.pay.reminder' on the channel 'email' (double-opt-in), but nothing says which tool knows who agreed. Set 'consentSource', such as to 'crm'.
journeys:
  buy:
    stages:
      pay:
        touchpoints:
          reminder: {channel: email, datasets: [contacts, baskets]}
`,
      fixed: `version: 1
tools:
  crm: {}
  mailer: {}
channels:
  email: {consent: double-opt-in, tools: [mailer]}
datasets:
  contacts: {classification: personal, consentSource: crm}
  baskets: {classification: personal, consentSource: crm}
journeys:
  buy:
    stages:
      pay:
        touchpoints:
          reminder: {channel: email, datasets: [contacts, baskets]}
`,
      good: `version: 1
tools:
  crm: {}
  mailer: {}
channels:
  email: {consent: double-opt-in, tools: [mailer]}
datasets:
  contacts: {classification: personal, consentSource: crm}
  baskets: {classification: personal, consentSource: crm}
journeys:
  buy:
    stages:
      pay:
        touchpoints:
          reminder: {channel: email, datasets: [contacts, baskets]}
`,
    },
  ],
  check({ model, report }) {
    const datasets = model.all('dataset');
    if (!datasets.some(({ data }) => data.consentSource !== undefined)) return;
    for (const dataset of datasets.filter((one) => isPersonal(one) && one.data.consentSource === undefined)) {
      const uses = usesByConsent(model, dataset);
      const first = uses[0];
      if (first === undefined) continue;
      const tools = plausibleSources(model, dataset);
      const such = tools[0] === undefined ? '' : `, such as to ${named(tools[0])}`;
      report({
        at: dataset,
        message: `${named(dataset)} is ${dataset.data.classification} and used by the ${first.user.kind} ${named(first.user)} on the channel ${named(first.channel)} (${first.channel.data.consent}), but nothing says which tool knows who agreed. Set 'consentSource'${such}.`,
        related: uses.slice(0, MOST_RELATED).map(({ user, channel }) => ({
          at: user,
          message: `The ${user.kind} ${named(user)} uses it on ${named(channel)} (${channel.data.consent}).`,
        })),
        fixes: choices(model, dataset, 'consentSource', tools, 'one'),
      });
    }
  },
});

interface ConsentUse {
  readonly user: User;
  readonly channel: Entity<'channel'>;
}

/** Touchpoints and automations that use a dataset where people must have said yes. */
function usesByConsent(model: Model, dataset: Entity<'dataset'>): readonly ConsentUse[] {
  const users: readonly User[] = [
    ...namers(model, dataset, 'touchpoint', 'datasets'),
    ...namers(model, dataset, 'automation', 'datasets').filter(({ data }) => data.status !== 'retired'),
  ];
  return users.flatMap((user) => {
    const channel = channelsOf(model, user).find(({ data }) => data.consent?.endsWith('opt-in'));
    return channel === undefined ? [] : [{ user, channel }];
  });
}

const channelsOf = (model: Model, { data }: User): readonly Entity<'channel'>[] =>
  targets(
    model,
    'channel' in data && data.channel !== undefined ? [data.channel] : 'channels' in data ? data.channels : [],
    'channel',
  );

/** Where others have it, then consent management. */
function plausibleSources(model: Model, dataset: Entity<'dataset'>): readonly Entity<'tool'>[] {
  const others = model.all('dataset').flatMap(({ data }) => target(model, data.consentSource, 'tool') ?? []);
  const managers = model.all('tool').filter(({ data }) => data.category === 'consent');
  const own = target(model, dataset.data.source, 'tool');
  return [...new Set([...others, ...managers, ...(own === undefined ? [] : [own])])].filter(isLive);
}
