/** What a roadmap comes to at a glance: how much is wrong, and which milestone is next. */
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Problems } from '../protocol/explorer';
import { dayInWords } from '../render/days';
import { lateness, latenessWords } from '../render/late';
import { nameOf } from '../render/rows';
import type { Schedule } from '../schedule/schedule';
import type { Day } from '../schedule/types';
import type { Workspace } from '../workspace';
import { roadmapEntry } from './explorer';

export interface Glance {
  /** What people call the roadmap: its title, or ''. */
  readonly title: string;
  readonly problems: Problems;
  readonly next: NextMilestone | undefined;
}

export interface NextMilestone {
  readonly milestone: Entity<'milestone'>;
  readonly name: string;
  /** `12 Jun 2026` */
  readonly day: string;
  /** Its day is over, and it is not reached. */
  readonly isOverdue: boolean;
  /** Why it may not be held, as a clause: `Migrate ends 8 working days later`; '' if nothing speaks against it. */
  readonly risk: string;
}

/** Of the roadmap that begins with a file; the next milestone is the earliest that is neither reached nor given up. */
export function glanceOf(workspace: Workspace, root: string): Glance {
  const next = nextIn(workspace.model(root), workspace.schedule(root), workspace.today());
  return { ...roadmapEntry(workspace, root), next };
}

function nextIn(model: Bound, schedule: Schedule, today: Day): NextMilestone | undefined {
  const open = model.all('milestone').flatMap((milestone) => {
    const one = schedule.of(milestone);
    const isOpen = one?.status !== 'done' && milestone.data.decision !== 'no-go';
    return isOpen && one?.end !== undefined ? [{ milestone, end: one.end }] : [];
  });
  const [first] = open.sort((a, b) => a.end - b.end);
  if (first === undefined) return undefined;
  const { milestone, end } = first;
  const late = lateness(schedule, milestone);
  return {
    milestone,
    name: nameOf(milestone),
    day: dayInWords(end),
    isOverdue: end < today,
    risk: late === undefined ? '' : latenessWords('milestone', late, nameOf(late.on.item)),
  };
}
