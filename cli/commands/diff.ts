import { Command, Option } from 'commander';
import { THRESHOLDS } from '../check/threshold';
import type { DiffOptions } from '../diff/diff';
import type { Context } from './context';
import { colorOption, examples, several, todayOption } from './options';

export function diffCommand({ io, exit, behind }: Context): Command {
  return new Command('diff')
    .summary('explain a change: what moves, what it breaks')
    .description(
      'Compares two states of roadmaps by meaning: the edits, what follows from each of them, findings that are new or gone, and promises that break. Without names: the last commit in common with the default branch, against the files as they are.',
    )
    .argument('[base]', 'a commit, branch or tag (main, HEAD~3, main...HEAD), or a file or folder')
    .argument('[head]', 'the same; without it, the files as they are')
    .argument('[paths...]', 'behind --: only roadmaps that have one of these files or folders')
    .addOption(
      new Option('--format <format>', 'how it is printed')
        .choices(['text', 'markdown', 'json', 'html'])
        .default('text'),
    )
    .option('-o, --output <file>', 'write to a file; what is there is overwritten, but no YAML')
    .option('--staged', 'compare with what the next commit holds')
    .option('--exit-code', 'exit with 1 if anything differs in meaning')
    .addOption(
      new Option(
        '--fail-on-breaking <level>',
        'exit with 1 if a promise breaks whose rule has this level or a higher one',
      )
        .choices([...THRESHOLDS])
        .default('never'),
    )
    .option('--approved <file>', 'broken promises that somebody agreed to: they are shown apart, and fail nothing')
    .option('--approve-all', 'write all promises that break now into that file')
    .option('--prune-approved', 'take out of that file what does not break any more')
    .option('--rule <name=level>', 'set a rule to off, hint, info, warning or error (repeatable)', several)
    .addOption(todayOption())
    .addOption(colorOption())
    .addHelpText(
      'after',
      examples(
        ['roadmap diff', 'this branch against the default branch'],
        ['roadmap diff HEAD~3', 'the last three commits, and what is not committed'],
        ['roadmap diff main...HEAD --format markdown', 'for a comment on a pull request'],
        ['roadmap diff main...HEAD --format html -o review.html', 'the whole of it as a page'],
        ['roadmap diff --approved roadmap-approved.json --approve-all', 'agree to what breaks'],
        ['roadmap diff old.roadmap.yaml new.roadmap.yaml', 'two files'],
        ['roadmap diff --staged -- plan.roadmap.yaml', 'one roadmap, before a commit'],
      ),
    )
    .action(async (base: string | undefined, head: string | undefined, more: string[], options: DiffOptions) => {
      const { diff } = await import('../diff/diff');
      const given = [base, head, ...more].filter((one) => one !== undefined);
      exit(diff(given.slice(0, given.length - behind.length), behind, options, io));
    });
}
