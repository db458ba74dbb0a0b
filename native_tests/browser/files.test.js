import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {dropBytes, dropSeven} from './harness/files.js';

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
