/** The tree of changes as the view shows it: each line with its icon, what a screen reader says, and what can be done. */
import type { ChangeKind, ChangeNode, ChangePlace } from '../../core/protocol/compare';

export interface Line {
  /** The same for the same line after another edit, so that what was unfolded stays so. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly icon: Icon | undefined;
  /** For the screen reader. */
  readonly spoken: string;
  /** Words that say where it leads: `head`, `base`. */
  readonly context: string;
  readonly unfolded: boolean;
  readonly head: ChangePlace | undefined;
  readonly base: ChangePlace | undefined;
  readonly parent: Line | undefined;
  readonly children: readonly Line[];
}

export interface Icon {
  /** A product icon of VS Code. */
  readonly name: string;
  /** A colour of the theme. */
  readonly colour?: string;
}

export function linesOf(nodes: readonly ChangeNode[], parent?: Line): readonly Line[] {
  const seen = new Map<string, number>();
  return nodes.map((node) => {
    const key = `${parent === undefined ? '' : `${parent.id}\n`}${node.kind} ${keyOf(node)}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return lineOf(node, nth === 0 ? key : `${key} ${nth}`, parent);
  });
}

/** Of what follows, only what it is about: its dates change with every edit, and so does how much is left. */
function keyOf({ kind, label }: ChangeNode): string {
  if (kind === 'more') return '';
  return kind === 'consequence' ? (label.split(': ')[0] ?? '') : label;
}

function lineOf(node: ChangeNode, id: string, parent: Line | undefined): Line {
  const { kind, label, description, head, base } = node;
  const line = {
    id,
    label,
    description,
    icon: iconOf(node),
    spoken: [`${SPOKEN[kind]}${label}`, description].filter((text) => text !== '').join(', '),
    context: [...(head ? ['head'] : []), ...(base ? ['base'] : [])].join(' '),
    unfolded: kind !== 'consequence' && kind !== 'more',
    head,
    base,
    parent,
  };
  const children: Line[] = [];
  const made: Line = { ...line, children };
  children.push(...linesOf(node.children, made));
  return made;
}

const SPOKEN: Readonly<Record<ChangeKind, string>> = {
  added: 'Added: ',
  removed: 'Removed: ',
  renamed: 'Renamed: ',
  moved: 'Moved: ',
  changed: 'Changed: ',
  consequence: 'Follows: ',
  cause: 'Because of: ',
  promise: 'Promise: ',
  introduced: 'New finding: ',
  fixed: 'Fixed finding: ',
  ignored: 'Ignored: ',
  group: '',
  more: '',
};

const ICONS: Readonly<Record<ChangeKind, Icon | undefined>> = {
  added: { name: 'diff-added', colour: 'gitDecoration.addedResourceForeground' },
  removed: { name: 'diff-removed', colour: 'gitDecoration.deletedResourceForeground' },
  renamed: { name: 'diff-renamed', colour: 'gitDecoration.renamedResourceForeground' },
  moved: { name: 'move' },
  changed: { name: 'diff-modified', colour: 'gitDecoration.modifiedResourceForeground' },
  consequence: { name: 'arrow-small-right' },
  cause: { name: 'edit' },
  promise: { name: 'law' },
  introduced: { name: 'circle-outline' },
  fixed: { name: 'pass', colour: 'testing.iconPassed' },
  ignored: { name: 'eye-closed' },
  group: undefined,
  more: { name: 'ellipsis' },
};

const GRAVE = {
  error: 'list.errorForeground',
  warning: 'list.warningForeground',
  info: 'notificationsInfoIcon.foreground',
  hint: 'descriptionForeground',
} as const;

const FINDINGS = { error: 'error', warning: 'warning', info: 'info', hint: 'lightbulb' } as const;

function iconOf({ kind, severity }: ChangeNode): Icon | undefined {
  const usual = ICONS[kind];
  if (severity === undefined || usual === undefined || kind === 'fixed') return usual;
  return { name: kind === 'introduced' ? FINDINGS[severity] : usual.name, colour: GRAVE[severity] };
}
