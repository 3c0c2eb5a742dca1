import { describe, expect, it } from 'vitest';
import { entriesOf, problemWords, roadmapEntry } from '../../../client/explorer/entries';

const NONE = { errors: 0, warnings: 0 };
const URI = 'file:///w/a%20plan.roadmap.yaml';

describe('entries of the tree of roadmaps', () => {
  it('name a roadmap by its title beside its file, or by its file', () => {
    const titled = roadmapEntry({ uri: URI, title: 'Renewal', problems: { errors: 2, warnings: 1 } });
    expect([titled.label, titled.description]).toEqual(['Renewal', 'a plan.roadmap.yaml']);
    expect(titled.spoken).toBe('Renewal, roadmap, a plan.roadmap.yaml, 2 errors, 1 warning');
    const plain = roadmapEntry({ uri: URI, title: '', problems: NONE });
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

  it('count what is wrong in words', () => {
    expect(problemWords(NONE)).toBe('');
    expect(problemWords({ errors: 1, warnings: 0 })).toBe('1 error');
    expect(problemWords({ errors: 0, warnings: 12 })).toBe('12 warnings');
  });
});
