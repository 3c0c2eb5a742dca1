import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['consent-missing'];

describe('consent-missing', () => {
  it('is quiet until a dataset has a consent source', () =>
    check(
      `version: 1
channels: {email: {consent: opt-in}}
datasets: {contacts: {classification: personal}}
automations: {welcome: {channels: [email], datasets: [contacts]}}
`,
      { only },
    ));

  it('is one finding for a dataset, with all who use it', () => {
    const source = `version: 1
tools: {cmp: {category: consent}, crm: {}}
channels: {email: {consent: opt-in}, sms: {consent: double-opt-in}}
datasets:
  orders: {consentSource: crm}
  contacts: {classification: personal}
# ^^^^^^^^ consent-missing: 'contacts' is personal and used by the automation 'welcome' on the channel 'email' (opt-in), but nothing says which tool knows who agreed. Set 'consentSource', such as to 'crm'.
automations:
  welcome: {channels: [email, sms], datasets: [contacts]}
  alarm: {channels: [sms], datasets: [contacts]}
`;
    check(source, { only });
    const [finding] = findingsOf(workspaceFrom(source), { only });
    expect(finding!.related.map(({ message }) => message)).toEqual([
      "The automation 'welcome' uses it on 'email' (opt-in).",
      "The automation 'alarm' uses it on 'sms' (double-opt-in).",
    ]);
    expect(finding!.fixes.map(({ title }) => title)).toEqual([
      "Set 'consentSource' to 'crm'",
      "Set 'consentSource' to 'cmp'",
    ]);
  });

  it('leaves opt-out channels, internal data and retired automations alone', () =>
    check(
      `version: 1
tools: {crm: {}}
channels: {email: {consent: opt-in}, post: {consent: opt-out}, site: {consent: none}}
datasets:
  contacts: {classification: personal, consentSource: crm}
  orders: {classification: personal}
  catalogue: {classification: internal}
automations:
  welcome: {channels: [email], datasets: [contacts, catalogue]}
  letter: {channels: [post, site], datasets: [orders]}
  old: {channels: [email], datasets: [orders], status: retired}
`,
      { only },
    ));

  it('waits while a dataset or channel is misspelt', () =>
    check(
      `version: 1
tools: {crm: {}}
channels: {email: {consent: opt-in}}
datasets:
  contacts: {classification: personal, consentSource: crm}
  orders: {classification: personal}
automations:
  welcome: {channels: [email, emial], datasets: [orders]}
`,
      { only },
    ));
});
