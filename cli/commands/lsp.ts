import { Command, Option } from 'commander';
import type { Context } from './context';
import { examples } from './options';

export function lspCommand(_: Context): Command {
  return new Command('lsp')
    .summary('run the language server')
    .description('Runs the language server that brings findings, completion and quick fixes to any editor.')
    .addOption(new Option('--stdio', 'talk over standard input and output').makeOptionMandatory())
    .addOption(new Option('--clientProcessId <id>', 'end when this process does').hideHelp())
    .addHelpText('after', examples(['roadmap lsp --stdio', 'what an editor is told to start']))
    .action(async () => {
      const { startStdio } = await import('../../server/stdio');
      startStdio();
    });
}
