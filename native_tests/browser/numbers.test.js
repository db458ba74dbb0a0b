import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawNumber, drawStroke} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {showView} from './harness/views.js';

const outlined = (page) => page.evaluate(() =>
  [...document.querySelectorAll('.outline')].map((outline) => outline.querySelector('b').textContent),
);

inEveryEngine('numbers', ({open}) => {
  test('a number is read as a whole, each digit outlined, and can be copied', async () => {
    await open({}, async (page) => {
      await drawNumber(page, '2475');
      const {state, label, text, confidence, sentence} = await answer(page);
      assert.deepEqual({state, label, text}, {state: 'number', label: '2475', text: '2475'});
      assert.ok(confidence > 0 && confidence <= 1);
      assert.match(sentence, /number 2475/);
      assert.deepEqual(await outlined(page), ['2', '4', '7', '5']);
      const copied = await page.evaluate(() => new Promise((copied) => {
        Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (words) => copied(words)}});
        document.getElementById('copy-number').click();
      }));
      assert.equal(copied, '2475');
    });
  });

  test('a digit of two strokes stays one digit', async () => {
    await open({}, async (page) => {
      for (const digit of [4, 5]) {
        await drawDigit(page, digit);
        const {state, label} = await answer(page);
        assert.deepEqual({label, number: state === 'number'}, {label: String(digit), number: false});
        assert.deepEqual(await outlined(page), []);
        await page.click('[data-testid="clear"]');
      }
    });
  });

  test('a crossed 7 stays one digit, alone and in a number', async () => {
    await open({}, async (page) => {
      const crossed = async (box) => {
        await drawDigit(page, 7, box);
        await drawStroke(page, [[0.3, 0.52], [0.55, 0.5], [0.85, 0.48]].map(([x, y]) => [box.x + x * box.width, box.y + y * box.height]));
      };
      await crossed({x: 0.35, y: 0.2, width: 0.3, height: 0.6});
      assert.deepEqual((({state, label}) => ({state, label}))(await answer(page)), {state: 'digit', label: '7'});
      await page.click('[data-testid="clear"]');
      await crossed({x: 0.1, y: 0.3, width: 0.15, height: 0.35});
      await drawDigit(page, 4, {x: 0.35, y: 0.3, width: 0.15, height: 0.35});
      await crossed({x: 0.6, y: 0.3, width: 0.15, height: 0.35});
      assert.equal((await answer(page)).label, '747');
    });
  });

  test('signs are read beside digits, each outlined as what it is', async () => {
    await open({}, async (page) => {
      await drawStroke(page, [[0.06, 0.47], [0.1, 0.475], [0.15, 0.47]]);
      await drawDigit(page, 3, {x: 0.22, y: 0.3, width: 0.15, height: 0.35});
      await drawDigit(page, 2, {x: 0.55, y: 0.3, width: 0.15, height: 0.35});
      await drawStroke(page, [[0.46, 0.63], [0.465, 0.67], [0.45, 0.71]]);
      const comma = await answer(page);
      assert.deepEqual({state: comma.state, label: comma.label, text: comma.text}, {state: 'number', label: '-3,2', text: '-3,2'});
      assert.deepEqual(await outlined(page), ['-', '3', ',', '2']);
      const chosen = await page.evaluate(() => {
        document.querySelectorAll('.outline-label')[2].click();
        return {bars: document.getElementById('bars').textContent.replace(/\s/g, ''), best: document.querySelector('.bar[data-best="true"]')};
      });
      assert.deepEqual(chosen, {bars: '0123456789', best: null});
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 5, {x: 0.15, y: 0.3, width: 0.15, height: 0.35});
      await drawStroke(page, [[0.36, 0.7], [0.43, 0.5], [0.5, 0.25]]);
      await drawDigit(page, 7, {x: 0.55, y: 0.3, width: 0.15, height: 0.35});
      assert.equal((await answer(page)).label, '5/7');
    });
  });

  test('who wants digits only switches signs off, and that is remembered', async () => {
    await open({}, async (page) => {
      const minusSeven = async () => {
        await drawStroke(page, [[0.1, 0.47], [0.15, 0.475], [0.2, 0.47]]);
        await drawDigit(page, 7, {x: 0.3, y: 0.3, width: 0.15, height: 0.35});
      };
      await minusSeven();
      assert.equal((await answer(page)).label, '-7');
      await showView(page, 'networks');
      await page.click('#signs');
      assert.equal((await answer(page)).label, '?7');
      await page.reload();
      await until(page, () => document.getElementById('signs')?.checked === false);
      await until(page, () => document.getElementById('prediction').dataset.label === '?7');
      await page.click('#signs');
      assert.equal((await answer(page)).label, '-7');
    });
  });

  test('digits that the pen joined are parted, and removed one by one', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 5, {x: 0.1, y: 0.3, width: 0.14, height: 0.35});
      const zero = (left) => Array.from({length: 25}, (_, i) => [
        left + 0.07 * (1 - Math.sin(i * Math.PI / 12)), 0.475 - 0.175 * Math.cos(i * Math.PI / 12),
      ]);
      await drawStroke(page, [...zero(0.35), [0.48, 0.3], ...zero(0.6)]);
      assert.equal((await answer(page)).label, '500');
      assert.deepEqual(await outlined(page), ['5', '0', '0']);
      await page.evaluate(() => document.querySelectorAll('.outline-remove')[1].click());
      assert.equal((await answer(page)).label, '50');
      assert.deepEqual(await outlined(page), ['5', '0']);
      await page.click('[data-testid="undo"]');
      assert.equal((await answer(page)).label, '500');
    });
  });

  test('where a digit is doubted, one tap says what it was meant to be', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 5, {x: 0.2, y: 0.3, width: 0.14, height: 0.35});
      assert.ok((await answer(page)).confidence > 0.9);
      assert.equal(await page.evaluate(() => document.getElementById('alternatives')?.hidden ?? true), true);
      // Between a 1 and a 7: where exactly the doubt is differs a little between screens.
      let label = '', confidence = 1;
      for (let flag = 18; flag < 45 && !(confidence < 0.85); flag += 3) {
        await page.click('[data-testid="clear"]');
        await drawDigit(page, 5, {x: 0.2, y: 0.3, width: 0.14, height: 0.35});
        await drawStroke(page, [[130 - flag, 37], [130, 30], [128, 60], [126, 100]].map(([x, y]) => [0.1 + (x + 30) * 0.00375, 0.15 + 0.005 * y]));
        ({label, confidence} = await answer(page));
      }
      assert.ok(confidence < 0.85, `${label} ${confidence}`);
      await until(page, () => document.querySelector('#alternatives button') !== null);
      const other = label === '51' ? '57' : '51';
      assert.equal(await page.evaluate(() => document.querySelector('#alternatives button').getAttribute('aria-label').replace(/ \d+%$/, '')), `It says ${other}`);
      await page.evaluate(() => document.querySelector('#alternatives button').click());
      assert.equal((await answer(page)).label, other);
      assert.equal(await page.evaluate(() => document.getElementById('alternatives').hidden), true);
      assert.deepEqual(await outlined(page), [...other]);
      // What the outline says of it is what the bars say of it.
      const {own, bar} = await page.evaluate((digit) => {
        const outline = [...document.querySelectorAll('.outline')].at(-1).querySelector('.outline-label');
        outline.click();
        return {own: outline.textContent, bar: document.querySelectorAll('.bar-number')[digit].textContent};
      }, Number(other[1]));
      assert.equal(own, `${other[1]} ${bar}`);
    });
  });

  test('lines stand one below the other, are copied and spoken so', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 1, {x: 0.3, y: 0.05, width: 0.1, height: 0.35});
      await drawDigit(page, 2, {x: 0.5, y: 0.05, width: 0.15, height: 0.35});
      await drawDigit(page, 3, {x: 0.3, y: 0.55, width: 0.15, height: 0.35});
      await drawDigit(page, 4, {x: 0.55, y: 0.55, width: 0.15, height: 0.35});
      const {state, label, text, sentence} = await answer(page);
      assert.deepEqual({state, label, text}, {state: 'number', label: '12\n34', text: '12\n34'});
      assert.match(sentence, /numbers 12, 34/);
      const {lines, copied} = await page.evaluate(() => new Promise((done) => {
        const prediction = document.querySelector('[data-testid="prediction"]');
        const lines = prediction.offsetHeight / parseFloat(getComputedStyle(prediction).fontSize);
        Object.defineProperty(navigator, 'clipboard', {value: {writeText: async (copied) => done({lines, copied})}});
        document.getElementById('copy-number').click();
      }));
      assert.equal(Math.round(lines), 2);
      assert.equal(copied, '12\n34');
      await until(page, () => document.getElementById('announcer').textContent.includes('12, next line 34'));
    });
  });

  test('one press takes one digit away, and undo brings it back', async () => {
    await open({}, async (page) => {
      await drawNumber(page, '247');
      assert.equal((await answer(page)).label, '247');  // not while a slow machine has still to read the last strokes
      await page.evaluate(() => document.querySelectorAll('.outline-remove')[1].click());
      assert.equal((await answer(page)).label, '27');
      await page.press(['z'], ['Control']);
      assert.equal((await answer(page)).label, '247');
    });
  });

  test('the bars are about the digit drawn last, or the one that is chosen', async () => {
    await open({}, async (page) => {
      const best = () => page.evaluate(() => document.querySelector('.bar[data-best="true"]').textContent[0]);
      await drawNumber(page, '27');
      assert.equal((await answer(page)).label, '27');
      assert.equal(await best(), '7');
      await page.click('.outline:first-child .outline-label');
      assert.equal(await best(), '2');
      await until(page, () => document.querySelector('.outline-label').getAttribute('aria-pressed') === 'true');
    });
  });
});
