import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {chooseSeven, dropBytes, dropSeven, pasteSeven} from './harness/files.js';

const labelled = (page, label) =>
  until(page, (label) => document.querySelector('[data-testid="prediction"]').dataset.label === label, label);
const complained = (page, kind) =>
  until(page, (kind) => document.getElementById('message').dataset.kind === kind, kind);

inEveryEngine('files', ({open}) => {
  for (const [paper, ink, size] of [['#f4f0e0', '#223', 600], ['black', 'white', 60], ['white', 'navy', 2500]]) {
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
      assert.equal((await answer(page)).label, '7');
      await page.click('[data-testid="clear"]');
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
