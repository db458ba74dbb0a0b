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

async function drawTwentyFour(page) {
  await drawDigit(page, 2, {x: 0.2, y: 0.2, width: 0.12, height: 0.3});
  await drawDigit(page, 4, {x: 0.45, y: 0.2, width: 0.12, height: 0.3});
  await answer(page);
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
      await drawTwentyFour(page);
      const [x, y] = await buttonAt(page, 1, 'remove');
      const ring = Array.from({length: 13}, (_, i) => [x + 0.05 * Math.sin(i * Math.PI / 6), y + 0.12 * (1 - Math.cos(i * Math.PI / 6))]);
      await drawStroke(page, ring);
      assert.equal((await answer(page)).label, '24\n0');
    });
  });

  test('a tap chooses a digit, or removes it', async () => {
    await open({}, async (page) => {
      await drawTwentyFour(page);
      await page.click('.outline-label');
      await until(page, () => document.querySelector('.outline-label').getAttribute('aria-pressed') === 'true');
      assert.equal((await answer(page)).label, '24');
      await page.click('.outline-remove');
      assert.equal((await answer(page)).label, '4');
    });
  });

  test('a finger that comes after a tap draws, though the browser gives it the same number', async () => {
    await open({}, async (page) => {
      await drawTwentyFour(page);
      const inked = await page.evaluate(() => {
        const [pad, button] = [document.getElementById('pad'), document.querySelector('.outline-label')];
        pad.setPointerCapture = () => {};  // which an event made by a script cannot have
        const {left, top, width, height} = pad.getBoundingClientRect();
        const send = (target, type, x, y) => target.dispatchEvent(new PointerEvent(type, {
          pointerId: 2, pointerType: 'touch', isPrimary: true, button: 0, buttons: 1, bubbles: true,
          clientX: left + x * width, clientY: top + y * height,
        }));
        for (const type of ['pointerdown', 'pointerup']) send(button, type, 0.25, 0.15);
        const before = pad.getContext('2d').getImageData(0.8 * pad.width, 0, 1, pad.height).data.some((value) => value > 0);
        send(pad, 'pointerdown', 0.8, 0.2);
        for (const y of [0.3, 0.4, 0.5, 0.6]) send(pad, 'pointermove', 0.8, y);
        send(pad, 'pointerup', 0.8, 0.6);
        return before;
      });
      assert.equal(inked, false);
      await until(page, () => document.querySelectorAll('.outline').length === 3);
    });
  });
});
