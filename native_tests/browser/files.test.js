import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {chooseSeven, dropBlank, dropBytes, dropSeven, pasteSeven, pngHeader} from './harness/files.js';

const labelled = (page, label) =>
  until(page, (label) => document.querySelector('[data-testid="prediction"]').dataset.label === label, label);
const complained = (page, kind) =>
  until(page, (kind) => document.getElementById('message').dataset.kind === kind, kind);

inEveryEngine('files', ({open}) => {
  for (const [paper, ink, size] of [['#f4f0e0', '#223', 600], ['black', 'white', 60], ['white', 'navy', 2500], ['transparent', 'white', 300]]) {
    test(`a dropped picture of ${size} pixels, ${ink} on ${paper}, is read`, async () => {
      await open({}, async (page) => {
        await dropSeven(page, paper, ink, size);
        await labelled(page, '7');
        await page.click('[data-testid="clear"]');
        assert.equal((await answer(page)).state, 'blank');
        await page.click('[data-testid="undo"]');
        assert.equal((await answer(page)).label, '7');
      });
    });
  }

  for (const [way, bring] of [['chosen', chooseSeven], ['pasted', pasteSeven]]) {
    test(`a ${way} picture is read`, async () => {
      await open({}, async (page) => {
        await bring(page, 'white', 'black', 300);
        await labelled(page, '7');
      });
    });
  }

  test('a number in a picture is read digit by digit, each outlined where it is', async () => {
    await open({}, async (page) => {
      await dropSeven(page, 'ivory', '#333', 200, 3);
      await labelled(page, '777');
      assert.equal((await answer(page)).state, 'number');
      const outlines = await page.evaluate(() => {
        const pad = document.getElementById('pad').getBoundingClientRect();
        return [...document.querySelectorAll('.outline')].map((outline) => {
          const {left, right, top, bottom} = outline.getBoundingClientRect();
          return [left, right, top, bottom].map((place, i) => (i < 2 ? (place - pad.left) / pad.width : (place - pad.top) / pad.height));
        });
      });
      assert.equal(outlines.length, 3);
      // The picture is 440 by 200 and as wide as the pad: sevens of 70 pixels, 120 apart.
      outlines.forEach(([left, right, top, bottom], i) => {
        assert.ok(Math.abs((left + right) / 2 - (105 + 120 * i) / 440) < 0.03, `${left} ${right}`);
        assert.ok(top > 0.3 && bottom < 0.75, `${top} ${bottom}`);
      });
      await page.evaluate(() => document.querySelectorAll('.outline-label')[1].click());
      assert.deepEqual(
        await page.evaluate(() => [...document.querySelectorAll('.outline-label')].map((label) => label.getAttribute('aria-pressed'))),
        ['false', 'true', 'false'],
      );
    });
  });

  test('a stroke takes the place of a picture', async () => {
    await open({}, async (page) => {
      await dropSeven(page, 'white', 'black', 300);
      await labelled(page, '7');
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('what is no picture and no network is refused, and the drawing stays', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await dropBytes(page, 'broken.png', 'image/png', [137, 80, 78, 71, 0, 1, 2]);
      await complained(page, 'picture-broken');
      await dropBytes(page, 'notes.txt', 'text/plain', [104, 105]);
      await complained(page, 'file-unknown');
      await dropBytes(page, 'other.safetensors', '', [2, 0, 0, 0, 0, 0, 0, 0, 123, 125]);
      await complained(page, 'model-broken');
      assert.equal(await page.evaluate(() => document.getElementById('model-picker').value), 'compact');
      assert.equal((await answer(page)).label, '7');
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('pictures that lie about their size, are huge, tiny or empty are answered, and the drawing stays', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await dropBytes(page, 'bomb.png', 'image/png', pngHeader(60_000, 60_000));
      await complained(page, 'picture-broken');
      await dropBytes(page, 'cut.png', 'image/png', pngHeader(28, 28));
      await complained(page, 'picture-broken');
      assert.equal((await answer(page)).label, '7');
      for (const size of [1, 300, 5000]) {
        await dropBlank(page, size);
        await until(page, () => document.getElementById('prediction').dataset.state === 'blank');
        await page.press(['z'], ['Control']);
        assert.equal((await answer(page)).label, '7');
      }
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('networks of other programs, and what is far too large for one, are refused by name', async () => {
    await open({}, async (page) => {
      const header = JSON.stringify({weight: {dtype: 'F32', shape: [1], data_offsets: [0, 4]}});
      const length = [header.length & 255, header.length >> 8, 0, 0, 0, 0, 0, 0];
      await dropBytes(page, 'llama.safetensors', '', [...length, ...Buffer.from(header), 0, 0, 0, 0]);
      await complained(page, 'model-broken');
      assert.match(await page.evaluate(() => document.getElementById('message').textContent), /llama\.safetensors.*Your drawing is kept/);
      await page.evaluate(() => {
        const file = new File([], 'giant.safetensors');
        Object.defineProperty(file, 'size', {value: 9e9});
        const event = new Event('drop', {bubbles: true, cancelable: true});
        Object.defineProperty(event, 'dataTransfer', {value: {files: [file]}});
        document.dispatchEvent(event);
      });
      await until(page, () => /giant\.safetensors: 9,000 MB/.test(document.getElementById('message').textContent));
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('a network that its user brings is read with at once', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await page.evaluate(async () => {
        const response = await fetch('models/seed.safetensors');
        const transfer = new DataTransfer();
        transfer.items.add(new File([await response.blob()], 'mine.safetensors'));
        document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
      });
      await until(page, () => document.getElementById('model-picker').selectedOptions[0].text === 'Yours: mine.safetensors');
      assert.equal((await answer(page)).label, '7');
    });
  });
});
