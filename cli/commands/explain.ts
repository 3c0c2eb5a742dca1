import { Command } from 'commander';
import type { ExplainOptions } from '../explain/explain';
import type { Context } from './context';
import { colorOption, examples, ROADMAP_PATH } from './options';

export function explainCommand({ io, exit }: Context): Command {
  return new Command('explain')
    .summary('explain a rule, or why an item has its dates')
    .description(
      'Explains a rule: what it finds, why that matters, examples and fixes. Or says why an initiative, activity or milestone has its dates: the chain of what drives it. A rule goes first; item:ID means the other.',
    )
    .argument('<rule-or-item>', "a rule's name or an item's id")
    .argument('[path]', ROADMAP_PATH, '.')
    .addOption(colorOption())
    .addHelpText(
      'after',
      examples(
        ['roadmap explain milestone-at-risk', 'a rule'],
        ['roadmap explain adopt-crm.go-live plan.roadmap.yaml', 'the dates of an activity'],
      ),
    )
    .action(async (what: string, path: string, options: ExplainOptions) => {
      const { explain } = await import('../explain/explain');
      exit(await explain(what, path, options, io));
    });
}
