// The package as others get it: packed, and installed into an empty folder.

import {execFile} from 'node:child_process';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';

const run = promisify(execFile);
export const project = resolve(import.meta.dirname, '../../..');
/** Where scripts/build_package.mjs put it. */
export const built = join(project, 'build/package');

/** Runs npm: the one that started the tests, with its own Node, because Debian's works with no other. */
export function npm(folder, ...words) {
  const {npm_execpath: script, npm_node_execpath: node} = process.env;
  const [command, first] = script && node ? [node, [script]] : ['npm', []];
  return run(command, [...first, ...words], {cwd: folder, maxBuffer: 1e8});
}

/** Runs a program in a folder; rejects with all that it said. */
export async function inFolder(folder, command, ...words) {
  try {
    return (await run(command, words, {cwd: folder, maxBuffer: 1e8})).stdout;
  } catch (error) {
    throw new Error(`${command} ${words.join(' ')}: ${error.stdout}${error.stderr}`);
  }
}

/** An empty folder that `remove` takes away. */
export async function emptyFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'scrawl-package-'));
  return {folder, remove: () => rm(folder, {recursive: true, force: true})};
}

/** Packs it into a folder. @returns {Promise<string>} the path of the archive */
export async function pack(folder) {
  const {stdout} = await npm(folder, 'pack', built, '--json', '--silent');
  return join(folder, JSON.parse(stdout)[0].filename);
}

/** Installs an archive without a network, beside what is installed: the package depends on nothing. */
export async function install(folder, archive) {
  await npm(folder, 'install', archive, '--no-save', '--offline', '--silent');
}

/** An empty folder with the packed package installed. */
export async function installed() {
  const {folder, remove} = await emptyFolder();
  await install(folder, await pack(folder));
  return {folder, remove, package: join(folder, 'node_modules/scrawl-digits')};
}
