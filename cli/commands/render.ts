import { Command, Option } from 'commander';
import { DETAILS, PREVIEW_VIEWS } from '../../core/protocol/preview';
import type { RenderOptions } from '../render/render';
import type { Context } from './context';
import { examples, ROADMAP_PATH, todayOption } from './options';

export function renderCommand({ io, exit }: Context): Command {
  return new Command('render')
    .summary('draw a roadmap as Mermaid or Markdown')
    .description(
      'Draws a roadmap: the timeline as a Gantt chart, or the customer journeys. GitHub, GitLab and many wikis show both formats.',
    )
    .argument('[path]', ROADMAP_PATH, '.')
    .addOption(new Option('--view <view>', 'what is drawn').choices([...PREVIEW_VIEWS]).default('timeline'))
    .addOption(
      new Option('--format <format>', 'the diagram alone, or a page with a table')
        .choices(['mermaid', 'markdown'])
        .default('mermaid'),
    )
    .addOption(new Option('--detail <detail>', 'how much a timeline shows (default: activities)').choices([...DETAILS]))
    .option('--journey <id>', 'the journey to draw (default: all)')
    .option('-o, --output <file>', 'write to a file; what is there is overwritten, but no YAML')
    .addOption(todayOption())
    .addHelpText(
      'after',
      examples(
        ['roadmap render plan.roadmap.yaml -o plan.mmd', 'a Gantt chart'],
        ['roadmap render plan.roadmap.yaml --view journey --format markdown', 'journeys as a page'],
      ),
    )
    .action(async (path: string, options: RenderOptions) => {
      const { render } = await import('../render/render');
      exit(await render(path, options, io));
    });
}
