/** A rule's page as text. */
import type { Block, RulePage } from '../page';
import { rulePage } from '../protocol/pages';
import type { Emphasis } from './emphasis';

export function ruleText({ name, blocks }: RulePage, style: Emphasis): string {
  const parts = [style.bold(name), ...blocks.map((block) => blockText(block, style)), style.dim(rulePage(name))];
  return `${parts.join('\n\n')}\n`;
}

function blockText(block: Block, style: Emphasis): string {
  switch (block.is) {
    case 'heading':
      return style.bold(block.text);
    case 'text':
      return block.text;
    case 'yaml':
      return block.text.replace(/^(?=.)/gm, '    ');
    case 'list':
      return block.items.map((item) => `  - ${item}`).join('\n');
    case 'table':
      return tableText(block.rows);
  }
}

function tableText(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([first]) => first.length));
  return rows.map(([first, second]) => `  ${first.padEnd(width)}  ${second}`).join('\n');
}
