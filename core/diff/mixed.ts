/** A roadmap with some of the edits, and what follows from it: computed as far as somebody asks. */
import type { Entity, Model } from '../model/types';
import type { Sides } from '../money/lines';
import { type Money, money } from '../money/money';
import type { Calendar } from '../schedule/calendar';
import { isPlaced, type Placed, placeAll } from '../schedule/forward';
import { graphOf } from '../schedule/graph';
import { type LoadsByTeam, loadsByTeam } from '../schedule/loads';
import { itemsOf, planOf } from '../schedule/plan';
import { type Schedule, schedule } from '../schedule/schedule';
import type { ScheduledItem } from '../schedule/types';
import { type Scores, scoresOf } from '../score/score';
import { identityOf, idIn, kindIn } from './records';

export class Mixed {
  #places: ReadonlyMap<string, Placed> | undefined;
  #schedule: Schedule | undefined;
  #money: Money | undefined;
  #scores: Scores | undefined;
  #loads: LoadsByTeam | undefined;

  constructor(
    readonly model: Model,
    readonly calendar: Calendar,
    readonly window: Sides,
  ) {}

  /** What a word of both sides stands for. */
  entity(identity: string): Entity | undefined {
    return this.model.find(kindIn(identity), idIn(identity));
  }

  /** An item with all that there is to know of it. */
  item(identity: string): ScheduledItem | undefined {
    const entity = this.entity(identity);
    return entity === undefined ? undefined : this.schedule.of(entity);
  }

  /** Where an item is, if it has dates: without asking what else there is to know of it. */
  place(item: string): Placed | undefined {
    this.#places ??= placesIn(this.model, this.calendar);
    return this.#places.get(item);
  }

  get schedule(): Schedule {
    this.#schedule ??= schedule(this.model, this.calendar);
    return this.#schedule;
  }

  get money(): Money {
    this.#money ??= money(this.model, this.schedule, this.window);
    return this.#money;
  }

  get scores(): Scores {
    this.#scores ??= scoresOf(this.model);
    return this.#scores;
  }

  get loads(): LoadsByTeam {
    this.#loads ??= loadsByTeam(this.model, this.schedule);
    return this.#loads;
  }
}

function placesIn(model: Model, calendar: Calendar): ReadonlyMap<string, Placed> {
  const items = itemsOf(model);
  const plan = planOf(model, items);
  const places = placeAll(plan, graphOf(plan), calendar);
  return new Map(
    items.flatMap(({ kind, id }, i) => {
      const place = places[i];
      return isPlaced(place) ? [[identityOf(kind, id), place] as const] : [];
    }),
  );
}
