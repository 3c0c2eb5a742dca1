import type { Entity, Model } from '../model/types';
import { isLive, statusOf } from '../stack/words';
import { defineRule, named, type Report, setField } from './kit';
import { target } from './words';

export const integrationStatus = defineRule({
  name: 'integration-status',
  severity: 'error',
  levels: [{ severity: 'warning', when: 'for a tool that is planned or being evaluated' }],
  group: 'stack',
  reads: 'model',
  summary: 'A live integration at a tool that is not live: an error if the tool is retired, else a warning.',
  why: 'Data can’t flow from or to a tool that is gone or not there yet. Everything that counts on this integration is told that it works.',
  examples: [
    {
      bad: `version: 1
tools:
  shop: {}
  old-mailer: {status: retired}
  cdp: {status: planned}
integrations:
  shop-to-mailer: {from: shop, to: old-mailer}
#                                  ^^^^^^^^^^ integration-status: 'shop-to-mailer' is active, but the tool 'old-mailer' is retired. Set the 'status' of the integration to retired.
  shop-to-cdp: {from: shop, to: cdp, status: active}
#                               ^^^ integration-status: 'shop-to-cdp' is active, but the tool 'cdp' is planned. Set the 'status' of the integration to planned.
`,
      fixed: `version: 1
tools:
  shop: {}
  old-mailer: {status: retired}
  cdp: {status: planned}
integrations:
  shop-to-mailer: {from: shop, to: old-mailer, status: retired}
  shop-to-cdp: {from: shop, to: cdp, status: active}
`,
      good: `version: 1
tools:
  shop: {}
  old-mailer: {status: retired}
  cdp: {status: planned}
integrations:
  shop-to-mailer: {from: shop, to: old-mailer, status: retired}
  shop-to-cdp: {from: shop, to: cdp, status: planned}
`,
    },
  ],
  check({ model, report }) {
    for (const integration of model.all('integration').filter(isLive)) {
      const found = finding(model, integration);
      if (found !== undefined) report(found);
    }
  },
});

/** One finding for both ends: the retired tool, else the first. */
function finding(model: Model, integration: Entity<'integration'>): Report | undefined {
  const ends = (['from', 'to'] as const).flatMap((side) => {
    const tool = target(model, integration.data[side], 'tool');
    return tool === undefined || isLive(tool) ? [] : [{ side, tool, status: statusOf(tool) }];
  });
  const end = ends.find(({ status }) => status === 'retired') ?? ends[0];
  if (end === undefined) return undefined;
  const right = end.status === 'retired' ? 'retired' : 'planned';
  return {
    at: [integration, end.side],
    severity: end.status === 'retired' ? 'error' : 'warning',
    message: `${named(integration)} is ${statusOf(integration)}, but the tool ${named(end.tool)} is ${end.status}. Set the 'status' of the integration to ${right}.`,
    related: ends.map(({ tool, status }) => ({ at: tool, message: `${named(tool)} is ${status}.` })),
    subjects: [end.tool.id],
    fixes: [setField(`Set 'status' to ${right}`, integration, ['status'], right)],
  };
}
