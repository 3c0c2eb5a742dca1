import { beforeOf } from '../../core/diff/before';
import type { Version } from '../../core/diff/review';
import type { Entity } from '../../core/model/types';
import { PREVIEW_REQUEST, type PreviewParams, type PreviewResult, type SourcePlace } from '../../core/protocol/preview';
import type { Before } from '../../core/render/before';
import { journeyPicture } from '../../core/render/journey';
import { timelinePicture } from '../../core/render/timeline';
import { find, wholeSpan } from '../../core/syntax/locate';
import { answer } from '../answer';
import type { Pair } from '../compare/pair';
import { rangeIn } from '../convert';
import type { Project } from '../project';
import type { At, Session } from '../session';

export function providePreview(session: Session): void {
  session.connection.onRequest(
    PREVIEW_REQUEST,
    answer<PreviewParams, PreviewResult | null>(session, 'The picture', null, async (params) => {
      const at = await session.ready(params.uri);
      const root = at && (session.comparisons.rootOf(at) ?? at.project.workspace.rootsWith(at.path)[0]);
      if (at === undefined || root === undefined) return null;
      const pair = await session.comparisons.running(at.project, root).catch(() => undefined);
      // Reading the other version took its time: what came meanwhile counts too.
      if (pair !== undefined) await session.ready(params.uri);
      return preview(at, root, params, pair?.base.unreadable === undefined ? pair && beforeIn(pair) : undefined);
    }),
  );
}

function preview(
  { project, path }: At,
  root: string,
  params: PreviewParams,
  before: Before | undefined,
): PreviewResult {
  const { workspace } = project;
  const options = {
    today: workspace.today(),
    locate: (entity: Entity) => placeOf(project, entity),
    ...(before === undefined ? {} : { before }),
  };
  const { view, detail, changedOnly } = params;
  const picture =
    view === 'journey'
      ? journeyPicture(workspace.model(root), options)
      : timelinePicture(workspace.model(root), workspace.schedule(root), {
          ...options,
          ...(detail === undefined ? {} : { detail }),
          ...(changedOnly === true ? { changedOnly } : {}),
        });
  const problem = problemOf(project, root);
  return { picture, ...(problem ? { problem } : {}), ...(root === path ? {} : { isPart: true }) };
}

/** What a roadmap is compared with, as of the same day. */
function beforeIn(pair: Pair): Before {
  const { base, project, root } = pair;
  const side = ({ workspace, root: file }: Version) => ({
    model: workspace.model(file),
    schedule: workspace.schedule(file),
  });
  const locate = base.isThere ? (entity: Entity) => placeOf(base, entity) : undefined;
  return beforeOf(side(pair.baseVersion()), side({ workspace: project.workspace, root }), base.name.label, locate);
}

/** The first line of the roadmap that could not be read; a file without any key is broken as a whole. */
function problemOf(project: Project, root: string): PreviewResult['problem'] {
  for (const file of project.workspace.members(root)) {
    const breaking = project.workspace.tree(file).notMapping ? 'invalid-value' : 'yaml-syntax';
    const first = project.workspace.findings(file).find(({ rule }) => rule === breaking);
    if (first === undefined) continue;
    const { line } = rangeIn(project, file, first.span).start;
    return { message: first.message, uri: project.uriOf(file), line };
  }
  return undefined;
}

/** Where an entity is written: all of it, and its key. */
export function placeOf(
  project: Pick<Project, 'workspace' | 'document' | 'uriOf'>,
  entity: Entity,
): SourcePlace | undefined {
  const found = find(project.workspace.tree(entity.file), entity.path);
  if (found === undefined || found.depth < entity.path.length) return undefined;
  const key = project.workspace.span({ file: entity.file, path: entity.path, part: 'key' });
  return {
    uri: project.uriOf(entity.file),
    range: rangeIn(project, entity.file, wholeSpan(found)),
    selectionRange: rangeIn(project, entity.file, key),
  };
}
