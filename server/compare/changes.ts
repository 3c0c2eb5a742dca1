/** A review as a client shows it: a tree in the words of the command line, each line with its places on both sides. */
import { brief } from '../../core/diff/brief';
import type { Consequence } from '../../core/diff/consequences';
import type { Edit } from '../../core/diff/edits';
import { headline } from '../../core/diff/headline';
import { movedItems } from '../../core/diff/moved';
import { consequenceWords, editWords, hasBroken, shareWords, toldBreaks } from '../../core/diff/phrases';
import type { Review } from '../../core/diff/review';
import { type Branch, reviewTree } from '../../core/diff/tree';
import { roadmap } from '../../core/format/entities';
import { below } from '../../core/format/walk';
import { counted } from '../../core/format/words';
import type { Place } from '../../core/model/types';
import type { BaseProblem, ChangeNode, ChangePlace, Changes, Moved } from '../../core/protocol/compare';
import type { Finding } from '../../core/report';
import { entityName } from '../../core/rules/kit';
import { isoDay } from '../../core/schedule/calendar';
import type { Span } from '../../core/syntax/tree';
import { rangeIn, rangeOf } from '../convert';
import type { Project } from '../project';
import { placeOf } from '../requests/preview';
import type { BaseVersion } from './base';
import type { Pair } from './pair';

/** Nobody reads more lines than that under one heading; the command line has all of them. */
const MOST_LINES = 300;
/** What follows from one edit beyond that is folded away: it would hide the next edit. */
const MOST_UNFOLDED = 10;

export function changesOf(pair: Pair): Changes {
  const review = pair.review();
  const { base, project, root } = pair;
  const { introduced, fixed } = review.findings;
  return {
    base: base.name,
    root: { head: project.uriOf(root), base: base.isThere ? base.uriOf(base.root) : undefined },
    headline: headline(review),
    brief: brief(review),
    counts: {
      edits: review.edits.length,
      breaks: review.breaks.length,
      introduced: introduced.length,
      fixed: fixed.length,
    },
    problems: problemsOf(base),
    tree: new TreeMaker(pair, review).tree(),
    moved: movedIn(project, review),
  };
}

/** What makes the comparison doubtful: files of the base that are not there, or not read in full. */
function problemsOf(base: BaseVersion): readonly BaseProblem[] {
  const { root, unreadable, isMissing } = base;
  const top = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const place = { uri: base.uriOf(root), range: top };
  const [name, from] = [fileName(root), whereIn(base, root)];
  if (isMissing) return [{ kind: 'missing', message: `${name} is not${from}: everything is new.`, place }];
  if (unreadable !== undefined)
    return [{ kind: 'unreadable', message: `${name} can't be read${from}, because ${unreadable}.`, place }];
  return base.workspace.members(root).flatMap((path) => brokenIn(base, path) ?? []);
}

function brokenIn(base: BaseVersion, path: string): BaseProblem | undefined {
  const { workspace, root } = base;
  const document = base.document(path);
  if (document === undefined) return undefined;
  const { notMapping, sections, problems } = workspace.tree(path);
  const isForeign = sections.length > 0 && sections.every(({ name }) => below(roadmap, name) === undefined);
  const [name, from] = [fileName(path), whereIn(base, path)];
  const at = (span: Span): ChangePlace => ({ uri: base.uriOf(path), range: rangeOf(document, span) });
  if (notMapping !== undefined || (isForeign && path === root))
    return { kind: 'foreign', message: `${name} is no roadmap${from}.`, place: at(notMapping ?? { start: 0, end: 0 }) };
  const [first] = problems;
  if (first === undefined) return undefined;
  const place = at(first.span);
  const line = place.range.start.line + 1;
  const message = `${name} can't be read in full${from} (line ${line}): what can be read of it is compared.`;
  return { kind: 'broken', message, place };
}

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** ` in main`; nothing where the version is a file, which is named already. */
const whereIn = ({ name: { label } }: BaseVersion, path: string): string =>
  label === fileName(path) ? '' : ` in ${label}`;

function movedIn(project: Project, review: Review): readonly Moved[] {
  return movedItems(review).flatMap(({ item, movement, from, to, workingDays, words }) => {
    const place = placeOf(project, item);
    if (place === undefined) return [];
    return {
      entity: entityName(item),
      movement,
      ...(from === undefined ? {} : { from: isoDay(from) }),
      ...(to === undefined ? {} : { to: isoDay(to) }),
      ...(workingDays === undefined ? {} : { workingDays }),
      words,
      place,
    };
  });
}

class TreeMaker {
  constructor(
    readonly pair: Pair,
    readonly made: Review,
  ) {}

  /** Headings as the command line has them; those with nothing beneath are left out. */
  tree(): readonly ChangeNode[] {
    const { breaks, findings } = this.made;
    const { branches, rest } = reviewTree(this.made);
    const shown = (list: readonly Finding[]): readonly Finding[] => list.filter(({ severity }) => severity !== 'hint');
    return [
      this.#group(hasBroken(breaks) ? 'Promises broken' : 'Good to know', this.#promises()),
      this.#group('Edits, and what follows', [
        ...branches.map((branch) => this.#edit(branch)),
        ...rest.map((one) => this.#consequence(one)),
      ]),
      this.#group('Ignored from now on', this.#ignored('head')),
      this.#group('No longer ignored', this.#ignored('base')),
      this.#group(
        'New findings',
        shown(findings.introduced).map((one) => this.#finding(one, 'introduced')),
      ),
      this.#group(
        'Fixed findings',
        shown(findings.fixed).map((one) => this.#finding(one, 'fixed')),
      ),
    ].flatMap((group) => group ?? []);
  }

