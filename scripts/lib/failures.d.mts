/** What tests use of failures.mjs. */
export interface Failure {
  readonly suite: string;
  readonly name: string;
  readonly message?: string;
}

export function failureLines(failures: readonly Failure[], most?: number): readonly string[];

export function vitestFailures(report: unknown, root: string): readonly Omit<Failure, 'suite'>[];
