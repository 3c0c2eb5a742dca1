/** The roadmaps of the workspace: as trees, and at a glance. */
import { explorerTree, roadmapEntry, type TreeEntry } from '../../core/ide/explorer';
import { glanceOf } from '../../core/ide/glance';
import {
  EXPLORER_REQUEST,
  type ExplorerNode,
  type ExplorerParams,
  GLANCE_REQUEST,
  type GlanceResult,
  ROADMAPS_REQUEST,
  type RoadmapFile,
} from '../../core/protocol/explorer';
import { entityName } from '../../core/rules/kit';
import { answer } from '../answer';
import type { Project } from '../project';
import type { At, Session } from '../session';
import { placeOf } from './preview';

export function provideExplorer(session: Session): void {
  const { connection } = session;
  connection.onRequest(
    ROADMAPS_REQUEST,
    answer<object, readonly RoadmapFile[]>(session, 'The list of roadmaps', [], async () =>
      (await session.allReady()).flatMap((project) =>
        project.workspace
          .roots()
          // Editors keep a deleted file for a while after its tab is closed.
          .filter((root) => !project.isOrphan(root))
          .map((root) => ({ uri: project.uriOf(root), path: root, ...roadmapEntry(project.workspace, root) })),
      ),
    ),
  );
  connection.onRequest(
    EXPLORER_REQUEST,
    answer<ExplorerParams, readonly ExplorerNode[]>(session, 'The tree of a roadmap', [], async ({ uri, by }) => {
      const at = await session.ready(uri);
      if (at === undefined || !at.project.workspace.roots().includes(at.path)) return [];
      return explorerTree(at.project.workspace, at.path, by).map((entry) => nodeOf(at.project, entry));
    }),
  );
  connection.onRequest(
    GLANCE_REQUEST,
    answer<{ readonly uri: string }, GlanceResult | null>(session, 'The status', null, async ({ uri }) => {
      const at = await session.ready(uri);
      return at === undefined ? null : glanceIn(at);
    }),
  );
}

function glanceIn({ project, path }: At): GlanceResult | null {
  const { workspace } = project;
  const [root] = workspace.rootsWith(path);
  if (root === undefined) return null;
  const { title, problems, next } = glanceOf(workspace, root);
  if (next === undefined) return { title, problems };
  const { milestone, ...said } = next;
  const place = placeOf(project, milestone);
  return { title, problems, next: { ...said, ...(place === undefined ? {} : { place }) } };
}

function nodeOf(project: Project, { entity, children, ...said }: TreeEntry): ExplorerNode {
  const place = entity && placeOf(project, entity);
  return {
    ...said,
    entity: entity === undefined ? '' : entityName(entity),
    ...(place === undefined ? {} : { place }),
    children: children.map((child) => nodeOf(project, child)),
  };
}
