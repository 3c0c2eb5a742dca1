/** The trees of the roadmaps as the view shows them: each entry with its icon, and what a screen reader says. */
import type { ExplorerNode, Problems, RoadmapFile } from '../../core/protocol/explorer';
import type { SourcePlace } from '../../core/protocol/preview';

export interface Entry {
  /** The same for the same entry after an edit, so that what was unfolded stays so. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** A product icon of VS Code. */
  readonly icon: string;
  /** For the screen reader. */
  readonly spoken: string;
  readonly problems: Problems;
  readonly entity: string;
  readonly place: SourcePlace | undefined;
  /** Of a roadmap, the file that it begins with; what is in it is asked for when it is unfolded. */
  readonly roadmap: string | undefined;
  readonly children: readonly Entry[];
}

/** A roadmap among several; its file goes beside its title. */
export function roadmapEntry({ uri, path, title, problems }: RoadmapFile): Entry {
  const [label, description] = title === '' ? [path, ''] : [title, path];
  return {
    id: uri,
    label,
    description,
    icon: 'map',
    spoken: spoken(['roadmap', description, problemWords(problems)], label),
    problems,
    entity: '',
    place: undefined,
    roadmap: uri,
    children: [],
  };
}

export function entriesOf(root: string, nodes: readonly ExplorerNode[]): readonly Entry[] {
  return nodes.map(({ key, kind, label, description, problems, entity, place, children }) => ({
    id: `${root}\n${key}`,
    label,
    description,
    icon: ICONS[kind] ?? 'circle-small',
    spoken: spoken([kind === 'group' ? '' : kind, description, problemWords(problems)], label),
    problems,
    entity,
    place,
    roadmap: undefined,
    children: entriesOf(root, children),
  }));
}

const spoken = (facts: readonly string[], label: string): string =>
  [label, ...facts].filter((fact) => fact !== '').join(', ');

/** `2 errors, 1 warning`; nothing where there are none. */
export function problemWords({ errors, warnings }: Problems): string {
  const words = [count(errors, 'error'), count(warnings, 'warning')];
  return words.filter((word) => word !== '').join(', ');
}

function count(many: number, what: string): string {
  if (many === 0) return '';
  return many === 1 ? `1 ${what}` : `${many} ${what}s`;
}

export const ICONS: Readonly<Record<string, string>> = {
  group: 'inbox',
  budget: 'credit-card',
  objective: 'target',
  kpi: 'graph-line',
  segment: 'account',
  state: 'circle-outline',
  channel: 'megaphone',
  journey: 'compass',
  stage: 'location',
  touchpoint: 'comment',
  tool: 'tools',
  integration: 'plug',
  dataset: 'database',
  purpose: 'law',
  identity: 'key',
  policy: 'shield',
  automation: 'zap',
  team: 'organization',
  member: 'person',
  criterion: 'list-ordered',
  phase: 'calendar',
  milestone: 'milestone',
  initiative: 'rocket',
  activity: 'tasklist',
  risk: 'warning',
};
