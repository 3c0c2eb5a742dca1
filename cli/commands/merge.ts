import { Command, InvalidArgumentError, Option } from 'commander';
import type { MergeOptions } from '../merge/merge';
import type { Context } from './context';
import { examples, wholeNumber } from './options';

function markerSize(value: string): number {
  const size = wholeNumber(value);
  if (size < 1 || size > 1000) throw new InvalidArgumentError('Write a number from 1 to 1000.');
  return size;
}

export function mergeCommand({ io, exit }: Context): Command {
  return new Command('merge')
    .summary('merge two changes to a roadmap, for git merge')
    .description(
      'Merges what THEIRS changed since BASE into OURS, by entity and field, and writes it to OURS: comments, order and spelling stay. What both changed differently is marked as git does. Exits with 0 if all went together, 1 if there are conflicts, 129 if it could not be done. `roadmap git-setup` has git merge use it.',
    )
    .argument('<base>', 'the file as it was')
    .argument('<ours>', 'the file with our change; overwritten')
    .argument('<theirs>', 'the file with their change')
    .addOption(
      new Option('--marker-size <number>', 'how long the marks of a conflict are').argParser(markerSize).default(7),
    )
    .option('--path <name>', 'what to call the file in messages')
    .addHelpText(
      'after',
      examples(['roadmap merge --marker-size %L --path=%P %O %A %B', 'as the driver in a configuration of git']),
    )
    .action(async (base: string, ours: string, theirs: string, options: MergeOptions) => {
      const { merge } = await import('../merge/merge');
      exit(merge([base, ours, theirs], options, io));
    });
}
