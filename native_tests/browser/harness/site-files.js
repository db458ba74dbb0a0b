// The files of a built site, whose names hold hashes: its page knows them.

import {readFile, rename, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';

export const built = resolve(import.meta.dirname, '../../../build/site');

/** The names in a site's folder by those in the sources. */
export async function namesIn(folder) {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  return JSON.parse(page.match(/id="names">([^<]*)</)[1]);
}

/** Where a file lies that the sources call so. */
export async function fileOf(folder, path) {
  return join(folder, (await namesIn(folder))[path]);
}

/** Changes a text of the site; it must have what is to be replaced. */
export async function edit(folder, file, from, to) {
  const path = join(folder, file);
  const before = await readFile(path, 'utf8');
  const after = before.replaceAll(from instanceof RegExp ? new RegExp(from, 'g') : from, () => to);
  if (after === before) throw new Error(`${file} has no ${from}`);
  await writeFile(path, after);
}

/** Other names, or more of them. */
export async function setNames(folder, names) {
  const all = {...(await namesIn(folder)), ...names};
  await edit(folder, 'index.html', /(?<=id="names">)[^<]*/, JSON.stringify(all));
}

/** A newer version of the whole site in the same folder: its page, and one file that holds something else. */
export async function publishNewer(folder) {
  const worker = await readFile(join(folder, 'sw.js'), 'utf8');
  const version = worker.match(/VERSION = "(\w+)"/)[1];
  const old = (await namesIn(folder))['wasm/inspector.wasm'];
  const newer = 'wasm/inspector-newer.wasm';
  await rename(join(folder, old), join(folder, newer));
  for (const file of ['index.html', 'sw.js']) {
    await edit(folder, file, old, newer);
    await edit(folder, file, version, `${version}n`);
  }
  await edit(folder, 'index.html', '<title data-text>', '<title data-text>Newer ');
}
