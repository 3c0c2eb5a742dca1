/** Reviews of changes between two texts. */
import { type Review, review } from '../../core/diff/review';
import { dayOf } from '../../core/schedule/calendar';
import { TODAY, workspaceOf } from './check';

export const PATH = 'main.roadmap.yaml';

export const reviewOf = (before: string, after: string): Review =>
  review(
    { workspace: workspaceOf({ [PATH]: before }), root: PATH },
    { workspace: workspaceOf({ [PATH]: after }), root: PATH },
    { today: dayOf(TODAY) },
  );
