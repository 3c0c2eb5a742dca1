import { Command, Option } from 'commander';
import type { InitOptions } from '../init/questions';
import { TEMPLATES } from '../io/io';
import type { Context } from './context';
import { examples, todayOption } from './options';

export function initCommand({ io, product, exit }: Context): Command {
  return new Command('init')
    .summary('write a first roadmap')
    .description('Writes a first roadmap: from a few questions on a terminal, or from options. Nothing is overwritten.')
    .argument('[folder]', 'where to write it; made if it is not there', '.')
    .option('--title <text>', 'what the roadmap is called')
    .addOption(new Option('--template <name>', 'what to start from').choices([...TEMPLATES]))
    .option('--name <file>', 'the name of the file (default: made from the title)')
    .option('-y, --yes', 'ask nothing; what no option says is as usual')
    .addOption(todayOption())
    .addHelpText(
      'after',
      examples(
        ['roadmap init', 'answer three questions'],
        ['roadmap init --template martech --title "Martech 2027"', 'without questions where there is no terminal'],
      ),
    )
    .action(async (folder: string, options: InitOptions) => {
      const { init } = await import('../init/init');
      exit(await init(folder, options, io, product));
    });
}
