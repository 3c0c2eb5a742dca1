import { Command, Option } from 'commander';
import type { ScheduleOptions } from '../schedule/schedule';
import type { Context } from './context';
import { colorOption, examples, ROADMAP_PATH, several, todayOption } from './options';

export function scheduleCommand({ io, exit }: Context): Command {
  return new Command('schedule')
    .summary('print start, end, slack and driver of every item')
    .description(
      'Prints every initiative, activity and milestone with its dates, its slack, whether it is critical, and what sets its start.',
    )
    .argument('[path]', ROADMAP_PATH, '.')
    .addOption(new Option('--format <format>', 'how it is printed').choices(['table', 'json', 'csv']).default('table'))
    .option(
      '--what-if <change>',
      'show what a change would move, such as ITEM.duration=6w, and change nothing (repeatable)',
      several,
    )
    .addOption(todayOption())
    .addOption(colorOption())
    .addHelpText(
      'after',
      examples(
        ['roadmap schedule plan.roadmap.yaml', 'a table'],
        ["roadmap schedule plan.roadmap.yaml --what-if 'migrate.duration=6w'", 'what if it took six weeks?'],
        ['roadmap schedule plan.roadmap.yaml --format csv > plan.csv', 'for a spreadsheet'],
      ),
    )
    .action(async (path: string, options: ScheduleOptions) => {
      const { schedule } = await import('../schedule/schedule');
      exit(await schedule(path, options, io));
    });
}
