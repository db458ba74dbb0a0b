// The look inside: how each value of a map comes about.

import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {messages} from './harness/message.js';
import {openWhy} from './harness/why.js';

inEveryEngine('the numbers of a map', ({open}) => {
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
});

inChromium('a map before there is a drawing', ({open}) => {
  const shown = (page) => page.evaluate(() => ({
    title: document.getElementById('detail-title').textContent,
    sources: [...document.querySelectorAll('.source')].map((source) => source.getAttribute('aria-label').replace(/: .*/, '')),
    numbers: [...document.querySelectorAll('.detail .numbers')].map(({textContent}) => textContent).join(' '),
  }));
  const goTo = async (page, place, title) => {
    await page.evaluate((place) => { location.hash = place; }, place);
    await until(page, (title) => document.getElementById('detail-title')?.textContent.startsWith(title) && document.querySelectorAll('.equation .term').length > 0, title);
  };

  test('pooling reads one map, and the sources of a convolution stand in order once there is ink', async () => {
    await open({}, async (page) => {
      await goTo(page, '#inside/map/5/14', 'Maximum');
      for (const drawn of [false, true]) {
        if (drawn) await drawDigit(page, 4);
        await until(page, () => !document.getElementById('why-body').hasAttribute('aria-busy'));
        const {sources, numbers} = await shown(page);
        assert.equal(sources.length, 1, String(sources));
        assert.doesNotMatch(numbers, /NaN/);
      }
      await page.click('[data-testid="clear"]');
      await goTo(page, '#inside/map/2/3', 'Convolution 2');
      const inOrder = (page, wanted) => until(page, (wanted) => {
        const places = [...document.querySelectorAll('.source')].map((source) => Number(/1, map (\d+)/.exec(source.getAttribute('aria-label'))?.[1]));
        return places.length === 12 && places.every((place, i) => place === i + 1) === wanted;
      }, wanted);
      await inOrder(page, true);  // on blank paper, once the drawing before is forgotten
      await drawDigit(page, 4);
      await inOrder(page, false);
    });
  });

  test('a network that comes while its inside is looked at is shown, and nothing fails', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 4);
      await openWhy(page);
      for (const [id, layer] of [['seed', 'Dense 2'], ['compact', 'Mean'], ['seed', 'Dense 2']]) {
        await page.evaluate((id) => {
          const picker = document.getElementById('model-picker');
          picker.value = id;
          picker.dispatchEvent(new Event('change', {bubbles: true}));
        }, id);
        await until(page, (layer) => !document.getElementById('why-body').hidden && [...document.querySelectorAll('.flow-names span')].some(({textContent}) => textContent.includes(layer))
          && !document.getElementById('why-body').hasAttribute('aria-busy'), layer);
      }
      assert.deepEqual(await messages(page), []);
    });
  });
});
