import { Command } from 'commander';
import type { Context } from './context';
import { examples, todayOption } from './options';

export function mcpCommand({ io, product }: Context): Command {
  return new Command('mcp')
    .summary('serve roadmaps to agents')
    .description(
      'Serves the roadmaps of this work tree (outside of git: of this folder) to agents over standard input and output, in the Model Context Protocol: check, explain, what if, diff, and changes that are checked before they are written. Nothing outside of it is read or written.',
    )
    .addOption(todayOption())
    .addHelpText('after', examples(['roadmap mcp', 'what an agent is told to start']))
    .action(async ({ today }: { today?: string }) => {
      const { serve } = await import('../mcp/serve');
      await serve({ today }, io, product.version);
    });
}
