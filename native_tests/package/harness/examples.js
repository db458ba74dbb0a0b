// The examples as others try them: copied into an empty folder, installed, and built there.

import {cp, readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {emptyFolder, install, npm, pack, project} from './packed.js';
import {serveFolder} from './serve.js';

const examples = join(project, 'docs/examples');
/** What npm says where it reaches no network. */
const UNREACHABLE = /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH/;

/** @typedef {{folder: string, remove: () => Promise<void>, missing: Set<string>}} Ready `missing` are those whose tools could not be fetched */

/** All of them, each in a folder of its name. @returns {Promise<Ready>} */
async function prepare() {
  const {folder, remove} = await emptyFolder();
  const archive = await pack(folder);
  const missing = new Set();
  const names = (await readdir(examples, {withFileTypes: true})).filter((each) => each.isDirectory()).map(({name}) => name);
  for (const name of names) {
    const home = join(folder, name);
    await cp(join(examples, name), home, {recursive: true, filter: (path) => !/node_modules|dist$/.test(path)});
    // Where the network was not reached once, only npm's cache is asked: it would try for minutes.
    const source = missing.size > 0 ? '--offline' : '--prefer-offline';
    try {
      const tools = await stat(join(home, 'package-lock.json')).then(() => true, () => false);
      if (tools) await npm(home, 'ci', source, '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
    } catch (error) {
      if (!UNREACHABLE.test(`${error.stdout}${error.stderr}${error.code}`)) throw error;
      missing.add(name);
      continue;
    }
    await install(home, archive);
    if (await stat(join(home, 'package-lock.json')).catch(() => null)) await npm(home, 'run', 'build', '--silent');
  }
  return {folder, remove, missing};
}

/** @type {Promise<Ready> | undefined} */
let ready;
/** Once for a test file. */
export const readyExamples = () => (ready ??= prepare());

/** Serves all of them, with the strict policy. */
export async function serveExamples() {
  const {folder} = await readyExamples();
  return serveFolder(folder);
}
