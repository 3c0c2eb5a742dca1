import type { Ref } from '../format/kit';
import { listed } from '../format/words';
import type { Entity, Place } from '../model/types';
import { circlesIn, shortestCircle } from '../schedule/circles';
import type { Cycle, CycleEdge } from '../schedule/types';
import { defineRule, named, type Report, type RuleContext } from './kit';

export const dependencyCycle = defineRule({
  name: 'dependency-cycle',
  severity: 'error',
  group: 'timeline',
  reads: 'schedule',
  summary: 'Work that waits for itself, an objective above itself, or tools that replace each other in a circle.',
  why: 'What waits for itself can never begin, so it gets no dates, and nothing that follows it does. The same goes for objectives and tools in a circle: none of them comes first. One finding is made for each circle; the other steps are listed with it.',
  examples: [
    {
      bad: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {duration: 2w, dependsOn: [choose]}
#                                   ^^^^^^ dependency-cycle: 'audit' waits for itself: 'audit' depends on 'choose', 'choose' depends on 'audit'. Remove one of these dependencies.
  choose: {duration: 3w, dependsOn: [audit]}
`,
      fixed: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {duration: 2w}
  choose: {duration: 3w, dependsOn: [audit]}
`,
      good: `version: 1
calendar: {start: 2026-03-02}
initiatives:
  audit: {duration: 2w}
  choose: {duration: 3w, dependsOn: [audit]}
`,
    },
  ],
  check({ model, schedule, report }) {
    for (const cycle of schedule.cycles) reportCycle(cycle, report);
    reportCircle(model.all('objective'), ({ data }) => (data.parent === undefined ? [] : [data.parent]), 'lies below', {
      model,
      report,
    });
    reportCircle(model.all('tool'), ({ data }) => data.replaces ?? [], 'replaces', { model, report });
  },
});

/** A circle may be as long as a roadmap; a message may not. */
const MOST_STEPS = 8;
const few = <T>(steps: readonly T[]): readonly T[] => steps.slice(0, MOST_STEPS);

/** How one item waits for another, in words. */
export const WAITS: Readonly<Record<CycleEdge['by'], string>> = {
  dependsOn: 'depends on',
  requires: 'requires',
  activities: 'has the activity',
  initiative: 'is part of',
};

const stepWords = ({ from, to, by }: CycleEdge): string => `${named(from)} ${WAITS[by]} ${named(to)}`;

const placeOf = ({ from, ref }: CycleEdge): Entity | Place =>
  ref === undefined ? from : { file: from.file, path: ref.path, part: ref.part };

const written = (edge: CycleEdge): boolean =>
  edge.ref !== undefined && (edge.by === 'dependsOn' || edge.by === 'requires');

function reportCycle({ edges }: Cycle, report: RuleContext['report']): void {
  const at = edges.find(written) ?? edges[0];
  if (at === undefined) return;
  const isLone = edges.length === 1;
  report({
    at: placeOf(at),
    message: isLone
      ? `${named(at.from)} ${WAITS[at.by]} itself. Remove that dependency.`
      : `${named(at.from)} waits for itself: ${listed(edges.map(stepWords), MOST_STEPS + 1)}. Remove one of these dependencies.`,
    related: few(edges.filter((edge) => edge !== at)).map((edge) => ({
      at: placeOf(edge),
      message: `${stepWords(edge)}.`,
    })),
    fixes: few(edges.filter(written)).map((edge) => removal(edge.from, edge.to, edge.ref!)),
    subjects: edges.map(({ from }) => from.id),
    isOfGroup: true,
  });
}

const removal = (from: Entity, to: Entity, ref: Ref): NonNullable<Report['fixes']>[number] => ({
  title: `Remove ${named(to)} from ${named(from)}`,
  safe: false,
  changes: [{ do: 'remove', file: from.file, path: ref.path }],
});

/** Circles among entities of a kind that name each other in one field. */
function reportCircle<E extends Entity>(
  entities: readonly E[],
  refsOf: (entity: E) => readonly Ref[],
  verb: string,
  { model, report }: Pick<RuleContext, 'model' | 'report'>,
): void {
  const numbers = new Map<Entity, number>(entities.map((entity, i) => [entity, i]));
  const refs = entities.map((entity) =>
    refsOf(entity).flatMap((ref) => {
      const to = numbers.get(model.target(ref) as Entity);
      return to === undefined ? [] : [{ ref, to }];
    }),
  );
  const edges = refs.map((some) => some.map(({ to }) => to));
  const circles = circlesIn(edges);
  for (const knot of circles.knots) {
    const circle = shortestCircle(edges, circles, knot);
    const steps = circle.map((from, i) => {
      const to = circle[(i + 1) % circle.length]!;
      return { from: entities[from]!, to: entities[to]!, ref: refs[from]!.find((one) => one.to === to)!.ref };
    });
    const first = steps[0]!;
    const words = steps.map(({ from, to }) => `${named(from)} ${verb} ${named(to)}`);
    const place = ({ from, ref }: (typeof steps)[number]): Place => ({
      file: from.file,
      path: ref.path,
      part: ref.part,
    });
    report({
      at: place(first),
      message:
        steps.length === 1
          ? `${named(first.from)} ${verb} itself. Remove that reference.`
          : `${named(first.from)} comes round to itself: ${listed(words, MOST_STEPS + 1)}. Remove one of these.`,
      related: few(steps.slice(1)).map((step, i) => ({ at: place(step), message: `${words[i + 1]}.` })),
      fixes: few(steps).map(({ from, to, ref }) => removal(from, to, ref)),
      subjects: steps.map(({ from }) => from.id),
      isOfGroup: true,
    });
  }
}
