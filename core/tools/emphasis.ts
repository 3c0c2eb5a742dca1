/** How parts of a text are set off. */
export interface Emphasis {
  bold(text: string): string;
  dim(text: string): string;
}

export const PLAIN: Emphasis = { bold: (text) => text, dim: (text) => text };
