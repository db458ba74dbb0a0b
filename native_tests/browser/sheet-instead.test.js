// What a digit of a photographed page may be instead.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {violations} from './harness/axe.js';
import {answer} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {dropPage} from './harness/sheet.js';

/** Something between a 1 and a 7: where exactly the doubt is differs a little between engines. */
const between = (flag) => [[[130 - flag, 37], [130, 30], [128, 60], [126, 100]].map(([x, y]) => [(x - 85) / 50, (y - 30) / 70])];
const SHAPES = {a: between(24), b: between(27), c: between(30), d: between(33), e: between(36)};

/** Drops a page with a doubted digit, and chooses that one: its place in its line, what was read and what else it may be. */
async function doubted(page) {
  await dropPage(page, ['452', 'abcde', '38'], {shapes: SHAPES});
  await until(page, () => document.querySelectorAll('.sheet-lines li').length === 3);
  return page.evaluate(() => {
    const fields = [...document.querySelectorAll('.sheet-lines li:nth-child(2) input')];
    const place = fields.findIndex((field) => {
      field.focus();
      return field.dataset.certainty === 'unsure';
    });
    return {place, read: fields[place].value, other: document.querySelector('#sheet-instead button')?.textContent};
  });
}

const BUTTON = '#sheet-instead button';
/** The chosen digit, and what is offered in its place. */
const shown = (page) => page.evaluate(() => {
  const field = document.querySelector('[aria-describedby="sheet-instead"]');
  return {
    value: field.value,
    corrected: field.dataset.corrected,
    line: field.closest('li').contains(document.getElementById('sheet-instead')),
    active: document.activeElement === field,
    others: [...document.querySelectorAll('#sheet-instead button')].map(({textContent}) => textContent[0]),
  };
});
const album = (page, labels) => until(page, (labels) =>
  [...document.querySelectorAll('.own-examples b')].map(({textContent}) => textContent).join('') === labels, labels);

inEveryEngine('a doubted digit of a photographed page', ({open}) => {
  test('one tap says what it is, and another that it was right', async () => {
    await open({}, async (page) => {
      const {place, read, other} = await doubted(page);
      assert.match(other, /^[17] \d+%$/);
      assert.notEqual(other[0], read);
      await page.click(BUTTON);
      const after = await shown(page);
      assert.deepEqual(after, {value: other[0], corrected: 'true', line: true, active: true, others: after.others});
      assert.equal(after.others[0], read);
      assert.equal((await answer(page)).text.split('\n')[1][place], other[0]);
      await album(page, other[0]);
      await page.click(BUTTON);
      assert.equal((await shown(page)).corrected, 'false');
      await album(page, '');
      // The first key then takes the place of what stands there.
      await page.press(['4']);
      assert.deepEqual((({value, others}) => [value, others.includes(read)])(await shown(page)), ['4', true]);
    });
  });

  test('it is offered to keys and to the ear, and only where there is doubt', async () => {
    await open({}, async (page) => {
      const {place, other} = await doubted(page);
      assert.deepEqual((await violations(page)).filter((one) => !one.includes('outline-label')), []);
      assert.equal(await page.evaluate(() => document.getElementById('sheet-instead').getAttribute('aria-label')), 'Perhaps');
      // It comes right behind its digit, and before the next.
      const focused = (selector, n) => until(page, (selector, n) => document.activeElement === document.querySelectorAll(selector)[n], selector, n);
      const fields = '.sheet-lines li:nth-child(2) input';
      await page.press(['Tab']);
      await focused(BUTTON, 0);
      assert.equal(await page.evaluate(() => document.querySelector('.sheet-mark').hidden), false);
      await page.press(['Tab'], ['Shift']);
      await focused(fields, place);
      await page.press(['Tab', 'Tab']);
      await focused(fields, place + 1);
      await page.press(['Tab'], ['Shift']);
      await focused(fields, place);
      await page.press(['Tab', 'Enter']);
      const {value, active} = await shown(page);
      assert.deepEqual([value, active], [other[0], true]);
      await page.click('.sheet-lines li:first-child input');
      assert.equal(await page.evaluate(() => document.getElementById('sheet-instead')), null);
    });
  });
});
