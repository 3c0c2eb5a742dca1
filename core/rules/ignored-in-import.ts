import { either } from '../format/words';
import type { SourceFile } from '../syntax/apply';
import type { Fix } from '../syntax/edit';
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
      fixed: `version: 1
imports: [part.roadmap.yaml]
scoring: {method: rice}
#- /part.roadmap.yaml
version: 1
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
  source: (path: string) => SourceFile | undefined,
): readonly RawFinding[] {
  return keys.map((key) => ({
    rule: 'ignored-in-import',
    severity: 'warning' as const,
    entity: undefined,
    isOfGroup: false,
    related: [],
    time: false,
    fixes: roots.length === 1 ? move(key, file, roots[0]!, source) : [],
    subjects: [key],
    message: `'${key}' counts only in the root file. Move it to ${either(roots)}.`,
    place: { file, path: [key], part: 'key' as const },
  }));
}

/** Takes the lines of a key along to the end of the root, where the root has no such key and both are in block style. */
function move(
  key: string,
  file: string,
  root: string,
  source: (path: string) => SourceFile | undefined,
): readonly Fix[] {
  const [from, to] = [source(file), source(root)];
  const section = from?.tree.index.section(key);
  if (from === undefined || to === undefined || section === undefined) return [];
  const start = section.base + section.key.span.start;
  const isOdd =
    to.tree.index.section(key) !== undefined || to.tree.sections.length === 0 || to.tree.problems.length > 0;
  if (isOdd || from.tree.problems.length > 0 || !isLineStart(from.text, start) || !isBlock(to)) return [];
  const newline = from.text.indexOf('\n', section.end - 1);
  const end = newline < 0 ? from.text.length : newline + 1;
  const lines = from.text.slice(start, end).trimEnd().split(/\r?\n/);
  const lineEnd = to.text.includes('\r\n') ? '\r\n' : '\n';
  const added = to.text.endsWith('\n') ? [...lines, ''] : ['', ...lines];
  const last = to.text.length;
  return [
    {
      title: `Move '${key}' to ${root}`,
      safe: false,
      changes: [
        { do: 'replace', file, span: { start, end }, text: '' },
        { do: 'replace', file: root, span: { start: last, end: last }, text: added.join(lineEnd) },
      ],
    },
  ];
}

const isLineStart = (text: string, at: number): boolean => at === 0 || text[at - 1] === '\n';

/** Whether lines may be added at the end. */
const isBlock = ({ text, tree }: SourceFile): boolean =>
  !/^(?:---|\.\.\.|%)/m.test(text) && tree.sections.every(({ base, key }) => isLineStart(text, base + key.span.start));
