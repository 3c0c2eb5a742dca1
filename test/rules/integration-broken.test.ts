import { describe, it } from 'vitest';
import { check } from '../kit/check';

const only = ['integration-broken'];

const source = (integration: string, rest: string): string => `version: 1
tools: {crm: {}, mailer: {}}
datasets: {contacts: {source: crm}, orders: {source: crm}}
channels: {email: {tools: [mailer]}, phone: {}}
integrations:
${integration}
${rest}`;

describe('integration-broken', () => {
  it('looks at who uses the receiving tool where no datasets are named', () =>
    check(
      source(
        `  sync: {from: crm, to: mailer, health: degraded}
#                                       ^^^^^^^^ integration-broken: 'sync' is degraded, but the channel 'email' uses 'mailer', which it feeds. Mend it, or stop using the data.`,
        '',
      ),
      { only },
    ));

  it('is quiet where nothing uses the data', () =>
    check(
      source(
        '  sync: {from: crm, to: mailer, datasets: [orders], health: broken}\n  back: {from: mailer, to: crm, health: broken}',
        'automations: {welcome: {datasets: [contacts]}, old: {datasets: [orders], status: retired}}\n',
      ),
      { only },
    ));

  it('is quiet about what is planned, works or was never looked at', () =>
    check(
      source(
        `  a: {from: crm, to: mailer, health: broken, status: planned}
  b: {from: crm, to: mailer, health: ok}
  c: {from: crm, to: mailer, health: unknown}`,
        '',
      ),
      { only },
    ));

  it('counts touchpoints and open work of a region', () =>
    check(
      `version: 1
imports: {emea: emea.roadmap.yaml}
tools: {crm: {}, mailer: {}}
datasets: {contacts: {source: crm}}
integrations:
  sync: {from: crm, to: mailer, datasets: [contacts], health: broken, status: phasing-out}
#                                                             ^^^^^^ integration-broken: 'sync' is broken, but the initiative 'emea/nurture' uses 'contacts', which it carries. Mend it, or stop using the data.
#- /emea.roadmap.yaml
version: 1
initiatives:
  nurture: {horizon: now, datasets: [contacts]}
  before: {status: done, datasets: [contacts]}
`,
      { only },
    ));
});
