import type { Entity } from '../model/types';
import { defineRule, named, type Report } from './kit';
import { target } from './words';

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
    const moves = model.all('automation').flatMap(({ data }) => (data.status === 'retired' ? [] : (data.moves ?? [])));
    if (moves.length === 0) return;
    const ends = (side: 'from' | 'to'): ReadonlySet<State> =>
      new Set(moves.flatMap((move) => target(model, move[side], 'state') ?? []));
    for (const gap of gaps(model.all('state'), ends('from'), ends('to'))) report(gap);
  },
});

type State = Entity<'state'>;

/** One finding for a state, and one for a step between neighbours that is missing on both sides. */
function* gaps(states: readonly State[], left: ReadonlySet<State>, reached: ReadonlySet<State>): Iterable<Report> {
  const noWayOut = (i: number): boolean => i >= 0 && i < states.length - 1 && !left.has(states[i]!);
  const noWayIn = (i: number): boolean => i > 0 && i < states.length && !reached.has(states[i]!);
  for (const [i, state] of states.entries()) {
    const next = states[i + 1];
    const step = noWayOut(i) && noWayIn(i + 1);
    if (step && next !== undefined)
      yield {
        at: state,
        message: `No automation moves contacts out of ${named(state)} or into ${named(next)}, the state after it. Let one do so in its 'moves'.`,
        related: [{ at: next, message: `No automation moves contacts into ${named(next)}.` }],
        subjects: [next.id],
      };
    const ways = [...(noWayIn(i) && !noWayOut(i - 1) ? ['into'] : []), ...(noWayOut(i) && !step ? ['out of'] : [])];
    if (ways.length > 0)
      yield {
        at: state,
        message: `No automation moves contacts ${ways.join(' or ')} ${named(state)}. Let one do so in its 'moves'.`,
        subjects: ways,
      };
  }
}
