import type { Entity, Model, Use } from '../model/types';
import { hasCosts } from '../money/costs';
import { isActive } from '../stack/words';
import { defineRule, named, setField } from './kit';

export const toolUnused = defineRule({
  name: 'tool-unused',
  severity: 'info',
  levels: [{ severity: 'warning', when: 'for a tool that costs money' }],
  group: 'stack',
  reads: 'model',
  absenceOf: ['tool'],
  summary:
    'An active tool that nothing in the roadmap names and that serves no objective; a warning if it costs money.',
  why: 'Tools that nobody uses still cost money, hold data and need looking after: an audit of the stack is there to find them. The rule speaks once the roadmap puts a tool to use.',
  examples: [
    {
      bad: `version: 1
tools:
  mailer: {}
  qr-codes: {}
# ^^^^^^^^ tool-unused: Nothing in the roadmap uses the tool 'qr-codes', and it serves no objective. Name it where it is used, or set its 'status' to phasing-out.
channels:
  email: {tools: [mailer]}
`,
      fixed: `version: 1
tools:
  mailer: {}
  qr-codes: {status: phasing-out}
channels:
  email: {tools: [mailer]}
`,
      good: `version: 1
tools:
  mailer: {}
  qr-codes: {}
channels:
  email: {tools: [mailer]}
  trade-fair: {tools: [qr-codes]}
`,
    },
  ],
  check({ model, report }) {
    for (const tool of unusedTools(model)) {
      const paid = hasCosts(tool.data.costs);
      report({
        at: tool,
        severity: paid ? 'warning' : 'info',
        message: `Nothing in the roadmap uses the tool ${named(tool)}, and it serves no objective${paid ? ', but it costs money' : ''}. Name it where it is used, or set its 'status' to phasing-out.`,
        fixes: [setField("Set 'status' to phasing-out", tool, ['status'], 'phasing-out')],
      });
    }
  },
});

/** Active tools that nothing names and that serve nothing; none while the roadmap puts no tool to use. */
export function unusedTools(model: Model): readonly Entity<'tool'>[] {
  const tools = model.all('tool');
  if (!tools.some((tool) => serves(tool) || model.uses(tool).some(putsToUse))) return [];
  return tools.filter((tool) => isActive(tool) && !serves(tool) && !model.uses(tool).some(({ from }) => from !== tool));
}

const serves = ({ data }: Entity<'tool'>): boolean => (data.objectives ?? []).length > 0;

/** Whether a tool is named as one that does something, rather than as the keeper of some data. */
const putsToUse = ({ from, ref }: Use): boolean =>
  from !== undefined && ['tools', 'from', 'to'].includes(String(ref.path[from.path.length]));
