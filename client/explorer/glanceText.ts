/** What the status bar says of a roadmap, in icons and in words. */
import type { GlanceResult } from '../../core/protocol/explorer';
import { plain } from '../plain';
import { problemWords } from './entries';

export interface GlanceText {
  readonly text: string;
  /** For the mouse and the screen reader. */
  readonly more: string;
  /** The next milestone can't be held as things stand. */
  readonly isGrave: boolean;
}

const LONGEST = 40;

/** `$(error) 1 $(warning) 2 $(milestone) CDP live, 12 Jun 2026` */
export function glanceText({ title, problems, next }: GlanceResult): GlanceText {
  const { errors, warnings } = problems;
  const found = problemWords(problems);
  const counts = [errors > 0 ? `$(error) ${errors}` : '', warnings > 0 ? `$(warning) ${warnings}` : ''];
  const facts = [title === '' ? 'Roadmap' : title, found === '' ? 'no errors or warnings' : found];
  const isGrave = next !== undefined && (next.isOverdue || next.risk !== '');
  const milestone = next === undefined ? '' : `$(milestone) ${short(plain(next.name))}, ${next.day}`;
  const mark = next?.isOverdue ? ' (overdue)' : isGrave ? ' (at risk)' : '';
  const text = [...counts, found === '' ? '$(check)' : '', `${milestone}${mark}`]
    .filter((part) => part !== '')
    .join(' ');
  return { text, more: `${facts.join(': ')}.${next === undefined ? '' : ` ${sentence(next)}`}`, isGrave };
}

function sentence({ name, day, isOverdue, risk }: NonNullable<GlanceResult['next']>): string {
  const state = isOverdue ? ', and not reached yet' : '';
  const why = risk === '' ? '' : `, but ${risk}`;
  return `Next milestone: ${name} on ${day}${state}${why}. Click to go there.`;
}

const short = (name: string): string => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name);
