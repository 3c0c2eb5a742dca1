/** The documentation of a rule of a change, made from the rule itself. */
import { PROFILES, type Profile } from '../../format/entities';
import type { Block, RulePage } from '../../page';
import { byProfile } from '../../report';
import type { ChangeExample, ChangeRule } from './kit';

export const changePageOf = (rule: ChangeRule): RulePage => ({
  name: rule.name,
  blocks: [
    { is: 'text', text: rule.summary },
    {
      is: 'text',
      text: `Level: ${rule.severity}. A rule of a change: \`roadmap diff\` and reviews of pull requests compare two states of a roadmap; \`roadmap check\` looks at one and does not ask it.`,
    },
    { is: 'heading', text: 'Why' },
    { is: 'text', text: rule.why },
    ...rule.examples.flatMap(exampleBlocks),
    { is: 'heading', text: 'Options' },
    {
      is: 'text',
      text: `In the file, for everybody: \`rules: {${rule.name}: off}\`, or \`hint\`, \`info\`, \`warning\` or \`error\` in place of \`off\`. What the base says holds, so that a change can’t switch off its own check. For one run: \`roadmap diff --rule ${rule.name}=off\`.`,
    },
    {
      is: 'table',
      head: ['profile', 'level'],
      rows: (Object.keys(PROFILES) as Profile[]).map((profile) => [
        profile,
        byProfile({ ...rule, group: 'change' }, rule.severity, profile) ?? 'off',
      ]),
    },
  ],
});

function exampleBlocks({ before, after, breaks }: ChangeExample): readonly Block[] {
  return [
    { is: 'heading', text: 'Example' },
    { is: 'text', text: 'Before:' },
    { is: 'yaml', text: before.trimEnd() },
    { is: 'text', text: 'After:' },
    { is: 'yaml', text: after.trimEnd() },
    { is: 'text', text: 'It says:' },
    { is: 'list', items: breaks },
  ];
}
