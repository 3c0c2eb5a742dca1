import { rules } from './list';
import { rulePage, rulesTable } from './page';

/** Rule names with a sentence on each, for the schema. */
export const summaries: Readonly<Record<string, string>> = Object.fromEntries(
  rules.map(({ name, summary }) => [name, summary]),
);

/** The page of each rule by its name, and of all rules as `README`. */
export const pages: Readonly<Record<string, string>> = {
  README: rulesTable(rules),
  ...Object.fromEntries(rules.map((rule) => [rule.name, rulePage(rule)])),
};
