// The page without a pointer: drawing, exploring, and where the focus goes.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawn, drawNumber} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {dropSeven, pictureOpened} from './harness/files.js';
import {focus, focusPad, keptAfter} from './harness/keys.js';

const times = (count, key) => Array(count).fill(key);

/** From now on writes down in `window.pen` what becomes of the keys' pen and the focus. */
const watchPen = (page) => page.evaluate(() => {
  const pen = document.getElementById('pad-pen');
  window.pen = [];
  new MutationObserver(() => window.pen.push(pen.dataset.down)).observe(pen, {attributeFilter: ['data-down']});
  for (const type of ['keydown', 'focusin', 'focusout']) {
    document.addEventListener(type, ({key, target}) => window.pen.push(`${type} ${key ?? ''} at ${target.id || target.className || target.nodeName}`), true);
  }
});
/**
 * Until the pen that `watchPen` watches was down and is lifted again. Where keys were lost it never is: not longer than a few
 * seconds, after which what is returned, the pen's and the focus's story, is for the assertion that fails.
 */
const penLifted = (page) => page.evaluate(async () => {
  const {dataset, hidden} = document.getElementById('pad-pen');
  const lifted = () => window.pen.includes('true') && dataset.down === 'false';
  for (let waited = 0; waited < 5000 && !lifted(); waited += 20) await new Promise((done) => setTimeout(done, 20));
  return JSON.stringify({down: dataset.down, hidden, active: document.activeElement.id, focus: document.hasFocus(), story: window.pen});
});
/** From now on writes down in `window.spoken` what is announced. */
const listen = (page) => page.evaluate(() => {
  window.spoken = [];
  const region = document.getElementById('announcer');
  new MutationObserver(() => window.spoken.push(region.textContent)).observe(region, {
    childList: true,
    characterData: true,
    subtree: true,
  });
});

inEveryEngine('keyboard', ({open}) => {
  test('a 1 and a 7 are drawn with arrow keys and space', async () => {
    await open({}, async (page) => {
      await focusPad(page);
      await page.press([' ', ...times(20, 'ArrowDown'), ' ']);
      assert.equal((await answer(page)).label, '1');
      await page.press(['Escape']);
      assert.equal((await answer(page)).state, 'blank');
      await page.press(['ArrowUp', ...times(20, 'ArrowUp')]);
      await page.press([' ', ...times(14, 'ArrowRight'), ...times(22, 'ArrowDown'), ' ']);
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('the first stroke on an opened picture is drawn as any other', async () => {
    await open({}, async (page) => {
      await dropSeven(page, 'white', 'black', 100);
      await pictureOpened(page);
      await focusPad(page);
      await watchPen(page);
      await page.press([' ', ...times(8, 'ArrowDown'), ' ']);
      const pen = await penLifted(page);
      assert.deepEqual((await drawn(page)).map(({length}) => length), [9], pen);
      assert.equal((await answer(page)).label, '1', pen);
    });
  });

  test('a lifted pen moves without drawing', async () => {
    await open({}, async (page) => {
      await focusPad(page);
      await page.press([...times(5, 'ArrowLeft'), ...times(5, 'ArrowDown')]);
      assert.equal((await answer(page)).state, 'blank');
      assert.equal(await page.evaluate(() => document.getElementById('pad-pen').hidden), false);
    });
  });

  test('control Z undoes, with shift it redoes, escape clears', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await page.press(['z'], ['Control']);
      assert.equal((await answer(page)).state, 'blank');
      await page.press(['z'], ['Control', 'Shift']);
      assert.equal((await answer(page)).label, '7');
      await page.press(['Escape']);
      assert.equal((await answer(page)).state, 'blank');
      await page.press(['z'], ['Control']);
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('the settled answer is spoken once, not each movement', async () => {
    await open({}, async (page) => {
      await listen(page);
      await drawDigit(page, 7);
      await until(page, () => window.spoken.some((words) => words.startsWith('7')));
      const spoken = await page.evaluate(() => window.spoken.filter((words) => words !== 'The pad is blank'));
      assert.equal(spoken.length, 1, String(spoken));
      assert.match(spoken[0], /^7, (more than )?\d+ percent sure$/);
    });
  });

  test('exploring the picture by keys is spoken, and the same words again are heard again', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await until(page, () => /^7/.test(document.getElementById('announcer').textContent));
      await listen(page);
      const spokenRows = async (count) => {
        await until(page, (count) => window.spoken.filter((words) => words.startsWith('Row')).length === count, count);
        return page.evaluate(() => window.spoken.filter((words) => words.startsWith('Row')));
      };
      await focus(page, '#picture');
      await page.press(['ArrowUp', 'ArrowLeft']);
      assert.match((await spokenRows(2))[0], /^Row 15, column 15: \d+ of 255$/);
      // At the border no key changes anything any more.
      await page.press(times(14, 'ArrowLeft'));
      const [last, again] = (await spokenRows(16)).slice(-2);
      assert.match(last, /^Row 15, column 1: /);
      assert.equal(again.trim(), last.trim());
      assert.notEqual(again, last);
    });
  });

  test('the focus stays near when what had it goes away', async () => {
    await open({}, async (page) => {
      const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
      await drawNumber(page, '274');
      await answer(page);
      await focus(page, '.outline:last-child .outline-remove');
      await page.press(['Enter']);
      await until(page, () => document.querySelectorAll('.outline').length === 2);
      assert.equal(await focused(), 'outline-label');
      await focus(page, '.outline:last-child .outline-remove');
      await page.press(['Enter']);
      await until(page, () => document.querySelectorAll('.outline').length === 0);
      assert.equal(await focused(), 'pad');

      assert.deepEqual(await keptAfter(page, 2), ['2']);
      await focus(page, '.examples-delete');
      await page.press(['Enter']);
      await until(page, () => document.querySelectorAll('.own-examples li').length === 0);
      assert.equal(await focused(), 'own-examples');
    });
  });
});
