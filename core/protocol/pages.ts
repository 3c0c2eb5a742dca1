/** Where the project's pages are on the web. */
export const HOME = 'https://github.com/roadmap-as-code/roadmap-as-code';
const RULES = `${HOME}/blob/main/docs/rules`;

/** The page of a rule. */
export const rulePage = (rule: string): string => `${RULES}/${rule}.md`;

/** The page that lists all rules. */
export const rulesPage = `${RULES}/README.md`;
