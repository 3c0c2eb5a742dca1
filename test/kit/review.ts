/** Reviews of changes between two texts. */
import { type Review, review } from '../../core/diff/review';
import { dayOf } from '../../core/schedule/calendar';
import { TODAY, workspaceOf } from './check';

export const PATH = 'main.roadmap.yaml';

export const reviewOf = (before: string, after: string, path = PATH): Review =>
  review(
    { workspace: workspaceOf({ [path]: before }), root: path },
    { workspace: workspaceOf({ [path]: after }), root: path },
    { today: dayOf(TODAY) },
  );
