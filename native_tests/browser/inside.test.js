// The look inside: the network as a graph, its structure, and how it is walked through.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';
import {openTraining, train} from './harness/training.js';
import {goToPart, inked, openWhy, overviewPixels, settled, words} from './harness/why.js';

inEveryEngine('the look inside', ({open}) => {
  test('the network is shown from the picture to the scores, and follows the drawing', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
      await openWhy(page);
      const columns = await page.evaluate(() => [...document.querySelectorAll('#flow-list li')].map(({textContent}) => textContent));
      assert.match(columns[0], /28 × 28 pixels/);
      assert.match(columns[1], /^1\. Convolution 1: 12 maps of 26 × 26$/);
      assert.match(columns.at(-1), /the scores: 11 scores$/);
      const seven = await overviewPixels(page);
      assert.ok(inked(seven) > 20_000, `${inked(seven)} inked pixels`);
      // The overview may still have to hear of the last movement of the pen.
      const score = (digit) => until(page, (digit) => {
        const canvas = document.querySelector('.flow canvas');
        canvas.dispatchEvent(new KeyboardEvent('keydown', {key: 'End'}));
        return new RegExp(`^The score of ${digit}\\. From Average: mostly value \\d+ \\(\\d+%\\)`).test(document.getElementById('flow-words').textContent);
      }, digit);
      await score(7);
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 0);
      await settled(page);
      assert.equal((await answer(page)).label, '0');
      await score(0);
      assert.notDeepEqual(await overviewPixels(page), seven);
    });
  });

  test('the map under the mouse keeps its light with its sources and targets, all else fades', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      const before = inked(await overviewPixels(page));
      // The maps of the second column stand below one another in the middle of what lies under its name.
      const {x, y} = await page.evaluate(() => {
        const {left, width} = document.querySelectorAll('.flow-names span')[1].getBoundingClientRect();
        const canvas = document.querySelector('.flow canvas');
        canvas.scrollIntoView({block: 'center'});
        const box = canvas.getBoundingClientRect();
        return {x: left + width / 2, y: box.top + 38 + (box.height - 38) / 2 + 12};
      });
      await page.evaluate((x, y) => {
        const canvas = document.querySelector('.flow canvas');
        canvas.dispatchEvent(new PointerEvent('pointermove', {clientX: x, clientY: y, pointerType: 'mouse', bubbles: true}));
      }, x, y);
      assert.match(await words(page, 'flow-words'), /^Convolution 1, map 7\. From the picture\. To Convolution 2: mostly map \d+/);
      const during = inked(await overviewPixels(page));
      assert.ok(during < before / 2, `${during} of ${before} inked pixels`);
      assert.ok(during > 200);
      await page.evaluate(() => document.querySelector('.flow canvas').dispatchEvent(new PointerEvent('pointerleave', {pointerType: 'mouse'})));
      assert.match(await words(page, 'flow-words'), /^A line is as strong as what flows there/);
      assert.equal(inked(await overviewPixels(page)), before);
    });
  });

  test('the keyboard reaches pixels, maps, and the places of a map', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page, 'picture');
      await page.evaluate(() => document.getElementById('pipeline-picture').focus());
      await page.press(['ArrowDown']);
      assert.match(await words(page, 'pipeline-note'), /^Row 15, column 15: \d+ of 255$/);
      await page.press(['ArrowUp', 'ArrowLeft']);
      assert.match(await words(page, 'pipeline-note'), /^Row 14, column 14/);
      await goToPart(page, 'network');
      await page.evaluate(() => document.querySelector('.flow canvas').focus());
      await page.press(['Home', 'ArrowRight']);
      assert.match(await words(page, 'flow-words'), /^Convolution 1, map \d+\. From the picture\./);
      await page.press(['ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowDown']);
      assert.match(await words(page, 'flow-words'), /^Convolution 1, map 2\./);
      await page.press(['ArrowRight', 'ArrowRight', 'ArrowLeft']);
      assert.match(await words(page, 'flow-words'), /^Convolution 2, map \d+\. From Convolution 1: mostly map \d+ .* To Convolution 3: mostly map \d+/);
      await page.press(['Escape']);
      assert.match(await words(page, 'flow-words'), /^A line is/);
      assert.equal((await answer(page)).label, '4', 'Escape was for the network alone');
      await page.press(['Home', 'ArrowRight', 'ArrowRight', 'Enter']);
      await until(page, () => document.querySelectorAll('.detail .numbers').length === 3);
      assert.match(await page.evaluate(() => document.activeElement.textContent), /^Convolution 2, map \d+$/);
      const field = () => page.evaluate(() => document.querySelector('.detail-ink .field').style.cssText);
      await page.evaluate(() => document.querySelector('.detail-map canvas').focus());
      await page.press(['ArrowRight']);
      await until(page, () => /^Row 7, column 7: /.test(document.getElementById('detail-words').textContent));
      const middle = await field();
      await page.press(['ArrowRight']);
      await until(page, () => /^Row 7, column 8: /.test(document.getElementById('detail-words').textContent));
      assert.notEqual(await field(), middle);
      await page.press(['Escape']);
      assert.equal(await page.evaluate(() => document.querySelector('.flow').checkVisibility() && document.activeElement.closest('.flow') !== null), true);
    });
  });

  test('the structure has shapes, parameters that add up, and times measured now', async () => {
    await open({}, async (page) => {
      await openWhy(page, 'layers');
      await until(page, () => /measured just now/.test(document.getElementById('structure-note').textContent));
      const {rows, total} = await page.evaluate(() => ({
        rows: [...document.querySelectorAll('#structure tbody tr')].map(({cells}) => [...cells].slice(1).map(({textContent}) => textContent)),
        total: document.querySelector('#model-note dd').textContent,
      }));
      const parameters = rows.reduce((sum, [, count]) => sum + (Number(count.replaceAll(',', '')) || 0), 0);
      assert.equal(parameters, Number(total.replaceAll(',', '')));
      assert.ok(rows.every(([shape]) => /^[\d,]+( × \d+ × \d+)?$/.test(shape)));
      assert.ok(rows.filter(([, , time]) => /^[\d,]+ µs$/.test(time)).length >= rows.length - 1);
    });
  });

  test('another theme repaints what is shown, the chosen map too', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      const pictures = async () => {
        await openWhy(page);
        if (await page.evaluate(() => !document.querySelector('.detail').checkVisibility())) {
          await page.evaluate(() => document.querySelector('.flow canvas').focus());
          await page.press(['Home', 'ArrowRight', 'Enter']);
        }
        await until(page, () => document.querySelectorAll('.detail .numbers').length === 3);
        // A canvas that was never painted has the size that they begin with.
        await until(page, () => [...document.querySelectorAll('.detail canvas')].every((canvas) => canvas.width !== 300 || !canvas.checkVisibility()));
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        // What is hidden is painted when it is shown.
        return page.evaluate(() => [...document.querySelectorAll('canvas')].filter((canvas) => canvas.checkVisibility()).map((canvas, place) =>
          `${canvas.id || canvas.parentElement.className} ${place}: ${canvas.toDataURL()}`));
      };
      const light = await pictures();
      await page.click('#theme');
      await until(page, () => getComputedStyle(document.documentElement).colorScheme === 'dark');
      await settled(page);
      const dark = await pictures();
      assert.notDeepEqual(dark, light);
      await page.reload();
      await ready(page);
      assert.deepEqual(dark, await pictures());
    });
  });

  test('a network with the most maps that the page lets one make is shown like any other', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await openTraining(page);
      await page.evaluate(() => {
        const set = (name, value) => {
          const field = document.querySelector(`[aria-label="${name} of Convolution, layer 1"]`);
          field.value = value;
          field.dispatchEvent(new Event(field.matches('select') ? 'change' : 'input', {bubbles: true}));
        };
        set('filters', '256');
        set('side', '1');
        set('edge', 'same');
      });
      await until(page, () => /^28 × 28 × 256 /.test(document.querySelector('.layer-shape').textContent));
      await train(page, {epochs: 1});
      await page.evaluate(() => document.getElementById('train-use').click());
      await until(page, () => document.getElementById('model-picker').value === 'trained');
      await drawDigit(page, 4);
      await openWhy(page);
      await page.evaluate(() => document.querySelector('.flow canvas').focus());
      await page.press(['Home', 'ArrowRight']);
      assert.match(await words(page, 'flow-words'), /^Convolution 1, map \d+\. From the picture\./);
      assert.match(await page.evaluate(() => document.querySelectorAll('#flow-list li')[1].textContent), /256 maps of 28 × 28/);
      assert.ok(inked(await overviewPixels(page)) > 200);
    });
  });

  test('what cannot be painted is told, and the next look inside shows again', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await page.evaluate(() => {
        const {putImageData} = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.putImageData = function (...given) {
          if (this.canvas.isConnected) return putImageData.apply(this, given);
          CanvasRenderingContext2D.prototype.putImageData = putImageData;
          throw new TypeError('no room for pixels');
        };
        document.querySelector('[href="#inside"]').click();
      });
      await messageShown(page, 'inspector-failed');
      assert.match(await words(page, 'message'), /could not be worked out.*no room for pixels/);
      assert.equal(await page.evaluate(() => document.getElementById('why-body').hidden), true);
      await openWhy(page, 'why');
      assert.match(await words(page, 'evidence-words'), /speaks for a 4/);
      // Where the focus was in what goes, it stays in the view.
      await page.evaluate(() => {
        document.querySelector('.inside-tab').focus();
        Worker.prototype.postMessage = function () {
          this.dispatchEvent(new ErrorEvent('error', {message: 'made to fail', cancelable: true}));
        };
        document.getElementById('theme').click();
      });
      await until(page, () => document.getElementById('why-body').hidden);
      assert.equal(await page.evaluate(() => document.activeElement.id), 'panel');
    });
  });

  test('its canvas can have the focus before the network has come', async () => {
    await open({}, async (page) => {
      await page.evaluate(() => {
        Worker.prototype.postMessage = () => {};
        location.hash = '#inside';
      });
      await until(page, () => document.querySelector('.flow canvas')?.checkVisibility());
      await page.evaluate(() => document.querySelector('.flow canvas').focus());
      await page.press(['ArrowRight']);
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });
});
