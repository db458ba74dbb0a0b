import assert from 'node:assert/strict';
import {test} from 'node:test';
import {DIGITS} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {seen} from './harness/seen.js';
import {LINES, READ, dropPage, middleOf, panel, sheetShows} from './harness/sheet.js';

inEveryEngine('how a photographed page is shown', ({open}) => {
  test('frames stand outside of the ink where a page is shown small', async () => {
    await open({}, async (page) => {
      await dropPage(page, ['452   973   26   38   452   973', '']);
      await sheetShows(page, ['452 973 26 38 452 973']);
      const gaps = await page.evaluate(() => {
        const scale = Number(document.querySelector('.sheet-stage').style.getPropertyValue('--scale'));
        return [...document.querySelectorAll('.sheet-frame')].map((frame) => {
          const {top, borderTopWidth} = getComputedStyle(frame);
          return (42 - parseFloat(top) - parseFloat(borderTopWidth)) * scale;  // the ink of the line begins at 42
        });
      });
      assert.equal(gaps.length, 6);
      for (const gap of gaps) assert.ok(gap > -0.5, String(gaps));
    });
  });

  /** Where the numbers of the first line begin, and which are in its first row. */
  const firstLine = (page) => page.evaluate(() => {
    const boxes = [...document.querySelectorAll('.sheet-lines li:first-child .sheet-number')].map((number) => number.getBoundingClientRect());
    return {lefts: boxes.map(({left}) => left), rows: boxes.map(({top}) => boxes.filter((other) => other.top < top - 5).length)};
  });

  test('its lines run from left to right in Arabic, too', async () => {
    await open({path: 'scrawl/', before: "localStorage.setItem('scrawl.language', 'ar');"}, async (page) => {
      await ready(page);
      await dropPage(page, ['1000   99', '452']);
      await sheetShows(page, ['1000 99', '452']);
      const {lefts, rows} = await firstLine(page);
      assert.deepEqual(rows, [0, 0]);
      assert.ok(lefts[0] < lefts[1], String(lefts));
    });
  });

  test('what does not fit into a line goes on below its first number', async () => {
    await open({}, async (page) => {
      await dropPage(page, ['452   973   26   38', '452']);
      await sheetShows(page, ['452 973 26 38', '452']);
      await page.evaluate(() => { document.querySelector('.sheet-lines').style.width = '13rem'; });  // as on a phone
      const {lefts, rows} = await firstLine(page);
      assert.ok(rows.at(-1) > 0, String(rows));
      rows.forEach((row, i) => {
        if (row !== (rows[i - 1] ?? row)) assert.ok(Math.abs(lefts[i] - lefts[0]) < 1, String(lefts));
      });
    });
  });

  test('frames lean as their lines do', async () => {
    await open({}, async (page) => {
      await dropPage(page, ['4528', '973'], {lean: 0.1});
      await sheetShows(page, ['4528', '973']);
      const frames = await page.evaluate(() => [...document.querySelectorAll('.sheet-frame')].map(({style}) => ({
        angle: parseFloat(style.rotate), height: parseFloat(style.height),
      })));
      for (const {angle, height} of frames) {
        assert.ok(Math.abs(angle - 0.1) < 0.03, `${angle}`);
        assert.ok(height < 95, `${height}`);  // level ones would be 100 and more
      }
      assert.equal(frames.length, 2);
    });
  });

  test('a page that lies on its side is shown upright', async () => {
    await open({}, async (page) => {
      await dropPage(page, LINES, {quarters: 1});
      await sheetShows(page, READ);
      const seen = await page.evaluate(() => {
        const canvas = document.querySelector('.sheet-stage canvas');
        const {left, top} = document.querySelector('.sheet-frame').style;
        // Ink at the upper left, where the 4 is, and none at the lower right.
        const dark = (x, y) => [...canvas.getContext('2d').getImageData(x, y, 50, 70).data].filter((value, i) => i % 4 === 0 && value < 120).length;
        return {size: [canvas.width, canvas.height], left: parseFloat(left), top: parseFloat(top), ink: dark(40, 45) > 50, paper: dark(400, 300)};
      });
      assert.deepEqual(seen.size, [560, 420]);
      assert.ok(seen.left < 60 && seen.top < 60, `${seen.left} ${seen.top}`);
      assert.deepEqual([seen.ink, seen.paper], [true, 0]);
    });
  });

  test('wheel, keys, buttons and two fingers zoom, and dragging moves', async () => {
    await open({}, async (page) => {
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      const zoom = async () => (await panel(page)).zoom;
      const [x, y] = await middleOf(page, '.sheet-view');
      const wheel = (deltaY) => page.evaluate((deltaY, clientX, clientY) => !document.querySelector('.sheet-view').dispatchEvent(
        new WheelEvent('wheel', {deltaY, clientX, clientY, bubbles: true, cancelable: true})), deltaY, x, y);
      assert.equal(await wheel(100), false);  // all is seen: the page scrolls
      assert.equal(await zoom(), 1);
      assert.equal(await wheel(-100), true);
      assert.ok(await zoom() > 1.3);
      await page.evaluate(() => document.querySelector('.sheet-view').focus());
      await page.press(['0']);
      assert.equal(await zoom(), 1);
      await page.press(['+', '+']);
      assert.ok(await zoom() > 1.9);
      await page.press(['-']);
      assert.ok(await zoom() < 1.5);
      await page.click('.sheet-zoom button:nth-child(2)');
      const before = await page.evaluate(() => document.querySelector('.sheet-stage').getBoundingClientRect().left);
      await page.stroke([[x, y], [x - 10, y], [x - 30, y]]);
      const after = await page.evaluate(() => document.querySelector('.sheet-stage').getBoundingClientRect().left);
      assert.ok(Math.abs(before - after - 30) < 3, `${before} ${after}`);
      await page.click('.sheet-zoom button:nth-child(3)');
      assert.equal(await zoom(), 1);
      await page.evaluate((x, y) => {
        const view = document.querySelector('.sheet-view');
        const send = (type, pointerId, clientX) =>
          view.dispatchEvent(new PointerEvent(type, {pointerId, pointerType: 'touch', clientX, clientY: y, bubbles: true}));
        send('pointerdown', 1, x - 20);
        send('pointerdown', 2, x + 20);
        send('pointermove', 1, x - 60);
        send('pointermove', 2, x + 60);
        send('pointerup', 1, x - 60);
        send('pointerup', 2, x + 60);
      }, x, y);
      assert.ok(Math.abs(await zoom() - 3) < 0.1, String(await zoom()));
    });
  });
});

