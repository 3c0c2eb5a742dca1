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

/** @param comparedWith what the picture is compared with */
export function timelineLegend(items: readonly PictureItem[], comparedWith: string | undefined): HTMLElement[] {
  const states = STATES.filter(([, , occurs]) => items.some(occurs)).map(([classes, name]) => entry(classes, name));
  return [...states, ...comparisonLegend(items, comparedWith)];
}

/** @param actors the class of each segment's dots, with its name */
export function journeyLegend(
  items: readonly PictureItem[],
  actors: ReadonlyMap<string, string>,
  comparedWith: string | undefined,
): HTMLElement[] {
  const segments = [...actors].map(([classes, name]) => entry(`actor ${classes}`, name));
  return [...segments, ...comparisonLegend(items, comparedWith)];
}

/** Ghosts are the same in all pictures: what stands there no more. */
function comparisonLegend(items: readonly PictureItem[], comparedWith: string | undefined): HTMLElement[] {
  const hasGhosts = items.some(({ was, change }) => (was?.start ?? was?.score) !== undefined && change !== 'removed');
  const hasRemoved = items.some(({ change }) => change === 'removed');
  if (comparedWith === undefined) return [];
  const shape = items.some(({ kind }) => kind === 'touchpoint') ? 'ghost round' : 'ghost';
  return [
    ...(hasGhosts ? [entry(shape, `as it was in ${comparedWith}`)] : []),
    ...(hasRemoved ? [entry('removed', `only in ${comparedWith}`)] : []),
  ];
}

function entry(classes: string, name: string): HTMLElement {
  return html('li', {}, html('span', { class: `sample ${classes}` }), name);
}
