/** What names a tool that goes: another tool in its place, or none. */
import type { Bound } from '../model/bind';
import type { Entity, Use } from '../model/types';
import type { Change } from '../syntax/edit';
import { idIn, isMeant } from './kit';
import { isOpen } from './words';

type Tool = Entity<'tool'>;

/** Names a tool where another was named; in a list that names it already, that one goes. Undefined where it has no name. */
export function replacing(model: Bound, { file, ref }: Use, by: Tool): Change | undefined {
  const id = idIn(model, file, by);
  if (!isMeant(model, file, id, by)) return undefined;
  if (othersIn(model, { file, ref }).includes(by)) return removing({ file, ref });
  return ref.part === 'key'
    ? { do: 'rename-key', file, path: ref.path, to: id }
    : { do: 'set-text', file, path: ref.path, text: id };
}

/** Takes a mention away. */
export const removing = ({ file, ref }: Pick<Use, 'file' | 'ref'>): Change => ({ do: 'remove', file, path: ref.path });

/** What the list of a mention names beside it. */
export function othersIn(model: Bound, { file, ref }: Pick<Use, 'file' | 'ref'>): readonly Entity[] {
  if (typeof ref.path.at(-1) !== 'number') return [];
  return model.refsBelow(file, ref.path.slice(0, -1)).flatMap((one) => (one === ref ? [] : (model.target(one) ?? [])));
}

/** Open work that counts on its tools: what takes a tool out of use has to name it. */
export const countsOnTools = (work: Entity<'initiative'>): boolean =>
  isOpen(work) && !['retire', 'migrate'].includes(work.data.type ?? '');
