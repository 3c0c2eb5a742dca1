/** The journeys: stages as sections, touchpoints with their experience, segments as actors. */
import { counted } from '../format/words';
import type { Entity, Model } from '../model/types';
import type { Diagram, Picture, PictureItem, PictureTable } from '../protocol/preview';
import { entityName } from '../rules/kit';
import type { Before } from './before';
import { isoDay } from './days';
import { mermaidText, oneLine } from './escape';
import { MERMAID_LIMIT } from './gantt';
import { countsOf, doubtNotes } from './notes';
import { type PictureOptions, placesOf } from './options';
import { nameOf, titleOf } from './rows';
import { type Changed, isGone, LONGEST_NAME, type Stage, type Touch, type Way, wayOf } from './ways';

/** Where an unrated touchpoint is drawn: in the middle, and labelled so. */
const UNRATED = 3;
const FEELINGS = ['very bad', 'bad', 'so-so', 'good', 'very good'];
/** More than this nobody reads in a row. */
const MOST_TOUCHPOINTS = 200;

export interface JourneyOptions extends PictureOptions {
  /** Only the journey with this id; default: all. */
  readonly journey?: string;
}

/** One diagram for each journey that has touchpoints. */
export function journeyPicture(model: Model, options: JourneyOptions): Picture {
  const { before } = options;
  const ways = model
    .all('journey')
    .filter(({ id }) => options.journey === undefined || id === options.journey)
    .map((journey) => wayOf(model, journey, before));
  const drawn = ways.filter(({ stages }) => stages.some(({ touches }) => touches.length > 0));
  const shown = drawn.map(bounded);
  return {
    view: 'journey',
    title: titleOf(model),
    today: isoDay(options.today),
    ...(before ? { comparedWith: before.label } : {}),
    diagrams: shown.map((way) => diagramOf(way, options)),
    table: tableOf(shown, before !== undefined),
    notes: [
      ...(before ? comparisonNotes(ways, before) : []),
      ...notesOf(ways),
      ...drawn.flatMap((way, index) => cutNote(way, shown[index]!)),
    ],
    ...(drawn.length === 0 ? { empty: EMPTY } : {}),
  };
}

const EMPTY = {
  message: 'No journey has touchpoints yet. Write a stage with a touchpoint, and it is drawn here:',
  example:
    'journeys:\n  buyer:\n    stages:\n      consider:\n        touchpoints:\n          newsletter: {experience: 3}',
};

function diagramOf(way: Way, options: PictureOptions): Diagram {
  const { journey } = way;
  return {
    id: entityName(journey),
    title: nameOf(journey),
    mermaid: journeyText(way),
    items: itemsOf(way, options),
  };
}

function journeyText({ stages }: Way): string {
  const lines = stages
    .filter(({ touches }) => touches.length > 0)
    .flatMap(({ title, touches }) => [`    section ${mermaidText(title)}`, ...touches.map(touchLine)]);
  return `${['journey', ...lines].join('\n')}\n`;
}

function touchLine(touch: Touch): string {
  const { touchpoint, experience, segments } = touch;
  const name = oneLine(nameOf(touchpoint), LONGEST_NAME);
  const label = isGone(touch) ? `${name} (removed)` : experience === undefined ? `${name} (not rated)` : name;
  const actors = segments.length > 0 ? `: ${segments.map(actorText).join(', ')}` : '';
  return `      ${mermaidText(label)}: ${experience ?? UNRATED}${actors}`;
}

/** Actors stand in a list with commas. */
const actorText = (name: string): string => mermaidText(name).replaceAll(',', '#44;');

function itemsOf({ journey, stages, change: whole }: Way, options: PictureOptions): PictureItem[] {
  const linked = (entity: Entity, change: Changed | undefined) => {
    return {
      entity: entityName(entity),
      label: nameOf(entity),
      ...(change ? { change: change.is, mark: markOf(change) } : {}),
      ...placesOf(entity, options),
    };
  };
  let number = 0;
  const drawn = stages.filter(({ touches }) => touches.length > 0);
  const items = drawn.flatMap((one, index): PictureItem[] => [
    { key: `s${index + 1}`, kind: 'stage', ...linked(one.stage, one.change), summary: stageSummary(one) },
    ...one.touches.map((touch): PictureItem => {
      const { touchpoint, change } = touch;
      const summary = touchSummary(touch);
      return { key: `t${++number}`, kind: 'touchpoint', ...linked(touchpoint, change), ...scoreOf(touch), summary };
    }),
  ]);
  const there = drawn.filter((stage) => !isGone(stage));
  const summary = `${nameOf(journey)}, journey: ${counted(there.length, 'stage')}${changeWords(whole)}.`;
  return [{ key: 'j1', kind: 'journey', ...linked(journey, whole), summary }, ...items];
}

/** What is drawn of the experience now, and what of the one before. */
function scoreOf(touch: Touch): Pick<PictureItem, 'score' | 'was' | 'mark'> {
  const { experience, was } = touch;
  const score = experience === undefined ? {} : { score: experience };
  if (isGone(touch)) return { was: score };
  if (was === undefined) return score;
  if (was.experience === undefined) return { ...score, was: {}, mark: 'was not rated' };
  const mark = experience === undefined ? `was ${was.experience}` : `${was.experience} → ${experience}`;
  return { ...score, was: { score: was.experience }, mark };
}

