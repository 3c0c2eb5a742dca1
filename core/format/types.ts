/** What each entity becomes once it is read, made from the description. */
import type * as d from './entities';
import type { Decoded, EntityKind } from './kit';

export interface DataOf {
  budget: Decoded<typeof d.budget>;
  objective: Decoded<typeof d.objective>;
  kpi: Decoded<typeof d.kpi>;
  segment: Decoded<typeof d.segment>;
  state: Decoded<typeof d.state>;
  channel: Decoded<typeof d.channel>;
  journey: Decoded<typeof d.journey>;
  stage: Decoded<typeof d.stage>;
  touchpoint: Decoded<typeof d.touchpoint>;
  tool: Decoded<typeof d.tool>;
  integration: Decoded<typeof d.integration>;
  dataset: Decoded<typeof d.dataset>;
  purpose: Decoded<typeof d.purpose>;
  identity: Decoded<typeof d.identity>;
  policy: Decoded<typeof d.policy>;
  automation: Decoded<typeof d.automation>;
  team: Decoded<typeof d.team>;
  member: Decoded<typeof d.member>;
  criterion: Decoded<typeof d.criterion>;
  phase: Decoded<typeof d.phase>;
  milestone: Decoded<typeof d.milestone>;
  initiative: Decoded<typeof d.initiative>;
  activity: Decoded<typeof d.activity>;
  risk: Decoded<typeof d.risk>;
}
/** Every kind has its data; a kind without an entry does not compile. */
export type Data<K extends EntityKind> = DataOf[K];

export type Calendar = Decoded<typeof d.calendar>;
export type Scoring = NonNullable<Decoded<typeof d.roadmap>['scoring']>;
export type Reviews = Decoded<typeof d.reviews>;
export type Costs = NonNullable<DataOf['tool']['costs']>;
export type DependsOn = NonNullable<DataOf['initiative']['dependsOn']>;
