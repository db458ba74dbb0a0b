// How to train on the page, and to take home what came of it.

import {execFile} from 'node:child_process';
import {existsSync} from 'node:fs';
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {promisify} from 'node:util';
import {until} from './engines.js';
import {showView} from './views.js';

/** Opens the panel, and waits until there are an architecture to start with and digits to choose. */
export async function openTraining(page) {
  await showView(page, 'train');
  await until(page, () => document.getElementById('train-start')?.getAttribute('aria-disabled') === 'false');
}

/** Sets fields of the form by their names, then starts. */
export async function startTraining(page, fields) {
  await page.evaluate((fields) => {
    for (const [name, value] of Object.entries(fields)) document.querySelector(`.train-options [name="${name}"]`).value = value;
    document.getElementById('train-start').click();
  }, fields);
}

export const note = (page) => page.evaluate(() => document.getElementById('train-note').textContent);
export const noteHas = (page, words) =>
  until(page, (words) => document.getElementById('train-note').textContent.includes(words), words);

/** Trains to the end; the hash of the network's file that is kept then, and its length. */
export async function train(page, fields) {
  await startTraining(page, fields);
  await noteHas(page, 'Done');
  return keptNetwork(page);
}

export function keptNetwork(page) {
  return page.evaluate(async () => {
    const database = await new Promise((done) => {
      const request = indexedDB.open('scrawl', 1);
      request.onsuccess = () => done(request.result);
    });
    const kept = await new Promise((done) => {
      const request = database.transaction('networks').objectStore('networks').get('trained');
      request.onsuccess = () => done(request.result);
    });
    database.close();
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', kept.bytes));
    return `${kept.bytes.length}: ${hash.join()}`;
  });
}

/** Drops files, `{name, bytes}` with bytes as lists of numbers, where digits are chosen. */
export async function dropDigits(page, files) {
  const plain = files.map(({name, bytes}) => ({name, bytes: [...bytes]}));
  await page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const {name, bytes} of files) transfer.items.add(new File([new Uint8Array(bytes)], name));
    const place = document.getElementById('train-sample').closest('fieldset');
    place.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, plain);
}

/** Presses buttons that each hand out a file, and gives the files by their names. */
export async function takeHome(page, buttons) {
  const saved = await page.evaluate(async (buttons) => {
    const files = [];
    const {createObjectURL} = URL;
    const {click} = HTMLAnchorElement.prototype;
    const blobs = new Map();
    URL.createObjectURL = (blob) => {
      const url = createObjectURL(blob);
      blobs.set(url, blob);
      return url;
    };
    HTMLAnchorElement.prototype.click = function () { files.push([this.download, blobs.get(this.href)]); };
    const all = [...document.querySelectorAll(buttons)].filter((button) => !button.hidden);
    for (const button of all) button.click();
    while (files.length < all.length) await new Promise((done) => setTimeout(done, 10));
    Object.assign(URL, {createObjectURL});
    HTMLAnchorElement.prototype.click = click;
    return Promise.all(files.map(async ([name, blob]) => [name, [...new Uint8Array(await blob.arrayBuffer())]]));
  }, buttons);
  return Object.fromEntries(saved.map(([name, bytes]) => [name, Buffer.from(bytes)]));
}

const BINARIES = resolve(import.meta.dirname, '../../../build/release/bin');

/**
 * The command line's programs on these files, in a folder of their own: `use` gets `run(program, ...arguments)`,
 * which gives what it writes. Null where the programs are not built.
 */
export async function withBinaries(files, use) {
  if (!existsSync(join(BINARIES, 'train'))) return null;
  const folder = await mkdtemp(join(tmpdir(), 'scrawl-home-'));
  try {
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(folder, name), bytes);
    await use(async (program, ...given) => (await promisify(execFile)(join(BINARIES, program), given, {cwd: folder})).stdout);
  } finally {
    await rm(folder, {recursive: true});
  }
  return folder;
}
