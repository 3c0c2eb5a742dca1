/** What is counted rather than written, shown behind the key that it is of: dates, slack, scores, what budgets pay. */
import type { Bound } from '../model/bind';
import type { Entity, Place } from '../model/types';
import { isoDay } from '../render/days';
import type { Driver, ScheduledItem } from '../schedule/types';
import { find, type Located, wholeSpan } from '../syntax/locate';
import type { Span } from '../syntax/tree';
import type { Workspace } from '../workspace';
import { budgetFacts, budgetUse } from './moneyFacts';
import { scheduleFacts } from './scheduleFacts';
import { rankedScore, scoreFacts } from './scoreFacts';
import { lineEnd } from './source';

export const HINT_KINDS = ['dates', 'slack', 'scores', 'budgets'] as const;
export type HintKind = (typeof HINT_KINDS)[number];

export interface HintPart {
  readonly text: string;
  /** Where a click leads: to what sets a date. */
  readonly place?: Place;
}

export interface Hint {
  readonly kind: HintKind;
  readonly offset: number;
  readonly parts: readonly HintPart[];
  /** All that is known, as Markdown. */
  readonly facts: string;
}

/** The hints of some kinds in a stretch of a file, in order. A file of several roadmaps is shown as in the first. */
export function hintsOf(
  workspace: Workspace,
  file: string,
  wanted: ReadonlySet<HintKind>,
  within: Span = { start: 0, end: Number.POSITIVE_INFINITY },
): readonly Hint[] {
  const root = workspace.rootsWith(file)[0];
  const text = workspace.text(file);
  if (root === undefined || text === undefined) return [];
  const found = new Map<string, Hint>();
  for (const { entity, ...hint } of counted(workspace, root, file, wanted)) {
    const at = find(workspace.tree(file), entity.path);
    if (at?.depth !== entity.path.length) continue;
    const offset = behind(text, at);
    const key = `${offset} ${hint.kind}`;
    // What an alias brings is written once and is there several times.
    if (offset >= within.start && offset <= within.end && !found.has(key)) found.set(key, { ...hint, offset });
  }
  return [...found.values()].sort((a, b) => a.offset - b.offset);
}

type Unplaced = Omit<Hint, 'offset'> & { readonly entity: Entity };

function* counted(workspace: Workspace, root: string, file: string, wanted: ReadonlySet<HintKind>): Iterable<Unplaced> {
  const model = workspace.model(root);
  if (wanted.has('budgets'))
    for (const entity of model.all('budget')) if (entity.file === file) yield* budgetHint(workspace, root, entity);
  if (wanted.has('dates') || wanted.has('slack'))
    for (const one of workspace.schedule(root).items)
      if (one.item.file === file) {
        if (wanted.has('dates')) yield* datesHint(model, one);
        if (wanted.has('slack')) yield* slackHint(one);
      }
  if (wanted.has('scores'))
    for (const entity of model.all('initiative')) if (entity.file === file) yield* scoreHint(workspace, root, entity);
}

const listed = (facts: readonly string[]): string =>
  facts
    .filter((fact) => fact !== '')
    .map((fact) => `- ${fact}`)
    .join('\n');

function* budgetHint(workspace: Workspace, root: string, entity: Entity<'budget'>): Iterable<Unplaced> {
  const money = workspace.money(root);
  const use = budgetUse(money, entity, workspace.today());
  if (use === undefined) return;
  yield {
    kind: 'budgets',
    entity,
    parts: [{ text: use }],
    facts: listed(budgetFacts(money, entity, workspace.today())),
  };
}

function* datesHint(model: Bound, one: ScheduledItem): Iterable<Unplaced> {
  const parts = dateParts(model, one);
  if (parts.length === 0) return;
  const assumed = one.assumed ? [{ text: ' (assumed)' }] : [];
  yield {
    kind: 'dates',
    entity: one.item,
    parts: [{ text: '→ ' }, ...parts, ...assumed],
    facts: listed(scheduleFacts(one)),
  };
}

/** The days that nobody wrote; the first of them leads to what sets it. */
function dateParts(model: Bound, one: ScheduledItem): readonly HintPart[] {
  const { item, start, end, startComputed, endComputed, driver } = one;
  if (start === undefined || end === undefined || !(startComputed || endComputed)) return [];
  if (!startComputed) return item.kind === 'milestone' ? [] : [{ text: `until ${isoDay(end)}` }];
  const place = driver === undefined ? undefined : drivenBy(model, driver);
  const leading = (text: string): HintPart => ({ text, ...(place === undefined ? {} : { place }) });
  if (!endComputed) return [leading(`from ${isoDay(start)}`)];
  if (start === end) return [leading(isoDay(end))];
  return [leading(isoDay(start)), { text: ` … ${isoDay(end)}` }];
}

function drivenBy(model: Bound, driver: Driver): Place | undefined {
  if (driver.kind === 'window') return { file: model.root, path: ['calendar', 'start'], part: 'value' };
  const on = 'on' in driver ? driver.on : undefined;
  const entity = typeof on === 'string' ? model.find('phase', on) : on;
  return entity && { file: entity.file, path: entity.path, part: 'key' };
}

function* slackHint(one: ScheduledItem): Iterable<Unplaced> {
  const text = slackWords(one);
  if (text !== '') yield { kind: 'slack', entity: one.item, parts: [{ text }], facts: listed(scheduleFacts(one)) };
}

/** `5 d slack`, `no slack, critical`, `3 d late, critical`; nothing where none is known. */
export function slackWords({ totalSlack, critical }: ScheduledItem): string {
  if (totalSlack === undefined) return '';
  const days = totalSlack < 0 ? `${-totalSlack} d late` : totalSlack === 0 ? 'no slack' : `${totalSlack} d slack`;
  return critical ? `${days}, critical` : days;
}

function* scoreHint(workspace: Workspace, root: string, entity: Entity<'initiative'>): Iterable<Unplaced> {
  const text = rankedScore(workspace.scores(root), entity);
  if (text !== undefined)
    yield {
      kind: 'scores',
      entity,
      parts: [{ text: `score ${text}` }],
      facts: listed(scoreFacts(workspace, root, entity)),
    };
}

/** Behind what stands on one line with its key; else behind the colon, where typing what lies below moves nothing. */
function behind(text: string, at: Located): number {
  const whole = wholeSpan(at);
  const end = at.base + (at.pair?.key.span.end ?? at.node.span.end);
  if (whole.end <= lineEnd(text, whole.start)) return Math.max(whole.end, colonAfter(text, end));
  return at.node.kind !== 'scalar' && at.node.flow ? at.base + at.node.span.start + 1 : colonAfter(text, end);
}

const colonAfter = (text: string, offset: number): number =>
  offset + (/^[ \t]*:/.exec(text.slice(offset, offset + 200))?.[0].length ?? 0);
