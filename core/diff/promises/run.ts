/** What a change breaks, at the levels of the base: a change can't switch off its own check. */
import type { EntityKind, FieldPath } from '../../format/kit';
import { push } from '../../format/multimap';
import type { Entity, Item, Place } from '../../model/types';
import { fieldKeys, levelOf, type Overrides, Printer } from '../../report';
import { bySeverity, entityName, type Severity } from '../../rules/kit';
import type { Day, ScheduledItem } from '../../schedule/types';
import type { Records, Side } from '../records';
import type { Break, ChangeContext, ChangeRule, Pair } from './kit';
import { changeRules } from './list';

export interface BrokenPromise {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** `milestones.cdp-live` */
  readonly entity: string;
  readonly side: 'base' | 'head';
  readonly place: Place;
  readonly fingerprint: string;
  /** The day that it is now (ISO): an approval holds for any until then. */
  readonly upTo?: string | undefined;
  /** What somebody says who agreed to it; undefined where nobody did. */
  readonly approved?: { readonly by: string | undefined; readonly reason: string | undefined };
}

/** Whether it is more than good to know, agreed to or not. */
export const isBroken = ({ severity }: Pick<BrokenPromise, 'severity'>): boolean =>
  severity === 'error' || severity === 'warning';

export interface Compared {
  readonly base: Records;
  readonly head: Records;
  readonly sides: { readonly base: Side; readonly head: Side };
  readonly today: Day;
  /** Levels that go before the files' own: from the command line. */
  readonly overrides?: Overrides;
  /** What fingerprints call the root. */
  readonly root?: string;
}

/** The gravest first. */
export function brokenPromises(compared: Compared): readonly BrokenPromise[] {
  const pairing = new Pairing(compared);
  const found = changeRules.flatMap((rule) => breaksOf(rule, compared, pairing));
  const printer = new Printer();
  const root = compared.root ?? compared.sides.base.model.root;
  return found
    .map(
      ({ rule, severity, message, of, field, subjects, value, upTo }): BrokenPromise => ({
        rule: rule.name,
        severity,
        message,
        upTo,
        entity: entityName(of),
        side: pairing.isGone(of) ? 'base' : 'head',
        place: { file: of.file, path: [...of.path, ...(field ?? [])], part: field === undefined ? 'key' : 'value' },
        fingerprint: printer.print({
          root,
          rule: rule.name,
          about: [entityName(of), ...fieldKeys(field ?? [])],
          subjects: [...(subjects ?? []), ...(value === undefined ? [] : [value])],
        }),
      }),
    )
    .sort(bySeverity);
}

type Found = Break & { readonly rule: ChangeRule; readonly severity: Severity; readonly field?: FieldPath };

function breaksOf(rule: ChangeRule, compared: Compared, pairing: Pairing): readonly Found[] {
  const found: Found[] = [];
  const { base, head } = compared.sides;
  const context: ChangeContext = {
    base,
    head,
    today: compared.today,
    pairs: (kind) => pairing.pairs(kind),
    removed: (kind) => pairing.removed(kind),
    now: (entity) => pairing.now(entity),
    scheduled: (side, item) => scheduledIn(side === 'base' ? base : head, item),
    report: (one) => {
      const severity = levelIn(base, pairing, rule, one, compared.overrides);
      if (severity !== undefined) found.push({ ...one, rule, severity });
    },
  };
  rule.check(context);
  return found;
}

const scheduledIn = ({ schedule }: Side, item: Item): ScheduledItem | undefined => schedule.of(item);

/** The level in the file of the base that the entity stands in. */
function levelIn(
  { model }: Side,
  pairing: Pairing,
  rule: ChangeRule,
  { of }: Break,
  overrides: Overrides | undefined,
): Severity | undefined {
  const file = (pairing.was(of) ?? of).file;
  const own = model.files.find(({ path }) => path === file);
  return levelOf(
    { ...rule, group: 'change' },
    { severity: rule.severity, time: false },
    own,
    model.files[0],
    overrides,
  );
}

/** Which entities belong together, looked up both ways. */
class Pairing {
  readonly #now = new Map<Entity, Entity>();
  readonly #was = new Map<Entity, Entity>();
  readonly #pairs = new Map<EntityKind, Pair[]>();
  readonly #removed = new Map<EntityKind, Entity[]>();

  constructor({ base, head }: Compared) {
    for (const [identity, { entity: before, kind }] of base) {
      if (before === undefined || kind === undefined) continue;
      const after = head.get(identity)?.entity;
      if (after === undefined) push(this.#removed, kind, before);
      else {
        this.#now.set(before, after);
        this.#was.set(after, before);
        push(this.#pairs, kind, { before, after });
      }
    }
  }

  pairs<K extends EntityKind>(kind: K): readonly Pair<K>[] {
    return (this.#pairs.get(kind) ?? []) as unknown as readonly Pair<K>[];
  }

  removed<K extends EntityKind>(kind: K): readonly Entity<K>[] {
    return (this.#removed.get(kind) ?? []) as unknown as readonly Entity<K>[];
  }

  now(entity: Entity): Entity | undefined {
    return this.#now.get(entity);
  }

  was(entity: Entity): Entity | undefined {
    return this.#was.get(entity);
  }

  isGone(entity: Entity): boolean {
    return !this.#was.has(entity);
  }
}
