/** Where a rule's page is on the web. */
const PAGES = 'https://github.com/roadmap-as-code/roadmap-as-code/blob/main/docs/rules';

export const pageOf = (rule: string): string => `${PAGES}/${rule}.md`;
