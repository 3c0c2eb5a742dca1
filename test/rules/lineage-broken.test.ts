import { describe, expect, it } from 'vitest';
import { check, findingsOf, workspaceFrom } from '../kit/check';
import { applied, expectGoodFix } from '../kit/fixes';

const only = ['lineage-broken'];

/** Orders from the shop, by way of an ETL tool, to the mailer; and who uses them. */
const stack = (integrations: string, touchpoints: string, more = ''): string => `version: 1
tools:
  shop: {}
  etl: {}
  mailer: {}
  app: {}
integrations:
${integrations}datasets:
  orders: {source: shop}
  baskets: {source: shop}
channels:
  email: {tools: [mailer]}
  push: {tools: [app]}
${more}journeys:
  buy:
    stages:
      order:
        touchpoints:
${touchpoints}`;

const USES = '          mail: {tools: [mailer], datasets: [orders]}\n';
const HALF = '  shop-to-etl: {from: shop, to: etl}\n';

const found = (source: string) => findingsOf(workspaceFrom(source), { only });
const messages = (source: string): readonly string[] => found(source).map(({ message }) => message);

/** Every fix is good, and what the first makes of the integrations. */
function fixed(source: string): readonly string[] {
  const workspace = workspaceFrom(source);
  const [finding] = findingsOf(workspace, { only });
  for (const fix of finding!.fixes) expectGoodFix(workspace, finding!, fix);
  const files = finding!.fixes[0] && applied(workspace, finding!.fixes[0]);
  const text = Object.values(files ?? {}).join('');
  return (/integrations:\n((?: {2}.*\n)*)/.exec(text)?.[1] ?? '').trimEnd().split('\n');
}

