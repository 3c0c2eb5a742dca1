/** Why an item has its dates: the chain of what drives it, with file and line. */
import type { Ref } from '../format/kit';
import { counted } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity, Place } from '../model/types';
import { driverWords } from '../render/driver';
import { lateness, latenessWords } from '../render/late';
import { WAITS } from '../rules/dependency-cycle';
import { dayInWords } from '../schedule/days';
import type { Schedule } from '../schedule/schedule';
import type { ChainStep, CycleEdge, ScheduledItem } from '../schedule/types';
import type { Emphasis } from './emphasis';

/** A roadmap, and how it is told of. */
export interface Explained {
  readonly model: Bound;
  readonly schedule: Schedule;
  /** `plan.roadmap.yaml:5:3` */
  readonly placeOf: (place: Place) => string;
  /** Makes text from a file safe to show. */
  readonly visible: (text: string) => string;
  readonly style: Emphasis;
}

export function itemWords(found: ScheduledItem, explained: Explained): string {
  const teller = new Teller(explained);
  return found.end === undefined ? teller.noDates(found) : teller.dates(found);
}

/** A step on the way, and where it is written. */
interface Told {
  readonly head: string;
  readonly why: string;
  readonly place: string;
}

class Teller {
  readonly style: Emphasis;

  constructor(readonly roadmap: Explained) {
    this.style = roadmap.style;
  }

  dates(found: ScheduledItem): string {
    const { schedule } = this.roadmap;
    const late = this.#lateOf(found);
    const steps = schedule.chain(found.item);
    const own = [...steps.map((step) => this.#step(step)), ...this.#origin(steps.at(-1))];
    const parts = [
      `${this.style.bold(this.roadmap.visible(found.item.id))} ${sentence(found, late)}`,
      own.join('\n'),
      ...(late === undefined || steps.some(({ item }) => item === late.on) ? [] : this.#other(late.on)),
    ];
    return `${parts.join('\n\n')}\n`;
  }

  /** Why something else ends when it does. */
  #other(on: ScheduledItem): readonly string[] {
    const steps = this.roadmap.schedule.chain(on.item);
    const told = [...steps.map((step) => this.#step(step)), ...this.#origin(steps.at(-1))];
    return [`${this.style.bold(this.roadmap.visible(on.item.id))} comes about like this:`, told.join('\n')];
  }

  noDates(found: ScheduledItem): string {
    const steps = this.#causes(found);
    const id = this.style.bold(this.roadmap.visible(found.item.id));
    const [only] = steps;
    if (only !== undefined && steps.length === 1)
      return `${id} has no dates: ${only.why}.\n  ${this.style.dim(only.place)}\n`;
    return `${id} has no dates, and this is why:\n\n${steps.map((step) => this.#told(step)).join('\n')}\n`;
  }

  /** From what has no dates to what keeps it from having any. */
  #causes(found: ScheduledItem): readonly Told[] {
    const seen = new Set<ScheduledItem>();
    const told: Told[] = [];
    for (let at: ScheduledItem | undefined = found; at !== undefined && !seen.has(at); at = this.#lost(at)) {
      seen.add(at);
      const cycle = at.inCycle ? this.roadmap.schedule.cycles.find(({ items }) => items.includes(at!.item)) : undefined;
      if (cycle !== undefined) return [...told, ...cycle.edges.map((edge) => this.#edge(edge))];
      const place = this.#placeOf(at.item);
      told.push({ head: this.roadmap.visible(at.item.id), why: this.roadmap.visible(at.unscheduled ?? ''), place });
    }
    return told;
  }

  /** The first of those that something waits for that has no dates. */
  #lost({ item, reason }: ScheduledItem): ScheduledItem | undefined {
    if (reason !== 'waits-for-unscheduled') return undefined;
    const { model, schedule } = this.roadmap;
    const refs = item.kind === 'milestone' ? (item.data.requires ?? []) : [item, item.parent].flatMap(dependenciesOf);
    return refs
      .flatMap((ref) => {
        const target = model.target(ref);
        return target === undefined ? [] : (schedule.of(target) ?? []);
      })
      .find(({ end, status }) => end === undefined && status !== 'cancelled');
  }

  #edge({ from, to, by, ref }: CycleEdge): Told {
    const place = ref === undefined ? this.#placeOf(from) : this.#place(from.file, ref.path, ref.part);
    return { head: this.roadmap.visible(from.id), why: `${WAITS[by]} ${this.roadmap.visible(to.id)}`, place };
  }

  #step({ item, driver }: ChainStep): string {
    const { start, end } = item;
    const days = [...new Set([start, end])].flatMap((day) => (day === undefined ? [] : [dayInWords(day)]));
    const late = this.#lateOf(item);
    const but = late === undefined ? '' : `\n      but ${late.words}  ${this.style.dim(this.#placeOf(late.on.item))}`;
    const head = `${this.roadmap.visible(item.item.id)}  ${days.join(' – ')}`;
    return this.#told({ head, why: this.roadmap.visible(driverWords(driver)), place: this.#placeOf(item.item) }) + but;
  }

  /** Where the last step takes its start from, if that is another entity. */
  #origin(last: ChainStep | undefined): readonly string[] {
    const driver = last?.driver;
    if (driver?.kind === 'initiative') {
      const { file, path, id } = driver.on;
      const start = this.roadmap.schedule.of(driver.on)?.start;
      const head = `${this.roadmap.visible(id)}  ${start === undefined ? '' : `from ${dayInWords(start)}`}`.trimEnd();
      return [this.#told({ head, why: 'its own start', place: this.#place(file, [...path, 'start'], 'key') })];
    }
    const phase = driver?.kind === 'phase' ? this.roadmap.model.find('phase', driver.on) : undefined;
    const span = phase && this.roadmap.schedule.phase(phase);
    if (phase === undefined || span === undefined) return [];
    const head = `phase ${this.roadmap.visible(phase.id)}  ${dayInWords(span.start)} – ${dayInWords(span.end)}`;
    return [this.#told({ head, why: 'its own dates', place: this.#placeOf(phase) })];
  }

  #told({ head, why, place }: Told): string {
    return `  ${head}\n      ${why}  ${this.style.dim(place)}`;
  }

  /** What an item's own date comes too early for. */
  #lateOf({ item }: ScheduledItem): Late | undefined {
    const late = lateness(this.roadmap.schedule, item);
    return late && { words: this.roadmap.visible(latenessWords(item.kind, late, late.on.item.id)), on: late.on };
  }

  #placeOf({ file, path }: Entity): string {
    return this.#place(file, path, 'key');
  }

