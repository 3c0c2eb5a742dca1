/** What is worth knowing of an entity, as Markdown. Text from files has no effect in it. */
import type { ChoiceValue, Ref } from '../format/kit';
import { fieldsOf } from '../format/walk';
import { kindWord, listed } from '../format/words';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import { spanInWords } from '../render/days';
import { markdownText } from '../render/escape';
import { nameOf } from '../render/rows';
import { idIn } from '../rules/kit';
import type { Workspace } from '../workspace';
import { contractFacts } from './contractFacts';
import { dataFacts, isCarrier } from './dataFacts';
import { loadFacts } from './loadFacts';
import { budgetFacts, costFacts } from './moneyFacts';
import { scheduleFacts } from './scheduleFacts';
import { scoreFacts } from './scoreFacts';
import { describedAt } from './spot';
import { trend } from './trend';
import { code } from './words';

/** What an entity's data may have, whatever its kind. */
interface Said {
  readonly name?: string;
  readonly description?: string;
  readonly owner?: Ref;
  readonly status?: string;
  readonly start?: unknown;
  readonly end?: unknown;
}

/** An entity's card, as seen from a file of the roadmap with that root. */
export function card(workspace: Workspace, root: string, entity: Entity, file: string): string {
  const model = workspace.model(root);
  const said = Object(entity.data) as Said;
  const facts = [
    ownerOf(model, said, file),
    ...scheduleFacts(workspace.schedule(root).of(entity)),
    ...(entity.kind === 'phase' ? phaseFacts(workspace, root, entity as Entity<'phase'>) : statusOf(entity, said)),
    ...ownFacts(workspace, root, entity),
    ...moneyOf(workspace, root, entity),
    ...dataFacts(workspace.stack(root), entity, (one) => code(idIn(model, file, one))),
    usedBy(model, entity, file),
  ].filter((fact) => fact !== '');
  const parts = [
    `**${markdownText(nameOf(entity))}** — ${kindWord(entity.kind)} ${code(idIn(model, file, entity))}`,
    ...(said.description === undefined ? [] : [markdownText(said.description)]),
    ...(facts.length === 0 ? [] : [facts.map((fact) => `- ${fact}`).join('\n')]),
  ];
  return parts.join('\n\n');
}

function moneyOf(workspace: Workspace, root: string, entity: Entity): readonly string[] {
  if (entity.kind === 'budget') return budgetFacts(workspace.money(root), entity, workspace.today());
  const hasCosts = entity.kind === 'tool' || entity.kind === 'initiative';
  return hasCosts ? costFacts(workspace.money(root), workspace.schedule(root), entity) : [];
}

/** What is counted for things of its kind. */
function ownFacts(workspace: Workspace, root: string, entity: Entity): readonly string[] {
  const { calendar } = workspace.schedule(root);
  switch (entity.kind) {
    case 'kpi':
      return trend(entity as Entity<'kpi'>, calendar, workspace.today());
    case 'initiative':
      return scoreFacts(workspace, root, entity as Entity<'initiative'>);
    case 'team':
      return loadFacts(workspace, root, entity as Entity<'team'>);
    case 'tool':
      return contractFacts(entity as Entity<'tool'>, calendar);
    default:
      return [];
  }
}

function ownerOf(model: Bound, { owner }: Said, file: string): string {
  if (owner === undefined) return '';
  const target = model.target(owner);
  if (target === undefined) return `Owner: ${code(owner.id)}`;
  const team = target.parent === undefined ? '' : `, ${markdownText(nameOf(target.parent))}`;
  const name = target.kind === 'member' && typeof target.data === 'string' ? target.data : nameOf(target);
  return `Owner: ${markdownText(name)}${team} (${code(idIn(model, file, target))})`;
}

/** What the format says of the written status. */
function statusOf(entity: Entity, { status }: Said): readonly string[] {
  if (status === undefined) return [];
  const field = fieldsOf(describedAt(entity.path))?.['status'];
  const meaning = field?.value.is === 'choice' ? (field.value as ChoiceValue).of[status] : undefined;
  return [`Status: ${markdownText(status)}${meaning === undefined ? '' : ` — ${meaning}`}`];
}

function phaseFacts(workspace: Workspace, root: string, phase: Entity<'phase'>): readonly string[] {
  const span = workspace.schedule(root).phase(phase);
  return span === undefined ? [] : [`Dates: ${spanInWords(span.start, span.end)}`];
}

const MOST_NAMED = 6;

function usedBy(model: Bound, entity: Entity, file: string): string {
  const users = new Map<string, Entity>();
  for (const { from } of model.uses(entity))
    if (from !== undefined && from !== entity && !(entity.kind === 'dataset' && isCarrier(from)))
      users.set(from.id, from);
  if (users.size === 0) return '';
  const names = [...users.values()].map((user) => code(idIn(model, file, user)));
  return `Used by: ${listed(names, MOST_NAMED)}`;
}
