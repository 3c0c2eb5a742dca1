/** `roadmap render`: a view as text that other programs draw. */

import type { Detail, Diagram, Picture, PreviewView } from '../../core/protocol/preview';
import { journeyPicture } from '../../core/render/journey';
import { pictureMarkdown } from '../../core/render/markdown';
import { timelinePicture } from '../../core/render/timeline';
import type { Day } from '../../core/schedule/types';
import { absolute, isRoadmapName } from '../files/paths';
import { misuse, reasonOf, unreadable } from '../io/failure';
import type { Io } from '../io/io';
import { todayFrom } from '../io/today';
import { pickRoadmap, type Roadmap, warnOfErrors } from '../roadmap/pick';
import { joined, visible } from '../text/plain';

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
  const picture = pictureOf(roadmap, options, todayFrom(options.today, io, roadmap.project.top));
  warnOfErrors(roadmap, io);
  const text = options.format === 'markdown' ? pictureMarkdown(picture) : mermaidOf(picture, roadmap, io);
  if (options.output === undefined) io.stdout.write(text);
  else writeTo(options.output, text, io);
  return 0;
}

function refuseContradictions({ view, detail, journey, output }: RenderOptions): void {
  if (detail !== undefined && view !== 'timeline') throw misuse('--detail belongs to --view timeline.');
  if (journey !== undefined && view !== 'journey') throw misuse('--journey belongs to --view journey.');
  if (output !== undefined && isRoadmapName(output))
    throw misuse(`${output}: a picture is not written over a roadmap; name another file.`);
}

function pictureOf({ model, schedule }: Roadmap, { view, detail, journey }: RenderOptions, today: Day): Picture {
  if (view === 'timeline') return timelinePicture(model, schedule, { today, ...(detail ? { detail } : {}) });
  if (journey !== undefined && model.find('journey', journey) === undefined) {
    const ids = model.all('journey').map(({ id }) => id);
    throw misuse(`--journey ${journey}: ${ids.length === 0 ? 'there is no journey.' : `use ${joined(ids, 'or')}.`}`);
  }
  return journeyPicture(model, { today, ...(journey === undefined ? {} : { journey }) });
}

/** Mermaid has one diagram in a file. What is not drawn is said beside it. */
function mermaidOf(picture: Picture, { model }: Roadmap, io: Io): string {
  const [first, ...others] = picture.diagrams;
  if (others.length > 0)
    throw misuse(
      severalJourneys(
        picture.diagrams,
        model.all('journey').map(({ id }) => id),
      ),
    );
  for (const note of picture.notes) io.stderr.write(`${visible(note)}\n`);
  if (first === undefined && picture.empty) io.stderr.write(`${picture.empty.message}\n\n${picture.empty.example}\n`);
  return first?.mermaid ?? '';
}

function severalJourneys(diagrams: readonly Diagram[], ids: readonly string[]): string {
  const choice = `choose one with --journey (${joined(ids, 'or')})`;
  return `There are ${diagrams.length} journeys, and a Mermaid text holds one: ${choice}, or use --format markdown.`;
}

function writeTo(output: string, text: string, io: Io): void {
  try {
    io.files.write(absolute(io.folder, output), text);
  } catch (error) {
    throw unreadable(`${output}: can't be written, because ${reasonOf(error)}.`);
  }
}
