/** Where data comes, against an independent and much slower way to find out, on random stacks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/report';
import type { Workspace } from '../../core/workspace';
import { findingsOf, workspaceOf } from '../kit/check';
import { applied } from '../kit/fixes';
import { anyhow, type Edge, edges, listed, misplaced, missing, spread } from './lineage-oracle';
import { roadmapOf, type SomeStack, stacks } from './lineage-stacks';

const SEED = 20260316;
const FILE = 'main.roadmap.yaml';

const workspaceWith = (stack: SomeStack): Workspace => workspaceOf({ [FILE]: roadmapOf(stack) });
const found = (workspace: Workspace, rule: string): readonly Finding[] => findingsOf(workspace, { only: [rule] });

/** The gaps that a finding of lineage-broken speaks of: `p0 d1`. */
function gapsOf(workspace: Workspace, { entity, span, related }: Finding): readonly string[] {
  const dataset = workspace.text(FILE)!.slice(span.start, span.end).replaceAll('"', '');
  const others = related.flatMap(({ message }) => {
    const match = /^The touchpoint 'j\.s\.(p\d)' uses '(d\d)'\.$/.exec(message);
    return match === null ? [] : [`${match[1]} ${match[2]}`];
  });
  return [`${entity!.split('.').at(-1)} ${dataset}`, ...others];
}

const allGaps = (workspace: Workspace): readonly string[] =>
  found(workspace, 'lineage-broken').flatMap((finding) => gapsOf(workspace, finding));

const ids = (text: string, letter: string): readonly string[] =>
  [...text.matchAll(new RegExp(`'(${letter}\\d)'`, 'g'))].map(([, id]) => id!);

describe('lineage-broken', () => {
  it('finds what an independent, slower implementation finds, each once', () => {
    let broken = 0;
    fc.assert(
      fc.property(stacks, (stack) => {
        const gaps = allGaps(workspaceWith(stack));
        broken += gaps.length;
        expect([...gaps].sort(), roadmapOf(stack)).toEqual([...missing(stack)].sort());
      }),
      { seed: SEED, numRuns: 600 },
    );
    expect(broken).toBeGreaterThan(150);
  }, 300_000);

  it('says where the data really comes, and no further', () => {
    let said = 0;
    fc.assert(
      fc.property(stacks, (stack) => {
        const steps = spread(stack, edges(stack, false), anyhow);
        for (const { message } of found(workspaceWith(stack), 'lineage-broken')) {
          const [before, after] = message.split(/uses? (?:it|them): /) as [string, string];
          const datasets = ids(before, 'd');
          const far = /as far as '(t\d)'/.exec(after)?.[1];
          for (const dataset of far === undefined ? [] : datasets) expect(steps.has(`${dataset} ${far}`)).toBe(true);
          const only = /reach(?:es)? (.*) only/.exec(after)?.[1];
          const [source] = ids(before, 't');
          const reached = Object.keys(stack.tools).filter(
            (tool) => tool !== source && steps.has(`${datasets[0]} ${tool}`),
          );
          if (only !== undefined) expect([...ids(only, 't')].sort()).toEqual(reached.slice(0, 5).sort());
          if (after.includes('takes')) expect(reached).toEqual([]);
          said++;
        }
      }),
      { seed: SEED + 1, numRuns: 400 },
    );
    expect(said).toBeGreaterThan(100);
  }, 300_000);

  it('has fixes that bring the data, and take none away', () => {
    let fixed = 0;
    fc.assert(
      fc.property(stacks, (stack) => {
        const workspace = workspaceWith(stack);
        const before = allGaps(workspace);
        for (const finding of found(workspace, 'lineage-broken'))
          for (const fix of finding.fixes) {
            const after = allGaps(workspaceOf(applied(workspace, fix)!));
            const cured = gapsOf(workspace, finding);
            expect(
              after.filter((gap) => cured.includes(gap) || !before.includes(gap)),
              fix.title,
            ).toEqual([]);
            fixed++;
          }
      }),
      { seed: SEED + 2, numRuns: 300 },
    );
    expect(fixed).toBeGreaterThan(50);
  }, 300_000);

  it('waits while an id is misspelt, whichever', () => {
    fc.assert(
      fc.property(stacks, fc.nat(), (stack, pick) => {
        const text = roadmapOf(stack);
        const refs = [...text.matchAll(/"[td]\d"(?!:)/g)];
        fc.pre(refs.length > 0);
        const at = refs[pick % refs.length]!.index;
        const workspace = workspaceOf({ [FILE]: `${text.slice(0, at)}"nobody${text.slice(at + 3)}` });
        expect(found(workspace, 'unknown-reference')).toHaveLength(1);
        expect(found(workspace, 'lineage-broken')).toEqual([]);
      }),
      { seed: SEED + 3, numRuns: 200 },
    );
  }, 300_000);
});

