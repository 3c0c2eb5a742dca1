/** A Gantt chart in Mermaid's words: absolute days only, so that nothing is scheduled twice. */
import type { Day } from '../schedule/types';
import { isoDay } from './days';
import { mermaidText } from './escape';

export interface GanttTask {
  readonly label: string;
  readonly start: Day;
  /** The last day, drawn to its end. */
  readonly end: Day;
  readonly tags: readonly ('done' | 'active' | 'crit' | 'milestone')[];
}

export interface GanttSection {
  /** Without a title the tasks stand in no section; only the first may. */
  readonly title: string | undefined;
  readonly tasks: readonly GanttTask[];
}

/** The most characters that Mermaid draws (50,000), with room for what a host puts around them. */
export const MERMAID_LIMIT = 48_000;

/** The text of a chart. Tasks are named `t1`, `t2` … in order. */
export function ganttText(sections: readonly GanttSection[]): string {
  const titles = sections.map(({ title }) => (title === undefined ? [] : linesOf(title)));
  const lines = [
    ...gutter(titles.flat()),
    'gantt',
    '    dateFormat YYYY-MM-DD',
    ...axis(sections),
    '    todayMarker off',
  ];
  let number = 0;
  sections.forEach(({ tasks }, index) => {
    const title = titles[index]!.map(mermaidText).join('<br>');
    if (title !== '') lines.push(`    section ${title}`);
    for (const task of tasks) lines.push(taskLine(task, ++number));
  });
  return `${lines.join('\n')}\n`;
}

/** A title is broken between words: it stands beside the bars, and Mermaid would write it over them. */
const LONGEST_LINE = 20;

function linesOf(title: string): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && [...longer].length <= LONGEST_LINE) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** What Mermaid leaves to titles if nobody says more, and the most that is asked for; in pixels, as all below. */
const USUAL_GUTTER = 75;
const WIDEST_GUTTER = 220;
const LETTER = 6.4;
const AROUND = 20;

/** More room for titles where they need it. */
function gutter(lines: readonly string[]): string[] {
  const longest = Math.max(0, ...lines.map((line) => [...line].length));
  const width = Math.min(WIDEST_GUTTER, Math.ceil(AROUND + LETTER * longest));
  return width <= USUAL_GUTTER ? [] : [`%%{init: {"gantt": {"leftPadding": ${width}}}}%%`];
}

/** Mermaid's ends are exclusive: the first day after. A milestone is drawn in the middle of its day. */
function taskLine({ label, tags, start, end }: GanttTask, number: number): string {
  const data = [...tags, `t${number}`, isoDay(start), isoDay(end + 1)];
  return `    ${mermaidText(label)} :${data.join(', ')}`;
}

const TICKS: readonly { readonly upTo: number; readonly format: string; readonly interval: string }[] = [
  { upTo: 21, format: '%-d %b', interval: '1day' },
  { upTo: 130, format: '%-d %b', interval: '1week' },
  { upTo: 800, format: '%b %Y', interval: '1month' },
  { upTo: 1900, format: '%b %Y', interval: '3month' },
  { upTo: 4000, format: '%b %Y', interval: '6month' },
  { upTo: 9000, format: '%Y', interval: '12month' },
  { upTo: Number.POSITIVE_INFINITY, format: '%Y', interval: '120month' },
];

/** At most some two dozen ticks, each where people expect one. */
function axis(sections: readonly GanttSection[]): string[] {
  const tasks = sections.flatMap(({ tasks: each }) => each);
  const first = tasks.reduce((day, { start }) => Math.min(day, start), Number.POSITIVE_INFINITY);
  const last = tasks.reduce((day, { end }) => Math.max(day, end), Number.NEGATIVE_INFINITY);
  const { format, interval } = TICKS.find(({ upTo }) => last - first <= upTo) ?? TICKS[0]!;
  return [`    axisFormat ${format}`, `    tickInterval ${interval}`, '    weekday monday'];
}
