// Hours at the pad in a minute: one digit after the other is drawn, read, now and then taught, and cleared.

import {setTimeout as pause} from 'node:timers/promises';
import {randomFrom} from '../harness/random.js';
import {digit} from './strokes.js';

/** Seconds that a person takes for a digit, to look at the answer and to clear the pad. */
export const SECONDS_A_DIGIT = 3;
/** After so many digits one is taught, and the panels are opened or closed. */
const TAUGHT = 20;
/** Digits that are drawn in one call into the page. */
const PART = 50;

/** @param {any} page of the monkey's site @param {number} count @param {number} seed */
export async function drawDigits(page, count, seed) {
  const random = randomFrom(seed);
  for (let done = 0; done < count; done += PART) {
    const digits = Array.from({length: Math.min(PART, count - done)}, () => ({events: digit(random).events, taught: random.below(10)}));
    await page.evaluate(async (/** @type {any[]} */ digits, /** @type {number} */ every) => {
      const {point, press, look, type} = /** @type {any} */ (window).monkey;
      for (const [i, {events, taught}] of digits.entries()) {
        point(events);
        while (look().busy) await new Promise((done) => setTimeout(done));
        if (look().answer.startsWith('blank')) throw new Error('nothing was read');
        // Told twice, because it asks again where it is sure of another digit.
        for (let times = 0; i % every === 0 && times < 2; ++times) {
          type([[String(taught), {}]]);
          await new Promise((done) => setTimeout(done));
        }
        press('undo');
        press('redo');
        press('clear');
        await new Promise((done) => setTimeout(done));
      }
    }, digits, TAUGHT);
    for (const panel of ['openInside', 'theme']) {
      await page.evaluate((/** @type {string} */ panel) => /** @type {any} */ (window).monkey.press(panel), panel);
    }
    await pause(0);
  }
}
