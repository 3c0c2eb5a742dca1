import { either } from '../format/words';
import { defineRule, type RawFinding } from './kit';

export const ignoredInImport = defineRule({
  name: 'ignored-in-import',
  severity: 'warning',
  group: 'syntax',
  reads: 'tree',
  summary: '`calendar`, `budgets` or `scoring` in an imported file, where they count for nothing.',
  why: 'One roadmap has one calendar, one set of budgets and one way of scoring: those of its root file.',
  examples: [
    {
      bad: `version: 1
imports: [part.roadmap.yaml]
#- /part.roadmap.yaml
version: 1
scoring: {method: rice}
#^^^^^^ ignored-in-import: 'scoring' counts only in the root file. Move it to main.roadmap.yaml.
`,
      good: `version: 1
imports: [part.roadmap.yaml]
scoring: {method: rice}
#- /part.roadmap.yaml
version: 1
`,
    },
  ],
});

/** Top-level keys of an imported file that only a root can have; `roots` are those of all roadmaps that it is in. */
export function ignoredFindings(
  file: string,
  roots: readonly string[],
  keys: readonly string[],
): readonly RawFinding[] {
  return keys.map((key) => ({
    rule: 'ignored-in-import',
    severity: 'warning' as const,
    entity: undefined,
    related: [],
    fixes: [],
    subjects: [key],
    message: `'${key}' counts only in the root file. Move it to ${either(roots)}.`,
    place: { file, path: [key], part: 'key' as const },
  }));
}
