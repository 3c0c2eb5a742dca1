import { Command } from 'commander';
import type { GitSetupOptions } from '../gitSetup/gitSetup';
import type { Context } from './context';
import { examples } from './options';

export function gitSetupCommand({ io }: Context): Command {
  return new Command('git-setup')
    .summary('have git diff and git merge understand roadmaps')
    .description(
      'Has `git diff` show roadmaps in words and `git merge` merge them by entity and field, in this repository: writes lines into .gitattributes, which is for everybody, and the commands into the configuration of this clone. Says what it wrote; a second time changes nothing.',
    )
    .option('--remove', 'take away what this command wrote')
    .addHelpText(
      'after',
      examples(
        ['roadmap git-setup', 'once in each clone'],
        ['roadmap git-setup --remove', 'as if it had never been there'],
      ),
    )
    .action(async (options: GitSetupOptions) => {
      const { gitSetup } = await import('../gitSetup/gitSetup');
      gitSetup(options, io);
    });
}
