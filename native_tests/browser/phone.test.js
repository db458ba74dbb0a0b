import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawNumber} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {dropSeven, pictureOpened} from './harness/files.js';
import {openWhy} from './harness/why.js';

/** Not by the pointer: a toast, or the bar of a driven browser, may lie over what is at the screen's edge. */
const press = (page, selector) => page.evaluate((selector) => document.querySelector(selector).click(), selector);

inEveryEngine('on a phone', ({open}) => {
  test('one visit: draw, undo, ask why, write a number, try an example, open a picture, share, another network', async () => {
    await open({width: 390, height: 844}, async (page) => {
      await drawDigit(page, 4);
      assert.equal((await answer(page)).label, '4');
      await page.click('[data-testid="undo"]');
      await page.click('#redo');
      assert.equal((await answer(page)).label, '4');

      await openWhy(page, 'why');
      assert.match(await page.evaluate(() => document.getElementById('evidence-words').textContent), /speaks for a 4/);

      await page.click('[data-testid="clear"]');
      await drawNumber(page, '27');
      assert.deepEqual((({state, label}) => ({state, label}))(await answer(page)), {state: 'number', label: '27'});
      await page.click('.outline:first-child .outline-remove');
      assert.equal((await answer(page)).label, '7');

      await press(page, '.example:nth-child(1)');
      assert.equal((await answer(page)).label, '7');
      await dropSeven(page, 'white', 'black', 300);
      await pictureOpened(page);
      assert.equal((await answer(page)).label, '7');

      await page.evaluate(() => {
        Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (words) => { window.copied = words; }}});
      });
      await press(page, '#copy-link');
      await until(page, () => /not a picture/.test(document.getElementById('keep-note').textContent));
      await press(page, '[data-testid="undo"]');
      await press(page, '#copy-link');
      await until(page, () => /#d=1\./.test(window.copied));

      await page.evaluate(() => {
        const picker = document.getElementById('model-picker');
        picker.value = 'seed';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.getElementById('model-note').textContent.includes('658,294'));
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });
});
