/** Roadmaps to begin with: texts with `{{tokens}}` for what differs from user to user. */

/** The quarter that lies `after` quarters behind the one of an ISO date: `2026-Q2`. */
export function quarterOf(today: string, after: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = year * 4 + Math.floor((month - 1) / 3) + after;
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}

/** Fills a template, in which the title stands in double quotes: what ends them is escaped, as in JSON. */
export function fillTemplate(template: string, title: string, today: string): string {
  const quarter = quarterOf(today, 1);
  const values: Readonly<Record<string, string>> = {
    title: JSON.stringify(title).slice(1, -1),
    year: quarter.slice(0, 4),
    quarter,
    quarterAfter: quarterOf(today, 2),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (token, name: string) => values[name] ?? token);
}

/** A file name for a title: `Martech 2026` becomes `martech-2026`. */
export function fileNameFor(title: string): string {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${plain || 'my'}.roadmap.yaml`;
}
