import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
/** The folder with an npm package of its own that holds VS Code, its Node and its browser. */
export const host = join(root, 'test', 'host');
/** VS Code's server, as the package code-server carries it. */
export const vscode = join(host, 'node_modules', 'code-server', 'lib', 'vscode');
/** Whatever tests and builds leave behind for people to look at; ignored by git. */
export const out = join(root, 'out');
