// What a training is set up with: the network, the digits, and how it learns.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {gzipSync} from 'node:zlib';
import {drawDigit} from './harness/drawing.js';
import {inChromium, ready, until} from './harness/engines.js';
import {idx} from './harness/learning-data.js';
import {messageShown} from './harness/message.js';
import {dropDigits, note, noteHas, openTraining, startTraining, train} from './harness/training.js';

/** A page with the panel open. */
const opened = (open, use) => open({path: 'learning/'}, async (page) => {
  await ready(page);
  await openTraining(page);
  await use(page);
});

inChromium('setting up a training', ({open}) => {
  test('an architecture is changed by keyboard and pointer, and an impossible one is explained', async () => {
    await opened(open, async (page) => {
      const cost = () => page.evaluate(() => document.getElementById('train-cost').textContent);
      const costHas = (words) => until(page, (words) => document.getElementById('train-cost').textContent.includes(words), words);
      await costHas('8 layers, 5,386 parameters');
      await page.evaluate(() => {
        document.getElementById('train-layers').open = true;
        document.querySelector('[aria-label="Remove Flatten, layer 7"]').click();
      });
      await costHas('This cannot be: layer 7: dense needs a flat input');
      assert.equal(await page.evaluate(() => document.querySelector('.layer[data-bad="true"] b').textContent), '7. Dense');
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Remove Dense, layer 7');
      await page.evaluate(() => document.getElementById('train-start').click());
      assert.equal(await note(page), '');
      await page.evaluate(() => {
        document.querySelector('[aria-label="Kind of layer"]').value = 'flatten';
        document.getElementById('train-add').click();
      });
      await costHas('8 layers, 5,386 parameters');
      await page.evaluate(() => document.querySelector('[aria-label="side of Maximum, layer 3"]').focus());
      await page.press(['a'], ['Control']);
      await page.press(['0']);
      await costHas('This cannot be: layer 3, side: expected a whole number from 1 to');
      assert.equal(await page.evaluate(() => document.querySelector('.layer[data-bad="true"] b').textContent), '3. Maximum');
      await page.press(['Backspace', '2']);
      await costHas('8 layers, 5,386 parameters');
      await page.evaluate(() => document.querySelector('[aria-label="units of Dense, layer 8"]').focus());
      await page.press(['a'], ['Control']);
      await page.press(['1', '2']);
      await costHas('puts out 12 scores');
      await page.press(['Backspace', '1']);
      await costHas('5,787 parameters');
      assert.match(await cost(), /^8 layers/);
      assert.equal(await page.evaluate(() => document.querySelector('[name="train-architecture"]:checked').value), 'own');
      assert.match(await page.evaluate(() => document.querySelectorAll('.layer-shape')[0].textContent), /^24 × 24 × 8 · 208 parameters$/);
    });
  });

  test('a start that a set-up hinders shows what it is, and one that is not seen hinders none', async () => {
    await opened(open, async (page) => {
      const set = (name, value) => page.evaluate((name, value) => {
        const field = document.querySelector(`.train-options [name="${name}"]`);
        field.value = value;
        field.dispatchEvent(new Event('input', {bubbles: true}));
      }, name, value);
      await set('optimizer', 'adamw');
      await set('weightDecay', '');
      await page.evaluate(() => {
        document.querySelector('.train-setup').open = false;
        document.getElementById('train-start').click();
      });
      assert.equal(await page.evaluate(() => document.activeElement.name), 'weightDecay');
      await set('optimizer', 'adam');
      await train(page, {epochs: 1});
    });
  });

  test('files are learned from, and a wrong one is named', async () => {
    await opened(open, async (page) => {
      const {images, labels} = idx(60, 4);
      await dropDigits(page, [{name: 'train-images.gz', bytes: images}, {name: 'train-labels.gz', bytes: labels}]);
      const header = ['label', ...Array.from({length: 784}, (_, i) => `pixel${i}`)].join();
      const csv = [header, ...[1, 2, 3].map((label) => [label, ...Array(784).fill(40 * label)].join())].join('\n');
      // Packed in two parts, as pigz and cat do it, and filled up with zeros, as tapes do.
      const parts = [csv.slice(0, 5000), csv.slice(5000)].map((part) => gzipSync(part));
      await dropDigits(page, [{name: 'train.csv.gz', bytes: Buffer.concat([...parts, Buffer.alloc(500)])}]);
      const strokes = [1, 7].map((label) => ({label, strokes: [[[0, 0], [10, 40], [label, 90]]]}));
      await dropDigits(page, [{name: 'drawn.json', bytes: Buffer.from(JSON.stringify(strokes))}]);
      assert.equal(await page.evaluate(() => document.getElementById('train-sample').checked), false);
      await startTraining(page, {epochs: 1});
      await noteHas(page, 'Done');
      // A fifth of 63 pictures and of 2 drawings is held out.
      await page.evaluate(() => { document.querySelector('.train-files button').click(); });
      await dropDigits(page, [{name: 'letter.txt', bytes: Buffer.from('Dear Sir')}]);
      await startTraining(page, {epochs: 1});
      await messageShown(page, 'learning-failed');
      assert.match(await page.evaluate(() => document.getElementById('message').textContent), /letter\.txt: is neither/);
      await page.evaluate(() => { [...document.querySelectorAll('.train-files button')].at(-1).click(); });
      await dropDigits(page, [{name: 'train.zip', bytes: Buffer.from('PK\x03\x04\x14\0\0\0')}]);
      await startTraining(page, {epochs: 1});
      await until(page, () => /train\.zip: is a ZIP archive; unpack it/.test(document.getElementById('message').textContent));
    });
  });

  test('its bars are about the network in training, whatever the page has read before', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await drawDigit(page, 7);
      await openTraining(page);
      const marked = () => page.evaluate(() => [...document.querySelectorAll('.watch .bar[data-best="true"]')].map((bar) => bar.textContent[0]).join());
      assert.equal(await marked(), '');
      await train(page, {epochs: 12});
      for (const digit of [1, 7]) {
        await page.click('[data-testid="clear"]');
        await drawDigit(page, digit);
        await until(page, (digit) => document.getElementById('train-live').textContent.startsWith(`It now says ${digit}`), digit);
        assert.equal(await marked(), String(digit));
      }
      // Back to the 1 and on to the 7 again, before the 1 is read: the last drawing counts.
      await page.evaluate(() => {
        for (const tool of ['undo', 'undo', 'redo', 'redo']) document.querySelector(`[data-testid="${tool}"]`).click();
      });
      await until(page, () => document.getElementById('train-live').textContent.startsWith('It now says 7'));
    });
  });
});
