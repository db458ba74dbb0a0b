import assert from 'node:assert/strict';
import {test} from 'node:test';
import {violations} from './harness/axe.js';
import {answer, DIGITS, drawDigit} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {dropBytes, dropSeven} from './harness/files.js';
import {messages, messageShown} from './harness/message.js';
import {seen} from './harness/seen.js';
import {dropPage, middleOf, sheetShows} from './harness/sheet.js';

const LINES = ['452', '973   26', '38'];
const READ = ['452', '973 26', '38'];
const panel = (page) => page.evaluate(() => ({
  shown: document.getElementById('view-photo').checkVisibility(),
  zoom: Number(document.querySelector('.sheet-view').dataset.zoom),
}));
const field = (n) => `.sheet-lines li:nth-child(1) input:nth-child(${n})`;

/** Puts in the clipboard's place what remembers the last text. */
const watchClipboard = (page) => page.evaluate(() => {
  const clipboard = {writeText: async (text) => { window.copied = text; }};
  Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
});

inEveryEngine('a photographed page', ({open}) => {
  test('its lines stand beside it, with a frame around each number where it is', async () => {
    await open({}, async (page) => {
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      const {frames, canvas} = await page.evaluate(() => {
        const view = document.querySelector('.sheet-stage').getBoundingClientRect();
        const part = (value, start, size) => (value - start) / size;
        return {
          canvas: [document.querySelector('.sheet-stage canvas').width, document.querySelector('.sheet-stage canvas').height],
          frames: [...document.querySelectorAll('.sheet-frame')].map((frame) => {
            const {left, top, right, bottom} = frame.getBoundingClientRect();
            return [part(left, view.left, view.width), part(top, view.top, view.height), part(right, view.left, view.width), part(bottom, view.top, view.height)];
          }),
        };
      });
      assert.deepEqual(canvas, [560, 420]);
      assert.equal(frames.length, 4);
      const [left, top, right, bottom] = frames[1];  // 973: three digits from the left, in the second line
      assert.ok(Math.abs(left - 42 / 560) < 0.03 && Math.abs(right - 198 / 560) < 0.03, `${left} ${right}`);
      assert.ok(Math.abs(top - 163 / 420) < 0.03 && Math.abs(bottom - 233 / 420) < 0.03, `${top} ${bottom}`);
      assert.deepEqual((await violations(page)).filter((one) => !one.includes('outline-label')), []);
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

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

  test('photographs that are dropped together are read one by one, and one that is broken is named', async () => {
    await open({}, async (page) => {
      await dropPage(page, LINES, {hold: true});
      await page.evaluate(() => window.held.items.add(new File(['no picture'], 'torn.jpg', {type: 'image/jpeg'})));
      await dropPage(page, ['84', '219']);
      await sheetShows(page, READ);
      await messageShown(page, 'picture-broken');
      assert.equal(await page.evaluate(() => document.querySelectorAll('.sheet-pages button').length), 2);
      await page.click('.sheet-pages button:nth-child(2)');
      await sheetShows(page, ['84', '219']);
    });
  });

  test('a photograph that is opened takes away what was said of others before', async () => {
    await open({}, async (page) => {
      await dropBytes(page, 'torn.jpg', 'image/jpeg', [255, 216, 255, 0]);
      await messageShown(page, 'picture-broken');
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      assert.deepEqual(await messages(page), []);
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

  test('a digit is corrected by its key, and what is copied says so', async () => {
    await open({}, async (page) => {
      await watchClipboard(page);
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await page.click(field(2));
      await page.press(['6']);
      await sheetShows(page, ['462', '973 26', '38']);
      await page.press(['Enter', '7']);
      await sheetShows(page, ['467', '973 26', '38']);
      // What was taken for one digit may be two, and letters are none.
      await page.evaluate(() => {
        document.activeElement.value = '2x1';
        document.activeElement.dispatchEvent(new InputEvent('input', {bubbles: true}));
      });
      await page.press(['ArrowDown', '5']);
      await sheetShows(page, ['4621', '975 26', '38']);
      await page.click('.sheet-buttons button:nth-child(1)');
      await until(page, () => window.copied === '4621\n975 26\n38');
      await page.click('.sheet-buttons button:nth-child(2)');
      await until(page, () => window.copied.startsWith('line,'));
      const rows = (await page.evaluate(() => window.copied)).split('\r\n');
      assert.equal(rows[0], 'line,number,text,confidence,left,top,right,bottom');
      assert.match(rows[1], /^1,1,4621,0\.\d{4},\d+\.\d,\d+\.\d,\d+\.\d,\d+\.\d$/);
      assert.match(rows[3], /^2,2,26,/);
      assert.equal(rows.length, 5);
      // The correction is there again when the picture is.
      await page.click('[data-testid="clear"]');
      assert.equal((await panel(page)).shown, false);
      await page.click('[data-testid="undo"]');
      await sheetShows(page, ['4621', '975 26', '38']);
    });
  });

  test('what is corrected is the answer, too, and still is when the picture comes back', async () => {
    await open({}, async (page) => {
      const answers = async (text, sentence) => {
        const {label, ...said} = await answer(page);
        assert.deepEqual([said.state, label, said.text], ['number', text, text]);
        assert.match(said.sentence, sentence);
      };
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await page.click(field(2));
      await page.press(['6']);
      await answers('462\n973 26\n38', /462, 973, 26, 38/);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.outline b')[1].textContent), '6');
      await page.click('[data-testid="clear"]');
      await page.click('[data-testid="undo"]');
      await sheetShows(page, ['462', '973 26', '38']);
      await answers('462\n973 26\n38', /462, 973/);
      await page.click(field(3));
      await page.press(['End', 'Backspace']);
      await answers('46\n973 26\n38', /46, 973/);
      assert.equal(await page.evaluate(() => document.querySelectorAll('.outline').length), 9);
      // Beside another drawing the page says only what it read there.
      await drawDigit(page, 1);
      await page.click(field(1));
      await page.press(['9']);
      assert.equal((await answer(page)).label, '1');
    });
  });

  test('what is corrected to another digit goes into the album, once, and out again', async () => {
    await open({}, async (page) => {
      const album = (labels) => until(page, (labels) =>
        [...document.querySelectorAll('.own-examples b')].map(({textContent}) => textContent).join('') === labels, labels);
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await page.click(field(2));
      await page.press(['6', 'Enter']);
      await album('6');
      await until(page, () => document.querySelector('.sheet-side > p.note:not(.sheet-legend)').textContent === 'Kept: a 6. One digit is in your album.');
      await page.press(['7', 'Enter']);
      await album('76');
      await page.click(field(2));
      await page.press(['8', 'Enter']);
      await album('78');
      // Another network that finds the same digits keeps what was corrected, and what it is in the album.
      await page.evaluate(() => {
        document.querySelector('.sheet-lines li').dataset.before = '';
        const picker = document.getElementById('model-picker');
        picker.value = 'compact-f32';
        picker.dispatchEvent(new Event('change', {bubbles: true}));
      });
      await until(page, () => document.querySelector('.sheet-lines li') && !document.querySelector('.sheet-lines [data-before]'));
      await sheetShows(page, ['487', '973 26', '38']);
      // A minus cannot be taught, and what was read at first is no correction.
      await page.click(field(3));
      await page.press(['-', 'Enter']);
      await album('8');
      await page.click(field(2));
      await page.press(['5', 'Enter']);
      await album('');
      await sheetShows(page, ['45-', '973 26', '38']);
      // What was typed counts, too, when another picture comes before the field is left.
      await page.click(field(1));
      await page.press(['9']);
      await dropPage(page, ['84', '219']);
      await sheetShows(page, ['84', '219']);
      await album('9');
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });

  test('a frame leads to its number, and the digit in question is marked', async () => {
    await open({}, async (page) => {
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await page.stroke([await middleOf(page, '.sheet-frames li:nth-child(3) .sheet-frame')]);
      const seen = await page.evaluate(() => ({
        value: document.activeElement.value,
        mark: parseFloat(document.querySelector('.sheet-mark').style.left),
        hidden: document.querySelector('.sheet-mark').hidden,
      }));
      assert.equal(seen.value, '2');
      assert.equal(seen.hidden, false);
      assert.ok(Math.abs(seen.mark - 400) < 15, String(seen.mark));
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

  test('the lines are spoken one after the other, and can be silenced', async () => {
    await open({}, async (page) => {
      await page.evaluate(() => {
        window.spoken = [];
        const synthesis = {speak: (utterance) => { window.spoken.push(utterance); }, cancel: () => {}};
        Object.defineProperty(window, 'speechSynthesis', {value: synthesis, configurable: true});
        window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
      });
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      const aloud = '.sheet-buttons button:nth-child(3)';
      await page.evaluate((aloud) => { document.querySelector(aloud).hidden = false; }, aloud);  // where an engine has no voice
      await page.click(aloud);
      await page.evaluate(() => window.spoken[0].onend());
      assert.deepEqual(await page.evaluate(() => window.spoken.map(({text}) => text)), ['Line 1: 4 5 2.', 'Line 2: 9 7 3, 2 6.']);
      assert.equal(await page.evaluate(() => document.querySelector('[data-spoken]').textContent === '' && [...document.querySelectorAll('.sheet-lines li')].indexOf(document.querySelector('[data-spoken]'))), 1);
      await page.click(aloud);
      await page.evaluate(() => window.spoken[1].onend());
      assert.equal(await page.evaluate(() => window.spoken.length), 2);
      assert.equal(await page.evaluate(() => document.querySelector('[data-spoken]')), null);
    });
  });

  test('the progress moves while it is read, and a new photograph takes the place of one that is being read', async () => {
    await open({}, async (page) => {
      await page.evaluate(() => {
        window.parts = [];
        const value = Object.getOwnPropertyDescriptor(HTMLProgressElement.prototype, 'value');
        Object.defineProperty(HTMLProgressElement.prototype, 'value', {...value, set(part) { window.parts.push(part); value.set.call(this, part); }});
      });
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      const parts = await page.evaluate(() => window.parts);
      assert.ok(parts.length > 5 && parts.at(-1) === 1, String(parts));
      assert.deepEqual([...parts].sort((a, b) => a - b), parts);
      await dropPage(page, ['111']);
      await dropPage(page, ['222']);
      await dropPage(page, ['4579', '88']);
      await sheetShows(page, ['4579', '88']);
      assert.equal((await answer(page)).text, '4579\n88');
    });
  });

  test('one digit needs no panel; what is drawn beside a panel is read, and the panel can be closed', async () => {
    await open({}, async (page) => {
      await dropSeven(page, 'white', 'black', 300);
      await until(page, () => document.getElementById('prediction').dataset.label === '7');
      assert.equal((await panel(page)).shown, false);
      await dropPage(page, LINES);
      await sheetShows(page, READ);
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
      await sheetShows(page, READ);
      await page.click('.sheet-head button');
      assert.equal((await panel(page)).shown, false);
    });
  });

  test('an HEIC photograph that the browser cannot open is called one, with what helps', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      await dropBytes(page, 'IMG_0815.HEIC', 'image/heic', [0, 0, 0, 24, ...Buffer.from('ftypheic'), 0, 0, 0, 0]);
      await messageShown(page, 'picture-heic');
      assert.match(await page.evaluate(() => document.getElementById('message').textContent), /IMG_0815\.HEIC.*as JPEG/);
      assert.equal((await answer(page)).label, '7');
    });
  });
});
