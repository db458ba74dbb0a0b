// Keys that act wherever they are pressed: undo, redo, clear, and the digits that say what a drawing is.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {dropSeven, pasteSeven} from './harness/files.js';
import {focus, focusPad, keptAfter} from './harness/keys.js';
import {says} from './harness/teaching.js';
import {showView} from './harness/views.js';

/** A key of a keyboard with another layout, and what the page says then. */
async function pressCode(page, init) {
  await page.evaluate((init) => {
    document.getElementById('pad').dispatchEvent(new KeyboardEvent('keydown', {bubbles: true, cancelable: true, ...init}));
  }, init);
  return (await answer(page)).label ?? '';
}

inEveryEngine('shortcuts', ({open}) => {
  test('keys alone act from the drawing and the card beside it, from nowhere else', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      for (const [place, view] of [['#theme', 'examples'], ['#copy-link', 'share'], ['#model-picker', 'networks'], ['#picture', 'inside']]) {
        await showView(page, view);
        await focus(page, place);
        await page.press(['3', 'Escape']);
      }
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(await keptAfter(page, 7), ['7']);
      await focus(page, '.teach-digit:nth-child(4)');
      await page.press(['7']);
      await says(page, 'is in your album');
    });
  });

  test('they act, too, where nothing has the focus, as after a reload', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await page.reload();
      await ready(page);
      await until(page, () => document.getElementById('prediction').dataset.label === '7');
      assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BODY');
      await page.press(['7']);
      await says(page, 'Kept: a 7');
      await page.press(['Escape']);
      assert.equal((await answer(page)).state, 'blank');
    });
  });

  test('nothing acts under an open window', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await page.evaluate(() => {
        const dialog = document.createElement('dialog');
        dialog.append(document.createElement('button'));
        document.body.append(dialog);
        dialog.showModal();
      });
      await page.press(['3']);
      await page.press(['z'], ['Control']);
      await dropSeven(page, 'white', 'black', 100);
      await pasteSeven(page, 'white', 'black', 100);
      await page.press(['Escape']);
      await until(page, () => !document.querySelector('dialog[open]'));
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(await keptAfter(page, 7), ['7']);
    });
  });

  test('they can be switched off, which is remembered', async () => {
    await open({}, async (page) => {
      const toggle = () => page.evaluate(() => document.getElementById('shortcuts').click());
      await toggle();
      for (const visit of ['first', 'second']) {
        if (visit === 'second') {
          await page.reload();
          await ready(page);
        } else {
          await drawDigit(page, 7);
        }
        assert.equal(await page.evaluate(() => document.getElementById('shortcuts').checked), false);
        await focusPad(page);
        await page.press(['3', 'Escape']);
        await page.press(['z'], ['Control']);
        assert.equal((await answer(page)).label, '7');
      }
      await toggle();
      assert.deepEqual(await keptAfter(page, 7), ['7']);
    });
  });

  test('on a keyboard of another script the keys count that lie where Z, Y and the digits are', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      const control = {ctrlKey: true};
      for (const [undo, redo] of [['я', 'н'], ['ζ', 'υ'], ['ئ', 'غ'], ['ז', 'ט']]) {
        assert.equal(await pressCode(page, {...control, key: undo, code: 'KeyZ'}), '', undo);
        assert.equal(await pressCode(page, {...control, key: redo, code: 'KeyY'}), '7', redo);
      }
      // Where the layout has a Z, it counts, wherever it lies; what lies in its place does not.
      assert.equal(await pressCode(page, {...control, key: ';', code: 'KeyZ'}), '7');
      assert.equal(await pressCode(page, {...control, key: 'à', code: 'KeyZ'}), '7');
      assert.equal(await pressCode(page, {...control, key: 'z', code: 'KeyY'}), '');
      assert.equal(await pressCode(page, {...control, key: 'y', code: 'KeyZ'}), '7');
      await until(page, () => document.getElementById('view-teach') !== null);  // which listens for digits
      await pressCode(page, {key: '٧', code: 'Digit7'});
      await says(page, 'Kept: a 7');
    });
  });
});
