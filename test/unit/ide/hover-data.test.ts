import { describe, expect, it } from 'vitest';
import { hoverAt } from '../../../core/ide/hover';
import { fixture } from './caret';

const STACK = `version: 1
tools:
  crm: {datasets: [contacts]}
  etl: {}
  bi: {}
  mailer: {datasets: [contacts]}
  cdp: {status: planned}
integrations:
  crm-to-etl: {from: crm, to: etl, datasets: [contacts]}
  etl-to-bi: {from: etl, to: bi}
  crm-and-mailer: {from: crm, to: mailer, direction: both, datasets: [contacts, orders]}
  crm-to-cdp: {from: crm, to: cdp, datasets: [contacts], status: planned}
  self: {from: crm, to: crm}
datasets:
  contacts: {source: crm}
  orders: {source: bi}
  notes: {}
journeys:
  buy: {stages: {pay: {touchpoints: {mail: {tools: [mailer], datasets: [contacts]}}}}}
`;

/** The lines of the card of an id, without its title. */
function facts(key: string, source = STACK): readonly string[] {
  const { workspace, file, offset } = fixture(source.replace(`  ${key}:`, `  ${key}$0:`));
  return hoverAt(workspace, file, offset)!
    .markdown.split('\n')
    .filter((line) => line.startsWith('- '));
}

describe('the card of a dataset', () => {
  it('says where it comes from, who holds it, where it flows and who uses it', () =>
    expect(facts('contacts')).toEqual([
      '- Source: `crm`',
      '- Held by: `mailer`',
      '- Flows: `crm` → `mailer`, `crm` → `etl` → `bi` (perhaps)',
      '- Used by: `buy.pay.mail`',
    ]));

  it('says that it goes nowhere, and nothing where it has no source', () => {
    expect(facts('orders')).toEqual(['- Source: `bi`', '- Flows: nowhere']);
    expect(facts('notes')).toEqual([]);
  });

  it('writes ids as the file does', () => {
    const source =
      'version: 1\nimports: {emea: e.roadmap.yaml}\ntools: {crm: {}}\nintegrations:\n  i: {from: crm, to: emea/bi}\ndatasets: {d: {source: crm}}\n#- /e.roadmap.yaml\nversion: 1\ntools:\n  bi: {}\n';
    expect(facts('bi', source)).toEqual(['- Data in: any data from `crm`', '- Used by: `i`']);
  });
});

describe('the card of an integration', () => {
  it.each([
    ['crm-to-etl', '- Carries: `contacts`, `crm` → `etl`'],
    ['crm-and-mailer', '- Carries: `contacts`, `orders`, `crm` ↔ `mailer`'],
    ['etl-to-bi', '- Carries: any data, `etl` → `bi`'],
    ['crm-to-cdp', '- Would carry: `contacts`, `crm` → `cdp`'],
  ])('%s says what it carries', (key, line) => expect(facts(key)).toContain(line));

  it('with itself says nothing', () => expect(facts('self')).toEqual([]));
});

describe('the card of a tool', () => {
  it('says what goes in and out over live integrations', () => {
    expect(facts('etl').slice(0, 2)).toEqual(['- Data in: `contacts` from `crm`', '- Data out: any data to `bi`']);
    expect(facts('mailer').slice(0, 2)).toEqual([
      '- Data in: `contacts`, `orders` from `crm`',
      '- Data out: `contacts`, `orders` to `crm`',
    ]);
    expect(facts('cdp').filter((line) => line.startsWith('- Data'))).toEqual([]);
  });

  it('counts what is too much to read', () => {
    const flows = Array.from({ length: 8 }, (_, i) => `  i${i}: {from: t${i}, to: hub}\n`).join('');
    const tools = Array.from({ length: 8 }, (_, i) => `  t${i}: {}\n`).join('');
    const [line] = facts('hub', `version: 1\ntools:\n  hub: {}\n${tools}integrations:\n${flows}`);
    expect(line).toBe(
      '- Data in: any data from `t0`; any data from `t1`; any data from `t2`; any data from `t3`; any data from `t4` and 3 more',
    );
  });
});
