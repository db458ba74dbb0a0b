import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';

const times = (count, key) => Array(count).fill(key);
const focusPad = (page) => page.evaluate(() => document.querySelector('[data-testid="pad"]').focus());

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
      await page.evaluate(() => {
        window.spoken = [];
        const region = document.getElementById('announcer');
        new MutationObserver(() => window.spoken.push(region.textContent)).observe(region, {
          childList: true,
          characterData: true,
          subtree: true,
        });
      });
      await drawDigit(page, 7);
      await until(page, () => window.spoken.some((words) => words.startsWith('7')));
      const spoken = await page.evaluate(() => window.spoken.filter((words) => words !== 'The pad is blank'));
      assert.equal(spoken.length, 1, String(spoken));
      assert.match(spoken[0], /^7, (more than )?\d+ percent sure$/);
    });
  });
});
