// The smallest change that makes the drawing another digit, on the pad itself: shown there, read there, and undone.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawn, drawNumber} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {showView} from './harness/views.js';
import {openWhy, words} from './harness/why.js';

/** Lets changes be there at once. */
const still = (page) => page.evaluate(() => {
  const real = window.matchMedia;
  window.matchMedia = (query) => (query.includes('reduced-motion') ? {matches: true} : real(query));
});
const ask = (page, digit) => page.evaluate((digit) => document.querySelectorAll('.if-digits button')[digit].click(), digit);

/** Asks what would make it this digit, and waits until the pad keeps the change. */
async function make(page, digit) {
  await ask(page, digit);
  await until(page, (digit) => !document.getElementById('if').hasAttribute('aria-busy') && document.querySelector('[data-testid="prediction"]').dataset.label.includes(digit)
    && new RegExp(`^\\d+ pixels are changed\\. The network reads an? ${digit} `).test(document.getElementById('if-words').textContent), String(digit));
}

/** Which of these digits it can be made: no small change is found for each, and the engines draw a little differently. */
async function possible(page, digits) {
  for (const digit of digits) {
    await ask(page, digit);
    await until(page, () => !document.getElementById('if').hasAttribute('aria-busy'));
    const found = (await words(page, 'if-words')).includes('changed');
    if (found) await undo(page);
    if (found) return digit;
  }
  return assert.fail('no digit');
}

/** How many pixels of the pad's picture are painted: blue ones, and orange ones. */
const colours = (page) => page.evaluate(() => {
  const canvas = document.getElementById('pad-picture');
  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  const counted = {blue: 0, orange: 0, over: canvas.hasAttribute('data-over')};
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] > 100) ++counted[data[i + 2] > data[i] ? 'blue' : 'orange'];
  }
  return counted;
});

const clear = {blue: 0, orange: 0, over: false};
const undo = (page) => page.click('[data-testid="undo"]');
const reads = (page, label) => until(page, (label) => document.querySelector('[data-testid="prediction"]').dataset.label === label, label);

inEveryEngine('a change on the pad', ({open}) => {
  test('it is painted over the strokes, the answer follows, and undo takes it back', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      const strokes = await drawn(page);
      await openWhy(page, 'if');
      await make(page, 9);
      await reads(page, '9');
      const painted = await colours(page);
      assert.ok(painted.blue > 200 && painted.over, JSON.stringify(painted));
      assert.deepEqual(await drawn(page), strokes, 'what is kept for a reload is the drawing');
      await undo(page);
      await reads(page, '4');
      assert.deepEqual([await colours(page), await drawn(page)], [clear, strokes]);
      assert.match(await words(page, 'if-words'), /^The network reads a 4/);
      await page.click('[data-testid="redo"]');
      await reads(page, '9');
      await until(page, () => /pixels are changed\. The network reads a 9/.test(document.getElementById('if-words').textContent));
      // The view's own buttons do the same.
      await page.click('.if .chips .button:nth-child(1)');
      await reads(page, '4');
      assert.deepEqual(await colours(page), clear);
    });
  });

  test('a change of a change is taken back step by step, or all at once', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      const strokes = await drawn(page);
      await openWhy(page, 'if');
      await make(page, 9);
      await make(page, 4);
      await undo(page);
      await reads(page, '9');
      await make(page, 8);
      await page.click('.if .chips .button:nth-child(2)');
      await reads(page, '4');
      assert.deepEqual([await colours(page), await drawn(page)], [clear, strokes]);
    });
  });

  test('who leaves the view has the drawing back, and who draws on goes on with it', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      const strokes = await drawn(page);
      await openWhy(page, 'if');
      await make(page, 9);
      await showView(page, 'examples');
      await reads(page, '4');
      assert.deepEqual([await colours(page), await drawn(page)], [clear, strokes]);
      await openWhy(page, 'if');
      await make(page, 9);
      await drawDigit(page, 1, {x: 0.8, y: 0.3, width: 0.1, height: 0.5});
      await reads(page, '41');
      assert.deepEqual((await drawn(page)).slice(0, strokes.length), strokes);
      assert.deepEqual(await colours(page), clear);
    });
  });

  test('of a number one digit changes, and the others stay', async () => {
    await open({}, async (page) => {
      await drawNumber(page, '47');
      await openWhy(page, 'if');
      await page.evaluate(() => document.querySelector('.outline:first-child .outline-label').click());
      await until(page, () => document.querySelector('.outline:first-child .outline-label').getAttribute('aria-pressed') === 'true');
      await until(page, () => document.getElementById('if-words').textContent.startsWith('The network reads a 4'));
      const digit = await possible(page, [9, 8, 6, 1, 0, 2, 3, 5, 7]);
      await reads(page, '47');
      await page.evaluate(() => document.querySelector('.outline:first-child .outline-label').click());
      await until(page, () => document.getElementById('if-words').textContent.startsWith('The network reads a 4'));
      await make(page, digit);
      await reads(page, `${digit}7`);
      assert.equal((await answer(page)).state, 'number');
      assert.ok((await words(page, 'if-words')).includes(`reads a${digit === 8 ? 'n' : ''} ${digit} `));
      await undo(page);
      await reads(page, '47');
    });
  });

  test('with reduced motion it is there at once', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page, 'if');
      await still(page);
      await page.evaluate(() => {
        window.seen = new Set();
        new MutationObserver(() => window.seen.add(document.querySelector('[data-testid="prediction"]').dataset.confidence))
          .observe(document.querySelector('[data-testid="prediction"]'), {attributes: true});
      });
      await make(page, 9);
      await reads(page, '9');
      assert.equal(await page.evaluate(() => window.seen.size), 1);
    });
  });
});

inChromium('many changes on the pad', ({open}) => {
  test('more of them than the pad can take back are left at once, and the drawing is there', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      const strokes = await drawn(page);
      await openWhy(page, 'if');
      await still(page);
      for (let i = 0; i < 24; ++i) await make(page, i % 2 ? 4 : 9);
      await showView(page, 'examples');
      await reads(page, '4');
      assert.deepEqual([await colours(page), await drawn(page)], [clear, strokes]);
    });
  });
});
