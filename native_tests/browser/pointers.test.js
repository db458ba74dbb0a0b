import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawn} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {dropSeven} from './harness/files.js';
import {point} from './harness/pointer.js';

/** Where a place of the pad (fractions) is on the screen. */
const placed = (page, points) => page.evaluate((points) => {
  const {left, top, width, height} = document.getElementById('pad').getBoundingClientRect();
  return points.map(([x, y]) => [left + x * width, top + y * height]);
}, points);

/** Pad units in which an event may be off: some engines know only whole CSS pixels, of which one is about two units. */
const PIXEL = 4;

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
          pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0, buttons: 1, bubbles: true, clientX, clientY, ...more,
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

inEveryEngine('pointers', ({open}) => {
  test('a tap leaves a dot that is seen', async () => {
    await open({}, async (page) => {
      await point(page, ['pointerdown', 0.7, 0.8], ['pointerup', 0.7, 0.8]);
      assert.ok((await inkAt(page, 0.7)) > 5);
    });
  });

  const changes = {
    'a scroll': () => {
      document.body.style.marginBottom = '200vh';  // as on screens that are too small for all
      scrollBy(0, 120);
    },
    'a part of the page that opens above': () => { document.body.style.paddingTop = '150px'; },
    'a pad of another size': () => { document.getElementById('pad-frame').style.width = '300px'; },
  };
  for (const [what, change] of Object.entries(changes)) {
    test(`the ink stays under the pointer through ${what} in the middle of a stroke`, async () => {
      await open({}, async (page) => {
        const place = () => page.evaluate(() => JSON.stringify(document.getElementById('pad').getBoundingClientRect()));
        await point(page, ['pointerdown', 0.1, 0.1], ['pointermove', 0.5, 0.2]);
        const before = await place();
        await page.evaluate(change);
        assert.notEqual(await place(), before);
        await point(page, ['pointermove', 0.9, 0.5], ['pointerup', 0.9, 0.9]);
        const [stroke] = await drawn(page);
        for (const [i, [x, y]] of [[80, 60], [400, 120], [720, 300], [720, 540]].entries()) {
          assert.ok(Math.hypot(stroke[i].x - x, stroke[i].y - y) < PIXEL, JSON.stringify(stroke));
        }
      });
    });
  }

  test('a cancelled touch and a pinch leave no ink, and what was there before is there again', async () => {
    await open({}, async (page) => {
      const second = {pointerId: 2, isPrimary: false};
      const cancelled = [['pointerdown', 0.2, 0.2], ['pointermove', 0.8, 0.8], ['pointercancel', 0.8, 0.8], ['lostpointercapture', 0.8, 0.8]];
      const pinch = [
        ['pointerdown', 0.4, 0.5], ['pointermove', 0.41, 0.5], ['pointerdown', 0.6, 0.5, second], ['pointermove', 0.1, 0.5],
        ['pointermove', 0.9, 0.5, second], ['pointerup', 0.1, 0.5], ['pointerup', 0.9, 0.5, second],
      ];
      for (const gesture of [cancelled, pinch]) {
        await point(page, ...gesture);
        assert.equal((await answer(page)).state, 'blank');
      }
      await drawDigit(page, 7);
      await page.click('[data-testid="undo"]');
      for (const gesture of [cancelled, pinch]) await point(page, ...gesture);
      await page.click('[data-testid="redo"]');
      assert.equal((await answer(page)).label, '7');

      await page.click('[data-testid="clear"]');
      await dropSeven(page, 'white', 'black', 300);
      await until(page, () => document.getElementById('prediction').dataset.label === '7');
      for (const gesture of [cancelled, pinch]) {
        await point(page, ...gesture);
        assert.ok(await page.evaluate(() => document.getElementById('pad-picture').width > 1), 'the picture is gone');
      }
    });
  });

  test('a second finger in the middle of a stroke is ignored', async () => {
    await open({}, async (page) => {
      const second = {pointerId: 2, isPrimary: false};
      await point(page,
        ['pointerdown', 0.2, 0.2], ['pointermove', 0.8, 0.2], ['pointerdown', 0.9, 0.9, second],
        ['pointermove', 0.9, 0.5, second], ['pointermove', 0.5, 0.8], ['pointerup', 0.5, 0.8], ['pointerup', 0.9, 0.5, second]);
      assert.equal((await drawn(page)).length, 1);
      assert.equal((await answer(page)).label, '7');
    });
  });

  test('a pointer that comes back without its button has ended its stroke where it left', async () => {
    await open({}, async (page) => {
      const mouse = {pointerType: 'mouse'};
      await point(page,
        ['pointerdown', 0.2, 0.2, mouse], ['pointermove', 0.3, 0.3, mouse],
        ['pointermove', 0.9, 0.9, {...mouse, buttons: 0}], ['pointermove', 0.8, 0.1, {...mouse, buttons: 0}]);
      const strokes = await drawn(page);
      assert.deepEqual(strokes.map((stroke) => stroke.length), [2]);
      for (const [i, [x, y]] of [[160, 120], [240, 180]].entries()) {
        assert.ok(Math.hypot(strokes[0][i].x - x, strokes[0][i].y - y) < PIXEL, JSON.stringify(strokes));
      }
    });
  });
});

inChromium('wheels', ({open}) => {
  test('the ink follows the mouse when the wheel is turned in the middle of a stroke', async () => {
    // Too low a screen for pad and answer: there the page itself scrolls.
    await open({width: 400, height: 480}, async (page) => {
      const [from, to] = await placed(page, [[0.2, 0.3], [0.5, 0.5]]);
      await page.stroke([from, to], {lift: false});
      await page.raw.mouse.wheel({deltaY: 100});
      await until(page, () => scrollY > 0);
      // The driver's wheel moves the page smoothly: until it rests.
      await page.evaluate(async () => {
        for (let last = -1; scrollY !== last;) {
          last = scrollY;
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        }
      });
      const [end] = await placed(page, [[0.8, 0.6]]);
      await page.raw.mouse.move(...end);
      await page.raw.mouse.up();
      const [stroke] = await drawn(page);
      const last = stroke.at(-1);
      assert.ok(Math.hypot(last.x - 640, last.y - 360) < PIXEL, JSON.stringify(last));
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
      const pen = {pointerId: 2, pointerType: 'pen'};
      await point(page,
        ['pointerdown', 0.9, 0.9], ['pointerdown', 0.2, 0.2, pen], ['pointermove', 0.8, 0.9],
        ['pointermove', 0.8, 0.2, pen], ['pointermove', 0.5, 0.8, pen],
        ['pointerup', 0.9, 0.9], ['pointerup', 0.5, 0.8, pen]);
      assert.equal((await answer(page)).label, '7');
      await page.click('[data-testid="undo"]');
      assert.equal((await answer(page)).state, 'blank');
    });
  });
});
