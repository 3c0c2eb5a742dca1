import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['integration-status'];

describe('integration-status', () => {
  it('is an error at a retired tool, a warning at one that is not there yet, on either side', () => {
    const source = `version: 1
tools:
  crm: {}
  old: {status: retired}
  trial: {status: evaluating}
integrations:
  old-to-crm: {from: old, to: crm, status: phasing-out}
#                    ^^^ integration-status: 'old-to-crm' is phasing-out, but the tool 'old' is retired. Set the 'status' of the integration to retired.
  crm-to-trial: {from: crm, to: trial}
#                               ^^^^^ integration-status: 'crm-to-trial' is active, but the tool 'trial' is evaluating. Set the 'status' of the integration to planned.
`;
    check(source, { only });
    expect(findingsOf(workspaceFrom(source), { only }).map(({ severity }) => severity)).toEqual(['error', 'warning']);
  });

  it('is one finding for both ends, at the retired one', () =>
    check(
      `version: 1
tools:
  old: {status: retired}
  next: {status: planned}
integrations:
  next-to-old: {from: next, to: old}
#                               ^^^ integration-status: 'next-to-old' is active, but the tool 'old' is retired. Set the 'status' of the integration to retired.
`,
      { only },
    ));

  it('leaves integrations alone that are not live, and tools that are phasing out', () =>
    check(
      `version: 1
tools:
  crm: {}
  old: {status: retired}
  next: {status: planned}
  mailer: {status: phasing-out}
integrations:
  a: {from: crm, to: old, status: retired}
  b: {from: crm, to: next, status: planned}
  c: {from: crm, to: next, status: evaluating}
  d: {from: crm, to: mailer}
  e: {from: crm, to: nowhere}
`,
      { only },
    ));

  it('names a tool of another name space as the root does', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {}
integrations:
  labdesk: {from: emea/labdesk, to: crm}
#                 ^^^^^^^^^^^^ integration-status: 'labdesk' is active, but the tool 'emea/labdesk' is retired. Set the 'status' of the integration to retired.
#- /emea.roadmap.yaml
version: 1
tools:
  labdesk: {status: retired}
`,
      { only },
    ));
});
