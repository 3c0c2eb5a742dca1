/** `roadmap render`: a view as text that other programs draw. */

import { either } from '../../core/format/words';
import type { Detail, Diagram, Picture, PreviewView } from '../../core/protocol/preview';
import { journeyPicture } from '../../core/render/journey';
import { pictureMarkdown } from '../../core/render/markdown';
import { timelinePicture } from '../../core/render/timeline';
import type { Day } from '../../core/schedule/types';
import { refuseRoadmap, writeResult } from '../files/output';
import { misuse } from '../io/failure';
import type { Io } from '../io/io';
import { todayFrom } from '../io/today';
import { pickRoadmap, type Roadmap, warnOfErrors } from '../roadmap/pick';
import { visible } from '../text/plain';

export interface RenderOptions {
  readonly view: PreviewView;
  readonly format: 'mermaid' | 'markdown';
  readonly detail?: Detail;
  readonly journey?: string;
  readonly output?: string;
  readonly today?: string;
}

/** Runs the command and returns its exit code. */
export async function render(path: string, options: RenderOptions, io: Io): Promise<number> {
  refuseContradictions(options);
  const roadmap = await pickRoadmap(path, io);
  if (options.output !== undefined) refuseRoadmap(options.output, roadmap.project.files, io);
  const picture = pictureOf(roadmap, options, todayFrom(options.today, io, roadmap.project.top));
  warnOfErrors(roadmap, io);
  const text = options.format === 'markdown' ? pictureMarkdown(picture) : mermaidOf(picture, roadmap, options.view);
  writeResult(options.output, text, io);
  if (options.format === 'mermaid') for (const note of picture.notes) io.stderr.write(`${visible(note)}\n`);
  return 0;
}

function refuseContradictions({ view, detail, journey }: RenderOptions): void {
  if (detail !== undefined && view !== 'timeline') throw misuse('--detail belongs to --view timeline.');
  if (journey !== undefined && view !== 'journey') throw misuse('--journey belongs to --view journey.');
}

function pictureOf({ model, schedule }: Roadmap, { view, detail, journey }: RenderOptions, today: Day): Picture {
  if (view === 'timeline') return timelinePicture(model, schedule, { today, ...(detail ? { detail } : {}) });
  if (journey !== undefined && model.find('journey', journey) === undefined) {
    const ids = model.all('journey').map(({ id }) => id);
    throw misuse(`--journey ${journey}: ${ids.length === 0 ? 'there is no journey.' : `use ${either(ids)}.`}`);
  }
  return journeyPicture(model, { today, ...(journey === undefined ? {} : { journey }) });
}

/** Mermaid has one diagram in a file. */
function mermaidOf({ diagrams }: Picture, { model }: Roadmap, view: PreviewView): string {
  const [first, ...others] = diagrams;
  if (first === undefined) throw misuse(NOTHING_TO_DRAW[view]);
  const ids = model.all('journey').map(({ id }) => id);
  if (others.length > 0) throw misuse(severalJourneys(diagrams, ids));
  return first.mermaid;
}

const NOTHING_TO_DRAW: Readonly<Record<PreviewView, string>> = {
  timeline:
    'Nothing has dates yet. Write an initiative with a start and a duration, such as initiatives: {new-crm: {start: 2026-04-01, duration: 6w}}.',
  journey:
    'No journey has touchpoints yet. Write a stage with one, such as journeys: {buyer: {stages: {consider: {touchpoints: {newsletter: {experience: 3}}}}}}.',
};

function severalJourneys(diagrams: readonly Diagram[], ids: readonly string[]): string {
  const choice = `choose one with --journey (${either(ids)})`;
  return `There are ${diagrams.length} journeys, and a Mermaid text holds one: ${choice}, or use --format markdown.`;
}
