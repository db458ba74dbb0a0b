import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawStroke} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';

const SITE = {path: 'learning/'};
const words = (page) => page.evaluate(() => document.querySelector('.teach-note')?.textContent ?? '');
const tiles = (page) => page.evaluate(() => document.querySelectorAll('.album li').length);
const says = (page, part) => until(page, (part) => (document.querySelector('.teach-note')?.textContent ?? '').includes(part), part);

/** Something like a 7 with a bar so low that it could be a 2. */
async function drawOddSeven(page, shift = 0) {
  await drawStroke(page, [[0.3 + shift, 0.25], [0.37, 0.15], [0.5, 0.14], [0.57, 0.2], [0.46, 0.5], [0.38, 0.85]]);
  await drawStroke(page, [[0.32, 0.67], [0.45, 0.67], [0.64, 0.67]]);
}

/** Tells of the drawing what it is, twice where the page asks. */
async function tell(page, digit) {
  const before = await tiles(page);
  await page.click(`.teach-digit:nth-child(${digit + 1})`);
  await until(page, () => (document.querySelector('.teach-note')?.textContent ?? '') !== '');
  if (/^Really/.test(await words(page))) await page.click(`.teach-digit:nth-child(${digit + 1})`);
  await until(page, (before) => document.querySelectorAll('.album li').length > before, before);
}

async function keepThree(page) {
  for (const shift of [0, 0.02, 0.04]) {
    await page.click('[data-testid="clear"]');
    await drawOddSeven(page, shift);
    await answer(page);
    await tell(page, 7);
  }
}

inEveryEngine('teaching', ({open}) => {
  test('digits are kept over a reload, learned, undone and forgotten', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await keepThree(page);
      await page.reload();
      await ready(page);
      await page.evaluate(() => document.getElementById('pad').focus());
      await page.press(['7']);
      await says(page, 'is in your album');
      await page.click('#teach-learn');
      await says(page, 'Learned and judged');
      assert.match(await page.evaluate(() => document.getElementById('teach-figures').textContent), /of 3 right → 3 of 3.*of 3 right → \d of 3.*% right → /);
      assert.match(await page.evaluate(() => document.getElementById('model-picker').selectedOptions[0].textContent), /^Compact, taught by you$/);
      assert.equal((await answer(page)).label, '7');
      await page.reload();
      await until(page, () => document.getElementById('model-picker').value === 'taught');
      await until(page, () => !document.getElementById('teach-undo').hidden);
      await page.click('#teach-undo');
      await until(page, () => document.getElementById('model-picker').value === 'compact');
      await page.click('#teach-reset');
      await until(page, () => /^Really/.test(document.getElementById('teach-reset').textContent));
      assert.equal(await tiles(page), 3);
      await page.click('#teach-reset');
      await until(page, () => document.querySelectorAll('.album li').length === 0);
    });
  });

  test('without digits to check by, a message says so and nothing is lost', async () => {
    await open({path: 'without-digits/'}, async (page) => {
      await ready(page);
      await drawDigit(page, 3);
      await answer(page);
      await tell(page, 3);
      await page.click('#teach-learn');
      await until(page, () => document.getElementById('message').dataset.kind === 'digits-none');
      assert.equal(await tiles(page), 1);
    });
  });
});

inChromium('teaching', ({open}) => {
  test('an improbable correction is taken when it is insisted on, and corrected once more', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await page.click('.teach-digit:nth-child(1)');
      await says(page, 'Draw a digit first');
      await drawDigit(page, 1);
      await answer(page);
      await page.press(['0']);
      await says(page, 'Really a 0? It looks like a 1');
      assert.equal(await tiles(page), 0);
      await page.press(['0']);
      await says(page, 'Kept: a 0');
      await page.press(['1']);
      await says(page, 'Kept: a 1');
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.album b')].map(({textContent}) => textContent)), ['1']);
      await page.press(['1']);
      await says(page, 'is in your album');
      await page.click('.album-delete');
      await until(page, () => document.querySelectorAll('.album li').length === 0);
    });
  });

  test('the album is taken home as files', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await drawDigit(page, 4);
      await answer(page);
      await tell(page, 4);
      const [csv, strokes] = await page.evaluate(async () => {
        const saved = [];
        const create = URL.createObjectURL;
        let last;
        URL.createObjectURL = (blob) => create((last = blob));
        HTMLAnchorElement.prototype.click = function () { saved.push([this.download, last]); };
        for (const button of document.querySelectorAll('#teach-body .learn-buttons[role="group"] button')) {
          if (!button.hidden) button.click();
        }
        while (saved.length < 2) await new Promise((done) => setTimeout(done, 10));
        return Promise.all(saved.sort(([a], [b]) => a < b ? -1 : 1).map(([, blob]) => blob.text()));
      });
      assert.match(csv, /^label,pixel0,.*,pixel783\n4(,\d+){784}\n$/);
      const [{label, strokes: drawn}] = JSON.parse(strokes);
      assert.deepEqual([label, drawn.length], [4, 2]);
    });
  });

  test('a full device loses nothing', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await drawDigit(page, 3);
      await answer(page);
      await tell(page, 3);
      await page.evaluate(() => {
        IDBObjectStore.prototype.put = function () {
          this.transaction.abort();
          throw new DOMException('no room', 'QuotaExceededError');
        };
      });
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 5);
      await answer(page);
      await page.press(['5']);
      await until(page, () => document.getElementById('message').dataset.kind === 'album-full');
      assert.equal(await tiles(page), 1);
    });
  });

  test('two tabs have one album', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await drawDigit(page, 3);
      await answer(page);
      await tell(page, 3);
      await page.evaluate(() => new Promise((done) => {
        const frame = document.createElement('iframe');
        frame.src = location.pathname;
        frame.id = 'other';
        frame.onload = done;
        document.body.append(frame);
      }));
      await until(page, () => document.getElementById('other').contentDocument.getElementById('model-note').textContent !== '');
      await page.evaluate(() => document.getElementById('other').contentDocument.querySelector('.teach-digit').click());
      await until(page, () => document.getElementById('other').contentDocument.querySelectorAll('.album li').length >= 1);
      await page.click('.album-delete');
      await until(page, () => document.getElementById('other').contentDocument.querySelectorAll('.album li').length === 0);
    });
  });
});
