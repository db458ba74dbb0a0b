import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawStroke, DIGITS} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';

/** Draws a digit as slowly as people do: its outline's buttons are there before the next stroke. */
async function drawSlowly(page, digit, {x, y, width, height}) {
  for (const stroke of DIGITS[digit]) {
    await drawStroke(page, stroke.map(([across, down]) => [x + across * width, y + down * height]));
    await answer(page);
  }
}

/** The middle of a button of the outline at `place`, in fractions of the pad. */
const buttonAt = (page, place, name) => page.evaluate((place, name) => {
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const pad = document.getElementById('pad').getBoundingClientRect();
  const [x, y] = middle(document.querySelectorAll(`.outline-${name}`)[place].getBoundingClientRect());
  return [(x - pad.left) / pad.width, (y - pad.top) / pad.height];
}, place, name);

inEveryEngine('the pen on the buttons of a number', ({open}) => {
  test('a stroke may begin on one: near the edge they lie inside the outline', async () => {
    await open({}, async (page) => {
      for (const [place, digit] of [7, 4, 5].entries()) {
        await drawSlowly(page, digit, {x: 0.1 + place * 0.15, y: 0.06, width: 0.1, height: 0.22});
      }
      assert.equal((await answer(page)).label, '745');
    });
  });

  test('a stroke that ends where it began, on the one that removes a digit, removes none', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 2, {x: 0.2, y: 0.2, width: 0.12, height: 0.3});
      await drawDigit(page, 4, {x: 0.45, y: 0.2, width: 0.12, height: 0.3});
      await answer(page);
      const [x, y] = await buttonAt(page, 1, 'remove');
      const ring = Array.from({length: 13}, (_, i) => [x + 0.05 * Math.sin(i * Math.PI / 6), y + 0.12 * (1 - Math.cos(i * Math.PI / 6))]);
      await drawStroke(page, ring);
      assert.equal((await answer(page)).label, '24\n0');
    });
  });

  test('a tap chooses a digit, or removes it', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 2, {x: 0.2, y: 0.2, width: 0.12, height: 0.3});
      await drawDigit(page, 4, {x: 0.45, y: 0.2, width: 0.12, height: 0.3});
      await answer(page);
      await page.click('.outline-label');
      await until(page, () => document.querySelector('.outline-label').getAttribute('aria-pressed') === 'true');
      assert.equal((await answer(page)).label, '24');
      await page.click('.outline-remove');
      assert.equal((await answer(page)).label, '4');
    });
  });
});
