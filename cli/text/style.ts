/** Colours and weights, or none. */
import type { Io } from '../io/io';

export type ColorChoice = 'auto' | 'always' | 'never';
export const COLOR_CHOICES: readonly ColorChoice[] = ['auto', 'always', 'never'];

const CODES = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
} as const;

export interface Style extends Readonly<Record<keyof typeof CODES, (text: string) => string>> {
  /** A text that leads to a page when it is clicked; only on terminals, since elsewhere the address would show. */
  link(text: string, url: string): string;
}

/** Nothing but the text. */
export const plain: Style = styleOf(false, false);

/** `--color` goes first, then FORCE_COLOR, NO_COLOR and whether standard output is a terminal. */
export function styleFor(choice: ColorChoice, { env, stdout }: Io): Style {
  const isOn = choice === 'auto' ? wantsColor(env, stdout.isTerminal) : choice === 'always';
  return styleOf(isOn, isOn && stdout.isTerminal);
}

function styleOf(isColored: boolean, hasLinks: boolean): Style {
  const paint = (name: keyof typeof CODES) => {
    const [on, off] = CODES[name];
    return (text: string) => (isColored && text !== '' ? `\u001b[${on}m${text}\u001b[${off}m` : text);
  };
  return {
    bold: paint('bold'),
    dim: paint('dim'),
    red: paint('red'),
    green: paint('green'),
    yellow: paint('yellow'),
    blue: paint('blue'),
    cyan: paint('cyan'),
    link: (text, url) => (hasLinks ? `\u001b]8;;${url}\u0007${text}\u001b]8;;\u0007` : text),
  };
}

function wantsColor(env: Io['env'], isTerminal: boolean): boolean {
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return isTerminal && env['TERM'] !== 'dumb';
}
