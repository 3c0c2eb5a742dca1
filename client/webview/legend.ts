/** What a picture's colours and shapes mean: only those that occur in it. */
import type { PictureItem } from '../../core/protocol/preview';
import { html } from './dom';

const STATES: readonly (readonly [string, string, (item: PictureItem) => boolean])[] = [
  ['is-planned', 'planned', ({ status, kind }) => status === 'planned' && kind !== 'milestone'],
  ['is-idea', 'idea', ({ status }) => status === 'idea'],
  ['is-in-progress', 'in progress', ({ status }) => status === 'in-progress'],
  ['is-blocked', 'blocked', ({ status }) => status === 'blocked'],
  ['is-done', 'done', ({ status }) => status === 'done'],
  ['is-planned critical', 'critical path', ({ critical }) => critical === true],
  ['is-planned assumed', 'assumed date', ({ assumed }) => assumed === true],
  ['milestone', 'milestone', ({ kind }) => kind === 'milestone'],
];

export function timelineLegend(items: readonly PictureItem[]): HTMLElement[] {
  return STATES.filter(([, , occurs]) => items.some(occurs)).map(([classes, name]) => entry(classes, name));
}

/** @param actors the class of each segment's dots, with its name */
export function journeyLegend(actors: ReadonlyMap<string, string>): HTMLElement[] {
  return [...actors].map(([classes, name]) => entry(`actor ${classes}`, name));
}

function entry(classes: string, name: string): HTMLElement {
  return html('li', {}, html('span', { class: `sample ${classes}` }), name);
}
