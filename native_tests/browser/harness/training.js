// How to train on the page.

import {until} from './engines.js';

/** Opens the panel, and waits until there are an architecture to start with and digits to choose. */
export async function openTraining(page) {
  await page.evaluate(() => document.getElementById('train-door').click());
  await until(page, () => /parameters/.test(document.getElementById('train-cost')?.textContent)
    && document.getElementById('train-sample').closest('label').textContent !== '');
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
