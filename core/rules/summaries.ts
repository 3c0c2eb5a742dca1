import { rules } from './list';

/** Rule names with a sentence on each, for the schema. */
export const ruleSummaries = (): Readonly<Record<string, string>> =>
  Object.fromEntries(rules.map(({ name, summary }) => [name, summary]));
