import { describe, expect, it } from 'vitest';
import { entriesOf, ICONS, problemWords, roadmapEntry } from '../../../client/explorer/entries';
import { glanceText } from '../../../client/explorer/glanceText';
import { KINDS } from '../../../core/ide/symbols';

const NONE = { errors: 0, warnings: 0 };
const URI = 'file:///w/a%20plan.roadmap.yaml';

describe('entries of the tree of roadmaps', () => {
  it('name a roadmap by its title beside its file, or by its file', () => {
    const titled = roadmapEntry({
      uri: URI,
      path: 'a plan.roadmap.yaml',
      title: 'Renewal',
      problems: { errors: 2, warnings: 1 },
    });
    expect([titled.label, titled.description]).toEqual(['Renewal', 'a plan.roadmap.yaml']);
    expect(titled.spoken).toBe('Renewal, roadmap, a plan.roadmap.yaml, 2 errors, 1 warning');
    const plain = roadmapEntry({ uri: URI, path: 'a plan.roadmap.yaml', title: '', problems: NONE });
    expect([plain.label, plain.description]).toEqual(['a plan.roadmap.yaml', '']);
    expect(plain.spoken).toBe('a plan.roadmap.yaml, roadmap');
  });

  it('say what they are, and have ids of their own in each roadmap', () => {
    const node = {
      key: '/tool:crm',
      kind: 'tool',
      label: 'The CRM',
      description: 'phasing out',
      entity: 'tools.crm',
      problems: { errors: 1, warnings: 0 },
    } as const;
    const group = { ...node, key: '/', kind: 'group', label: 'About no tool', description: '', entity: '' } as const;
    const [tool, rest] = entriesOf(URI, [
      { ...node, children: [] },
      { ...group, problems: NONE, children: [] },
    ]);
    expect(tool).toMatchObject({
      id: `${URI}\n/tool:crm`,
      icon: 'tools',
      spoken: 'The CRM, tool, phasing out, 1 error',
    });
    expect(rest).toMatchObject({ icon: 'inbox', spoken: 'About no tool' });
  });

  it('have a picture for each kind', () => {
    expect(Object.keys(ICONS).sort()).toEqual(['group', ...KINDS].sort());
  });

  it('count what is wrong in words', () => {
    expect(problemWords(NONE)).toBe('');
    expect(problemWords({ errors: 1, warnings: 0 })).toBe('1 error');
    expect(problemWords({ errors: 0, warnings: 12 })).toBe('12 warnings');
  });
});

describe('the status bar', () => {
  const next = { name: 'CDP live', day: '12 Jun 2026', isOverdue: false, risk: '' };

  it.each([
    [
      'all is well',
      { title: 'Renewal', problems: NONE, next },
      '$(check) $(milestone) CDP live, 12 Jun 2026',
      'Renewal: no errors or warnings. Next milestone: CDP live on 12 Jun 2026. Click to go there.',
      false,
    ],
    [
      'errors, and a milestone at risk',
      { title: '', problems: { errors: 2, warnings: 1 }, next: { ...next, risk: 'Migrate ends 8 working days later' } },
      '$(error) 2 $(warning) 1 $(milestone) CDP live, 12 Jun 2026 (at risk)',
      'Roadmap: 2 errors, 1 warning. Next milestone: CDP live on 12 Jun 2026, but Migrate ends 8 working days later. Click to go there.',
      true,
    ],
    [
      'a milestone that is overdue',
      { title: 'Renewal', problems: NONE, next: { ...next, isOverdue: true } },
      '$(check) $(milestone) CDP live, 12 Jun 2026 (overdue)',
      'Renewal: no errors or warnings. Next milestone: CDP live on 12 Jun 2026, and not reached yet. Click to go there.',
      true,
    ],
    ['no milestone', { title: 'Renewal', problems: NONE }, '$(check)', 'Renewal: no errors or warnings.', false],
    [
      'a name that looks like an icon',
      { title: '', problems: NONE, next: { ...next, name: '$(bug) day' } },
      '$(check) $(milestone) $ (bug) day, 12 Jun 2026',
      'Roadmap: no errors or warnings. Next milestone: $(bug) day on 12 Jun 2026. Click to go there.',
      false,
    ],
  ])('says %s', (_, glance, text, more, isGrave) => {
    expect(glanceText(glance)).toEqual({ text, more, isGrave });
  });
});
