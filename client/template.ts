/** Roadmaps to begin with: texts with `{{tokens}}` for what differs from user to user. */

/** The quarter that lies `after` quarters behind the one of an ISO date: `2026-Q2`. */
export function quarterOf(today: string, after: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  const quarter = year * 4 + Math.floor((month - 1) / 3) + after;
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}

/** Fills a template. A title is written so that YAML reads it as it was typed. */
export function fillTemplate(template: string, title: string, today: string): string {
  const quarter = quarterOf(today, 1);
  const values: Readonly<Record<string, string>> = {
    title: yamlText(title),
    year: quarter.slice(0, 4),
    quarter,
    quarterAfter: quarterOf(today, 2),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (token, name: string) => values[name] ?? token);
}

/** Plain where that is safe, else in double quotes, of which JSON's are a part. */
function yamlText(text: string): string {
  const isPlain =
    /^[A-Za-z][\w ,.()&'’/+-]*$/.test(text) &&
    !/^(true|false|null|yes|no|on|off|y|n)$/i.test(text) &&
    !text.endsWith(' ');
  return isPlain ? text : JSON.stringify(text);
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