  #place(file: string, path: Place['path'], part: Place['part']): string {
    return this.roadmap.placeOf({ file, path, part });
  }
}

function dependenciesOf(entity: Entity | undefined): readonly Ref[] {
  if (entity?.kind !== 'initiative' && entity?.kind !== 'activity') return [];
  const { dependsOn } = (entity as Entity<'initiative'> | Entity<'activity'>).data;
  return (dependsOn ?? []).map((one) => ('ref' in one ? one.ref : one));
}

function sentence({ item, start, end, totalSlack, critical, assumed }: ScheduledItem, late: Late | undefined): string {
  const when = item.kind === 'milestone' || start === end ? `is on ${dayInWords(end!)}` : spanWords(start!, end!);
  const slack =
    totalSlack === undefined
      ? []
      : [
          totalSlack < 0
            ? `${counted(-totalSlack, 'working day')} too late`
            : `slack ${counted(totalSlack, 'working day')}`,
        ];
  const facts = [
    ...(late === undefined ? [] : [late.words]),
    ...(critical ? ['critical'] : []),
    ...slack,
    ...(assumed ? ['assumed'] : []),
  ];
  return `${when}${facts.length === 0 ? '' : ` (${facts.join(', ')})`}. Its date comes about like this:`;
}

const spanWords = (start: number, end: number): string => `goes from ${dayInWords(start)} to ${dayInWords(end)}`;

interface Late {
  readonly words: string;
  readonly on: ScheduledItem;
}
