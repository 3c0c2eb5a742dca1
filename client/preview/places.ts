import type { Picture, PictureItem, PreviewRange, SourcePlace } from '../../core/protocol/preview';

interface Position {
  readonly line: number;
  readonly character: number;
}

/** All items of a picture that lead to the source. */
function* placed(picture: Picture): Generator<PictureItem & { readonly place: SourcePlace }> {
  for (const diagram of picture.diagrams)
    for (const item of diagram.items) if (item.place) yield { ...item, place: item.place };
}

/** The place of an entity in the source, if the picture knows one. */
export function placeOf(picture: Picture, entity: string): SourcePlace | undefined {
  for (const item of placed(picture)) if (item.entity === entity) return item.place;
  return undefined;
}

/** Where an entity was written that is gone, in what the roadmap is compared with. */
export function placeOfGone(picture: Picture, entity: string): SourcePlace | undefined {
  for (const { items } of picture.diagrams)
    for (const item of items) if (item.entity === entity && !item.place) return item.wasAt;
  return undefined;
}

/**
 * The entity that is written around a position: the innermost one that is drawn.
 * @param isFile whether a place's URI is the position's file
 */
export function entityAt(picture: Picture, isFile: (uri: string) => boolean, position: Position): string | undefined {
  let best: { entity: string; range: PreviewRange } | undefined;
  for (const { entity, place } of placed(picture)) {
    if (!isFile(place.uri) || !contains(place.range, position)) continue;
    if (!best || contains(best.range, place.range.start)) best = { entity, range: place.range };
  }
  return best?.entity;
}

function contains({ start, end }: PreviewRange, position: Position): boolean {
  return !isBefore(position, start) && !isBefore(end, position);
}

function isBefore(a: Position, b: Position): boolean {
  return a.line === b.line ? a.character < b.character : a.line < b.line;
}
