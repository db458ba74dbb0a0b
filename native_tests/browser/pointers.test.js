import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';

/** Where a place of the pad (fractions) is on the screen. */
const placed = (page, points) => page.evaluate((points) => {
  const {left, top, width, height} = document.getElementById('pad').getBoundingClientRect();
  return points.map(([x, y]) => [left + x * width, top + y * height]);
}, points);

/** How many of the canvas's pixels have ink in the column at `x` (a fraction), once any have. */
async function inkAt(page, x) {
  const inked = (x) => {
    const pad = document.getElementById('pad');
    const {data} = pad.getContext('2d').getImageData(Math.round(x * pad.width), 0, 1, pad.height);
    return data.filter((alpha, i) => i % 4 === 3 && alpha > 127).length;
  };
  await until(page, inked, x);
  return page.evaluate(inked, x);
}

inEveryEngine('fast pointers', ({open}) => {
  test('the points that the browser bundles into one event all count', async () => {
    await open({}, async (page) => {
      // A detour that is only in the bundle.
      const points = await placed(page, [[0.2, 0.8], [0.5, 0.2], [0.8, 0.8]]);
      await page.evaluate((points) => {
        const pad = document.getElementById('pad');
        pad.setPointerCapture = () => {};  // which an event made by a script cannot have
        const event = (type, [clientX, clientY], more) => new PointerEvent(type, {
          pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, bubbles: true, clientX, clientY, ...more,
        });
        const coalescedEvents = points.slice(1).map((point) => event('pointermove', point));
        const bundle = event('pointermove', points[2], {coalescedEvents});
        // Not every engine takes the bundle from a script.
        if (bundle.getCoalescedEvents().length === 0) bundle.getCoalescedEvents = () => coalescedEvents;
        pad.dispatchEvent(event('pointerdown', points[0]));
        pad.dispatchEvent(bundle);
        pad.dispatchEvent(event('pointerup', points[2]));
      }, points);
      // Once the next frame has come, the detour has ink.
      await until(page, () => {
        const pad = document.getElementById('pad');
        const {data} = pad.getContext('2d').getImageData(0, 0, pad.width, pad.height / 2);
        return data.some((alpha, i) => i % 4 === 3 && alpha === 255);
      });
    });
  });
});

inChromium('pens', ({open}) => {
  test('a pen pressed harder leaves broader ink', async () => {
    await open({}, async (page) => {
      const session = await page.raw.createCDPSession();
      const draw = async (points, force) => {
        const send = (type, [x, y]) => session.send('Input.dispatchMouseEvent', {
          type, x, y, force, pointerType: 'pen', button: 'left', buttons: 1, clickCount: 1,
        });
        const [first, ...others] = await placed(page, points);
        await send('mousePressed', first);
        for (const point of others) await send('mouseMoved', point);
        await send('mouseReleased', others.at(-1));
      };
      await draw([[0.1, 0.5], [0.15, 0.5], [0.3, 0.5]], 0.1);
      await draw([[0.6, 0.5], [0.65, 0.5], [0.8, 0.5]], 0.9);
      const [light, firm] = [await inkAt(page, 0.2), await inkAt(page, 0.7)];
      assert.ok(firm > 1.5 * light, `${light} pixels, then ${firm}`);
    });
  });

  test('a pen takes over from a palm that came first, and the palm leaves nothing', async () => {
    await open({}, async (page) => {
      const points = await placed(page, [[0.9, 0.9], [0.2, 0.2], [0.8, 0.2], [0.5, 0.8]]);
      await page.evaluate(([palm, ...pen]) => {
        const pad = document.getElementById('pad');
        pad.setPointerCapture = () => {};
        const send = (type, pointerId, pointerType, [clientX, clientY]) => pad.dispatchEvent(new PointerEvent(type, {
          pointerId, pointerType, pressure: 0.5, button: 0, bubbles: true, clientX, clientY,
        }));
        send('pointerdown', 1, 'touch', palm);
        send('pointerdown', 2, 'pen', pen[0]);
        send('pointermove', 1, 'touch', [palm[0] - 40, palm[1]]);
        for (const point of pen.slice(1)) send('pointermove', 2, 'pen', point);
        send('pointerup', 1, 'touch', palm);
        send('pointerup', 2, 'pen', pen.at(-1));
      }, points);
      assert.equal((await answer(page)).label, '7');
      await page.click('[data-testid="undo"]');
      assert.equal((await answer(page)).state, 'blank');
    });
  });
});
