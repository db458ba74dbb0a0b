import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawStroke} from './harness/drawing.js';
import {inChromium, inEveryEngine} from './harness/engines.js';
import {messageShown} from './harness/message.js';

/** Draws short strokes all over the pad by events of its own, some a frame; clears after every `clearAfter`. */
function scribble(page, count, clearAfter = Infinity) {
  return page.evaluate(async (count, clearAfter) => {
    const pad = document.getElementById('pad');
    pad.setPointerCapture = () => {};  // which an event made by a script cannot have
    const {left, top, width, height} = pad.getBoundingClientRect();
    const send = (type, x, y) => pad.dispatchEvent(new PointerEvent(type, {
      pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1, bubbles: true,
      clientX: left + (0.05 + 0.9 * x) * width, clientY: top + (0.05 + 0.9 * y) * height,
    }));
    for (let i = 0; i < count; ++i) {
      const x = (i * 0.618) % 1;
      const y = (i * 0.414) % 1;
      send('pointerdown', x, y);
      for (let step = 1; step <= 4; ++step) send('pointermove', x + 0.01 * step, y + 0.02 * step);
      send('pointerup', x, y);
      if ((i + 1) % clearAfter === 0) document.getElementById('clear').click();
      if (i % 10 === 9) await new Promise((done) => setTimeout(done));
    }
  }, count, clearAfter);
}

/** Milliseconds until one more stroke is answered: of three the quickest, which other programs held up least. */
async function timeOfStroke(page) {
  const times = [];
  for (const x of [0.1, 0.4, 0.7]) {
    const start = performance.now();
    await drawStroke(page, [[x, 0.1], [x + 0.1, 0.2], [x + 0.2, 0.1]]);
    await answer(page);
    times.push(performance.now() - start);
  }
  return Math.min(...times);
}

inEveryEngine('too much and too little', ({open}) => {
  test('500 strokes are one glyph that is no digit, and the pad stays calm', async () => {
    await open({}, async (page) => {
      const alone = await timeOfStroke(page);
      await scribble(page, 500);
      const {state, sentence} = await answer(page);
      assert.ok(['not-a-digit', 'unsure', 'digit'].includes(state), state);
      assert.notEqual(sentence, '');
      const crowded = await timeOfStroke(page);
      assert.ok(crowded < 20 * alone, `${crowded} ms for one more stroke, ${alone} ms for one on an empty pad`);
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('a pad full of one long scribble is answered as calmly', async () => {
    await open({}, async (page) => {
      const rows = Array.from({length: 40}, (_, i) => 0.02 + i * 0.024);
      await drawStroke(page, rows.flatMap((y, i) => (i % 2 ? [[0.98, y], [0.02, y]] : [[0.02, y], [0.98, y]])));
      assert.equal((await answer(page)).state, 'not-a-digit');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('a dot of one pixel is answered and taken back', async () => {
    await open({}, async (page) => {
      await drawStroke(page, [[0.5, 0.5]]);
      assert.notEqual((await answer(page)).state, 'blank');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
      await page.click('[data-testid="undo"]');
      assert.equal((await answer(page)).state, 'blank');
    });
  });

  test('an error thrown in the core is told, and the page lives on', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await page.evaluate(() => {
        // Taking a drawing into the module's memory fails from now on.
        const real = Float32Array.prototype.set;
        Float32Array.prototype.set = () => { throw new Error('made to fail'); };
        window.heal = () => { Float32Array.prototype.set = real; };
      });
      await drawStroke(page, [[0.8, 0.2], [0.8, 0.8]]);
      await messageShown(page, 'read-failed');
      assert.match(await page.evaluate(() => document.getElementById('message').textContent), /made to fail.*Your drawing is kept/);
      await page.evaluate(() => window.heal());
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('where storage is full, drawing and reading go on', async () => {
    await open({}, async (page) => {
      await page.evaluate(() => {
        Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
      });
      await drawDigit(page, 7);
      await page.click('#theme');
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });
});

inChromium('too much', ({open}) => {
  test('10,000 strokes do not make memory grow', async () => {
    await open({}, async (page) => {
      const session = await page.raw.createCDPSession();
      const heap = async () => {
        await session.send('HeapProfiler.collectGarbage');
        return (await session.send('Runtime.getHeapUsage')).usedSize;
      };
      await scribble(page, 400, 10);  // the undo history, which is bounded, is full now
      await answer(page);
      const before = await heap();
      // In parts, each of which is one command to the browser, and ends long before it counts as hung.
      for (let part = 0; part < 10; ++part) await scribble(page, 1_000, 10);
      await answer(page);
      const grown = (await heap()) - before;
      assert.ok(grown < 500_000, `${grown} bytes more`);
    });
  });
});
