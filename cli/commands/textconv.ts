import { Command } from 'commander';
import type { Context } from './context';
import { examples } from './options';

export function textconvCommand({ io }: Context): Command {
  return new Command('textconv')
    .summary('print a roadmap in words, for git diff')
    .description(
      'Prints a roadmap in words: one statement a line, each with its whole path. What is no roadmap is printed as it is. `roadmap git-setup` has git diff use it.',
    )
    .argument('<path>', 'a file')
    .addHelpText('after', examples(['roadmap textconv plan.roadmap.yaml', 'what git diff compares']))
    .action(async (path: string) => {
      const { textconv } = await import('../textconv/textconv');
      textconv(path, io);
    });
}
