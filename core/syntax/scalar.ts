/** Spelling a text in YAML. */
import type { ScalarStyle } from './tree';

/** Control characters and line ends, which only double quotes can hold. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\ufeff]/u;

/** A text as a YAML scalar: as it is where it can be, else in quotes. */
export function scalarText(text: string, like: ScalarStyle = 'plain'): string {
  const single = !UNPRINTABLE.test(text);
  if (like === 'single' && single) return `'${text.replaceAll("'", "''")}'`;
  if (like === 'double' || !single) return JSON.stringify(text);
  return isPlainSafe(text) ? text : JSON.stringify(text);
}

/** Days, periods and durations are texts in YAML 1.2, and stand bare wherever the format has one. */
const TIME = /^(?:\d{4}-(?:\d{2}(?:-\d{2})?|[QH]\d)|-?\d+(?:cd|[dwm]))$/;

/** Whether YAML reads the bare text as this very text, in flow context too. */
function isPlainSafe(text: string): boolean {
  if (text === '' || text !== text.trim() || text.length > 200) return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) || /: |:$| #|[,[\]{}]/.test(text)) return false;
  if (TIME.test(text)) return true;
  return !/^(?:~|null|true|false|yes|no|on|off|[-+]?[.\d].*|0[xo].*|\.(?:inf|nan)|---|\.\.\.|<<|=)$/i.test(text);
}
