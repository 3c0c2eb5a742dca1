/** Where data may be and where it is: country codes (ISO 3166-1 alpha-2), EU, EEA, global, and any other word. */

/** The members of the European Union, as of 2026-11 (european-union.europa.eu, "EU countries"): 27. */
const EU: readonly string[] = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);

/** With Iceland, Liechtenstein and Norway the European Economic Area, as of 2026-11 (efta.int, "EEA Agreement"): 30. */
const EEA: readonly string[] = [...EU, 'IS', 'LI', 'NO'];

const GLOBAL = 'GLOBAL';

/** As the EU's own offices, and everybody in the United Kingdom, write them. */
const ALSO_WRITTEN: Readonly<Record<string, string>> = { UK: 'GB', EL: 'GR' };

/** Words are the same whatever their case. */
function plain(word: string): string {
  const upper = word.trim().toUpperCase();
  return (Object.hasOwn(ALSO_WRITTEN, upper) ? ALSO_WRITTEN[upper] : undefined) ?? upper;
}

/** The countries that a region holds, or itself. */
function within(region: string): readonly string[] {
  if (region === 'EU') return EU;
  return region === 'EEA' ? EEA : [region];
}

/** Whether a word is a country code, EU, EEA or global, so that something can be said of where it lies. */
export const isRegion = (word: string): boolean => /^[A-Z]{2}$|^EEA$|^GLOBAL$/.test(plain(word));

/** Tells those of some regions that don't lie within the allowed ones. */
export function outsideOf(allowed: readonly string[]): (regions: readonly string[]) => readonly string[] {
  const words = allowed.map(plain);
  if (words.includes(GLOBAL)) return () => [];
  const inside = new Set([...words, ...words.flatMap(within)]);
  return (regions) =>
    regions.filter((region) => {
      const word = plain(region);
      return !inside.has(word) && !within(word).every((one) => inside.has(one));
    });
}