  #ignored(side: 'head' | 'base'): readonly ChangeNode[] {
    const { added, removed } = this.made.hidden;
    return (side === 'head' ? added : removed).map((one) => ({
      kind: 'ignored',
      label: `${one.rule} on ${one.on}`,
      description: one.reason,
      ...this.#at(side, one.at),
      children: [],
    }));
  }

  #group(label: string, children: readonly ChangeNode[]): ChangeNode | undefined {
    if (children.length === 0) return undefined;
    return { kind: 'group', label, description: String(children.length), children: atMost(children) };
  }

  #promises(): readonly ChangeNode[] {
    return toldBreaks(this.made.breaks).map(({ severity, message, rule, side, place }) => ({
      kind: 'promise',
      label: message,
      description: rule,
      severity,
      ...this.#at(side, place),
      children: [],
    }));
  }

  #edit({ edit, consequences }: Branch): ChangeNode {
    const children = folded(atMost(consequences.map((one) => this.#consequence(one))));
    return { kind: edit.kind, label: edit.path, description: editWords(edit), ...this.#sides(edit), children };
  }

  #sides({ at }: Edit): Pick<ChangeNode, 'head' | 'base'> {
    return { ...this.#at('base', at.base), ...this.#at('head', at.head) };
  }

  #consequence(one: Consequence): ChangeNode {
    const { edits } = this.made;
    const severity = isGrave(one) ? ({ severity: 'warning' } as const) : {};
    const label = consequenceWords(one, edits);
    const children =
      one.causes.length < 2 ? [] : one.causes.map((cause) => this.#cause(edits[cause.edit]!, cause.share, one));
    return {
      kind: 'consequence',
      label,
      description: '',
      ...severity,
      ...this.#entity(one),
      children: atMost(children),
    };
  }

  /** Several edits share in what follows: each with its part of it. */
  #cause(edit: Edit, share: number | undefined, one: Consequence): ChangeNode {
    const own = share === undefined ? undefined : shareWords(one, share);
    const part = own === undefined ? editWords(edit) : `${own}: ${editWords(edit)}`;
    return { kind: 'cause', label: edit.path, description: part, ...this.#sides(edit), children: [] };
  }

  #entity({ entity }: Consequence): Pick<ChangeNode, 'head' | 'base'> {
    if (entity === undefined) return {};
    const { words, base } = this.made;
    const place = { file: entity.file, path: entity.path, part: 'key' } as const;
    return { ...this.#at('base', base.get(words.ofHead(entity))?.place), ...this.#at('head', place) };
  }

  #finding({ rule, severity, message, file, span }: Finding, kind: 'introduced' | 'fixed'): ChangeNode {
    const { project, base } = this.pair;
    const document = kind === 'introduced' ? project.document(file) : base.document(file);
    const uri = kind === 'introduced' ? project.uriOf(file) : base.uriOf(file);
    const at =
      document === undefined
        ? {}
        : { [kind === 'introduced' ? 'head' : 'base']: { uri, range: rangeOf(document, span) } };
    return { kind, label: message, description: rule, severity, ...at, children: [] };
  }

  #at(side: 'base' | 'head', place: Place | undefined): Pick<ChangeNode, 'head' | 'base'> {
    if (place === undefined) return {};
    const { project, base } = this.pair;
    if (side === 'head')
      return {
        head: { uri: project.uriOf(place.file), range: rangeIn(project, place.file, project.workspace.span(place)) },
      };
    const document = base.document(place.file);
    if (document === undefined || !base.isThere) return {};
    return { base: { uri: base.uriOf(place.file), range: rangeOf(document, base.workspace.span(place)) } };
  }
}

function atMost(nodes: readonly ChangeNode[]): readonly ChangeNode[] {
  const left = nodes.length - MOST_LINES;
  if (left <= 0) return nodes;
  const label = `… and ${counted(left, 'more change')}: roadmap diff lists all`;
  return [...nodes.slice(0, MOST_LINES), { kind: 'more', label, description: '', children: [] }];
}

/** The first ones, with the rest one level down. */
function folded(nodes: readonly ChangeNode[]): readonly ChangeNode[] {
  const rest = nodes.slice(MOST_UNFOLDED);
  if (rest.length < 2) return nodes;
  const label = counted(rest.length, 'more consequence');
  return [...nodes.slice(0, MOST_UNFOLDED), { kind: 'more', label, description: '', children: rest }];
}

/** What a reviewer should not overlook. */
function isGrave(one: Consequence): boolean {
  switch (one.kind) {
    case 'at-risk':
      return one.after > one.before;
    case 'kpi':
      return one.after !== undefined && one.after > one.due;
    case 'capacity':
    case 'lineage':
      return one.after !== undefined;
    case 'date':
      return one.entity.kind === 'milestone' && (one.workingDays ?? 1) > 0;
    default:
      return false;
  }
}
