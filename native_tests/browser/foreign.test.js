// Networks of other programs, dropped onto the page.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {dropFiles, goldenFile, seedForTensorFlow} from './harness/foreign-models.js';
import {messages, messageShown} from './harness/message.js';

const facts = (page) => page.evaluate(() => [...document.querySelectorAll('.foreign > div dd')].map((fact) => fact.textContent));
const compared = (page) => page.evaluate(() => [...document.querySelectorAll('[data-testid="compared"] > *')].map((cell) => cell.textContent));
const rows = (page) => page.evaluate(() => [...document.querySelectorAll('.foreign tbody tr')].map((row) => row.firstChild.textContent));
const found = (page) => until(page, () => document.querySelectorAll('.foreign > div dd').length > 0);

inEveryEngine('networks of other programs', ({open, site}) => {
  test('a model of TensorFlow.js reads the drawing, beside the page’s own, and tells what was found', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await answer(page);
      await dropFiles(page, (await seedForTensorFlow()).toReversed());
      await found(page);
      const [format, pixels, check] = await facts(page);
      assert.equal(format, 'TensorFlow.js, 9 layers, 658,294 parameters');
      assert.match(pixels, /^0 to 1 \(the usual ones/);
      assert.equal(check, '78 of 80 read right');
      assert.deepEqual((await rows(page)).slice(0, 3), ['conv2d', 'relu', 'max_pool2d']);
      await until(page, () => /^\d, /.test(document.querySelector('[data-testid="compared"] > :nth-child(4)')?.textContent ?? ''));
      const [theirs, reading, ours, other] = await compared(page);
      assert.equal(theirs, 'Theirs: model.json');
      assert.match(reading, /^7, \d+% sure$/);
      assert.match(ours, /compact/i);
      assert.match(other, /^7, \d+% sure$/);
      assert.equal((await answer(page)).label, '7');

      // The other way round, once the page's own is chosen again.
      await page.evaluate(() => {
        const picker = document.getElementById('model-picker');
        picker.value = 'compact';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.querySelector('[data-testid="compare-picker"]').value === 'foreign model.json');
      await until(page, () => /^7, /.test(document.querySelector('[data-testid="compared"] > :nth-child(4)')?.textContent ?? ''));
      assert.deepEqual(await facts(page), []);
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('pixels of 0 to 255 are found by reading', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 3);
      await dropFiles(page, await seedForTensorFlow((value) => value / 255));
      await found(page);
      const [, pixels, check] = await facts(page);
      assert.match(pixels, /^0 to 255 \(found by reading the check digits: with 0 to 1 it reads only \d+\)$/);
      assert.equal(check, '78 of 80 read right');
      assert.equal((await answer(page)).label, '3');
    });
  });

  test('a missing shard is asked for by its name, and what read before reads on', async () => {
    await open({}, async (page) => {
      await dropFiles(page, (await seedForTensorFlow()).slice(0, 2));
      await messageShown(page, 'model-broken');
      assert.match((await messages(page))[0].words, /"group1-shard2of3\.bin", which is not there; give that file, too/);
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('an ONNX file with layers that the first module has not is read, and one that reads nothing is told so', async () => {
    await open({}, async (page) => {
      await dropFiles(page, [await goldenFile('flat-old.onnx')]);
      await found(page);
      const [format, pixels] = await facts(page);
      assert.match(format, /^ONNX, /);
      assert.match(pixels, /but it reads badly/);
      assert.ok((await rows(page)).includes('sigmoid'));
      await dropFiles(page, [{name: 'torn.onnx', bytes: Buffer.from('\x08\x07 and so on')}]);
      await messageShown(page, 'model-broken');
      assert.match((await messages(page))[0].words, /torn\.onnx: is no ONNX/);
    });
  });

  test('without a network nothing reads them, which is told once, and with it they are read', async (t) => {
    t.after(() => { site().reachable = true; });
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await answer(page);
      site().reachable = false;
      const files = await seedForTensorFlow();
      await dropFiles(page, files);
      await messageShown(page, 'extras-missing');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
      site().reachable = true;
      await dropFiles(page, files);
      await found(page);
    });
  });
});
