import { Argument, Command } from 'commander';
import type { Completion } from '../completion/words';
import type { Context } from './context';
import { examples } from './options';

export function completionCommand({ io }: Context): Command {
  return new Command('completion')
    .summary('print a completion script for a shell')
    .description('Prints a script with which a shell completes commands, options and their values.')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .addHelpText(
      'after',
      examples(
        ['source <(roadmap completion bash)', 'for this session; in ~/.bashrc for all'],
        ['source <(roadmap completion zsh)', 'in ~/.zshrc, behind compinit'],
        ['roadmap completion fish > ~/.config/fish/completions/roadmap.fish', 'for fish'],
      ),
    )
    .action(async (shell: keyof typeof SHELLS, _options: object, command: Command) => {
      const [completion, { rules }] = await Promise.all([SHELLS[shell](), import('../../core/rules/list')]);
      io.stdout.write(
        completion(
          command.parent ?? command,
          rules.map(({ name }) => name),
        ),
      );
    });
}

const SHELLS = {
  bash: async (): Promise<Completion> => (await import('../completion/bash')).bashCompletion,
  zsh: async (): Promise<Completion> => (await import('../completion/zsh')).zshCompletion,
  fish: async (): Promise<Completion> => (await import('../completion/fish')).fishCompletion,
};
