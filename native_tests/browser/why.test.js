import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawNumber} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';
import {openTraining, train} from './harness/training.js';
import {openWhy} from './harness/why.js';

const words = (page, id) => page.evaluate((id) => document.getElementById(id).textContent, id);
const settled = (page) => until(page, () => !document.getElementById('why-body').hasAttribute('aria-busy'));

inEveryEngine('see why', ({open}) => {
  test('the way from ink to answer is shown layer by layer, and follows the drawing', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
      assert.match(await words(page, 'why-toggle'), /why it is a 7/);
      await openWhy(page);
      const shown = await page.evaluate(() => {
        const inked = (canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.filter((value, i) => i % 4 === 3 && value > 0).length;
        return {
          steps: [...document.querySelectorAll('.steps canvas')].map(inked),
          maps: [...document.querySelectorAll('.map canvas')].map(inked),
          scores: [...document.querySelectorAll('.scores li')].map((row) => [row.children[0].textContent, Number(row.children[2].textContent.replace('−', '-'))]),
        };
      });
      assert.equal(shown.steps.length, 3);
      for (const count of shown.steps) assert.ok(count > 50, `${count} inked pixels`);
      assert.ok(shown.maps.length > 20 && shown.maps.filter((count) => count > 0).length > shown.maps.length / 2);
      assert.ok(shown.scores.length >= 10);
      assert.equal(shown.scores.toSorted((a, b) => b[1] - a[1])[0][0], '7');
      await page.click('[data-testid="clear"]');
      await drawDigit(page, 0);
      await settled(page);
      assert.equal((await answer(page)).label, '0');
      const best = await page.evaluate(() => [...document.querySelectorAll('.scores li')]
        .toSorted((a, b) => parseFloat(b.children[2].textContent) - parseFloat(a.children[2].textContent))[0].textContent[0]);
      assert.equal(best, '0');
    });
  });

  test('ink speaks for a digit and against it, for the answer, its rival, or any two', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      const state = () => page.evaluate(() => ({
        label: document.getElementById('evidence-label').value,
        against: document.getElementById('evidence-against').value,
        words: document.getElementById('evidence-words').textContent,
        picture: document.querySelector('.evidence canvas').toDataURL(),
      }));
      const why = await state();
      assert.deepEqual([why.label, why.against], ['4', '']);
      assert.match(why.words, /^The ink .* speaks for a 4\./);
      await page.click('.chips button:nth-child(2)');
      await until(page, () => document.getElementById('evidence-against').value !== '');
      await settled(page);
      const rival = await state();
      assert.match(rival.words, /a 4 rather than an? \d/);
      assert.notEqual(rival.picture, why.picture);
      await page.evaluate(() => {
        const choose = (id, value) => {
          document.getElementById(id).value = value;
          document.getElementById(id).dispatchEvent(new Event('change'));
        };
        choose('evidence-label', '9');
        choose('evidence-against', '4');
      });
      await until(page, () => /a 9 rather than a 4/.test(document.getElementById('evidence-words').textContent));
      assert.notEqual((await state()).picture, rival.picture);
    });
  });

  test('the keyboard reaches pixels, maps, and the places of a map', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      await page.evaluate(() => document.getElementById('pipeline-picture').focus());
      await page.press(['ArrowDown']);
      assert.match(await words(page, 'pipeline-note'), /^Row 15, column 15: \d+ of 255$/);
      await page.press(['ArrowUp', 'ArrowLeft']);
      assert.match(await words(page, 'pipeline-note'), /^Row 14, column 14/);
      await page.evaluate(() => document.querySelector('.map').focus());
      await page.press(['ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter']);
      assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Map 2');
      await until(page, () => document.querySelectorAll('.filter canvas').length === 1);
      assert.match(await page.evaluate(() => document.querySelector('.filter canvas').getAttribute('aria-label')), /^Weights: (-?[\d.]+(, )?){9}$/);
      const field = () => page.evaluate(() => document.querySelector('.field').style.cssText);
      await page.evaluate(() => document.querySelector('.map-detail [role="application"]').focus());
      await page.press(['ArrowRight']);
      const middle = await field();
      await page.press(['ArrowRight']);
      assert.notEqual(await field(), middle);
      assert.match(await page.evaluate(() => document.querySelector('.map-detail .note').textContent), /^Row \d+, column \d+: [\d.]+$/);
    });
  });

  test('the structure has shapes, parameters that add up, and times measured now', async () => {
    await open({}, async (page) => {
      await openWhy(page);
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

  test('it is about the chosen digit of a number, and closes again', async () => {
    await open({}, async (page) => {
      await drawNumber(page, '27');
      await openWhy(page);
      assert.equal(await page.evaluate(() => document.getElementById('evidence-label').value), '7');
      await page.evaluate(() => document.querySelector('.outline:first-child .outline-label').click());
      await until(page, () => document.getElementById('evidence-label').value === '2');
      await page.click('#why-toggle');
      assert.equal(await page.evaluate(() => document.getElementById('why-body').hidden), true);
    });
  });

  test('another theme repaints all of it, the chosen map too', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      const pictures = async () => {
        await openWhy(page);
        if (await page.evaluate(() => document.querySelectorAll('.map-detail').length === 0)) {
          await page.evaluate(() => document.querySelector('.map').click());
        }
        await until(page, () => document.querySelectorAll('.filter canvas').length > 0);
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        return page.evaluate(() => [...document.querySelectorAll('canvas')].map((canvas, place) =>
          `${canvas.id || canvas.parentElement.className} ${place}: ${canvas.toDataURL()}`));
      };
      const light = await pictures();
      await page.click('#theme');
      await until(page, () => getComputedStyle(document.documentElement).colorScheme === 'dark');
      await settled(page);
      await page.evaluate(() => document.getElementById('why-toggle').click());
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
      const inked = await page.evaluate(() => [...document.querySelectorAll('.stage-row:first-child .map canvas')]
        .filter((canvas) => canvas.getContext('2d').getImageData(0, 0, 28, 28).data.some((value) => value > 0)).length);
      assert.ok(inked > 20, `${inked} maps with ink`);
    });
  });

  test('what cannot be painted is told, and the next look inside shows again', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await page.evaluate(() => {
        const {putImageData} = CanvasRenderingContext2D.prototype;
        CanvasRenderingContext2D.prototype.putImageData = function (...given) {
          if (!this.canvas.closest('.map')) return putImageData.apply(this, given);
          CanvasRenderingContext2D.prototype.putImageData = putImageData;
          throw new TypeError('no room for pixels');
        };
        document.getElementById('why-toggle').click();
      });
      await messageShown(page, 'inspector-failed');
      assert.match(await words(page, 'message'), /could not be worked out.*no room for pixels/);
      assert.equal(await page.evaluate(() => document.getElementById('why-body').hidden), true);
      await openWhy(page);
      assert.match(await words(page, 'evidence-words'), /speaks for a 4/);
    });
  });
});
