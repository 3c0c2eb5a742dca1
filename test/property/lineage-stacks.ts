/** Random stacks: tools, integrations in all directions and states, data, and touchpoints that use it. */
import fc from 'fast-check';

export interface SomeTool {
  readonly status?: string;
  readonly datasets?: readonly string[];
  readonly processor?: { readonly regions: readonly string[] };
}
export interface SomeIntegration {
  readonly from: string;
  readonly to: string;
  readonly direction?: string;
  readonly status?: string;
  readonly datasets?: readonly string[];
}
export interface SomeDataset {
  readonly source?: string;
  readonly regions?: readonly string[];
}
export interface SomeUser {
  readonly tools?: readonly string[];
  readonly channel?: string;
  readonly channels?: readonly string[];
  readonly automations?: readonly string[];
  readonly datasets?: readonly string[];
}

export interface SomeStack {
  readonly tools: Readonly<Record<string, SomeTool>>;
  readonly integrations: Readonly<Record<string, SomeIntegration>>;
  readonly datasets: Readonly<Record<string, SomeDataset>>;
  readonly channels: Readonly<Record<string, SomeUser>>;
  readonly automations: Readonly<Record<string, SomeUser>>;
  readonly touchpoints: Readonly<Record<string, SomeUser>>;
}

const numbered = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, i) => `${letter}${i}`);

const some = (ids: readonly string[], most: number, least = 0): fc.Arbitrary<readonly string[]> =>
  fc.subarray([...ids], { minLength: least, maxLength: Math.min(most, ids.length) });

/** In so many cases of ten. */
const maybe = <T>(value: fc.Arbitrary<T>, often: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: often, arbitrary: value }, { weight: 10 - often, arbitrary: fc.constant(undefined) });

const STATUS = fc.constantFrom('active', 'active', 'phasing-out', 'planned', 'evaluating', 'retired');

const REGIONS = ['DE', 'EU', 'NO', 'EEA', 'US', 'global', 'Mars'];

const collection = <T>(letter: string, most: number, value: fc.Arbitrary<T>, least = 0) =>
  fc
    .array(value, { minLength: least, maxLength: most, size: 'max' })
    .map((all) => Object.fromEntries(all.map((one, i) => [`${letter}${i}`, one])) as Record<string, T>);

/** Without what is undefined, as YAML has no word for it. */
const record = <T extends object>(parts: { readonly [K in keyof T]-?: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc
    .record(parts as unknown as Record<string, fc.Arbitrary<unknown>>)
    .map((all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as unknown as T);

const stackOf = (tools: number, datasets: number): fc.Arbitrary<SomeStack> => {
  const [t, d, c, a] = [numbered('t', tools), numbered('d', datasets), numbered('c', 2), numbered('a', 2)];
  const tool = fc.constantFrom(...t);
  return fc.record({
    tools: collection(
      't',
      tools,
      record<SomeTool>({
        status: maybe(STATUS, 3),
        datasets: maybe(some(d, 1), 2),
        processor: maybe(fc.record({ regions: some(REGIONS, 2, 1) }), 8),
      }),
      tools,
    ),
    integrations: collection(
      'i',
      7,
      record<SomeIntegration>({
        from: tool,
        to: tool,
        direction: maybe(fc.constantFrom('one-way', 'both'), 3),
        status: maybe(STATUS, 3),
        datasets: maybe(some(d, 2, 1), 8),
      }),
      2,
    ),
    datasets: collection(
      'd',
      datasets,
      record<SomeDataset>({ source: maybe(tool, 9), regions: maybe(some(REGIONS, 2, 1), 8) }),
      datasets,
    ),
    channels: collection('c', 2, record<SomeUser>({ ...NONE, tools: maybe(some(t, 2), 6) }), 2),
    automations: collection(
      'a',
      2,
      record<SomeUser>({ ...NONE, tools: maybe(some(t, 2), 5), channels: maybe(some(c, 2), 5) }),
      2,
    ),
    touchpoints: collection(
      'p',
      3,
      record<SomeUser>({
        ...NONE,
        tools: maybe(some(t, 2), 6),
        channel: maybe(fc.constantFrom(...c), 6),
        automations: maybe(some(a, 1), 3),
        datasets: some(d, 2, 1),
      }),
      1,
    ),
  });
};

const NOTHING = fc.constant(undefined);
const NONE = { tools: NOTHING, channel: NOTHING, channels: NOTHING, automations: NOTHING, datasets: NOTHING };

export const stacks: fc.Arbitrary<SomeStack> = fc
  .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 1, max: 3 }))
  .chain(([tools, datasets]) => stackOf(tools, datasets));

/** As a roadmap; JSON is YAML. */
export function roadmapOf({ touchpoints, ...collections }: SomeStack): string {
  const lines = Object.entries({
    version: 1,
    ...collections,
    journeys: { j: { stages: { s: { touchpoints } } } },
  }).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  return lines.join('');
}
