/** The pages of all rules, for the documentation. */
import { changeRules } from './diff/promises/list';
import { changePageOf } from './diff/promises/page';
import { indexMarkdown, pageMarkdown, pageOf, referenceMarkdown } from './page';
import { rules } from './rules/list';

/** The page of each rule by its name, and of all rules as `README`. */
export const rulePages = (): Readonly<Record<string, string>> => ({
  README: indexMarkdown(rules, changeRules),
  ...Object.fromEntries(rules.map((rule) => [rule.name, pageMarkdown(pageOf(rule))])),
  ...Object.fromEntries(changeRules.map((rule) => [rule.name, pageMarkdown(changePageOf(rule))])),
});

/** The tables of all rules for a document from which `folder` leads to the pages. */
export const rulesReference = (folder: string): string => referenceMarkdown(rules, changeRules, folder);