/** The data and tools that findings of transfer-outside-region speak of, and what their messages name. */
function transfersOf(workspace: Workspace): { readonly all: readonly string[]; readonly told: readonly string[] } {
  const findings = found(workspace, 'transfer-outside-region');
  const at = ({ message }: Finding): string => ids(message, 't')[0]!;
  return {
    all: findings.flatMap((one) =>
      one.related.flatMap(({ message }) => (/ may be in /.test(message) ? [`${ids(message, 'd')[0]} ${at(one)}`] : [])),
    ),
    told: findings.flatMap((one) =>
      ids(one.message.split('. ')[0]!, 'd').map(
        (id) => `${id} ${at(one)} ${one.severity === 'warning' ? 'sure' : 'maybe'}`,
      ),
    ),
  };
}

describe('transfer-outside-region', () => {
  it('finds what an independent, slower implementation finds, and speaks of what is sure', () => {
    let outside = 0;
    fc.assert(
      fc.property(stacks, (stack) => {
        const expected = misplaced(stack);
        const { all, told } = transfersOf(workspaceWith(stack));
        outside += told.length;
        expect([...all].sort(), roadmapOf(stack)).toEqual(expected.map((one) => one.replace(/ \w+$/, '')).sort());
        const isTold = (one: string): boolean => {
          const [, tool, level] = one.split(' ');
          return level === 'sure' || !expected.some((other) => other.endsWith(` ${tool} sure`));
        };
        expect([...told].sort(), roadmapOf(stack)).toEqual(expected.filter(isTold).sort());
      }),
      { seed: SEED, numRuns: 600 },
    );
    expect(outside).toBeGreaterThan(200);
  }, 300_000);

  it('shows ways that are there, and none that is longer than it must be', () => {
    let shown = 0;
    fc.assert(
      fc.property(stacks, (stack) => {
        const strict = edges(stack, true);
        const [possible, certain] = [spread(stack, strict, anyhow), spread(stack, strict, listed)];
        for (const { related } of found(workspaceWith(stack), 'transfer-outside-region'))
          for (const { message } of related) {
            const match = /^'(d\d)' may be in .* only; it (may )?comes? (.*)\.$/.exec(message);
            if (match === null) continue;
            const [, id, may, text] = match as unknown as [string, string, string | undefined, string];
            const way = text.split(' → ');
            const carries = may === undefined ? listed : anyhow;
            const isStep = (from: string, to: string): boolean =>
              strict.some((edge: Edge) => edge.from === from && edge.to === to && carries(edge, id));
            expect(way[0]).toBe(stack.datasets[id]!.source);
            expect(way.every((tool, i) => i === 0 || isStep(way[i - 1]!, tool))).toBe(true);
            const steps = certain.get(`${id} ${way.at(-1)}`) ?? possible.get(`${id} ${way.at(-1)}`);
            expect(way.length - 1).toBe(steps);
            shown++;
          }
      }),
      { seed: SEED + 1, numRuns: 400 },
    );
    expect(shown).toBeGreaterThan(80);
  }, 300_000);
});
