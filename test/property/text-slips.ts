/** Single slips in a roadmap's text, as they happen while somebody writes. */

/** Offsets of what a pattern finds: of its first group, else of the whole. */
const places = (text: string, pattern: RegExp): readonly { readonly at: number; readonly said: string }[] =>
  [...text.matchAll(pattern)].map((match) => {
    const said = match[1] ?? match[0];
    return { at: match.index + match[0].lastIndexOf(said), said };
  });

/** Words with their last letter typed twice: none of the ids and keys becomes another by that. */
const doubled = (pattern: RegExp) => (text: string, nth: number) => {
  const found = places(text, pattern);
  const { at, said } = found[nth % Math.max(found.length, 1)] ?? { at: 0, said: '' };
  return said === '' ? undefined : `${text.slice(0, at + said.length)}${said.at(-1)}${text.slice(at + said.length)}`;
};

/** Something else in the place of what a pattern finds. */
const replaced = (pattern: RegExp, by: string) => (text: string, nth: number) => {
  const found = places(text, pattern);
  const { at, said } = found[nth % Math.max(found.length, 1)] ?? { at: 0, said: '' };
  return said === '' ? undefined : text.slice(0, at) + by + text.slice(at + said.length);
};

/** Each makes one slip, at the place that the number chooses; undefined where there is none to make. */
export const SLIPS: Readonly<Record<string, (text: string, nth: number) => string | undefined>> = {
  'a misspelt reference in a field': doubled(
    /^ +(?:channel|source|consentSource|resolvedIn|identity|goal|owner|from|to|phase|parent): (\S+)$/gm,
  ),
  'a misspelt reference in a list': doubled(/^ +- (\S+)$/gm),
  'a misspelt collection': doubled(/^([a-z]+)(?=:$)/gm),
  'a misspelt key': doubled(/^ {4,}([a-zA-Z]+)(?=:)/gm),
  'a value of the wrong kind': replaced(/^ {4,}[a-zA-Z]+: (\S+)$/gm, '{ wrong: kind }'),
  'a list item of the wrong kind': replaced(/^ +- (\S+)$/gm, '{ wrong: kind }'),
  'an open bracket': replaced(/^ +[a-zA-Z-]+:( )\S+$/gm, ' [ '),
  'a line that stands too far left': replaced(/^( {4})(?= *\S)/gm, ' '),
};
