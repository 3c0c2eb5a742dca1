/** `roadmap explain`: a rule's page, or why an item has its dates. */

import { didYouMean, near } from '../../core/format/words';
import { rulesByName } from '../../core/rules/list';
import { misuse } from '../io/failure';
import type { Io } from '../io/io';
import { openRoadmaps, type Roadmap } from '../roadmap/pick';
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
  const found = roadmaps.filter(({ schedule }) => schedule.find(id) !== undefined);
  if (found[0] === undefined) throw misuse(notFound(what, id, roadmaps));
  io.stdout.write(found.map((roadmap) => itemText(id, roadmap, style, io)).join('\n'));
  return 0;
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
  const ids = roadmaps.flatMap(({ schedule }) => schedule.items.map(({ item }) => item.id));
  const rules = what.startsWith(ITEM) ? [] : rulesByName.keys();
  const guess = near(id, [...new Set([...rules, ...ids])]);
  return `'${id}' is neither a rule nor an initiative, activity or milestone here.${didYouMean(guess.words)}`;
}
