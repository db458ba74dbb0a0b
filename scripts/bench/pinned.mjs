// Installs npm packages by a lock file, whose hashes npm checks.

import {execFileSync} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

/**
 * Puts what a lock file names into `node_modules` of a folder, unless it is there.
 * @param {string} pinned with package.json and package-lock.json @param {string} folder
 */
export function installPinned(pinned, folder) {
  const [lock, there] = [pinned, folder].map((each) => join(each, 'package-lock.json'));
  if (existsSync(there) && existsSync(join(folder, 'node_modules')) && readFileSync(there).equals(readFileSync(lock))) return;
  mkdirSync(folder, {recursive: true});
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(pinned, name), join(folder, name));
  execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {cwd: folder, stdio: ['ignore', 'ignore', 'inherit']});
}
