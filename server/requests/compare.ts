/** What a roadmap is compared with, and what lies between the two. */
import {
  CHANGES_REQUEST,
  type Changes,
  type ChangesParams,
  COMPARE_REQUEST,
  type CompareParams,
  type CompareResult,
} from '../../core/protocol/compare';
import { CHANGED_NOTIFICATION, type ChangedParams } from '../../core/protocol/preview';
import { answer } from '../answer';
import { changesOf } from '../compare/changes';
import type { Pair } from '../compare/pair';
import type { Project } from '../project';
import type { Session } from '../session';

export function provideCompare(session: Session): void {
  const { comparisons } = session;
  session.connection.onRequest(
    COMPARE_REQUEST,
    answer<CompareParams, CompareResult>(session, 'The comparison', { root: null }, async ({ uri, base }) => {
      const at = await session.ready(uri);
      const root = at && (comparisons.rootOf(at) ?? at.project.workspace.rootsWith(at.path)[0]);
      if (at === undefined || root === undefined) return { root: null };
      if (base === null) comparisons.end(at.project, root);
      else await comparisons.begin(at.project, root, base);
      await tellPictures(session, at.project, root);
      return { root: at.project.uriOf(root) };
    }),
  );
  session.connection.onRequest(
    CHANGES_REQUEST,
    answer<ChangesParams, Changes | null>(session, 'The comparison', null, async (params) => {
      const pair = await pairFor(session, params);
      return pair === undefined ? null : changesOf(pair);
    }),
  );
}

/** Pictures show what their roadmap is compared with. */
async function tellPictures({ connection }: Session, project: Project, root: string): Promise<void> {
  const params: ChangedParams = { uris: project.related(root).map((file) => project.uriOf(file)) };
  await connection.sendNotification(CHANGED_NOTIFICATION, params);
}

async function pairFor(session: Session, { uri, base }: ChangesParams): Promise<Pair | undefined> {
  const at = await session.ready(uri);
  if (at === undefined) return undefined;
  const { comparisons } = session;
  const root = base === undefined ? comparisons.rootOf(at) : at.project.workspace.rootsWith(at.path)[0];
  if (root === undefined) return undefined;
  const pair = await (base === undefined
    ? comparisons.running(at.project, root)
    : comparisons.aside(at.project, root, base));
  // Reading the other version took its time: what came meanwhile counts too.
  if (pair !== undefined) await session.ready(uri);
  return pair;
}
