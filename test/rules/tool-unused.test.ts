import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['tool-unused'];

describe('tool-unused', () => {
  it('is quiet while the stack is only listed', () =>
    check(
      `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {datasets: [contacts]}
datasets:
  contacts: {source: crm}
`,
      { only },
    ));

  it('is a warning for what costs money', () => {
    const source = `version: 1
tools:
  crm: {objectives: [growth]}
  paid: {costs: {licence: {amount: 9, per: month}}}
# ^^^^ tool-unused: Nothing in the roadmap uses the tool 'paid', and it serves no objective, but it costs money. Name it where it is used, or set its 'status' to phasing-out.
  free: {costs: 0}
# ^^^^ tool-unused: Nothing in the roadmap uses the tool 'free', and it serves no objective. Name it where it is used, or set its 'status' to phasing-out.
objectives:
  growth: {}
`;
    check(source, { only });
    expect(findingsOf(workspaceFrom(source), { only }).map(({ severity }) => severity)).toEqual(['warning', 'info']);
  });

  it('leaves tools alone that are planned or on their way out, and any that are named', () =>
    check(
      `version: 1
tools:
  crm: {}
  old: {status: phasing-out}
  next: {status: planned}
  gone: {status: retired}
  base: {}
  consent: {}
integrations:
  crm-to-next: {from: crm, to: next, status: planned}
datasets:
  contacts: {source: base, consentSource: consent}
`,
      { only },
    ));

  it('does not count what a tool says of itself', () =>
    check(
      `version: 1
tools:
  crm: {}
  vain: {replaces: [vain]}
# ^^^^ tool-unused: Nothing in the roadmap uses the tool 'vain', and it serves no objective. Name it where it is used, or set its 'status' to phasing-out.
channels:
  email: {tools: [crm]}
`,
      { only },
    ));

  it('sees uses in other files and name spaces, and waits while an id of a tool is broken', () => {
    const source = `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {}
  mailer: {}
#- /emea.roadmap.yaml
version: 1
tools:
  survey: {}
# ^^^^^^ tool-unused: Nothing in the roadmap uses the tool 'emea/survey', and it serves no objective. Name it where it is used, or set its 'status' to phasing-out.
channels:
  email: {tools: [crm, mailer]}
`;
    check(source, { only });
    check(source.replace('[crm, mailer]', '[crm, mialer]').replace(/^# .*\n/m, ''), { only });
  });
});
