import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['no-system-of-record'];

describe('no-system-of-record', () => {
  it('leaves data in one tool alone, and data that has a source', () =>
    check(
      `version: 1
tools:
  crm: {datasets: [contacts, orders]}
  shop: {datasets: [orders]}
datasets:
  contacts: {}
  orders: {source: shop}
`,
      { only },
    ));

  it('counts planned tools, but none that are retired or only looked at', () =>
    check(
      `version: 1
tools:
  crm: {datasets: [contacts, orders]}
  old: {datasets: [contacts], status: retired}
  trial: {datasets: [contacts], status: evaluating}
  cdp: {datasets: [orders], status: planned}
datasets:
  contacts: {}
  orders: {}
# ^^^^^^ no-system-of-record: 'crm' and 'cdp' hold the dataset 'orders', but it has no system of record. Set 'source' to the tool that is right when they differ.
`,
      { only },
    ));

  it('does not count those who use the data without keeping it', () =>
    check(
      `version: 1
tools:
  crm: {datasets: [contacts]}
  mailer: {}
integrations:
  crm-to-mailer: {from: crm, to: mailer, datasets: [contacts]}
automations:
  welcome: {datasets: [contacts], tools: [mailer]}
datasets:
  contacts: {}
`,
      { only },
    ));

  it('sees the tools of all regions', () =>
    check(
      `version: 1
imports: {apac: apac.roadmap.yaml, emea: emea.roadmap.yaml}
datasets:
  contacts: {}
# ^^^^^^^^ no-system-of-record: 'apac/crm' and 'emea/crm' hold the dataset 'contacts', but it has no system of record. Set 'source' to the tool that is right when they differ.
#- /apac.roadmap.yaml
version: 1
tools:
  crm: {datasets: [contacts]}
#- /emea.roadmap.yaml
version: 1
tools:
  crm: {datasets: [contacts]}
`,
      { only },
    ));
});
