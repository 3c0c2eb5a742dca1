import { defineRule, named } from './kit';
import { targets } from './words';

export const lifecycleGap = defineRule({
  name: 'lifecycle-gap',
  severity: 'warning',
  group: 'customers',
  reads: 'model',
  absenceOf: ['state', 'automation'],
  summary: 'A lifecycle state that no automation moves contacts into, or out of.',
  why: 'Contacts get stuck where nothing moves them on, and a state that nothing leads to stays empty. The first state needs no way in, the last no way out. The rule speaks once an automation moves somebody.',
  examples: [
    {
      bad: `version: 1
objectives:
  growth: {}
lifecycle:
  subscriber: {}
  lead: {}
  customer: {}
# ^^^^^^^^ lifecycle-gap: No automation moves contacts into 'customer'. Let one do so in its 'moves'.
automations:
  welcome: {goal: growth, moves: {from: subscriber, to: lead}}
  win-back: {goal: growth, moves: {from: lead, to: subscriber}}
`,
      good: `version: 1
objectives:
  growth: {}
lifecycle:
  subscriber: {}
  lead: {}
  customer: {}
automations:
  welcome: {goal: growth, moves: {from: subscriber, to: lead}}
  hand-over: {goal: growth, moves: {from: lead, to: customer}}
`,
    },
  ],
  check({ model, report }) {
    const states = model.all('state');
    const moves = model.all('automation').flatMap(({ data }) => (data.status === 'retired' ? [] : (data.moves ?? [])));
    if (moves.length === 0) return;
    const left = new Set(moves.flatMap(({ from }) => targets(model, from === undefined ? [] : [from], 'state')));
    const reached = new Set(moves.flatMap(({ to }) => targets(model, to === undefined ? [] : [to], 'state')));
    for (const [i, state] of states.entries()) {
      const gaps = [
        ...(i === 0 || reached.has(state) ? [] : ['into']),
        ...(i === states.length - 1 || left.has(state) ? [] : ['out of']),
      ];
      if (gaps.length === 0) continue;
      report({
        at: state,
        message: `No automation moves contacts ${gaps.join(' or ')} ${named(state)}. Let one do so in its 'moves'.`,
        subjects: gaps,
      });
    }
  },
});
