/** The ways in which `check` prints findings. A new one is a file of its own and a line here. */
import type { Day } from '../../core/schedule/types';
import type { Report } from '../check/report';
import type { FailOptions } from '../check/threshold';
import type { Style } from '../text/style';

/** What a format may ask about besides the findings. */
export interface FormatContext extends FailOptions {
  readonly today: Day;
  /** The program's own. */
  readonly version: string;
  readonly hints: boolean;
  readonly statistics: boolean;
  readonly style: Style;
  /** Characters in a line of standard output. */
  readonly width: number;
  readonly isTerminal: boolean;
}

export type CheckFormat = (report: Report, context: FormatContext) => string;

/** By name, in the order of the help; loaded when one is asked for. */
export const CHECK_FORMATS = {
  text: async () => (await import('./check-text')).checkText,
  json: async () => (await import('./check-json')).checkJson,
  sarif: async () => (await import('./check-sarif')).checkSarif,
  github: async () => (await import('./check-github')).checkGithub,
  gitlab: async () => (await import('./check-gitlab')).checkGitlab,
  junit: async () => (await import('./check-junit')).checkJunit,
  rdjson: async () => (await import('./check-rdjson')).checkRdjson,
  compact: async () => (await import('./check-compact')).checkCompact,
} satisfies Readonly<Record<string, () => Promise<CheckFormat>>>;

export type FormatName = keyof typeof CHECK_FORMATS;
export const FORMAT_NAMES = Object.keys(CHECK_FORMATS) as readonly FormatName[];

/** Those that count how often each rule speaks (`--statistics`). */
export const COUNTING: readonly FormatName[] = ['text', 'json'];
