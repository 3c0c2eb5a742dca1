/** The journeys: stages as sections, touchpoints with their experience, segments as actors. */
import type { Entity, Model } from '../model/types';
import type { Diagram, Picture, PictureItem, PictureTable } from '../protocol/preview';
import { entityName } from '../rules/kit';
import { counted, isoDay } from './days';
import { mermaidText, oneLine } from './escape';
import { MERMAID_LIMIT } from './gantt';
import type { PictureOptions } from './options';
import { nameOf, titleOf } from './rows';

/** Where an unrated touchpoint is drawn: in the middle, and labelled so. */
const UNRATED = 3;
const FEELINGS = ['very bad', 'bad', 'so-so', 'good', 'very good'];
const LONGEST_NAME = 50;
/** More than this nobody reads in a row. */
const MOST_TOUCHPOINTS = 200;

export interface JourneyOptions extends PictureOptions {
  /** Only the journey with this id; default: all. */
  readonly journey?: string;
}

interface Touch {
  readonly touchpoint: Entity<'touchpoint'>;
  readonly experience: number | undefined;
  readonly segments: readonly string[];
  readonly channel: string;
}

interface Stage {
  readonly stage: Entity<'stage'>;
  readonly title: string;
  readonly touches: readonly Touch[];
}

interface Way {
  readonly journey: Entity<'journey'>;
  readonly stages: readonly Stage[];
}

/** One diagram for each journey that has touchpoints. */
export function journeyPicture(model: Model, options: JourneyOptions): Picture {
  const ways = model
    .all('journey')
    .filter(({ id }) => options.journey === undefined || id === options.journey)
    .map((journey) => wayOf(model, journey));
  const drawn = ways.filter(({ stages }) => stages.some(({ touches }) => touches.length > 0));
  const shown = drawn.map(bounded);
  return {
    view: 'journey',
    title: titleOf(model),
    today: isoDay(options.today),
    diagrams: shown.map((way) => diagramOf(way, options)),
    table: tableOf(shown),
    notes: [...notesOf(ways), ...drawn.flatMap((way, index) => cutNote(way, shown[index]!))],
    ...(drawn.length === 0 ? { empty: EMPTY } : {}),
  };
}

const EMPTY = {
  message: 'No journey has touchpoints yet. Write a stage with a touchpoint, and it is drawn here:',
  example:
    'journeys:\n  buyer:\n    stages:\n      consider:\n        touchpoints:\n          newsletter: {experience: 3}',
};

function wayOf(model: Model, journey: Entity<'journey'>): Way {
  const titles = new Set<string>();
  const stages = model.children(journey, 'stage').map((stage) => {
    const name = oneLine(nameOf(stage), LONGEST_NAME);
    const title = titles.has(name) ? `${name} (${stage.key})` : name;
    titles.add(title);
    return { stage, title, touches: model.children(stage, 'touchpoint').map((one) => touchOf(model, journey, one)) };
  });
  return { journey, stages };
}

function touchOf(model: Model, journey: Entity<'journey'>, touchpoint: Entity<'touchpoint'>): Touch {
  const { experience, segments = journey.data.segments ?? [], channel } = touchpoint.data;
  const named = segments.map((ref) => model.target(ref)).filter((segment) => segment !== undefined);
  const reached = channel && model.target(channel);
  return {
    touchpoint,
    experience: experience !== undefined && experience >= 1 && experience <= 5 ? experience : undefined,
    segments: [...new Set(named.map((segment) => oneLine(nameOf(segment), LONGEST_NAME)))],
    channel: reached ? nameOf(reached) : '',
  };
}

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

function touchLine({ touchpoint, experience, segments }: Touch): string {
  const name = oneLine(nameOf(touchpoint), LONGEST_NAME);
  const label = experience === undefined ? `${name} (not rated)` : name;
  const actors = segments.length > 0 ? `: ${segments.map(actorText).join(', ')}` : '';
  return `      ${mermaidText(label)}: ${experience ?? UNRATED}${actors}`;
}

/** Actors stand in a list with commas. */
const actorText = (name: string): string => mermaidText(name).replaceAll(',', '#44;');

function itemsOf({ journey, stages }: Way, { locate }: PictureOptions): PictureItem[] {
  const linked = (entity: Entity) => {
    const place = locate?.(entity);
    return { entity: entityName(entity), label: nameOf(entity), ...(place ? { place } : {}) };
  };
  let number = 0;
  const drawn = stages.filter(({ touches }) => touches.length > 0);
  const items = drawn.flatMap(({ stage, touches }, index): PictureItem[] => [
    { key: `s${index + 1}`, kind: 'stage', ...linked(stage), summary: stageSummary(stage, touches) },
    ...touches.map((touch): PictureItem => {
      const { touchpoint, experience } = touch;
      const score = experience === undefined ? {} : { score: experience };
      return { key: `t${++number}`, kind: 'touchpoint', ...linked(touchpoint), ...score, summary: touchSummary(touch) };
    }),
  ]);
  const summary = `${nameOf(journey)}, journey: ${counted(drawn.length, 'stage')}.`;
  return [{ key: 'j1', kind: 'journey', ...linked(journey), summary }, ...items];
}

function stageSummary(stage: Entity<'stage'>, touches: readonly Touch[]): string {
  return `${nameOf(stage)}, stage: ${counted(touches.length, 'touchpoint')}.`;
}

function touchSummary({ touchpoint, experience, segments, channel }: Touch): string {
  const facts = [
    feeling(experience),
    ...(segments.length > 0 ? [`for ${segments.join(', ')}`] : []),
    ...(channel === '' ? [] : [`on ${channel}`]),
  ];
  return `${nameOf(touchpoint)}, touchpoint of ${touchpoint.parent ? nameOf(touchpoint.parent) : ''}: ${facts.join(', ')}.`;
}

function feeling(experience: number | undefined): string {
  if (experience === undefined) return 'not rated';
  return `experience ${experience} of 5, ${FEELINGS[Math.round(experience) - 1]}`;
}

function tableOf(ways: readonly Way[]): PictureTable {
  const rows = ways.flatMap(({ journey, stages }) =>
    stages.flatMap(({ stage, touches }) =>
      touches.map(({ touchpoint, experience, segments, channel }) => [
        nameOf(journey),
        nameOf(stage),
        nameOf(touchpoint),
        experience === undefined ? 'not rated' : String(experience),
        segments.join(', '),
        channel,
      ]),
    ),
  );
  return { columns: ['Journey', 'Stage', 'Touchpoint', 'Experience (1 to 5)', 'Segments', 'Channel'], rows };
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
