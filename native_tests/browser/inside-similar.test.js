// The training digits that the network finds most like the drawing.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawDigit} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';
import {showView} from './harness/views.js';
import {openWhy, words} from './harness/why.js';

/** What stands beside the pictures that are shown. */
const labels = (page) => page.evaluate(() => [...document.querySelectorAll('.similar-list b')].map(({textContent}) => textContent));

/** Until the network has compared the drawing with so many digits. */
const compared = (page, count) => until(page, (count) => document.getElementById('similar-words').textContent === `Digits compared: ${count} of ${count}.`, count);

/** Keeps the drawing as an example of a digit. */
async function keep(page, digit) {
  await page.evaluate(async (digit) => {
    const database = await new Promise((done) => {
      const request = indexedDB.open('scrawl', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('digits', {keyPath: 'id', autoIncrement: true});
        request.result.createObjectStore('networks');
      };
      request.onsuccess = () => done(request.result);
    });
    const strokes = [[[100, 100], [300, 110], [200, 400]]];
    await new Promise((done) => {
      const transaction = database.transaction('digits', 'readwrite');
      transaction.objectStore('digits').put({version: 1, label: digit, strokes, when: 1});
      transaction.oncomplete = done;
    });
    database.close();
  }, digit);
}

inEveryEngine('similar training digits', ({open, site}) => {
  test('the site’s digits are brought when they are asked for, and the most similar follow the drawing', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await drawDigit(page, 4);
      await openWhy(page, 'why');
      const offer = () => page.evaluate(() => [...document.querySelectorAll('.similar button')].find((button) => button.checkVisibility())?.textContent ?? '');
      await until(page, () => document.querySelector('.similar button').checkVisibility());
      assert.match(await offer(), /^Compare with 300 digits of MNIST \(\d+\.\d MB\)$/);
      assert.deepEqual(await labels(page), [], 'nothing comes unasked');
      await page.click('.similar button');
      await compared(page, 300);
      assert.equal(await offer(), '');
      const fours = await labels(page);
      assert.equal(fours.length, 8);
      assert.ok(fours.filter((label) => label === '4').length >= 6, String(fours));
      assert.match(await page.evaluate(() => document.querySelector('.similar canvas').getAttribute('aria-label')), /^a 4, similarity \d+%$/);
      assert.ok(await page.evaluate(() => {
        const canvas = document.querySelector('.similar canvas');
        return canvas.getContext('2d').getImageData(0, 0, 28, 28).data.some((value, i) => i % 4 === 3 && value > 200);
      }), 'it has ink');
      await page.click('[data-testid="clear"]');
      await until(page, () => document.querySelectorAll('.similar-list li').length === 0);
      assert.equal(await words(page, 'similar-words'), 'Draw something to see which digits are most like it');
      await drawDigit(page, 0);
      await until(page, () => [...document.querySelectorAll('.similar-list b')].filter(({textContent}) => textContent === '0').length >= 6);
    });
  });

  test('digits of the album are compared without asking; where there are none, it says so', async () => {
    await open({path: 'without-digits/'}, async (page) => {
      await ready(page);
      await drawDigit(page, 4);
      await openWhy(page, 'why');
      await until(page, () => document.getElementById('similar-words').textContent.startsWith('There are no training digits here yet.'));
      await keep(page, 7);
      await showView(page, 'examples');
      await openWhy(page, 'why');
      await compared(page, 1);
      assert.deepEqual(await labels(page), ['7']);
    });
  });

  test('where the digits do not arrive, it says so, all else stays, and they can be asked for again', async () => {
    site().broken = /sets\/sample/;
    try {
      await open({path: 'learning/'}, async (page) => {
        await ready(page);
        await drawDigit(page, 4);
        await openWhy(page, 'why');
        await until(page, () => document.querySelector('.similar button').checkVisibility());
        await page.click('.similar button');
        await messageShown(page, 'digits-missing');
        assert.equal(await page.evaluate(() => document.getElementById('evidence').checkVisibility()), true);
        await until(page, () => document.querySelector('.similar button').textContent.startsWith('Compare with 300'));
        site().broken = null;
        await page.click('.similar button');
        await compared(page, 300);
      });
    } finally {
      site().broken = null;
    }
  });
});
