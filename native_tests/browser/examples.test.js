import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, DIGITS, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';
import {fillAlbum, says, tell, tiles} from './harness/teaching.js';
import {startTraining} from './harness/training.js';

const SITE = {path: 'learning/'};
const TEN = Object.values(DIGITS).map((strokes) => strokes.map((stroke) => stroke.map(([x, y]) => [100 * x, 100 * y])));
const learnHas = (page, words) => until(page, (words) => document.getElementById('teach-learn').textContent.includes(words), words);

inEveryEngine('the album', ({open}) => {
  test('ten thousand digits are no burden, and a tab closed in the middle loses nothing', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await drawDigit(page, 4);
      await answer(page);
      await tell(page, 4);
      await fillAlbum(page, TEN, 9999);
      await learnHas(page, 'Learn from these 10,000 digits');
      assert.equal(await tiles(page), 60);
      await page.evaluate(() => document.getElementById('examples-older').click());
      await until(page, () => document.querySelectorAll('.own-examples li').length === 120);

      await page.evaluate(() => document.getElementById('teach-learn').click());
      await until(page, () => document.querySelector('#teach-body progress').value > 0);
      await page.reload();
      await ready(page);
      assert.equal(await page.evaluate(() => document.getElementById('model-picker').value), 'compact');
      // The drawing has come back with the page.
      await answer(page);
      await page.evaluate(() => document.querySelector('.teach-digit:nth-child(5)').click());
      await learnHas(page, 'Learn from these 10,00');
      await page.evaluate(() => document.getElementById('teach-learn').click());
      await until(page, () => /of 500 right/.test(document.getElementById('teach-figures').textContent));
      await page.evaluate(() => [...document.querySelectorAll('#teach-body .learn-buttons button')].find(({textContent}) => textContent === 'Stop').click());
      await until(page, () => !document.getElementById('teach-learn').hidden);
    });
  });
});

/** The page once more, in a frame: to the browser as good as another tab. */
async function openOther(page) {
  await page.evaluate(() => new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.src = location.pathname;
    frame.id = 'other';
    frame.width = '1000';
    frame.onload = done;
    document.body.append(frame);
  }));
  await until(page, () => document.getElementById('other').contentDocument.getElementById('model-note').textContent !== '');
}

inChromium('the album', ({open}) => {
  test('two tabs have one album, and one of them learns at a time', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await drawDigit(page, 3);
      await answer(page);
      await tell(page, 3);
      await fillAlbum(page, TEN, 20);
      await openOther(page);
      await page.evaluate(() => document.getElementById('other').contentDocument.querySelector('.teach-digit').click());
      await until(page, () => document.getElementById('other').contentDocument.querySelectorAll('.own-examples li').length === 21);
      await page.click('.examples-delete');
      await until(page, () => document.getElementById('other').contentDocument.querySelectorAll('.own-examples li').length === 20);

      await page.evaluate(() => document.getElementById('teach-learn').click());
      await until(page, () => document.querySelector('#teach-body progress').value > 0);
      const refused = async (button) => {
        await page.evaluate((button) => {
          const other = document.getElementById('other').contentDocument;
          other.querySelector('#message [data-kind="learning-elsewhere"] button')?.click();
          other.getElementById(button).click();
          if (button === 'teach-reset') other.querySelector('.teach-confirm .danger').click();
        }, button);
        await messageShown(page, 'learning-elsewhere', 'other');
      };
      await refused('teach-learn');
      await refused('teach-reset');
      // Deleting meanwhile is no harm.
      await page.evaluate(() => document.getElementById('other').contentDocument.querySelector('.examples-delete').click());
      await until(page, () => document.querySelectorAll('.own-examples li').length === 19);
      await says(page, 'Learned and judged');
      // What one has learned the other reads with, and can undo.
      await until(page, () => document.getElementById('other').contentDocument.getElementById('model-picker').value === 'taught');
      await page.evaluate(() => document.getElementById('other').contentDocument.getElementById('teach-undo').click());
      await until(page, () => document.getElementById('model-picker').value === 'compact');
    });
  });

  test('two tabs do not train at once', async () => {
    await open(SITE, async (page) => {
      await ready(page);
      await openOther(page);
      const openIn = (place) => page.evaluate((place) => {
        const document_ = place ? document.getElementById(place).contentDocument : document;
        document_.querySelector('#views [href="#train"]').click();
      }, place);
      await openIn('');
      await openIn('other');
      const startable = (place) => until(page, (place) => {
        const document_ = place ? document.getElementById(place).contentDocument : document;
        return document_.getElementById('train-start')?.getAttribute('aria-disabled') === 'false';
      }, place);
      await startable('');
      await startable('other');
      await startTraining(page, {epochs: 1000});
      await until(page, () => document.querySelectorAll('.train-table tbody tr').length > 1);
      await page.evaluate(() => document.getElementById('other').contentDocument.getElementById('train-start').click());
      await messageShown(page, 'learning-elsewhere', 'other');
      assert.equal(await page.evaluate(() => document.getElementById('other').contentDocument.getElementById('train-start').hidden), false);
      await page.evaluate(() => document.getElementById('train-stop').click());
    });
  });
});
