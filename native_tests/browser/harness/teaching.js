// How to teach on the page.

import {until} from './engines.js';
import {showView} from './views.js';

/** Digits of the album that are shown. */
export const tiles = (page) => page.evaluate(() => document.querySelectorAll('.own-examples li').length);

export const says = (page, part) =>
  until(page, (part) => (document.querySelector('.teach-note')?.textContent ?? '').includes(part), part);

/** Tells of the drawing what it is, twice where the page asks. */
export async function tell(page, digit) {
  const note = () => page.evaluate(() => document.querySelector('.teach-note')?.textContent ?? '');
  await showView(page, 'teach');
  const before = await tiles(page);
  await page.click(`.teach-digit:nth-child(${digit + 1})`);
  await until(page, () => (document.querySelector('.teach-note')?.textContent ?? '') !== '');
  if (/^Really/.test(await note())) await page.click(`.teach-digit:nth-child(${digit + 1})`);
  await until(page, (before) => document.querySelectorAll('.own-examples li').length > before, before);
}

/** Puts digits into the album past the page, many times the same ten. */
export function fillAlbum(page, digits, count) {
  return page.evaluate(async (digits, count) => {
    const database = await new Promise((done) => {
      const request = indexedDB.open('scrawl', 1);
      request.onsuccess = () => done(request.result);
    });
    const transaction = database.transaction('digits', 'readwrite');
    for (let i = 0; i < count; ++i) {
      transaction.objectStore('digits').put({version: 1, label: i % 10, strokes: digits[i % 10], when: i});
    }
    await new Promise((done) => { transaction.oncomplete = done; });
    database.close();
    const channel = new BroadcastChannel('scrawl album');
    channel.postMessage(null);
    channel.close();
  }, digits, count);
}
