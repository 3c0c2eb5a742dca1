import { Argument, Command } from 'commander';
import type { Context } from './context';
import { examples } from './options';

export function completionCommand({ io }: Context): Command {
  return new Command('completion')
    .summary('print a completion script for a shell')
    .description('Prints a script with which a shell completes commands, options and their values.')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash']))
    .addHelpText('after', examples(['source <(roadmap completion bash)', 'for this session; in ~/.bashrc for all']))
    .action(async (_shell: string, _options: object, command: Command) => {
      const [{ bashCompletion }, { rules }] = await Promise.all([
        import('../completion/bash'),
        import('../../core/rules/list'),
      ]);
      io.stdout.write(
        bashCompletion(
          command.parent ?? command,
          rules.map(({ name }) => name),
        ),
      );
    });
}
