/** Text from the file as plain text: on one line, in Mermaid, in Markdown, in HTML and SVG. */

const LONGEST_LABEL = 80;

/** What turns the direction of the text around it, or can't be shown: overrides, isolates, controls, noncharacters. */
const UNSHOWABLE = /[\p{Cc}\p{Cs}\p{Co}\u00ad\u200b\u2028-\u202e\u2060\u2066-\u206f\ufeff\ufff0-\uffff]+/gu;

/** A name on one line, without anything that acts on its surroundings; cut where it is longer than `longest`. */
export function oneLine(text: string, longest = LONGEST_LABEL): string {
  const plain = text.replace(/\s+/gu, ' ').replace(UNSHOWABLE, '').replace(/ {2,}/g, ' ').trim();
  const characters = [...plain.slice(0, 2 * longest + 2)];
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : plain;
}

/** Lines that begin so are statements of Mermaid's gantt and journey, whatever follows. */
const STATEMENT =
  /^(?:acctitle|accdescr|axisformat|call\b|click\b|dateformat|excludes|gantt\b|href\b|includes|inclusiveend|journey\b|section\b|tickinterval|title\b|todaymarker|topaxis|weekday|weekend|\d{4}-\d\d-\d\d)/i;

/** Names that a JavaScript object would not keep in order, or not keep at all. */
const TREACHEROUS = /^(?:\d+$|_)/;

const SPECIAL = /[#;:%<>&"`ﬂ¶]/gu;

/** A label as Mermaid text: what it could take for syntax is written by number (`#58;`). */
export function mermaidText(label: string): string {
  const text = label.replace(SPECIAL, code);
  return STATEMENT.test(label) || TREACHEROUS.test(label) ? code(label[0] ?? '') + text.slice(1) : text;
}

const code = (character: string): string => `#${character.codePointAt(0)};`;

/**
 * Text for a place in a line of Markdown, such as a table's cell: no markup, link, HTML, mention or issue number in it
 * has an effect on GitHub or GitLab.
 */
export function markdownText(text: string): string {
  return oneLine(text, 500)
    .replace(/[\\`*_[\]<>|~#&$]/g, (character) => `\\${character}`)
    .replace(/^[-+]/, (character) => `\\${character}`)
    .replace(/^(\d+)([.)])/, '$1\\$2')
    .replace(/@(?=\w)/g, '@\u2060')
    .replace(/\\#(?=\w)/g, '\\#\u2060')
    .replace(/\b(https?|ftp|mailto)(?=:)/gi, '$1\u2060')
    .replace(/\b(www)(?=\.)/gi, '$1\u2060');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for HTML and SVG, inside of elements and of quoted attributes. */
export const htmlText = (text: string, longest = LONGEST_TEXT): string =>
  oneLine(text, longest).replace(/[&<>"']/g, (character) => ENTITIES[character]!);

const LONGEST_TEXT = 2000;