const MARKS: Readonly<Record<Changed['is'], string>> = { added: 'new', removed: 'removed', changed: 'changed' };
const markOf = (change: Changed): string => MARKS[change.is];

/** `; new`, `; changed: channel, tools`; the experience is told apart. */
function changeWords(change: Changed | undefined): string {
  if (change === undefined) return '';
  const fields = change.fields.filter((field) => field !== 'experience');
  if (change.is !== 'changed') return `; ${markOf(change)}`;
  return fields.length > 0 ? `; changed: ${fields.join(', ')}` : '';
}

function stageSummary(whole: Stage): string {
  const { stage, touches, change } = whole;
  const there = touches.filter((touch) => isGone(whole) || !isGone(touch));
  const inIt =
    change?.is === 'changed' ? countsOf(touches.flatMap((touch) => (touch.change ? markOf(touch.change) : []))) : '';
  const parts = inIt === '' ? '' : ` (${inIt})`;
  return `${nameOf(stage)}, stage: ${counted(there.length, 'touchpoint')}${parts}${changeWords(change)}.`;
}

function touchSummary(touch: Touch): string {
  const { touchpoint, experience, segments, channel, change, was } = touch;
  const facts = [
    feeling(experience),
    ...(segments.length > 0 ? [`for ${segments.join(', ')}`] : []),
    ...(channel === '' ? [] : [`on ${channel}`]),
  ];
  const before = was === undefined ? '' : `; was ${feeling(was.experience)}`;
  const of = touchpoint.parent ? nameOf(touchpoint.parent) : '';
  return `${nameOf(touchpoint)}, touchpoint of ${of}: ${facts.join(', ')}${before}${changeWords(change)}.`;
}

function feeling(experience: number | undefined): string {
  if (experience === undefined) return 'not rated';
  return `experience ${experience} of 5, ${FEELINGS[Math.round(experience) - 1]}`;
}

function tableOf(ways: readonly Way[], isCompared: boolean): PictureTable {
  const rows = ways.flatMap(({ journey, stages }) =>
    stages.flatMap(({ stage, touches }) =>
      touches.map((touch) => {
        const { touchpoint, experience, segments, channel, change } = touch;
        const score = isGone(touch) ? '' : scoreCell(experience);
        const compared = isCompared ? [wasCell(touch), changeCell(change)] : [];
        const names = [nameOf(journey), nameOf(stage), nameOf(touchpoint)];
        return [...names, score, ...compared, segments.join(', '), channel];
      }),
    ),
  );
  const compared = isCompared ? ['Experience was', 'Changed'] : [];
  const columns = ['Journey', 'Stage', 'Touchpoint', 'Experience (1 to 5)', ...compared, 'Segments', 'Channel'];
  return { columns, rows };
}

const scoreCell = (experience: number | undefined): string =>
  experience === undefined ? 'not rated' : String(experience);

/** Empty for what is as it was. */
function wasCell(touch: Touch): string {
  if (isGone(touch)) return scoreCell(touch.experience);
  return touch.was ? scoreCell(touch.was.experience) : '';
}

const changeCell = (change: Changed | undefined): string =>
  change === undefined ? '' : change.is === 'changed' ? change.fields.join(', ') : markOf(change);

/** Journeys that are gone as a whole are named, and not drawn. */
function comparisonNotes(ways: readonly Way[], before: Before): string[] {
  const touches = ways.flatMap(({ stages }) => stages.flatMap((stage) => stage.touches));
  const counts = countsOf(touches.flatMap(({ change }) => (change ? markOf(change) : [])));
  const gone = before.model.all('journey').filter((journey) => before.became(journey) === undefined);
  return [
    `Compared with ${before.label}: ${counts === '' ? 'all touchpoints are the same' : `touchpoints: ${counts}`}.`,
    ...doubtNotes(before),
    ...(gone.length > 0 ? [`Removed and not drawn: ${gone.map(nameOf).join(', ')}.`] : []),
  ];
}

function notesOf(ways: readonly Way[]): string[] {
  const bare = ways.flatMap(({ journey, stages }) => {
    const empty = stages.filter(({ touches }) => touches.length === 0);
    return empty.length === stages.length
      ? [nameOf(journey)]
      : empty.map(({ title }) => `${nameOf(journey)}: ${title}`);
  });
  return bare.length > 0 ? [`Without touchpoints and not drawn: ${bare.join(', ')}.`] : [];
}

/** As many touchpoints as Mermaid takes, in order. */
function bounded(way: Way): Way {
  let shown = firstTouches(way, MOST_TOUCHPOINTS);
  for (let most = MOST_TOUCHPOINTS; journeyText(shown).length > MERMAID_LIMIT; most = Math.floor(most / 2))
    shown = firstTouches(way, most);
  return shown;
}

function firstTouches({ journey, stages }: Way, most: number): Way {
  let room = most;
  const cut = stages.map((stage) => {
    const touches = stage.touches.slice(0, room);
    room -= touches.length;
    return { ...stage, touches };
  });
  return { journey, stages: cut };
}

function cutNote(whole: Way, shown: Way): string[] {
  const count = ({ stages }: Way) => stages.reduce((sum, { touches }) => sum + touches.length, 0);
  const rest = count(whole) - count(shown);
  return rest > 0
    ? [`${nameOf(whole.journey)} is too long to draw: its last ${counted(rest, 'touchpoint')} left out.`]
    : [];
}
