/** In texts of the status bar, what a name in the file writes is no icon. */
export const plain = (text: string): string => text.replace(/\$\(/g, '$ (');
