import { either } from '../format/words';
import type { Entity, Model, Place } from '../model/types';
import { isActive } from '../stack/words';
import { defineRule, named } from './kit';
import { MOST_RELATED, names, targets } from './words';

type Tool = Entity<'tool'>;

export const redundantTools = defineRule({
  name: 'redundant-tools',
  severity: 'info',
  group: 'stack',
  reads: 'model',
  summary: 'Two or more active tools that can do the same.',
  why: 'Two tools for one job cost twice, split the data and leave everybody to choose anew each time. Where one replaces the other, or where a capability is not used, nothing is said.',
  examples: [
    {
      bad: `version: 1
tools:
  mailer: {capabilities: [newsletters, landing-pages]}
#                         ^^^^^^^^^^^ redundant-tools: 'mailer' and 'shop' can both do 'newsletters'. Use one of them for it, or mark it as 'used: no' in the others.
  shop: {capabilities: [checkout, newsletters]}
`,
      good: `version: 1
tools:
  mailer: {capabilities: [newsletters, landing-pages]}
  shop: {capabilities: {checkout: {used: yes}, newsletters: {used: no}}}
`,
    },
  ],
  check({ model, report }) {
    for (const [capability, all] of byCapability(model)) {
      const holders = all.filter(({ tool }) => all.some((other) => isRival(model, tool, other.tool)));
      const [first, ...others] = holders;
      if (first === undefined) continue;
      report({
        at: first.place,
        message: `${either(names(holders.map(({ tool }) => tool)), 'and')} can ${holders.length === 2 ? 'both' : 'all'} do '${capability}'. Use one of them for it, or mark it as 'used: no' in the others.`,
        related: others
          .slice(0, MOST_RELATED)
          .map(({ tool, place }) => ({ at: place, message: `${named(tool)} can do it too.` })),
        subjects: [capability],
        isOfGroup: true,
      });
    }
  },
});

interface Held {
  readonly tool: Tool;
  readonly place: Place;
}

/** Who can do what, in file order; the same words in other letters are the same capability. */
function byCapability(model: Model): ReadonlyMap<string, readonly Held[]> {
  const found = new Map<string, Held[]>();
  for (const tool of model.all('tool').filter(isActive))
    for (const [i, one] of (tool.data.capabilities ?? []).entries()) {
      if (typeof one !== 'string' && one.value.used === 'no') continue;
      const [word, at, part] =
        typeof one === 'string' ? ([one, i, 'value'] as const) : ([one.key, one.key, 'key'] as const);
      const place: Place = { file: tool.file, path: [...tool.path, 'capabilities', at], part };
      const key = word
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-');
      const held = found.get(key) ?? [];
      if (held.every((other) => other.tool !== tool)) held.push({ tool, place });
      found.set(key, held);
    }
  return found;
}

const isRival = (model: Model, tool: Tool, other: Tool): boolean =>
  tool !== other && !replaces(model, tool, other) && !replaces(model, other, tool);

const replaces = (model: Model, tool: Tool, other: Tool): boolean =>
  targets(model, tool.data.replaces, 'tool').includes(other);
