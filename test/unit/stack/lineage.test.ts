import { describe, expect, it } from 'vitest';
import type { Entity } from '../../../core/model/types';
import type { Stack } from '../../../core/stack/stack';
import { workspaceOf } from '../../kit/check';

const FILE = 'main.roadmap.yaml';
const TEXT = `version: 1
tools:
  crm: {}
  etl: {}
  bi: {}
  old: {status: retired}
  far: {}
integrations:
  crm-to-etl: {from: crm, to: etl, datasets: [contacts]}
  etl-to-bi: {from: etl, to: bi}
  bi-to-crm: {from: bi, to: crm}
  crm-to-old: {from: crm, to: old}
  old-to-far: {from: old, to: far}
  self: {from: etl, to: etl}
  lost: {from: etl, to: nobody}
datasets:
  contacts: {source: crm}
  orders: {source: crm}
  notes: {}
  ghosts: {source: nobody}
`;

const workspace = workspaceOf({ [FILE]: TEXT });
const stack = workspace.stack(FILE);
const dataset = (id: string): Entity<'dataset'> => stack.model.find('dataset', id)!;
const reached = (lineage: Stack['said'], id: string): readonly string[] | undefined =>
  lineage.reach(dataset(id))?.tools.map((tool) => tool.id);

describe('lineage', () => {
  it('follows live integrations between live tools, the nearest tool first', () => {
    expect(reached(stack.flowing, 'contacts')).toEqual(['crm', 'etl', 'bi']);
    expect(reached(stack.flowing, 'orders')).toEqual(['crm']);
    const reach = stack.flowing.reach(dataset('contacts'))!;
    const way = (id: string) => reach.way(stack.model.find('tool', id)!)?.map(({ integration }) => integration.id);
    expect([way('crm'), way('bi'), way('old')]).toEqual([[], ['crm-to-etl', 'etl-to-bi'], undefined]);
  });

  it('is surer where integrations name the data, and wider where tools count whatever they are', () => {
    expect(reached(stack.named, 'contacts')).toEqual(['crm', 'etl']);
    expect(reached(stack.said, 'contacts')).toEqual(['crm', 'etl', 'old', 'bi', 'far']);
  });

  it('goes nowhere without a source that is there', () => {
    expect(reached(stack.flowing, 'notes')).toBeUndefined();
    expect(reached(stack.flowing, 'ghosts')).toBeUndefined();
  });

  it('counts connections once, both ways or not', () =>
    expect([...stack.connected].map(([tool, count]) => [tool.id, count])).toEqual([
      ['crm', 3],
      ['etl', 2],
      ['bi', 2],
      ['old', 2],
      ['far', 1],
    ]));

  it('is kept until the roadmap says something else', () => {
    const reach = stack.flowing.reach(dataset('contacts'));
    workspace.setFile(FILE, { text: `# a word more\n${TEXT}` });
    expect(workspace.stack(FILE).flowing.reach(dataset('contacts'))).toBe(reach);
    workspace.setFile(FILE, { text: TEXT.replace('from: bi, to: crm', 'from: bi, to: far') });
    expect(workspace.stack(FILE)).not.toBe(stack);
  });
});
