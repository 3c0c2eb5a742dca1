import { describe, expect, it } from 'vitest';
import { isRegion, outsideOf } from '../../core/stack/regions';
import { check, findingsOf, workspaceFrom } from '../kit/check';

const only = ['transfer-outside-region'];

interface Options {
  readonly dataset?: string;
  readonly tool?: string;
  readonly flow?: string;
  readonly more?: string;
}

/** Contacts from the CRM, by way of an ETL tool, to the dashboards. */
const stack = ({ dataset = '[EU]', tool = '[US]', flow = ', datasets: [contacts]', more = '' }: Options): string =>
  `version: 1
tools:
  crm: {}
  etl: {}
  bi: {processor: {regions: ${tool}}}
integrations:
  crm-to-etl: {from: crm, to: etl, datasets: [contacts]}
  etl-to-bi: {from: etl, to: bi${flow}}
datasets:
  contacts: {source: crm, regions: ${dataset}}
${more}`;

interface Case {
  readonly what: string;
  readonly options: Options;
  readonly before?: string;
  readonly after?: string;
}

const found = (source: string) => findingsOf(workspaceFrom(source), { only });
const said = (source: string): readonly string[] =>
  found(source).map(({ severity, message }) => `${severity}: ${message}`);

describe('regions', () => {
  it.each([
    ['US', 'EU', 'US'],
    ['DE', 'EU', ''],
    ['EU', 'DE', 'EU'],
    ['NO', 'EU', 'NO'],
    ['NO', 'EEA', ''],
    ['EU', 'EEA', ''],
    ['EEA', 'EU', 'EEA'],
    ['EEA', 'EU IS LI NO', ''],
    ['CH', 'EEA', 'CH'],
    ['GB', 'EU', 'GB'],
    ['global', 'EU US', 'global'],
    ['US', 'global', ''],
    ['global', 'global', ''],
    ['de', 'eu', ''],
    ['UK', 'GB', ''],
    ['EL', 'EU', ''],
    ['IE US', 'EU', 'US'],
    ['on-premises', 'on-premises', ''],
    ['eu-central-1', 'EU', 'eu-central-1'],
    ['', 'EU', ''],
    ['constructor', 'EU', 'constructor'],
    ['AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK', 'EU', ''],
    ['EU', 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK', ''],
    ['EU', 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI', 'EU'],
  ])('%s within %s', (regions, allowed, outside) => {
    const words = (text: string) => text.split(' ').filter((word) => word !== '');
    expect(outsideOf(words(allowed))(words(regions))).toEqual(words(outside));
  });

  it('are countries, unions and the world', () => {
    expect(['DE', 'eu', 'EEA', 'Global'].every(isRegion)).toBe(true);
    expect(['Germany', 'eu-central-1', 'E1', ''].some(isRegion)).toBe(false);
  });
});

describe('transfer-outside-region', () => {
  it('names the way, the regions, and each integration on it', () => {
    const source = stack({});
    expect(said(source)).toEqual([
      "warning: 'bi' keeps data in US, but 'contacts' may be in EU only: crm → etl → bi. Have 'bi' keep it in EU, or stop the flow.",
    ]);
    expect(found(source)[0]!.related.map(({ message }) => message)).toEqual([
      "'contacts' may be in EU only; it comes crm → etl → bi.",
      "'crm-to-etl' takes 'contacts' from 'crm' to 'etl'.",
      "'etl-to-bi' takes 'contacts' from 'etl' to 'bi'.",
    ]);
  });

  it.each<Case>([
    { what: 'a member of the union', options: { tool: '[DE]' } },
    { what: 'a wider promise', options: { dataset: '[global]', tool: '[global]' } },
    { what: 'a tool that says nothing', options: { tool: '[]' } },
    { what: 'data that says nothing', options: { dataset: '[]' } },
    { what: 'other data', options: { flow: ', datasets: [other]', more: '  other: {source: etl}\n' } },
    { what: 'an integration that is planned', options: { flow: ', datasets: [contacts], status: planned' } },
    { what: 'an integration that is retired', options: { flow: ', datasets: [contacts], status: retired' } },
    {
      what: 'a way against the direction',
      options: { flow: '' },
      before: 'from: etl, to: bi',
      after: 'from: bi, to: etl',
    },
    { what: 'a tool that is planned', options: {}, before: 'bi: {', after: 'bi: {status: planned, ' },
    { what: 'a tool on the way that is retired', options: {}, before: 'etl: {}', after: 'etl: {status: retired}' },
    { what: 'an integration with itself', options: {}, before: 'from: etl, to: bi', after: 'from: etl, to: etl' },
    { what: 'a source that is not there', options: {}, before: 'source: crm', after: 'source: crn' },
    {
      what: 'a value that is rejected',
      options: {},
      before: 'contacts: {',
      after: 'contacts: {classification: persnal, ',
    },
  ])('leaves alone $what', ({ options, before, after }) => {
    expect(said(stack(options).replace(before ?? '', after ?? ''))).toEqual([]);
  });

  it('goes both ways, and round in circles', () => {
    const source = stack({}).replace('from: etl, to: bi', 'from: bi, to: etl, direction: both');
    expect(said(source)).toHaveLength(1);
    expect(said(source.replace('from: crm, to: etl', 'from: etl, to: crm, direction: both'))).toHaveLength(1);
  });

  it('is one finding for a tool, about what comes there for certain', () => {
    const source = stack({
      tool: '[US, IE]',
      flow: ', datasets: [orders]',
      more: '  leads: {source: bi, regions: [CH]}\n  orders: {source: etl, regions: [EU]}\n  news: {source: etl}\n',
    });
    const vague = source.replace('\ndatasets:', '\n  crm-to-bi: {from: crm, to: bi}\ndatasets:');
    expect(said(vague)).toEqual(said(source));
    expect(said(source)).toEqual([
      "warning: 'bi' keeps data in US and IE, but 'leads' and 'orders' may not be there: etl → bi. Have 'bi' keep each where it may be, or stop the flow.",
    ]);
    expect(found(vague)[0]!.related.map(({ message }) => message)).toEqual([
      "'leads' may be in CH only; 'bi' holds it.",
      "'orders' may be in EU only; it comes etl → bi.",
      "'etl-to-bi' takes 'orders' from 'etl' to 'bi'.",
      "'contacts' may be in EU only; it may come crm → bi.",
    ]);
  });

  it('is an information where an integration may carry anything', () => {
    expect(said(stack({ flow: '' }))).toEqual([
      "info: 'bi' keeps data in US, but 'contacts' may be in EU only: crm → etl → bi. 'etl-to-bi' may carry anything: list its 'datasets', or have 'bi' keep data where it may be.",
    ]);
  });

  it('rather follows integrations that list the data than a shorter way', () => {
    const source = stack({}).replace('integrations:\n', 'integrations:\n  direct: {from: crm, to: bi}\n');
    expect(said(source)).toEqual([
      "warning: 'bi' keeps data in US, but 'contacts' may be in EU only: crm → etl → bi. Have 'bi' keep it in EU, or stop the flow.",
    ]);
  });

  it('is an information where a word is no region', () => {
    expect(said(stack({ tool: '[Frankfurt]' }))).toEqual([
      "info: 'bi' keeps data in Frankfurt, but 'contacts' may be in EU only: crm → etl → bi. Write a country code, EU, EEA or global for 'Frankfurt'.",
    ]);
    expect(said(stack({ dataset: '[Frankfurt]', tool: '[Frankfurt]' }))).toEqual([]);
  });

  it('finds data that a tool outside holds, or is the source of', () => {
    const holds = stack({ flow: ', status: retired' }).replace('bi: {', 'bi: {datasets: [contacts], ');
    expect(said(holds)).toEqual([
      "warning: 'bi' keeps data in US, but 'contacts', which it holds, may be in EU only. Have 'bi' keep it in EU, or move the data.",
    ]);
    const source = stack({ flow: ', status: retired' }).replace('source: crm', 'source: bi');
    expect(said(source)).toHaveLength(1);
  });

  it('shortens a long way', () => {
    const tools = Array.from({ length: 8 }, (_, i) => `  t${i}: {}\n`).join('');
    const flows = Array.from({ length: 7 }, (_, i) => `  f${i}: {from: t${i}, to: t${i + 1}, datasets: [d]}\n`).join(
      '',
    );
    const source = `version: 1\ntools:\n${tools}  far: {processor: {regions: [US]}}\nintegrations:\n${flows}  end: {from: t7, to: far, datasets: [d]}\ndatasets:\n  d: {source: t0, regions: [EU]}\n`;
    expect(said(source)[0]).toContain(': t0 → t1 → t2 → … → t7 → far.');
  });

  it('stands at the tool’s regions, in whatever file they are', () =>
    check(`version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {}
integrations:
  out: {from: crm, to: emea/ads, datasets: [contacts]}
datasets:
  contacts: {source: crm, regions: [EEA]}
#- /emea.roadmap.yaml
version: 1
tools:
  ads:
    processor:
      regions: [NO, global]
#              ^^^^^^^^^^^^ transfer-outside-region: 'emea/ads' keeps data in global too, but 'contacts' may be in EEA only: crm → emea/ads. Have 'emea/ads' keep it in EEA, or stop the flow.
`));
});
