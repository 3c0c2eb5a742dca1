/** New integrations, as fixes write them. */
import { freeKey } from '../format/values';
import type { Bound } from '../model/bind';
import type { Entity } from '../model/types';
import type { Dataset, Tool } from '../stack/words';
import type { Change } from '../syntax/edit';
import { idIn, isMeant } from './kit';

/** An integration between two tools; undefined where the file has no name for one of them. */
export function newIntegration(
  model: Bound,
  file: string,
  from: Tool,
  to: Tool,
  datasets: readonly Dataset[],
): Change | undefined {
  const id = (entity: Entity): string => idIn(model, file, entity);
  if (![from, to, ...datasets].every((entity) => isMeant(model, file, id(entity), entity))) return undefined;
  const flows = datasets.length > 0 ? `, datasets: [${datasets.map(id).join(', ')}]` : '';
  return {
    do: 'set',
    file,
    path: ['integrations', freeKey(`${from.key}-to-${to.key}`, keysIn(model, file))],
    yaml: `{from: ${id(from)}, to: ${id(to)}${flows}}`,
  };
}

/** The integrations of a file's name space, as it writes them. */
function keysIn(model: Bound, file: string): readonly string[] {
  const prefix = model.files.find(({ path }) => path === file)?.prefix ?? '';
  return model.all('integration').flatMap(({ id }) => (id.startsWith(prefix) ? [id.slice(prefix.length)] : []));
}
