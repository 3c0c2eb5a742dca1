/** In texts of the status bar and of lists, what a name in the file writes is no icon. */
export const plain = (text: string): string => text.replace(/\$\(/g, '$ (');

/** In notifications, what a name in the file writes is no link: those of VS Code can run commands. */
export const unlinked = (text: string): string => text.replace(/\]\(/g, '] (');
