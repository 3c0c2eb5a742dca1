/** Compiled by `npm run generate` from the description; see scripts/generate.mjs. */
export interface ShapeError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly propertyName?: string;
}
export interface Validator {
  (data: unknown): boolean;
  errors?: readonly ShapeError[] | null;
}
/** By top-level key, by `collection/*` for one member, and '' for the set of top-level keys. */
export const validators: Readonly<Record<string, Validator>>;
/** The rules that `rules:` can set. */
export const ruleNames: readonly string[];
