import assert from 'node:assert/strict';
import {test} from 'node:test';
import {violations} from './harness/axe.js';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, until} from './harness/engines.js';
import {dropBytes, dropSeven} from './harness/files.js';
import {messages, messageShown} from './harness/message.js';
import {LINES, READ, dropPage, middleOf, panel, sheetShows} from './harness/sheet.js';

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
