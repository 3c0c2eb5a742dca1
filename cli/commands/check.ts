import { Command, Option } from 'commander';
import type { CheckOptions } from '../check/check';
import { THRESHOLDS } from '../check/threshold';
import { FORMAT_NAMES } from '../formats/check-formats';
import type { Context } from './context';
import { colorOption, examples, PATHS, several, todayOption, wholeNumber } from './options';

export function checkCommand({ io, product, exit }: Context): Command {
  return new Command('check')
    .summary('find mistakes and gaps in roadmaps, and mend them')
    .description('Finds mistakes and gaps in roadmaps, and mends those that need no decision.')
    .argument('[paths...]', PATHS)
    .addOption(new Option('--format <format>', 'how findings are printed').choices([...FORMAT_NAMES]).default('text'))
    .addOption(
      new Option('--fail-on <level>', 'exit with 1 if there is a finding of this level or above')
        .choices([...THRESHOLDS])
        .default('error'),
    )
    .option('--max-warnings <number>', 'exit with 1 if there are more warnings than this', wholeNumber)
    .option('--rule <name=level>', 'set a rule to off, hint, info, warning or error (repeatable)', several)
    .option('--time-rules', 'let findings that depend on today decide the exit code too')
    .addOption(todayOption())
    .option('--fix', 'apply the safe fixes until none is left, then report the rest')
    .option('--fix-dry-run', 'print what --fix would change, as a diff')
    .option('--unsafe-fixes', 'with either: make fixes too that need a person, where a finding has just one')
    .option('--base <ref>', 'report only what is not found in a branch, tag or commit, where HEAD left it')
    .option('--changed', 'report only what has changed since the last commit, and what that breaks elsewhere')
    .option('--staged', 'the same of what the next commit holds, read from the index')
    .option('--watch', 'check again whenever a roadmap changes, until Ctrl+C')
    .option('--suppress-all', 'suppress all that is found now, by writing it into roadmap-suppressions.json')
    .option('--prune-suppressions', 'take out of that file what is not found any more')
    .option('--no-suppressions', 'show what is suppressed too')
    .option('--hints', 'show hints too')
    .option('--statistics', 'count the findings of each rule')
    .option('--stdin-filename <name>', 'what to call the roadmap that is read from standard input')
    .addOption(colorOption())
    .addHelpText(
      'after',
      examples(
        ['roadmap check', 'every roadmap in this folder'],
        ['roadmap check plan.roadmap.yaml --fix', 'mend what is safe to mend'],
        ['roadmap check --suppress-all', 'take on an old roadmap: only what is new counts from now on'],
        ['roadmap check --rule unowned=off --fail-on warning', 'other levels, stricter threshold'],
        ['roadmap check --base origin/main', 'what a pull request brings in'],
        ['roadmap check --staged', 'before a commit'],
        ['roadmap check --format json | jq .summary', 'for scripts'],
        ['roadmap check --format sarif > roadmap.sarif', 'for code scanning'],
        ['roadmap check - --stdin-filename plan.roadmap.yaml', 'text from an editor'],
      ),
    )
    .action(async (paths: string[], options: CheckOptions) => {
      const { check } = await import('../check/check');
      exit(await check(paths, options, io, product.version));
    });
}
