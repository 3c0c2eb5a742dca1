/** `action.yml`, docs/ci.md and the code name the same inputs and outputs, and the workflow in the docs is one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMENTS, DEFAULTS, FILTERS, OCCASIONS } from '../../action/inputs';
import { OUTPUTS } from '../../action/outputs';
import { THRESHOLDS } from '../../cli/check/threshold';

const read = (path: string): string => readFileSync(join(__dirname, '..', '..', path), 'utf8');
const page = read('docs/ci.md');
const action = parse(read('action.yml')) as {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: unknown;
};

/** The cells of a table below a heading. */
function table(heading: string): readonly (readonly string[])[] {
  const [, section = ''] = page.split(`### ${heading}\n`);
  const [rows = ''] = /^\|.*(?:\n\|.*)*/m.exec(section) ?? [];
  return rows
    .split('\n')
    .slice(2)
    .map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const code = (cell: string | undefined): string => /^`([^`]*)`$/.exec(cell ?? '')?.[1] ?? '';
/** The token's default is an expression that only the runner knows. */
const defaults = { ...DEFAULTS, token: '${{ github.token }}' };

describe('inputs', () => {
  it('have the same names and defaults everywhere', () => {
    const declared = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
    expect(Object.fromEntries(declared)).toEqual(defaults);
    const documented = table('Inputs').map(([name, value]) => [code(name), code(value)]);
    expect(Object.fromEntries(documented)).toEqual(defaults);
  });

  it.each<readonly [string, readonly string[]]>([
    ['fail-on', THRESHOLDS],
    ['filter', FILTERS],
    ['comment', COMMENTS],
    ['comment-when', OCCASIONS],
  ])('%s is documented with all its values', (name, values) => {
    const cells = name === 'filter' ? page : table('Inputs').find(([one]) => code(one) === name)![2]!;
    for (const value of values) {
      expect(cells).toContain(`\`${value}\``);
      expect(action.inputs[name]!.description).toContain(value);
    }
  });
});

it('outputs have the same names and words everywhere', () => {
  expect(Object.keys(action.outputs)).toEqual([...OUTPUTS]);
  const documented = table('Outputs').map(([name, words]) => [code(name), words!.toLowerCase()]);
  const declared = Object.entries(action.outputs).map(([name, { description }]) => [
    name,
    description.toLowerCase().replace(/\.$/, ''),
  ]);
  expect(documented).toEqual(declared);
});

it('the action runs what the build makes, on a runtime that GitHub has', () => {
  expect(action.runs).toEqual({ using: 'node24', main: 'dist/action/index.js' });
});

it('the workflow on the page is one, with no more rights than it needs', () => {
  const [, text = ''] = /```yaml\n(name: Roadmap\n[\s\S]*?)```/.exec(page) ?? [];
  const workflow = parse(text) as {
    readonly jobs: { readonly review: { readonly steps: readonly { readonly uses: string }[] } };
  };
  expect(workflow).toMatchObject({ on: 'pull_request', permissions: { contents: 'read', 'pull-requests': 'write' } });
  expect(workflow.jobs.review.steps.map(({ uses }) => uses.split('@')[0])).toEqual([
    'actions/checkout',
    'roadmap-as-code/roadmap-as-code',
  ]);
});

it('the page names GitLab’s variables with their defaults', () => {
  const [, section = ''] = page.split('## GitLab\n');
  const rows = [...section.matchAll(/^\| `(\w+)` \| (?:`([^`]*)`|([^|]*)) \|/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  const { roadmap } = parse(read('docs/gitlab-ci.yml')) as {
    readonly roadmap: { readonly variables: Readonly<Record<string, string>> };
  };
  const { GIT_DEPTH, ROADMAP_REPOSITORY, ROADMAP_APPROVED, ...rest } = roadmap.variables;
  expect(Object.fromEntries(rows)).toEqual({ ...rest, ROADMAP_APPROVED: undefined, ROADMAP_REPOSITORY: undefined });
  expect(ROADMAP_APPROVED).toBe('');
  expect(GIT_DEPTH).toBe('0');
  expect(ROADMAP_REPOSITORY).toMatch(/^https:/);
});

it('the page configures pre-commit with hooks and a release that there are', () => {
  const [, text = ''] = /```yaml\n(repos:\n[\s\S]*?)```/.exec(page) ?? [];
  const { repos } = parse(text) as {
    readonly repos: readonly { readonly rev: string; readonly hooks: readonly { readonly id: string }[] }[];
  };
  const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly { readonly id: string }[];
  expect(repos[0]!.hooks.map(({ id }) => id).sort()).toEqual(hooks.map(({ id }) => id).sort());
  expect(repos[0]!.rev).toBe(`v${JSON.parse(read('package.json')).version}`);
});
