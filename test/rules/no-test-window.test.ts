import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['no-test-window'];

describe('no-test-window', () => {
  it('accepts time to optimize afterwards, but not before', () =>
    check(
      `version: 1
initiatives:
  a:
    activities:
      go-live: {type: deploy, start: 2026-04-06, duration: 1w}
      tune: {type: optimize, duration: 1w, dependsOn: [go-live]}
  b:
    activities:
      tune: {type: optimize, start: 2026-04-06, duration: 1w}
      go-live: {type: deploy, duration: 1w, dependsOn: [tune]}
#     ^^^^^^^ no-test-window: 'b.go-live' goes live without a test: no 'test' activity comes before it, and neither 'test' nor 'optimize' after it. Add one.
`,
      { only },
    ));

  it('follows dependencies through other work and into dependent initiatives', () =>
    check(
      `version: 1
initiatives:
  a:
    activities:
      try: {type: test, start: 2026-04-06, duration: 1w}
      approve: {duration: 1w, dependsOn: [try]}
      go-live: {type: deploy, duration: 1w, dependsOn: [approve]}
  b:
    activities:
      build: {start: 2026-04-06, duration: 1w}
      go-live: {type: deploy, duration: 1w, dependsOn: [build]}
  c:
    dependsOn: [b]
    activities:
      try: {type: test, duration: 1w}
`,
      { only },
    ));

  it('does not count a test that has nothing to do with it, or was cancelled', () =>
    check(
      `version: 1
initiatives:
  a:
    activities:
      try: {type: test, start: 2026-04-06, duration: 1w}
      go-live: {type: deploy, start: 2026-04-13, duration: 1w}
#     ^^^^^^^ no-test-window: 'a.go-live' goes live without a test: no 'test' activity comes before it, and neither 'test' nor 'optimize' after it. Add one.
  b:
    activities:
      try: {type: test, status: cancelled}
      go-live: {type: deploy, start: 2026-04-13, duration: 1w, dependsOn: [try]}
#     ^^^^^^^ no-test-window: 'b.go-live' goes live without a test: no 'test' activity comes before it, and neither 'test' nor 'optimize' after it. Add one.
`,
      { only },
    ));

  it('leaves alone single steps and what is live already', () =>
    check(
      `version: 1
initiatives:
  a:
    activities:
      go-live: {type: deploy, start: 2026-04-13, duration: 1w}
  b:
    activities:
      build: {start: 2026-02-02, duration: 1w, status: done}
      go-live: {type: deploy, start: 2026-02-09, duration: 1w, status: done}
`,
      { only },
    ));
});
