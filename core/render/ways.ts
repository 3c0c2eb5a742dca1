/** What journeys are made of: stages and their touchpoints, with what they were and what is gone. */
import type { Entity, Model } from '../model/types';
import type { PictureChange } from '../protocol/preview';
import { type Before, withGone } from './before';
import { oneLine } from './escape';
import { nameOf } from './rows';

export const LONGEST_NAME = 50;

/** What a comparison says of a part of a journey: of what changed, its fields, and those parts of it that changed. */
export interface Changed {
  readonly is: Exclude<PictureChange, 'moved'>;
  readonly fields: readonly string[];
}

export interface Touch {
  readonly touchpoint: Entity<'touchpoint'>;
  readonly experience: number | undefined;
  readonly segments: readonly string[];
  readonly channel: string;
  readonly change?: Changed;
  /** The experience that it had, where it is another now. */
  readonly was?: { readonly experience: number | undefined };
}

export interface Stage {
  readonly stage: Entity<'stage'>;
  readonly title: string;
  readonly touches: readonly Touch[];
  readonly change?: Changed;
}

export interface Way {
  readonly journey: Entity<'journey'>;
  readonly change?: Changed;
  readonly stages: readonly Stage[];
}

export const isGone = ({ change }: { readonly change?: Changed }): boolean => change?.is === 'removed';

export function wayOf(model: Model, journey: Entity<'journey'>, before: Before | undefined): Way {
  const old = before?.was(journey);
  const is = model.children(journey, 'stage');
  const was = before && old ? before.model.children(old, 'stage') : [];
  const titles = new Set<string>();
  const stages = withGone(is, was, (stage) => before?.became(stage)).map((stage) => {
    const name = oneLine(nameOf(stage), LONGEST_NAME);
    const title = titles.has(name) ? `${name} (${stage.key})` : name;
    titles.add(title);
    return { ...(is.includes(stage) ? stageOf(model, journey, stage, before) : goneStage(stage, before!)), title };
  });
  const change = before && changeOf(journey, before);
  return { journey, stages, ...(change ? { change } : {}) };
}

type Untitled = Omit<Stage, 'title'>;

/** A stage that is there, with what is gone of it. */
function stageOf(
  model: Model,
  journey: Entity<'journey'>,
  stage: Entity<'stage'>,
  before: Before | undefined,
): Untitled {
  const is = model.children(stage, 'touchpoint');
  if (before === undefined) return { stage, touches: is.map((one) => touchOf(model, journey, one)) };
  const old = before.was(stage);
  const was = old ? before.model.children(old, 'touchpoint') : [];
  const touches = withGone(is, was, (one) => before.became(one)).map((one) =>
    is.includes(one) ? comparedTouch(touchOf(model, journey, one), before) : goneTouch(one, before),
  );
  const own = changeOf(stage, before);
  const inIt = touches.some((touch) => touch.change !== undefined);
  const change = own ?? (inIt ? ({ is: 'changed', fields: [] } as const) : undefined);
  return { stage, touches, ...(change ? { change } : {}) };
}

const goneStage = (stage: Entity<'stage'>, before: Before): Untitled => ({
  stage,
  touches: before.model.children(stage, 'touchpoint').map((one) => goneTouch(one, before)),
  change: GONE,
});

const GONE: Changed = { is: 'removed', fields: [] };

function goneTouch(touchpoint: Entity<'touchpoint'>, before: Before): Touch {
  const journey = touchpoint.parent?.parent as Entity<'journey'>;
  return { ...touchOf(before.model, journey, touchpoint), change: GONE };
}

function comparedTouch(touch: Touch, before: Before): Touch {
  const { touchpoint, experience } = touch;
  const change = changeOf(touchpoint, before);
  const old = before.was(touchpoint);
  const was = old && experienceOf(old);
  return {
    ...touch,
    ...(change ? { change } : {}),
    ...(old && was !== experience ? { was: { experience: was } } : {}),
  };
}

/** What is new or says something else; undefined for what does not. */
function changeOf(entity: Entity, before: Before): Changed | undefined {
  const old = before.was(entity);
  if (old === undefined) return { is: 'added', fields: [] };
  const fields = before.fields(old, entity);
  return fields.length > 0 ? { is: 'changed', fields } : undefined;
}

function touchOf(model: Model, journey: Entity<'journey'>, touchpoint: Entity<'touchpoint'>): Touch {
  const { segments = journey.data.segments ?? [], channel } = touchpoint.data;
  const named = segments.map((ref) => model.target(ref)).filter((segment) => segment !== undefined);
  const reached = channel && model.target(channel);
  return {
    touchpoint,
    experience: experienceOf(touchpoint),
    segments: [...new Set(named.map((segment) => oneLine(nameOf(segment), LONGEST_NAME)))],
    channel: reached ? nameOf(reached) : '',
  };
}

/** From 1 to 5; undefined where nobody rated it so. */
function experienceOf({ data: { experience } }: Entity<'touchpoint'>): number | undefined {
  return experience !== undefined && experience >= 1 && experience <= 5 ? experience : undefined;
}
