import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['processor-without-agreement'];

describe('processor-without-agreement', () => {
  it('is quiet until a tool says something of an agreement', () =>
    check(
      `version: 1
tools: {crm: {datasets: [contacts]}, mailer: {datasets: [contacts], processor: {regions: [EU]}}}
datasets: {contacts: {classification: personal}}
`,
      { only },
    ));

  it('leaves tools alone that hold nothing personal or are not live', () =>
    check(
      `version: 1
tools:
  crm: {datasets: [contacts], processor: {agreement: not-needed}}
  shop: {datasets: [catalogue], processor: {agreement: missing}}
  cdp: {datasets: [contacts], processor: {agreement: missing}, status: planned}
  old: {datasets: [contacts], status: retired}
datasets: {contacts: {classification: personal}, catalogue: {classification: public}}
`,
      { only },
    ));

  it('warns of a missing agreement, and mentions a silence', () => {
    const source = `version: 1
tools:
  crm: {datasets: [contacts, claims], processor: {agreement: missing}, status: phasing-out}
#                                                            ^^^^^^^ processor-without-agreement: 'crm' holds personal data ('contacts', 'claims'), but the agreement with its vendor is missing. Have it signed, or move the data.
  mailer: {datasets: [contacts]}
# ^^^^^^ processor-without-agreement: 'mailer' holds personal data ('contacts'), but nothing is said about an agreement with its vendor. Set 'agreement' under 'processor' to signed, missing or not-needed.
datasets: {contacts: {classification: personal}, claims: {classification: sensitive}}
`;
    check(source, { only });
    expect(findingsOf(workspaceFrom(source), { only }).map(({ severity }) => severity)).toEqual(['warning', 'info']);
  });

  it('knows data that another file describes', () =>
    check(
      `version: 1
imports: [data.roadmap.yaml]
tools:
  crm: {datasets: [contacts], processor: {agreement: missing}}
#                                                    ^^^^^^^ processor-without-agreement: 'crm' holds personal data ('contacts'), but the agreement with its vendor is missing. Have it signed, or move the data.
#- /data.roadmap.yaml
version: 1
datasets: {contacts: {classification: personal}}
`,
      { only },
    ));
});
