/** Where the project's pages are on the web. */
const RULES = 'https://github.com/roadmap-as-code/roadmap-as-code/blob/main/docs/rules';

/** The page of a rule. */
export const rulePage = (rule: string): string => `${RULES}/${rule}.md`;