describe('lineage-broken', () => {
  it('lets data go over any number of live integrations, along their direction', () => {
    check(stack(`${HALF}  etl-to-mailer: {from: etl, to: mailer}\n`, USES));
    check(stack(`${HALF}  etl-and-mailer: {from: mailer, to: etl, direction: both, datasets: [orders]}\n`, USES));
    check(stack(`${HALF}  etl-to-mailer: {from: etl, to: mailer, status: phasing-out}\n`, USES));
    check(stack(`${HALF}  etl-to-mailer: {from: etl, to: mailer, datasets: []}\n`, USES));
  });

  it('names the integration that does not list the data, and lets it', () => {
    const source = stack(
      `${HALF}  etl-to-mailer: {from: etl, to: mailer, datasets: [baskets]} # nightly\n`,
      `          mail: {tools: [mailer], datasets: [orders]}
#                                            ^^^^^^ lineage-broken: 'orders' does not come from its source 'shop' to 'mailer', where the touchpoint 'buy.order.mail' uses it: it gets as far as 'etl', but 'etl-to-mailer' does not list it. Add it to the 'datasets' of 'etl-to-mailer'.
`,
    );
    check(source);
    expect(fixed(source)).toEqual([
      '  shop-to-etl: {from: shop, to: etl}',
      '  etl-to-mailer: {from: etl, to: mailer, datasets: [baskets, orders]} # nightly',
    ]);
    expect(found(source)[0]!.fixes.map(({ title }) => title)).toEqual([
      "Add 'orders' to 'etl-to-mailer'",
      "Add an integration from 'shop' to 'mailer'",
    ]);
    expect(found(source)[0]!.related.map(({ message }) => message)).toEqual([
      "'shop-to-etl' brings it to 'etl'.",
      "'etl-to-mailer' does not list it.",
    ]);
  });

  it('names the integration that goes the other way, and turns it both ways', () => {
    const source = stack(`${HALF}  mailer-to-etl: {from: mailer, to: etl}\n`, USES);
    expect(messages(source)).toEqual([
      "'orders' does not come from its source 'shop' to 'mailer', where the touchpoint 'buy.order.mail' uses it: it gets as far as 'etl', but 'mailer-to-etl' goes from 'mailer' to 'etl' only. Set the 'direction' of 'mailer-to-etl' to both.",
    ]);
    expect(fixed(source)[1]).toBe('  mailer-to-etl: {from: mailer, to: etl, direction: both}');
  });

  it('is an information where an integration that is planned will bring the data', () => {
    const source = stack(`${HALF}  etl-to-mailer: {from: etl, to: mailer, status: planned}\n`, USES);
    expect(found(source).map(({ severity, message }) => `${severity} ${message}`)).toEqual([
      "info 'orders' does not come from its source 'shop' to 'mailer', where the touchpoint 'buy.order.mail' uses it: it gets as far as 'etl', but 'etl-to-mailer' is planned. Wait until 'etl-to-mailer' is active.",
    ]);
    expect(fixed(source)[1]).toBe('  etl-to-mailer: {from: etl, to: mailer, status: active}');
    expect(found(source)[0]!.fixes).toHaveLength(1);
  });

  it('says all that is in the way', () => {
    const source = stack(
      '  shop-to-etl: {from: shop, to: etl, datasets: [baskets]}\n  mailer-to-etl: {from: mailer, to: etl, datasets: [baskets], status: evaluating}\n',
      USES,
    );
    expect(messages(source)).toEqual([
      "'orders' does not come from its source 'shop' to 'mailer', where the touchpoint 'buy.order.mail' uses it: 'shop-to-etl' does not list it. Add it to the 'datasets' of 'shop-to-etl', wait until 'mailer-to-etl' is active, add it to the 'datasets' of 'mailer-to-etl' and set the 'direction' of 'mailer-to-etl' to both.",
    ]);
    expect(fixed(source)).toEqual([
      '  shop-to-etl: {from: shop, to: etl, datasets: [baskets, orders]}',
      '  mailer-to-etl: {from: mailer, to: etl, datasets: [baskets, orders], status: active, direction: both}',
    ]);
  });

  it('adds an integration from the source, or from where the data has come', () => {
    const source = stack(HALF, USES);
    expect(messages(source)).toEqual([
      "'orders' does not come from its source 'shop' to 'mailer', where the touchpoint 'buy.order.mail' uses it: it reaches 'etl' only. Add an integration to 'mailer', or name the tool that the touchpoint really uses.",
    ]);
    expect(found(source)[0]!.fixes.map(({ title }) => title)).toEqual([
      "Add an integration from 'shop' to 'mailer'",
      "Add an integration from 'etl' to 'mailer'",
    ]);
    expect(fixed(source)[1]).toBe('  shop-to-mailer: {from: shop, to: mailer, datasets: [orders]}');
    expect(messages(stack('  app-to-etl: {from: app, to: etl}\n', USES))[0]).toContain(
      'no live integration takes it anywhere.',
    );
  });

  it('is one finding for all that waits for the same change', () => {
    const source = stack(
      `${HALF}  etl-to-mailer: {from: etl, to: mailer, datasets: []}\n`.replace('[]', '[cases]'),
      `          mail: {tools: [mailer], datasets: [orders, orders]}
          reminder: {channel: email, datasets: [baskets, orders]}
          tracking: {tools: [app], datasets: [orders]}
`,
      'lifecycle: {}\n',
    ).replace('datasets:\n', 'datasets:\n  cases: {source: etl}\n');
    expect(messages(source)).toEqual([
      "'orders' and 'baskets' do not come from their source 'shop' to 'mailer', where the touchpoint 'buy.order.mail' and 1 other use them: they get as far as 'etl', but 'etl-to-mailer' does not list them. Add them to the 'datasets' of 'etl-to-mailer'.",
      "'orders' does not come from its source 'shop' to 'app', where the touchpoint 'buy.order.tracking' uses it: it reaches 'etl' only. Add an integration to 'app', or name the tool that the touchpoint really uses.",
    ]);
    expect(found(source)[0]!.related.map(({ message }) => message)).toEqual([
      "'shop-to-etl' brings them to 'etl'.",
      "'etl-to-mailer' does not list them.",
      "The touchpoint 'buy.order.reminder' uses 'baskets'.",
      "The touchpoint 'buy.order.reminder' uses 'orders'.",
    ]);
    expect(fixed(source)[1]).toBe('  etl-to-mailer: {from: etl, to: mailer, datasets: [cases, orders, baskets]}');
  });

  it.each([
    ['one of several tools is enough', '          mail: {tools: [app, etl], datasets: [orders]}\n', ''],
    ['the source itself serves', '          mail: {tools: [shop], datasets: [orders]}\n', ''],
    [
      'the automation’s tools serve',
      '          mail: {channel: email, automations: [a], datasets: [orders]}\n',
      'automations:\n  a: {tools: [etl]}\n',
    ],
    [
      'the automation’s channels serve',
      '          mail: {automations: [a], datasets: [orders]}\n',
      'automations:\n  a: {channels: [files]}\n',
    ],
    ['no tool at all', '          mail: {datasets: [orders]}\n', ''],
    ['a channel without tools', '          mail: {channel: fair, datasets: [orders]}\n', ''],
    ['the channel of a touchpoint without tools', '          mail: {channel: files, datasets: [orders]}\n', ''],
  ])('is quiet: %s', (_what, touchpoints, more) =>
    check(stack(HALF, touchpoints, more).replace('channels:\n', 'channels:\n  files: {tools: [etl]}\n  fair: {}\n'), {
      only,
    }),
  );

  it('looks at the tools of a touchpoint rather than at those of its channel', () => {
    const source = stack(HALF, '          mail: {channel: files, tools: [mailer], datasets: [orders]}\n');
    expect(messages(source.replace('channels:\n', 'channels:\n  files: {tools: [etl]}\n'))).toHaveLength(1);
  });

  it.each([
    ['the tool is planned', 'mailer: {}', 'mailer: {status: planned}'],
    ['the tool is retired', 'mailer: {}', 'mailer: {status: retired}'],
    ['the source is retired', 'shop: {}', 'shop: {status: retired}'],
    ['the source is planned', 'shop: {}', 'shop: {status: planned}'],
    ['there is no source', 'orders: {source: shop}', 'orders: {}'],
    ['the source is misspelt', 'orders: {source: shop}', 'orders: {source: shp}'],
    ['another id is misspelt', 'app: {}', 'app: {replaces: [apq]}'],
    ['an integration names a dataset that is not there', 'to: etl}', 'to: etl, datasets: [orders, bskets]}'],
    ['an integration is half written', 'integrations:\n', 'integrations:\n  to-mailer: {to: mailer}\n'],
    [
      'an integration can’t be read',
      'integrations:\n',
      'integrations:\n  m: {from: mailer, to: etl, direction: bth}\n',
    ],
    ['the touchpoint can’t be read', ' mail: {tools', ' mail: {tols: [etl], tools'],
    ['the tool can’t be read', 'mailer: {}', 'mailer: {status: planed}'],
    ['no integration is live yet', 'to: etl}', 'to: etl, status: planned}'],
  ])('is quiet where %s', (_what, before, after) => {
    const source = stack(HALF, USES);
    expect(found(source)).toHaveLength(1);
    expect(found(source.replace(before, after))).toEqual([]);
  });

  it('leaves it to integration-status to say that a tool on the way is not live', () => {
    const source = stack(`${HALF}  etl-to-mailer: {from: etl, to: mailer}\n`, USES).replace(
      'etl: {}',
      'etl: {status: retired}',
    );
    expect(findingsOf(workspaceFrom(source)).map(({ rule }) => rule)).toEqual([
      'integration-status',
      'integration-status',
    ]);
  });

  it('speaks for a tool that stands alone, so that isolated-tool need not', () => {
    const source = stack(HALF, USES).replace('mailer: {}', 'mailer: {datasets: [orders]}');
    expect(findingsOf(workspaceFrom(source)).map(({ rule }) => rule)).toEqual(['lineage-broken']);
  });

  it('goes round in circles and through integrations with themselves', () => {
    const circle = `${HALF}  back: {from: etl, to: shop, direction: both}\n  self: {from: etl, to: etl}\n`;
    expect(messages(stack(circle, USES))).toHaveLength(1);
    check(stack(`${circle}  on: {from: etl, to: mailer}\n`, USES), { only });
  });

  it('offers nothing that another rule would mind', () => {
    const sick = `${HALF}  etl-to-mailer: {from: etl, to: mailer, datasets: [baskets], health: broken}\n`;
    expect(found(stack(sick, USES))[0]!.fixes.map(({ title }) => title)).toEqual([
      "Add an integration from 'shop' to 'mailer'",
    ]);
    const far = stack(HALF, USES)
      .replace('orders: {source: shop}', 'orders: {source: shop, regions: [EU]}')
      .replace('mailer: {}', 'mailer: {processor: {regions: [US]}}');
    expect(found(far)[0]!.fixes).toEqual([]);
    const byFile = `${HALF}  etl-to-mailer: {from: etl, to: mailer, datasets: [baskets], method: file}\n`;
    const sensitive = stack(byFile, USES).replace('orders: {', 'orders: {classification: sensitive, ');
    expect(found(sensitive)[0]!.fixes.map(({ title }) => title)).toEqual([
      "Add an integration from 'shop' to 'mailer'",
    ]);
  });

  it('writes ids as the file does that it changes', () => {
    const source = `version: 1
imports: {emea: emea.roadmap.yaml}
tools:
  crm: {}
  etl: {}
integrations:
  crm-to-etl: {from: crm, to: etl}
datasets:
  contacts: {source: crm}
#- /emea.roadmap.yaml
version: 1
tools:
  mailer: {}
journeys:
  buy: {stages: {pay: {touchpoints: {mail: {tools: [mailer], datasets: [contacts]}}}}}
#                                                                       ^^^^^^^^ lineage-broken: 'contacts' does not come from its source 'crm' to 'emea/mailer', where the touchpoint 'emea/buy.pay.mail' uses it: it reaches 'etl' only. Add an integration to 'emea/mailer', or name the tool that the touchpoint really uses.
`;
    check(source);
    const workspace = workspaceFrom(source);
    const [finding] = findingsOf(workspace, { only });
    expect(applied(workspace, finding!.fixes[0]!)!['emea.roadmap.yaml']).toContain(
      'integrations:\n  crm-to-mailer: {from: crm, to: mailer, datasets: [contacts]}\n',
    );
  });
});
