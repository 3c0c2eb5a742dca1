import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['status-contradicts-progress'];

describe('status-contradicts-progress', () => {
  it('finds planned work that has begun, and ideas', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-04-06, duration: 1w, progress: 20}
#                                                ^^ status-contradicts-progress: 'a' is planned, but its progress is 20 %. Set the status to in-progress, or the progress to 0.
  b: {status: idea, progress: 20}
#                             ^^ status-contradicts-progress: 'b' is an idea, but its progress is 20 %. Set the status to in-progress, or the progress to 0.
`,
      { only },
    ));

  it('speaks once of the open activities of what is done', () =>
    check(
      `version: 1
initiatives:
  migrate:
    start: 2026-02-02
    end: 2026-03-13
    status: done
    activities:
      export: {start: 2026-02-02, duration: 1w, status: done}
      import: {start: 2026-04-06, duration: 1w}
#     ^^^^^^ status-contradicts-progress: 'migrate.import', 'migrate.check' are not done, but the initiative 'migrate' is. Finish what is open, or set the initiative in progress.
      check: {start: 2026-04-13, duration: 1w}
`,
      { only },
    ));

  it('goes by real dates where no status is given', () =>
    check(
      `version: 1
initiatives:
  a: {start: 2026-02-02, finished: 2026-03-13, progress: 90}
#                                                        ^^ status-contradicts-progress: 'a' is done, but its progress is 90 %. Set the progress to 100, or the status to in-progress.
  b: {started: 2026-02-02, end: 2026-04-10, progress: 90}
`,
      { only },
    ));

  it('leaves alone what agrees, and what was cancelled', () =>
    check(
      `version: 1
initiatives:
  a: {status: cancelled, progress: 40}
  b: {status: done, start: 2026-02-02, end: 2026-03-13, progress: 100}
  c: {start: 2026-04-06, duration: 1w, progress: 0}
  migrate:
    start: 2026-02-02
    end: 2026-03-13
    status: done
    activities:
      import: {status: cancelled}
`,
      { only },
    ));
});
