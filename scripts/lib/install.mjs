import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { host, root, vscode } from './paths.mjs';
import { npm } from './process.mjs';

/** Installs the development packages if they are missing or not those of the lockfile. */
export async function installRoot(cleanup) {
  if (isInstalled(root)) return;
  console.log('Installing development packages …');
  await npm(root, ['ci'], cleanup);
}

/** Installs VS Code's server, its Node and what drives a browser, if missing (about 1 GB). */
export async function installHost(cleanup) {
  if (!isInstalled(host)) {
    console.log('Installing VS Code for the browser (about 1 GB, once) …');
    await npm(host, ['ci'], cleanup);
  }
  // The package's own install script would do this, but it insists on a compiler. Its shrinkwrap is no good for `npm ci`.
  if (!existsSync(join(vscode, 'node_modules', '.package-lock.json')))
    await npm(vscode, ['install', '--omit=dev', '--omit=optional'], cleanup);
}

/** Whether node_modules holds every package of the lockfile in its version. Packages for other platforms are left out. */
function isInstalled(folder) {
  const wanted = packagesIn(join(folder, 'package-lock.json'));
  const present = packagesIn(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || present[path]?.version === version,
  );
}

function packagesIn(lockfile) {
  return existsSync(lockfile) ? JSON.parse(readFileSync(lockfile, 'utf8')).packages : {};
}
