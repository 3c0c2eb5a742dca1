import { afterEach, expect, it } from 'vitest';
import {
  EXPLORER_REQUEST,
  type ExplorerNode,
  GLANCE_REQUEST,
  type GlanceResult,
  ROADMAPS_REQUEST,
  type RoadmapFile,
} from '../../core/protocol/explorer';
import { Client } from './client';

let client: Client | undefined;
afterEach(async () => {
  expect(await client?.stop()).toBe(0);
  expect(client?.errors).toEqual([]);
  client = undefined;
});

const FILES = {
  'main.roadmap.yaml':
    'version: 1\ntitle: Renewal\nimports: [tools.roadmap.yaml]\nchannels:\n  email: {tools: [crm, crn]}\n',
  'tools.roadmap.yaml': 'version: 1\ntools:\n  crm: {name: "📇 CRM"}\n',
  'other.roadmap.yaml': 'version: 1\n',
};

it('lists the roadmaps of the workspace, and walks through one with its places', async () => {
  client = await Client.start({ files: FILES });
  const roadmaps: RoadmapFile[] = await client.connection.sendRequest(ROADMAPS_REQUEST, {});
  expect(roadmaps).toEqual([
    {
      uri: client.uri('main.roadmap.yaml'),
      path: 'main.roadmap.yaml',
      title: 'Renewal',
      problems: { errors: 1, warnings: 0 },
    },
    {
      uri: client.uri('other.roadmap.yaml'),
      path: 'other.roadmap.yaml',
      title: '',
      problems: { errors: 0, warnings: 0 },
    },
  ]);
  const ask = (path: string): Promise<ExplorerNode[]> =>
    client!.connection.sendRequest(EXPLORER_REQUEST, { uri: client!.uri(path), by: 'tool' });
  expect(await ask('main.roadmap.yaml')).toEqual([
    {
      key: '/tool:crm',
      kind: 'tool',
      label: '📇 CRM',
      description: '',
      entity: 'tools.crm',
      // What uses it has one.
      problems: { errors: 1, warnings: 0 },
      place: {
        uri: client.uri('tools.roadmap.yaml'),
        range: { start: { line: 2, character: 2 }, end: { line: 2, character: 23 } },
        selectionRange: { start: { line: 2, character: 2 }, end: { line: 2, character: 5 } },
      },
      children: [
        expect.objectContaining({
          label: 'email',
          entity: 'channels.email',
          problems: { errors: 1, warnings: 0 },
          place: expect.objectContaining({ uri: client.uri('main.roadmap.yaml') }),
        }),
      ],
    },
  ]);
  expect(await ask('tools.roadmap.yaml'), 'no roadmap begins with it').toEqual([]);
});

it('sums up the roadmap that holds a file', async () => {
  client = await Client.start({
    files: {
      ...FILES,
      'tools.roadmap.yaml': `${FILES['tools.roadmap.yaml']}milestones:\n  live: {name: Live, date: 2026-06-12}\n`,
    },
  });
  const glance: GlanceResult | null = await client.connection.sendRequest(GLANCE_REQUEST, {
    uri: client.uri('tools.roadmap.yaml'),
  });
  expect(glance).toMatchObject({
    title: 'Renewal',
    problems: { errors: 1 },
    next: {
      name: 'Live',
      day: '12 Jun 2026',
      isOverdue: false,
      risk: '',
      place: { uri: client.uri('tools.roadmap.yaml') },
    },
  });
  expect(await client.connection.sendRequest(GLANCE_REQUEST, { uri: client.uri('nowhere.roadmap.yaml') })).toBeNull();
});
