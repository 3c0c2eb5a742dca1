import { didYouMean, near } from '../format/words';
import { type Closure, type Import, relativePath } from '../model/imports';
import type { Fix } from '../syntax/edit';
import { defineRule, type RawFinding } from './kit';

export const importRule = defineRule({
  name: 'import',
  severity: 'error',
  group: 'syntax',
  reads: 'tree',
  summary:
    'An imported file that is not there, can’t be read, lies outside the workspace, or imports itself in a circle.',
  why: 'What a missing file defines is missing from the whole roadmap, and everything that refers to it hangs in the air.',
  examples: [
    {
      bad: `version: 1
imports: [https://example.com/stack.roadmap.yaml]
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ import: 'https://example.com/stack.roadmap.yaml' is a web address. Only files of this workspace can be imported.
`,
      good: `version: 1
tools:
  crm: {}
`,
    },
    {
      bad: `version: 1
imports: [stak.roadmap.yaml]
#         ^^^^^^^^^^^^^^^^^ import: There is no file 'stak.roadmap.yaml'. Did you mean 'stack.roadmap.yaml'?
#- /stack.roadmap.yaml
version: 1
tools:
  crm: {}
`,
      fixed: `version: 1
imports: [stack.roadmap.yaml]
#- /stack.roadmap.yaml
version: 1
tools:
  crm: {}
`,
      good: `version: 1
imports: [stack.roadmap.yaml]
#- /stack.roadmap.yaml
version: 1
tools:
  crm: {}
`,
    },
  ],
});

/** How a file was found: `there`, or why not. */
export type FileState = { readonly is: 'there' | 'missing' } | { readonly is: 'unreadable'; readonly why: string };

export interface ImportContext {
  readonly file: string;
  readonly imports: readonly Import[];
  readonly circles: Closure['circles'];
  state(path: string): FileState;
  /** Every roadmap file of the workspace, for "did you mean". */
  readonly known: readonly string[];
}

/** Findings on the imports of one file. */
export function importFindings(context: ImportContext): readonly RawFinding[] {
  return context.imports.flatMap((one) => {
    const wrong = wrongTarget(one, context) ?? circle(one, context);
    if (wrong === undefined) return [];
    return [
      {
        rule: 'import',
        severity: 'error' as const,
        message: wrong.message,
        entity: undefined,
        isOfGroup: false,
        related: [],
        time: false,
        subjects: [one.written],
        fixes: wrong.fixes ?? [],
        place: { file: context.file, path: one.at, part: 'value' as const },
      },
    ];
  });
}

interface Wrong {
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

const NOT_A_FILE = {
  url: 'is a web address. Only files of this workspace can be imported.',
  absolute: 'is an absolute path. Write it from this file, such as `stack.roadmap.yaml` or `../stack.roadmap.yaml`.',
  outside: 'leads out of the workspace. Only files of this workspace can be imported.',
  empty: 'is empty. Write the path of a roadmap file, such as `stack.roadmap.yaml`.',
} as const;

function wrongTarget(one: Import, context: ImportContext): Wrong | undefined {
  if (one.target.is === 'wrong') return { message: `'${one.written}' ${NOT_A_FILE[one.target.why]}` };
  const { path } = one.target;
  const state = context.state(path);
  if (state.is === 'there') return undefined;
  if (state.is === 'unreadable') return { message: `'${one.written}' can’t be read: ${state.why}.` };
  const names = context.known
    .filter((known) => known !== context.file)
    .map((known) => relativePath(context.file, known));
  const guess = near(one.written, names);
  const change = (text: string): Fix['changes'] => [{ do: 'set-text', file: context.file, path: one.at, text }];
  const fixes: Fix[] = guess.words.map((word) => ({
    title: `Change to '${word}'`,
    safe: guess.sure === word,
    changes: change(word),
  }));
  fixes.push({
    title: `Create '${one.written}'`,
    safe: false,
    changes: [{ do: 'create-file', file: path, text: 'version: 1\n' }],
  });
  return { message: `There is no file '${one.written}'.${didYouMean(guess.words)}`, fixes };
}

function circle(one: Import, context: ImportContext): Wrong | undefined {
  const found = context.circles.find(({ file, at }) => file === context.file && at[1] === one.at[1]);
  if (found === undefined) return undefined;
  const names = [...found.names, found.names[0]!].join(' → ');
  const message =
    found.names.length === 1
      ? `This file imports itself.`
      : `These files import each other in a circle: ${names}. Remove one of the imports.`;
  return {
    message,
    fixes: [
      { title: 'Remove this import', safe: false, changes: [{ do: 'remove', file: context.file, path: one.at }] },
    ],
  };
}
