// The look inside: why, what if, the tour, and the film of a training.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit, drawNumber} from './harness/drawing.js';
import {inEveryEngine, ready, until} from './harness/engines.js';
import {openTraining, train} from './harness/training.js';
import {showView} from './harness/views.js';
import {goToPart, openWhy, settled, words} from './harness/why.js';

inEveryEngine('questions about a drawing', ({open}) => {
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
      const opener = '.inside-tab:not([data-part])';
      const focused = (opener) => document.activeElement === document.querySelector(opener);
      assert.equal(await page.evaluate(focused, opener), true, 'left by its button');
      // As a link to a drawing does, which names no part.
      await page.evaluate((opener) => document.querySelector(opener).click(), opener);
      await until(page, () => document.activeElement.matches('.tour h3'));
      await page.evaluate(() => { location.hash = '#inside'; });
      await until(page, () => document.querySelector('.tour').hidden);
      await until(page, focused, opener);
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

  test('each epoch of a training is kept, and reads the drawing', async () => {
    await open({path: 'learning/'}, async (page) => {
      await ready(page);
      await drawDigit(page, 4);
      await openTraining(page);
      await train(page, {epochs: 3});
      const reads = (epoch) => until(page, (epoch) => new RegExp(`^After epoch ${epoch} it reads .+ \\(\\d+%\\)\\.$`).test(document.querySelector('.film-read').textContent), epoch);
      await reads(3);
      const last = await page.evaluate(() => document.querySelector('.film-read').textContent);
      await until(page, () => document.querySelector('.film canvas').getContext('2d').getImageData(0, 0, 400, 200).data.some((value) => value > 0));
      await page.evaluate(() => {
        const slider = document.querySelector('.film input');
        slider.value = '0';
        slider.dispatchEvent(new Event('input'));
      });
      await until(page, (last) => document.querySelector('.film-read').textContent !== last, last);
      assert.match(await page.evaluate(() => document.querySelector('.film-read').textContent), /^After epoch [12] it reads/);
    });
  });
});
