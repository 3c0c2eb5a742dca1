/** What live, active, personal and to hold data mean. */
import { namers } from '../model/refs';
import type { Entity, Model } from '../model/types';

export type Tool = Entity<'tool'>;
export type Integration = Entity<'integration'>;
export type Dataset = Entity<'dataset'>;

/** What a life begins with where nothing is said. */
export const statusOf = (entity: Tool | Integration): string => entity.data.status ?? 'active';

/** In use now, with or without an end in sight. */
export const isLive = (entity: Tool | Integration): boolean => ['active', 'phasing-out'].includes(statusOf(entity));

export const isActive = (entity: Tool | Integration): boolean => statusOf(entity) === 'active';

export const isPersonal = ({ data }: Dataset): boolean =>
  data.classification === 'personal' || data.classification === 'sensitive';

/** The tools that hold a dataset now. */
export const holders = (model: Model, dataset: Dataset): readonly Tool[] =>
  namers(model, dataset, 'tool', 'datasets').filter(isLive);

/** The tools that hold a dataset, or will. */
export const keepers = (model: Model, dataset: Dataset): readonly Tool[] =>
  namers(model, dataset, 'tool', 'datasets').filter((tool) => !['evaluating', 'retired'].includes(statusOf(tool)));
