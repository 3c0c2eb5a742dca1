import { Command } from 'commander';
import type { FmtOptions } from '../fmt/fmt';
import type { Context } from './context';
import { examples, PATHS } from './options';

export function fmtCommand({ io, exit }: Context): Command {
  return new Command('fmt')
    .summary('format roadmaps')
    .description(
      'Formats roadmaps: two spaces of indent, even spacing, one blank line at most. Order, quotes, comments and meaning stay.',
    )
    .argument('[paths...]', PATHS)
    .option('--check', 'write nothing; name the files that are not formatted, and exit with 1 if there are any')
    .option('--stdin-filename <name>', 'what to call the roadmap that is read from standard input')
    .addHelpText(
      'after',
      examples(['roadmap fmt', 'every roadmap in this folder'], ['roadmap fmt --check', 'for a build']),
    )
    .action(async (paths: string[], options: FmtOptions) => {
      const { fmt } = await import('../fmt/fmt');
      exit(await fmt(paths, options, io));
    });
}
