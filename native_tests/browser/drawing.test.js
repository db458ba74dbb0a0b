import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, DIGITS, drawDigit, drawStroke} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';

inEveryEngine('drawing', ({open}) => {
  test('a blank pad says so and predicts nothing', async () => {
    await open({}, async (page) => {
      const {text, state, label, confidence, sentence} = await answer(page);
      assert.deepEqual({text, state, label, confidence}, {text: '', state: 'blank', label: '', confidence: 0});
      assert.equal(sentence, 'Nothing drawn yet');
    });
  });

  test('every digit drawn with the mouse is read', async () => {
    await open({}, async (page) => {
      const read = {};
      for (const digit of Object.keys(DIGITS)) {
        await drawDigit(page, digit);
        const {state, label, text} = await answer(page);
        assert.ok(['digit', 'unsure'].includes(state), `${digit} is called ${state}`);
        assert.equal(text, label);
        read[digit] = label;
        await page.click('[data-testid="clear"]');
        assert.equal((await answer(page)).state, 'blank');
      }
      assert.deepEqual(read, Object.fromEntries(Object.keys(DIGITS).map((digit) => [digit, digit])));
    });
  });

  test('a small digit in a corner is read like a large one', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 3, {x: 0.02, y: 0.03, width: 0.08, height: 0.15});
      assert.equal((await answer(page)).label, '3');
    });
  });

  test('the answer follows the pen before it is lifted', async () => {
    await open({}, async (page) => {
      const [stroke] = DIGITS[7];
      const placed = stroke.map(([x, y]) => [0.3 + 0.4 * x, 0.15 + 0.7 * y]);
      await drawStroke(page, placed, {lift: false});
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('ten bars show what the label says, and the picture has ink', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 2);
      assert.equal((await answer(page)).label, '2');
      const bars = await page.evaluate(() =>
        [...document.querySelectorAll('.bar')].map((bar) => [bar.textContent, bar.dataset.best]),
      );
      assert.equal(bars.length, 10);
      assert.deepEqual(bars.map(([, best]) => best).indexOf('true'), 2);
      assert.ok(bars.every(([text]) => /^\d>?\d+%$/.test(text)), String(bars));
      await until(page, () => {
        const canvas = document.querySelector('[data-testid="picture"]');
        const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
        const inked = data.filter((value, i) => i % 4 === 3 && value > 0).length;
        return canvas.width === 28 && inked > 40 && inked < 300;
      });
    });
  });

  test('undo takes the last stroke away, redo brings it back', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      const seven = await answer(page);
      await drawStroke(page, [[0.1, 0.1], [0.9, 0.9], [0.1, 0.9], [0.9, 0.1]]);
      await page.click('[data-testid="undo"]');
      assert.deepEqual(await answer(page), seven);
      await page.click('[data-testid="undo"]');
      assert.equal((await answer(page)).state, 'blank');
      await page.click('#redo');
      assert.deepEqual(await answer(page), seven);
    });
  });

  test('what is drawn while the network loads is read when it has come', async () => {
    await open({path: 'slow/'}, async (page) => {
      const loading = () => document.getElementById('sentence').textContent === 'Loading the network…';
      await until(page, loading);
      await drawDigit(page, 7);
      assert.ok(await page.evaluate(loading));
      await until(page, () => document.querySelector('[data-testid="prediction"]').dataset.label === '7');
    });
  });

  test('the ink is on the canvas, at the resolution of the screen', async () => {
    await open({}, async (page) => {
      await drawStroke(page, [[0.2, 0.5], [0.8, 0.5]]);
      await until(page, () => {
        const pad = document.querySelector('[data-testid="pad"]');
        const context = pad.getContext('2d');
        const alpha = (x, y) => context.getImageData(x * pad.width, y * pad.height, 1, 1).data[3];
        return (
          Math.abs(pad.width - pad.clientWidth * devicePixelRatio) < 1 &&
          alpha(0.5, 0.5) === 255 && alpha(0.5, 0.4) === 0
        );
      });
    });
  });

});

inChromium('touch', ({open}) => {
  const phone = {width: 390, height: 844};

  test('a finger draws, and the page does not scroll under it', async () => {
    await open(phone, async (page) => {
      const box = await page.evaluate(() => {
        scrollTo(0, 20);
        const {left, top, width, height} = document.querySelector('[data-testid="pad"]').getBoundingClientRect();
        return {left, top, width, height, scroll: scrollY};
      });
      const [first, ...others] = DIGITS[7][0].map(([x, y]) => [
        box.left + box.width * (0.3 + 0.4 * x),
        box.top + box.height * (0.15 + 0.7 * y),
      ]);
      await page.raw.touchscreen.touchStart(...first);
      for (const point of others) await page.raw.touchscreen.touchMove(...point);
      await page.raw.touchscreen.touchEnd();
      assert.equal((await answer(page)).label, '7');
      assert.equal(await page.evaluate(() => scrollY), box.scroll);
    });
  });

  test('a second finger draws nothing', async () => {
    await open(phone, async (page) => {
      const client = await page.raw.createCDPSession();
      const {left, top} = await page.evaluate(() => {
        const {left, top} = document.querySelector('[data-testid="pad"]').getBoundingClientRect();
        return {left, top};
      });
      const finger = (id, x, y) => ({id, x: left + x, y: top + y});
      const send = (type, touchPoints) => client.send('Input.dispatchTouchEvent', {type, touchPoints});
      await send('touchStart', [finger(1, 100, 50)]);
      await send('touchStart', [finger(1, 100, 50), finger(2, 250, 150)]);
      await send('touchMove', [finger(1, 100, 150), finger(2, 300, 60)]);
      await send('touchEnd', []);
      await page.click('[data-testid="undo"]');
      assert.equal((await answer(page)).state, 'blank');
    });
  });
});
