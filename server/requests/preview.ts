import type { Entity } from '../../core/model/types';
import { PREVIEW_REQUEST, type PreviewParams, type PreviewResult, type SourcePlace } from '../../core/protocol/preview';
import { journeyPicture } from '../../core/render/journey';
import { timelinePicture } from '../../core/render/timeline';
import { find, wholeSpan } from '../../core/syntax/locate';
import { answer } from '../answer';
import { rangeIn } from '../convert';
import type { Project } from '../project';
import type { At, Session } from '../session';

export function providePreview(session: Session): void {
  session.connection.onRequest(
    PREVIEW_REQUEST,
    answer<PreviewParams, PreviewResult | null>(session, 'The picture', null, async (params) => {
      const at = await session.ready(params.uri);
      return at === undefined ? null : preview(at, params);
    }),
  );
}

function preview({ project, path }: At, { view, detail }: PreviewParams): PreviewResult | null {
  const { workspace } = project;
  const root = workspace.rootsWith(path)[0];
  if (root === undefined) return null;
  const options = { today: workspace.today(), locate: (entity: Entity) => placeOf(project, entity) };
  const picture =
    view === 'journey'
      ? journeyPicture(workspace.model(root), options)
      : timelinePicture(workspace.model(root), workspace.schedule(root), {
          ...options,
          ...(detail === undefined ? {} : { detail }),
        });
  const problem = problemOf(project, root);
  return { picture, ...(problem ? { problem } : {}), ...(root === path ? {} : { isPart: true }) };
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
export function placeOf(project: Project, entity: Entity): SourcePlace | undefined {
  const found = find(project.workspace.tree(entity.file), entity.path);
  if (found === undefined || found.depth < entity.path.length) return undefined;
  const key = project.workspace.span({ file: entity.file, path: entity.path, part: 'key' });
  return {
    uri: project.uriOf(entity.file),
    range: rangeIn(project, entity.file, wholeSpan(found)),
    selectionRange: rangeIn(project, entity.file, key),
  };
}
