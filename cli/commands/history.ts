import { Command, Option } from 'commander';
import type { HistoryOptions } from '../history/history';
import type { Context } from './context';
import { colorOption, examples, ROADMAP_PATH, wholeNumber } from './options';

const MOST_COMMITS = 500;

export function historyCommand({ io, exit }: Context): Command {
  return new Command('history')
    .summary('show how dates moved over the git history')
    .description(
      'Reads the commits that touch a roadmap or what it imports, and shows which date each milestone had when, how often milestones and initiatives slipped, and by how much.',
    )
    .argument('[path]', ROADMAP_PATH, '.')
    .addOption(
      new Option('--format <format>', 'how it is printed; svg draws a milestone trend chart')
        .choices(['text', 'json', 'svg', 'markdown'])
        .default('text'),
    )
    .option('--at <date>', 'what the roadmap said on that day, beside what it says now')
    .option('--since <date>', 'from that day on, against what was said before')
    .option('--until <date>', 'up to that day')
    .addOption(
      new Option('--max <number>', 'how many commits are read at most, the newest first')
        .argParser(wholeNumber)
        .default(MOST_COMMITS),
    )
    .option('-o, --output <file>', 'write to a file; what is there is overwritten, but no YAML')
    .addOption(colorOption())
    .addHelpText(
      'after',
      examples(
        ['roadmap history plan.roadmap.yaml', 'every change of every milestone, and what slipped'],
        ['roadmap history plan.roadmap.yaml --at 2026-01-31', 'what was promised then'],
        ['roadmap history plan.roadmap.yaml --format svg -o trend.svg', 'as a chart'],
      ),
    )
    .action(async (path: string, options: HistoryOptions) => {
      const { history } = await import('../history/history');
      exit(await history(path, options, io));
    });
}
