/** The schedule of plain data. */
import { Calendar } from './calendar';
import { criticalItems } from './critical';
import { type Knot, knotsOf } from './cycles';
import { placeAll } from './forward';
import { graphOf } from './graph';
import type { Network } from './links';
import type { Plan } from './plan';
import { type Slack, slackOf } from './slack';

/** The schedule of plain data, by item number. */
export interface Solution extends Network {
  readonly slack: Slack;
  /** 1 for what is critical. */
  readonly critical: Uint8Array;
  readonly knots: readonly Knot[];
}

/** Schedules plain data. Any input has a result: what can't be dated says why. */
export function solve(plan: Plan, calendar: Calendar = new Calendar(plan.calendar)): Solution {
  const graph = graphOf(plan);
  const network = { plan, graph, calendar, places: placeAll(plan, graph, calendar) };
  const slack = slackOf(network);
  return { ...network, slack, critical: criticalItems(network, slack.lastEnd), knots: knotsOf(plan, graph) };
}