// WebKit's driver does not get the picture made.
inChromium('a large photographed page', ({open}) => {
  test('a large squared page is shown with all of its lines, on the pad and in the panel', async () => {
    await open({}, async (page) => {
      await page.evaluate(async (digits) => {
        const canvas = Object.assign(document.createElement('canvas'), {width: 2000, height: 1500});
        const context = canvas.getContext('2d');
        context.fillStyle = '#fff';
        context.fillRect(0, 0, 2000, 1500);
        context.fillStyle = '#8ab';
        for (let x = 0; x < 2000; x += 16) context.fillRect(x, 0, 2, 1500);
        Object.assign(context, {lineWidth: 24, lineCap: 'round', lineJoin: 'round'});
        [4, 7].forEach((digit, place) => digits[digit].forEach((stroke) => {
          context.beginPath();
          for (const [x, y] of stroke) context.lineTo(200 + 300 * place + 160 * x, 200 + 280 * y);
          context.stroke();
        }));
        const transfer = new DataTransfer();
        transfer.items.add(new File([await new Promise((done) => canvas.toBlob(done))], 'squared.png', {type: 'image/png'}));
        document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
      }, DIGITS);
      await until(page, () => document.querySelector('.sheet-picture canvas')?.checkVisibility());
      // In its lower right there is nothing but lines: none is missing, and none much paler than others.
      for (const selector of ['#pad-picture', '.sheet-stage']) {
        const {left, top, width} = await page.evaluate((selector) => document.querySelector(selector).getBoundingClientRect().toJSON(), selector);
        const row = await seen(page, {left: left + 0.5 * width, top: top + 0.6 * width, width: 0.4 * width, height: 1});
        const apart = Math.ceil((16 * width) / 2000) + 1;
        const darkest = row.slice(0, -apart).map((_, i) => 255 - Math.min(...row.slice(i, i + apart)));
        assert.ok(Math.min(...darkest) > 0.4 * Math.max(...darkest), `${selector}: ${row}`);
      }
    });
  });
});
