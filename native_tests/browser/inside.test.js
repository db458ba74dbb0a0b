import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawNumber} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';
import {openTraining, train} from './harness/training.js';
import {showView} from './harness/views.js';
import {goToPart, openWhy} from './harness/why.js';

const words = (page, id) => page.evaluate((id) => document.getElementById(id).textContent, id);
const settled = (page) => until(page, () => !document.getElementById('why-body').hasAttribute('aria-busy'));

/** The pixels of the network's overview, once it has painted its newest state. */
const picture = (page) => page.evaluate(async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const canvas = document.querySelector('.flow canvas');
  const {data} = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return [...data.filter((_, i) => i % 4 === 3)];
});
/** @param {number[]} opacities */
const inked = (opacities) => opacities.filter((opacity) => opacity > 127).length;

inEveryEngine('see why', ({open}) => {
  test('the network is shown from the picture to the scores, and follows the drawing', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
      await openWhy(page);
      const columns = await page.evaluate(() => [...document.querySelectorAll('#flow-list li')].map(({textContent}) => textContent));
      assert.match(columns[0], /28 × 28 pixels/);
      assert.match(columns[1], /^1\. Convolution 1: 12 maps of 26 × 26$/);
      assert.match(columns.at(-1), /the scores: 11 scores$/);
      const seven = await picture(page);
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
      assert.notDeepEqual(await picture(page), seven);
    });
  });

  test('the map under the mouse keeps its light with its sources and targets, all else fades', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      const before = inked(await picture(page));
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
      const during = inked(await picture(page));
      assert.ok(during < before / 2, `${during} of ${before} inked pixels`);
      assert.ok(during > 200);
      await page.evaluate(() => document.querySelector('.flow canvas').dispatchEvent(new PointerEvent('pointerleave', {pointerType: 'mouse'})));
      assert.match(await words(page, 'flow-words'), /^A line is as strong as what flows there/);
      assert.equal(inked(await picture(page)), before);
    });
  });

  test('ink speaks for a digit and against it, for the answer, its rival, or any two', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page, 'why');
      const state = () => page.evaluate(() => ({
        label: document.getElementById('evidence-label').value,
        against: document.getElementById('evidence-against').value,
        words: document.getElementById('evidence-words').textContent,
        picture: document.querySelector('.evidence canvas').toDataURL(),
      }));
      const why = await state();
      assert.deepEqual([why.label, why.against], ['4', '']);
      assert.match(why.words, /^The ink .* speaks for a 4\./);
      await page.click('#evidence-chips button:nth-child(2)');
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

  test('the numbers of each kind of layer are there, and add up to what the map says', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      const shown = () => page.evaluate(() => {
        const number = (words) => Number(words.replace('−', '-').replaceAll(',', ''));
        const grids = [...document.querySelectorAll('.detail .numbers')].map((grid) => [...grid.children].map(({textContent}) => (textContent === '·' ? 0 : number(textContent))));
        return {
          title: document.getElementById('detail-title').textContent,
          grids,
          marked: [...(document.querySelector('.detail .numbers')?.children ?? [])].findIndex((cell) => 'marked' in cell.dataset),
          terms: [...document.querySelectorAll('.equation .term b')].map(({textContent}) => number(textContent)),
          sources: [...document.querySelectorAll('.source-words')].map(({textContent}) => number(textContent.split(': ').at(-1))),
          chosen: [...document.querySelectorAll('.source')].findIndex((source) => source.getAttribute('aria-pressed') === 'true'),
          others: number(/[−\d.]+$/.exec(document.querySelector('.sources .note').textContent)?.[0] ?? '0'),
        };
      });
      const next = async (title) => {
        await page.press([...(title === 'Convolution 1' ? ['Home'] : ['Escape']), 'ArrowRight', 'Enter']);
        await until(page, (title) => document.getElementById('detail-title').textContent.startsWith(title) && document.querySelectorAll('.equation .term').length > 0, title);
        await page.evaluate(() => new Promise((done) => setTimeout(done, 100)));
        return shown();
      };
      const near = (a, b, tolerance = 0.02) => assert.ok(Math.abs(a - b) <= tolerance, `${a} is not ${b}`);
      const sum = (numbers) => numbers.reduce((all, each) => all + each, 0);
      await page.evaluate(() => document.querySelector('.flow canvas').focus());
      for (const name of ['Convolution 1', 'Convolution 2', 'Convolution 3', 'Convolution 4']) {
        const {grids: [window, kernel, products], terms: [added, bias, result, out], sources, chosen, others, title} = await next(name);
        assert.equal(window.length, 9, title);
        products.forEach((product, i) => near(product, window[i] * kernel[i], 0.02 * (1 + Math.abs(window[i]) + Math.abs(kernel[i]))));
        near(sum(products), sources[chosen], 0.06);
        near(sum(sources) + others, added, 0.1);
        near(Math.abs(added + bias - result) < Math.abs(added - bias - result) ? added + bias : added - bias, result);
        near(out, Math.max(0, result), 0.001);
      }
      const pooled = await next('Maximum');
      assert.equal(pooled.grids[0].length, 4);
      assert.equal(Math.max(...pooled.grids[0]), pooled.grids[0][pooled.marked]);
      assert.equal(pooled.terms[0], pooled.grids[0][pooled.marked]);
      await next('Convolution 5');
      await next('Convolution 6');
      const mean = await next('Average');
      assert.equal(mean.grids[0].length, 16);
      near(sum(mean.grids[0]), mean.terms[0], 0.1);
      near(mean.terms[0] / mean.terms[1], mean.terms[2]);
      const score = await next('The score of');
      near(score.grids[0][0] * score.grids[1][0], score.grids[2][0], 0.05);
      near(sum(score.sources) + score.others, score.terms[0], 0.1);
      const head = await page.evaluate(() => [...document.querySelectorAll('.head-table tbody tr')].map(({cells}) => [...cells].map(({textContent}) => textContent)));
      assert.equal(head.length, 11);
      assert.ok(Math.max(...head.map(([, score]) => Number(score.replace('−', '-')))) === Number(head[4][1]), 'the 4 has the highest score');
      near(sum(head.map((cells) => Number(cells[4].replace(/[<%]/g, '')))), 100, 1.2);
    });
  });

  test('the window slides by itself, step by step and by a slider', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      await page.evaluate(() => document.querySelector('.flow canvas').focus());
      await page.press(['Home', 'ArrowRight', 'Enter']);
      await until(page, () => document.querySelectorAll('.detail .numbers').length === 3);
      const at = (words) => until(page, (words) => document.getElementById('detail-words').textContent.startsWith(words), words);
      await page.evaluate(() => {
        const slider = document.querySelector('.player input');
        slider.value = '25';
        slider.dispatchEvent(new Event('input'));
      });
      await at('Row 1, column 26:');
      await page.click('.player .button:nth-child(3)');
      await at('Row 2, column 1:');
      await page.click('.player .button:nth-child(1)');
      await at('Row 1, column 26:');
      await page.click('.player .button:nth-child(2)');
      await at('Row 2, column 3:');
      await page.click('.player .button:nth-child(2)');
    });
  });

  test('covered ink is not read, and what was covered comes back', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page, 'if');
      const reads = (what) => until(page, (what) => document.getElementById('if-words').textContent.includes(`The network reads ${what}`), what);
      await reads('a 4');
      const look = () => page.evaluate(() => document.querySelector('.if canvas').toDataURL());
      const whole = await look();
      await page.evaluate(() => document.querySelector('.if canvas').focus());
      // The first key goes to the middle, where the 4 has ink at the left and above.
      await page.press(['ArrowLeft', 'ArrowLeft', ' ', 'ArrowLeft', 'ArrowLeft', ' ', 'ArrowUp', 'ArrowUp', ' ']);
      assert.notEqual(await look(), whole);
      assert.equal((await answer(page)).label, '4', 'the drawing stays as it is');
      const [undo, reset] = ['.if .chips .button:nth-child(1)', '.if .chips .button:nth-child(2)'];
      for (let i = 0; i < 3; ++i) await page.click(undo);
      assert.equal(await look(), whole);
      assert.equal(await page.evaluate((undo) => document.querySelector(undo).getAttribute('aria-disabled'), undo), 'true');
      // With the mouse over all of it.
      const box = await page.evaluate(() => {
        const canvas = document.querySelector('.if canvas');
        canvas.scrollIntoView({block: 'center'});
        const {left, top, width, height} = canvas.getBoundingClientRect();
        return {left, top, width, height};
      });
      await page.stroke([0.1, 0.25, 0.4, 0.55, 0.7, 0.85].flatMap((y) => [[0.1, y], [0.9, y]]).map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]));
      await until(page, () => !document.getElementById('if-words').textContent.includes('reads a 4'));
      await page.click(reset);
      await reads('a 4');
    });
  });

  test('a small change makes it another digit, step by step, and is taken back', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page, 'if');
      await page.evaluate(() => document.querySelector('.if-digits button:nth-child(10)').click());
      await until(page, () => /^\d+ pixels are changed\. The network reads a 9 \(\d+%\)\.$/.test(document.getElementById('if-words').textContent));
      const changed = Number(/^\d+/.exec(await words(page, 'if-words'))[0]);
      assert.ok(changed > 0 && changed < 200, `${changed} pixels`);
      await goToPart(page, 'network');
      await page.evaluate(() => document.querySelector('.flow canvas').focus());
      await page.press(['End']);
      assert.match(await words(page, 'flow-words'), /^The score of 9\./);
      await goToPart(page, 'if');
      await page.click('.if .chips .button:nth-child(1)');
      await until(page, () => document.getElementById('if-words').textContent.startsWith('The network reads a 4'));
    });
  });

  test('the tour has seven stops, and can be left', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      await page.click('.inside-tab:not([data-part])');
      const titles = [];
      for (let stop = 1; stop <= 7; ++stop) {
        await until(page, (stop) => document.querySelector('.tour .note').textContent === `Stop ${stop} of 7`, stop);
        titles.push(await page.evaluate(() => document.querySelector('.tour h3').textContent));
        assert.equal(await page.evaluate(() => document.querySelectorAll('.inside-part[data-shown]').length), 1);
        if (stop === 2) await until(page, () => document.getElementById('detail-title').textContent === 'Convolution 1, map 1' && document.getElementById('detail-title').checkVisibility());
        if (stop < 7) await page.click('.tour .button:nth-child(2)');
      }
      assert.equal(new Set(titles).size, 7);
      assert.equal(await page.evaluate(() => document.getElementById('evidence').checkVisibility()), true);
      await page.click('.tour .button:nth-child(3)');
      assert.equal(await page.evaluate(() => document.querySelector('.tour').hidden && document.querySelector('.flow').checkVisibility()), true);
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

  test('it is about the chosen digit of a number, and closes again', async () => {
    await open({}, async (page) => {
      await drawNumber(page, '27');
      await openWhy(page, 'why');
      assert.equal(await page.evaluate(() => document.getElementById('evidence-label').value), '7');
      await page.evaluate(() => document.querySelector('.outline:first-child .outline-label').click());
      await until(page, () => document.getElementById('evidence-label').value === '2');
      await showView(page, 'examples');
      assert.equal(await page.evaluate(() => document.getElementById('why-body').hidden), true);
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
      assert.ok(inked(await picture(page)) > 200);
    });
  });

  test('each epoch of a training is kept, and reads the drawing', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await drawDigit(page, 4);
      await openTraining(page);
      await train(page, {epochs: 3});
      const reads = (epoch) => until(page, (epoch) => new RegExp(`^After epoch ${epoch} it reads .+ \\(\\d+%\\)\\.$`).test(document.querySelector('.film-read').textContent), epoch);
      await reads(3);
      const last = await page.evaluate(() => document.querySelector('.film-read').textContent);
      assert.ok(await page.evaluate(() => document.querySelector('.film canvas').getContext('2d').getImageData(0, 0, 400, 200).data.some((value) => value > 0)));
      await page.evaluate(() => {
        const slider = document.querySelector('.film input');
        slider.value = '0';
        slider.dispatchEvent(new Event('input'));
      });
      await until(page, (last) => document.querySelector('.film-read').textContent !== last, last);
      assert.match(await page.evaluate(() => document.querySelector('.film-read').textContent), /^After epoch [12] it reads/);
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
    });
  });
});
