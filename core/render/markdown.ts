/** A picture as Markdown that GitHub and GitLab draw: heading, diagrams, the table that says the same, notes. */
import type { Picture } from '../protocol/preview';
import { markdownText } from './escape';

export function pictureMarkdown(picture: Picture): string {
  const parts = [
    `# ${markdownText(picture.title)}`,
    `As of ${picture.today}.`,
    ...picture.diagrams.flatMap(({ title, mermaid }) => [
      ...(picture.diagrams.length > 1 || title !== picture.title ? [`## ${markdownText(title)}`] : []),
      `\`\`\`mermaid\n${mermaid}\`\`\``,
    ]),
    ...(picture.empty ? [picture.empty.message] : []),
    ...(picture.empty?.example === undefined ? [] : [`\`\`\`yaml\n${picture.empty.example}\n\`\`\``]),
    ...(picture.table.rows.length > 0 ? [markdownTable(picture.table)] : []),
    ...(picture.notes.length > 0 ? [picture.notes.map((note) => `- ${markdownText(note)}`).join('\n')] : []),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Columns and rows of plain text. */
export function markdownTable({ columns, rows }: Picture['table']): string {
  const line = (cells: readonly string[]) => `| ${cells.map(markdownText).join(' | ')} |`;
  return [line(columns), `|${columns.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}

/** A picture's diagrams as Mermaid text, several ones apart by a comment with their titles. */
export function pictureMermaid({ diagrams }: Picture): string {
  const [only] = diagrams;
  if (diagrams.length === 1 && only) return only.mermaid;
  return diagrams.map(({ title, mermaid }) => `%% ${title.replace(/[{}]/g, '')}\n${mermaid}`).join('\n');
}
