/** Fixing all that can be fixed, unsafe fixes too, on roadmaps that are wrong in random ways. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fixAll, mendAll } from '../../core/ide/fixAll';
import { rules } from '../../core/rules/list';
import type { Workspace } from '../../core/workspace';
import { findingsOf, line, workspaceOf } from '../kit/check';
import { exampleFiles } from '../kit/examples';
import { readMarks } from '../kit/marks';

type Files = Readonly<Record<string, string>>;

const examples: readonly Files[] = rules
  .flatMap((rule) => rule.examples)
  .map(({ bad }) => Object.fromEntries(readMarks(bad).files.map(({ path, plain }) => [path, plain])));

const unsafely = (workspace: Workspace) =>
  mendAll(workspace, { paths: workspace.files(), mayEdit: () => true, unsafe: true });

const errorsIn = (workspace: Workspace): readonly string[] =>
  findingsOf(workspace)
    .filter(({ severity }) => severity === 'error')
    .map((finding) => line(workspace, finding));

/** Comments on lines of their own; but those that silence rules may go with what they silence. */
const comments = (files: Files): readonly string[] =>
  Object.values(files)
    .flatMap((text) => text.match(/^\s*#(?!\s*roadmap-ignore).*$/gm) ?? [])
    .map((comment) => comment.trim());

const textsOf = (workspace: Workspace): Files =>
  Object.fromEntries(workspace.files().map((file) => [file, workspace.text(file)!]));

function expectMended(files: Files): number {
  const workspace = workspaceOf(files);
  const before = errorsIn(workspace);
  const { count } = unsafely(workspace);
  const after = textsOf(workspace);
  const shown = `${Object.values(files).join('\n')}\n→\n${Object.values(after).join('\n')}`;
  const left = errorsIn(workspace);
  expect(left.length, `${shown}\nadds no error to ${before.length}: ${left.join('\n')}`).toBeLessThanOrEqual(
    before.length,
  );
  expect(comments(after), shown).toEqual(comments(files));
  expect(unsafely(workspaceOf(after)), `${shown}\nends in one go`).toEqual({ files: [], count: 0 });
  return count;
}

describe('unsafe fixes', () => {
  it('end, add no error and keep comments in every bad example', () => {
    const counts = examples.map(expectMended);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(counts.length / 4);
  });

  it('do more than safe ones', () => {
    const more = examples.filter((files) => {
      const [safe, unsafe] = [workspaceOf(files), workspaceOf(files)];
      const mended = safe.files().reduce((sum, file) => sum + fixAll(safe, file).count, 0);
      return unsafely(unsafe).count > mended;
    });
    expect(more.length).toBeGreaterThan(10);
  });

  /** What happens to lines: one goes, comes twice, swaps with the next, moves in, or gets another value. */
  const CHANGES = ['delete', 'copy', 'swap', 'indent', 'value'] as const;
  const change = fc.record({
    at: fc.nat(),
    kind: fc.constantFrom(...CHANGES),
    value: fc.constantFrom('', '"4"', 'nobody', '2026-13', '[]'),
  });

  function changed(
    text: string,
    changes: readonly { at: number; kind: (typeof CHANGES)[number]; value: string }[],
  ): string {
    const lines = text
      .split('\n')
      .flatMap((one, i) =>
        i % 3 === 1 && one.trim() !== '' && !one.includes('#') ? [`${/^ */.exec(one)![0]}# c${i}`, one] : [one],
      );
    for (const { at: anywhere, kind, value } of changes) {
      const at = anywhere % lines.length;
      const found = lines[at]!;
      if (kind === 'delete') lines.splice(at, 1);
      else if (kind === 'copy') lines.splice(at, 0, found);
      else if (kind === 'swap') lines.splice(at, 2, ...lines.slice(at, at + 2).reverse());
      else if (kind === 'indent') lines[at] = `  ${found}`;
      else lines[at] = found.replace(/: [^#,}\]]+/, `: ${value}`);
    }
    return lines.join('\n');
  }

  it('do so in changed examples', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.array(change, { minLength: 1, maxLength: 6 }), (files, changes) => {
        expectMended(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, changed(text, changes)])));
      }),
      { seed: 20261124, numRuns: 150 },
    );
  }, 120_000);

  it('do so in a whole roadmap, in reasonable time', () => {
    const files = exampleFiles();
    const texts = Object.entries(files).map(([path, text]) => {
      const lines = text.split('\n');
      return [path, lines.filter((one, i) => i < 4 || i % 37 !== 5 || one.includes('#')).join('\n')] as const;
    });
    expect(expectMended(Object.fromEntries(texts))).toBeGreaterThan(0);
  }, 240_000);
});
