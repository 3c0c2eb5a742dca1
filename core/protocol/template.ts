/** Roadmaps to begin with: texts with `{{tokens}}` for what differs from user to user. */

/** The quarter that lies `after` quarters behind the one of an ISO date: `2026-Q2`. */
export function quarterOf(today: string, after: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = year * 4 + Math.floor((month - 1) / 3) + after;
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}

/**
 * Fills a template: `{{title}}` (which stands in double quotes), and of the next quarter `{{quarter}}`, `{{year}}` and
 * the one behind it, `{{quarterAfter}}`.
 * @param today an ISO date
 */
export function fillTemplate(template: string, title: string, today: string): string {
  const quarter = quarterOf(today, 1);
  const values = new Map([
    ['title', insideQuotes(title)],
    ['year', quarter.slice(0, 4)],
    ['quarter', quarter],
    ['quarterAfter', quarterOf(today, 2)],
  ]);
  return template.replace(/\{\{(\w+)\}\}/g, (token, name: string) => values.get(name) ?? token);
}

/** A text on one line as YAML's double quotes hold it; JSON's escapes are a part of YAML's. */
function insideQuotes(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]+/gu, ' ').trim();
  return JSON.stringify(line).slice(1, -1);
}

/** A file name for a title: `Martech roadmap` becomes `martech.roadmap.yaml`. */
export function fileNameFor(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-roadmap-?$/, '')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return `${plain || 'my'}.roadmap.yaml`;
}
