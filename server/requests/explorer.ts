/** The roadmaps of the workspace as trees. */
import { explorerTree, roadmapEntry, type TreeEntry } from '../../core/ide/explorer';
import {
  EXPLORER_REQUEST,
  type ExplorerNode,
  type ExplorerParams,
  ROADMAPS_REQUEST,
  type RoadmapFile,
} from '../../core/protocol/explorer';
import { entityName } from '../../core/rules/kit';
import { answer } from '../answer';
import type { Project } from '../project';
import type { Session } from '../session';
import { placeOf } from './preview';

export function provideExplorer(session: Session): void {
  const { connection } = session;
  connection.onRequest(
    ROADMAPS_REQUEST,
    answer<object, readonly RoadmapFile[]>(session, 'The list of roadmaps', [], async () =>
      (await session.allReady()).flatMap((project) =>
        project.workspace
          .roots()
          .map((root) => ({ uri: project.uriOf(root), ...roadmapEntry(project.workspace, root) })),
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
