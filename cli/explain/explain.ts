/** `roadmap explain`: a rule's page, or why an item has its dates. */

import { aKind, didYouMean, near } from '../../core/format/words';
import { KINDS } from '../../core/ide/symbols';
import { rulesByName } from '../../core/rules/list';
import type { ScheduledItem } from '../../core/schedule/types';
import { misuse } from '../io/failure';
import type { Io } from '../io/io';
import { openRoadmaps, type Roadmap, warnOfErrors } from '../roadmap/pick';
import { type ColorChoice, styleFor } from '../text/style';
import { itemText } from './item';
import { ruleText } from './rule';

export interface ExplainOptions {
  readonly color: ColorChoice;
}

const ITEM = 'item:';

/** Runs the command and returns its exit code. A rule goes before an item of the same name, but for `item:ID`. */
export async function explain(what: string, path: string, { color }: ExplainOptions, io: Io): Promise<number> {
  const style = styleFor(color, io);
  const rule = rulesByName.get(what);
  if (rule !== undefined) {
    io.stdout.write(ruleText(rule, style));
    return 0;
  }
  const id = what.startsWith(ITEM) ? what.slice(ITEM.length) : what;
  const roadmaps = await roadmapsFor(what, path, io);
  const found = itemsCalled(id, roadmaps);
  if (found.length === 0) throw misuse(notFound(what, id, roadmaps));
  io.stdout.write(found.map(({ item, roadmap }) => itemText(item, roadmap, style, io)).join('\n'));
  for (const roadmap of new Set(found.map((one) => one.roadmap))) warnOfErrors(roadmap, io);
  return 0;
}

interface Found {
  readonly item: ScheduledItem;
  readonly roadmap: Roadmap;
}

/** Items by the id that the root gives them; if there is none, by what a file that was named calls them. */
function itemsCalled(id: string, roadmaps: readonly Roadmap[]): readonly Found[] {
  const called = (idIn: (roadmap: Roadmap) => readonly string[]): readonly Found[] =>
    roadmaps.flatMap((roadmap) =>
      [...new Set(idIn(roadmap))].flatMap((one) => {
        const item = roadmap.schedule.find(one);
        return item === undefined ? [] : [{ item, roadmap }];
      }),
    );
  const asWritten = called(() => [id]);
  return asWritten.length > 0 ? asWritten : called((roadmap) => prefixesOf(roadmap).map((prefix) => prefix + id));
}

function prefixesOf({ model, project }: Roadmap): readonly string[] {
  return model.files.filter(({ path }) => project.selected.includes(path)).map(({ prefix }) => prefix);
}

/** Without a roadmap at hand, whoever misspelt a rule wants to hear of rules. */
async function roadmapsFor(what: string, path: string, io: Io): Promise<readonly Roadmap[]> {
  try {
    return await openRoadmaps(path, io);
  } catch (error) {
    const guess = near(what, rulesByName.keys());
    if (path !== '.' || guess.words.length === 0) throw error;
    throw misuse(`There is no rule '${what}'.${didYouMean(guess.words)}`);
  }
}

function notFound(what: string, id: string, roadmaps: readonly Roadmap[]): string {
  const ids = [...new Set(roadmaps.flatMap(({ schedule }) => schedule.items.map(({ item }) => item.id)))];
  const rules = what.startsWith(ITEM) ? [] : rulesByName.keys();
  const ends = ids.filter((one) => one.endsWith(`.${id}`) || one.endsWith(`/${id}`)).slice(0, MOST_GUESSES);
  const guess = didYouMean(ends.length > 0 ? ends : near(id, [...rules, ...ids]).words);
  const [other] = roadmaps.flatMap(({ model }) => KINDS.flatMap((kind) => model.find(kind, id) ?? []));
  if (other !== undefined)
    return `'${id}' is ${aKind(other.kind)}; only initiatives, activities and milestones have dates to explain.${guess}`;
  return `'${id}' is neither a rule nor an initiative, activity or milestone here.${guess}`;
}

const MOST_GUESSES = 3;
