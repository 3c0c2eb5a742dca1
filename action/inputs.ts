/** What a workflow asks for (`with:`), checked. `action.yml` and docs/ci.md name the same inputs; a test compares them. */
import { THRESHOLDS, type Threshold } from '../cli/check/threshold';
import { misuse } from '../cli/io/failure';
import { didYouMean, either, near } from '../core/format/words';
import { dayOf } from '../core/schedule/days';

/** Which findings count. `changed`: also old ones, in files that the change touches. */
export const FILTERS = ['introduced', 'changed', 'all'] as const;
export const COMMENTS = ['update', 'new', 'off'] as const;
export const OCCASIONS = ['changes', 'breaking', 'always'] as const;

/** All inputs with what they are where a workflow says nothing. */
export const DEFAULTS = {
  paths: '.',
  base: '',
  'fail-on': 'error',
  'fail-on-breaking': 'never',
  approved: '',
  filter: 'introduced',
  annotations: 'true',
  comment: 'update',
  'comment-when': 'changes',
  'comment-tag': 'review',
  summary: 'true',
  'sarif-file': '',
  today: '',
  token: '',
} as const;

export type InputName = keyof typeof DEFAULTS;

export interface Inputs {
  readonly paths: readonly string[];
  /** A branch, tag or commit; undefined for what the event says. */
  readonly base: string | undefined;
  readonly failOn: Threshold;
  readonly failOnBreaking: Threshold;
  /** A file with what somebody agreed to break. */
  readonly approved: string | undefined;
  readonly filter: (typeof FILTERS)[number];
  readonly annotations: boolean;
  readonly comment: (typeof COMMENTS)[number];
  readonly commentWhen: (typeof OCCASIONS)[number];
  readonly commentTag: string;
  readonly summary: boolean;
  readonly sarifFile: string | undefined;
  readonly today: string | undefined;
  readonly token: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** @throws Failure for the first value that can't be */
export function readInputs(env: Environment): Inputs {
  const text = (name: InputName): string => env[variable(name)]?.trim() || DEFAULTS[name];
  const given = (name: InputName): string | undefined => text(name) || undefined;
  const choice = <T extends string>(name: InputName, of: readonly T[]): T => oneOf(name, text(name), of);
  return {
    paths: linesOf(text('paths')),
    base: given('base'),
    failOn: choice('fail-on', THRESHOLDS),
    failOnBreaking: choice('fail-on-breaking', THRESHOLDS),
    approved: given('approved'),
    filter: choice('filter', FILTERS),
    annotations: flag('annotations', text('annotations')),
    comment: choice('comment', COMMENTS),
    commentWhen: choice('comment-when', OCCASIONS),
    commentTag: tag(text('comment-tag')),
    summary: flag('summary', text('summary')),
    sarifFile: given('sarif-file'),
    today: day(given('today')),
    token: given('token'),
  };
}

/** How the runner hands an input over. */
export const variable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;

/** A path may hold spaces and commas, so that each has a line of its own. */
function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function oneOf<T extends string>(name: InputName, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found !== undefined) return found;
  throw misuse(
    `${name} can't be '${value}': use ${either(choices)}.${didYouMean(near(value, new Set(choices)).words)}`,
  );
}

function day(value: string | undefined): string | undefined {
  if (value === undefined || value === 'commit' || !Number.isNaN(dayOf(value))) return value;
  throw misuse(`today can't be '${value}': write a day such as 2026-03-16, or commit.`);
}

/** As YAML writes booleans. */
function flag(name: InputName, value: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  throw misuse(`${name} can't be '${value}': use true or false.`);
}

/** Goes into a hidden marker: nothing in it may end that. */
function tag(value: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/.test(value) && !value.includes('--')) return value;
  throw misuse(`comment-tag can't be '${value}': use up to 50 letters, digits, dots, underscores and single hyphens.`);
}
