import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['no-training'];

describe('no-training', () => {
  it('is quiet while nobody is trained at all', () =>
    check(
      `version: 1
tools:
  crm: {adoption: {seats: 40}}
initiatives:
  adopt-crm: {type: adopt, tools: [crm], start: 2026-04-06, duration: 4w}
`,
      { only },
    ));

  it('accepts a training that names the tool, but not one of another tool or a cancelled one', () =>
    check(
      `version: 1
tools:
  crm: {adoption: {seats: 40}}
  chat: {adoption: {seats: 12}}
  survey: {adoption: {seats: 5}}
initiatives:
  adopt-all: {type: adopt, tools: [crm, chat, survey], start: 2026-04-06, duration: 4w}
# ^^^^^^^^^ no-training: 'adopt-all' adopts 'chat' (12 seats), 'survey' (5 seats), but no 'train' activity or initiative teaches people to use it. Add one.
  teach: {type: train, tools: [crm], dependsOn: [adopt-all], duration: 1w}
  teach-chat: {type: train, status: cancelled, tools: [chat]}
`,
      { only },
    ));

  it('leaves alone tools without seats, other work, and what is over', () =>
    check(
      `version: 1
tools:
  crm: {adoption: {seats: 40}}
  cdp: {}
initiatives:
  teach: {type: train, start: 2026-04-06, duration: 1w}
  a: {type: adopt, tools: [cdp], start: 2026-04-06, duration: 4w}
  b: {type: upgrade, tools: [crm], start: 2026-04-06, duration: 4w}
  c: {type: adopt, tools: [crm], start: 2026-02-02, end: 2026-02-27, status: done}
`,
      { only },
    ));
});
