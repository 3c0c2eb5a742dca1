/** `roadmap explain`: a rule's page, or why an item has its dates. */
import { join } from 'node:path';
import { aKind, didYouMean, near } from '../../core/format/words';
import { KINDS } from '../../core/ide/symbols';
import type { Place } from '../../core/model/types';
import type { ScheduledItem } from '../../core/schedule/types';
import { type Explained, itemWords } from '../../core/tools/explain-item';
import { ruleText } from '../../core/tools/explain-rule';
import { ruleNames, rulePageOf } from '../../core/tools/run';
import { shown } from '../files/paths';
import { misuse } from '../io/failure';
import type { Io } from '../io/io';
import { openRoadmaps, type Roadmap, warnOfErrors } from '../roadmap/pick';
import { Lines } from '../text/lines';
import { visible } from '../text/plain';
import { type ColorChoice, type Style, styleFor } from '../text/style';

export interface ExplainOptions {
  readonly color: ColorChoice;
}

const ITEM = 'item:';

/** Runs the command and returns its exit code. A rule goes before an item of the same name, but for `item:ID`. */
export async function explain(what: string, path: string, { color }: ExplainOptions, io: Io): Promise<number> {
  const style = styleFor(color, io);
  const page = rulePageOf(what);
  if (page !== undefined) {
    io.stdout.write(ruleText(page, style));
    return 0;
  }
  const id = what.startsWith(ITEM) ? what.slice(ITEM.length) : what;
  const roadmaps = await roadmapsFor(what, path, io);
  const found = itemsCalled(id, roadmaps);
  if (found.length === 0) throw misuse(notFound(what, id, roadmaps));
  io.stdout.write(found.map(({ item, roadmap }) => itemWords(item, explained(roadmap, style, io))).join('\n'));
  for (const roadmap of new Set(found.map((one) => one.roadmap))) warnOfErrors(roadmap, io);
  return 0;
}

function explained({ model, schedule, project }: Roadmap, style: Style, io: Io): Explained {
  const { workspace, top } = project;
  const lines = new Map<string, Lines>();
  const placeOf = (place: Place): string => {
    const known = lines.get(place.file) ?? new Lines(workspace.text(place.file) ?? '');
    lines.set(place.file, known);
    const { line, column } = known.position(workspace.span(place).start);
    return visible(`${shown(io.folder, join(top, place.file))}:${line}:${column}`);
  };
  return { model, schedule, placeOf, visible, style };
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
    const guess = near(what, ruleNames());
    if (path !== '.' || guess.words.length === 0) throw error;
    throw misuse(`There is no rule '${what}'.${didYouMean(guess.words)}`);
  }
}

function notFound(what: string, id: string, roadmaps: readonly Roadmap[]): string {
  const ids = [...new Set(roadmaps.flatMap(({ schedule }) => schedule.items.map(({ item }) => item.id)))];
  const rules = what.startsWith(ITEM) ? [] : ruleNames();
  const ends = ids.filter((one) => one.endsWith(`.${id}`) || one.endsWith(`/${id}`)).slice(0, MOST_GUESSES);
  const names = [...rules];
  const begun = names.filter((name) => name.startsWith(id)).slice(0, MOST_GUESSES);
  const guess = didYouMean([ends, begun].find((words) => words.length > 0) ?? near(id, [...names, ...ids]).words);
  const [other] = roadmaps.flatMap(({ model }) => KINDS.flatMap((kind) => model.find(kind, id) ?? []));
  if (other !== undefined)
    return `'${id}' is ${aKind(other.kind)}; only initiatives, activities and milestones have dates to explain.${guess}`;
  return `'${id}' is neither a rule nor an initiative, activity or milestone here.${guess}`;
}

const MOST_GUESSES = 3;
