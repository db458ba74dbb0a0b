import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawStroke} from './harness/drawing.js';
import {dropBlank, dropSeven, pictureOpened} from './harness/files.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';
import {says, tell, tiles} from './harness/teaching.js';
import {takeHome, withBinaries} from './harness/training.js';

const SITE = {path: 'learning/'};
/** Something like a 7 with a bar so low that it could be a 2. */
async function drawOddSeven(page, shift = 0) {
  await drawStroke(page, [[0.3 + shift, 0.25], [0.37, 0.15], [0.5, 0.14], [0.57, 0.2], [0.46, 0.5], [0.38, 0.85]]);
  await drawStroke(page, [[0.32, 0.67], [0.45, 0.67], [0.64, 0.67]]);
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
      // It is asked again, and the answer that changes nothing is the next key's.
      await until(page, () => document.querySelector('.teach-confirm').checkVisibility());
      assert.equal(await page.evaluate(() => document.activeElement.closest('.teach-confirm') && document.activeElement.textContent), 'Keep them');
      await page.press(['Enter']);
      await until(page, () => !document.querySelector('.teach-confirm').checkVisibility());
      assert.equal(await tiles(page), 3);
      await page.click('#teach-reset');
      await page.click('#teach-forget');
      await until(page, () => document.querySelectorAll('.own-examples li').length === 0);
    });
  });

  test('without digits to check by, a message says so and nothing is lost', async () => {
    await open({path: 'without-digits/'}, async (page) => {
      await ready(page);
      await drawDigit(page, 3);
      await answer(page);
      await tell(page, 3);
      await page.click('#teach-learn');
      await messageShown(page, 'digits-none');
      assert.equal(await tiles(page), 1);
    });
  });
});

inChromium('teaching', ({open}) => {
  test('an improbable correction is taken when it is insisted on, and corrected once more', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await page.evaluate(() => document.getElementById('pad').focus());
      await page.press(['0']);
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
      assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('.own-examples b')].map(({textContent}) => textContent)), ['1']);
      await page.press(['1']);
      await says(page, 'is in your album');
      await page.click('.examples-delete');
      await until(page, () => document.querySelectorAll('.own-examples li').length === 0);
    });
  });

  test('album and taught network go home, and the command line takes them', async (context) => {
    await open(SITE, async (page) => {
      await ready(page);
      await drawDigit(page, 4);
      await answer(page);
      await tell(page, 4);
      await page.click('#teach-learn');
      await says(page, 'Learned. From now on');
      assert.match(await page.evaluate(() => document.getElementById('teach-figures').textContent), /1 of 1 right.*needs two digits/);
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 7);
      await answer(page);
      await tell(page, 7);
      const saved = await takeHome(page, '#teach-body .learn-buttons[role="group"] button');
      assert.match(saved['scrawl-album.csv'].toString(), /^label,pixel0,.*,pixel783\n4(,\d+){784}\n7(,\d+){784}\n$/);
      const album = JSON.parse(saved['scrawl-album.json'].toString());
      assert.deepEqual(album.map(({label, strokes}) => [label, strokes.length]), [[4, 2], [7, 1]]);
      const ran = await withBinaries(saved, async (run) => {
        for (const type of ['f32', 'int8']) {
          const network = `scrawl-taught-${type}.safetensors`;
          for (const data of ['scrawl-album.csv', 'scrawl-album.json']) {
            assert.match(await run('evaluate', '--model', network, '--data', data), /of 2 digits/);
            await run('train', '--init', network, '--data', data, '--epochs', '1', '--output', 'tuned.safetensors');
          }
          assert.match(await run('predict', '--model', network, '--strokes', 'scrawl-album.json'), /4[^]*7/);
        }
      });
      if (!ran) context.skip('the binaries are not built');
    });
  });

  test('what a picture shows is taught like what is drawn', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await dropBlank(page, 100);
      await pictureOpened(page);
      await page.evaluate(() => document.getElementById('pad').focus());
      await page.press(['7']);
      await says(page, 'No digit that could be taught');
      await dropSeven(page, 'white', 'black', 300);
      await until(page, () => document.getElementById('prediction').dataset.label === '7');
      await page.press(['7']);
      await says(page, 'Kept: a 7');
      await page.press(['7']);
      await says(page, 'is in your album');
      assert.equal(await tiles(page), 1);
      const saved = await takeHome(page, '#teach-body .learn-buttons[role="group"] button');
      const [{label, strokes}] = JSON.parse(saved['scrawl-album.json'].toString());
      // Along its roof and down to its foot, in pixels of the network's picture.
      const points = strokes.flat();
      const [left, right] = [Math.min, Math.max].map((most) => most(...points.map(([x]) => x)));
      const [top, bottom] = [Math.min, Math.max].map((most) => most(...points.map(([, y]) => y)));
      assert.equal(label, 7);
      assert.ok(strokes.length <= 3 && right - left > 8 && bottom - top > 15 && top < 8 && bottom > 20, JSON.stringify(strokes));
    });
  });

  test('a sign that is chosen is not kept as a digit, by keys or buttons', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await drawStroke(page, [[0.06, 0.47], [0.1, 0.475], [0.15, 0.47]]);
      await drawDigit(page, 3, {x: 0.22, y: 0.3, width: 0.15, height: 0.35});
      assert.equal((await answer(page)).label, '-3');
      await page.click('.outline:nth-child(1) .outline-label');
      await page.press(['4']);
      await says(page, '“-” is read as a sign');
      await page.click('.teach-digit:nth-child(8)');
      await page.click('.outline:nth-child(2) .outline-label');
      await page.press(['3']);
      await says(page, 'Kept: a 3. One digit');
      assert.equal(await tiles(page), 1);
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
      await messageShown(page, 'examples-full');
      assert.equal(await tiles(page), 1);
      await page.click('#message button');
      await page.click('#teach-learn');
      await messageShown(page, 'examples-full');
      await until(page, () => !document.getElementById('teach-learn').hidden);
      assert.equal(await page.evaluate(() => document.getElementById('model-picker').value), 'compact');
    });
  });
});
