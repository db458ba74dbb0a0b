import assert from 'node:assert/strict';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {messageShown} from './harness/message.js';

/** What the page's list promises. */
const {models} = JSON.parse(await readFile(join(import.meta.dirname, '../../web/models/models.json'), 'utf8'));

/** Picks a network as a person does, and waits until it reads. Returns the figures beside it. */
async function pick(page, id, weights) {
  await page.evaluate((id) => {
    const picker = document.getElementById('model-picker');
    picker.value = id;
    picker.dispatchEvent(new Event('change', {bubbles: true}));
  }, id);
  await until(page, (weights) => document.getElementById('model-note').textContent.includes(`${weights} weights`), weights);
  return page.evaluate(() => [...document.querySelectorAll('#model-note dd')].map((figure) => figure.textContent));
}

inEveryEngine('networks', ({open}) => {
  test('each of the list reads the drawing, and tells its figures', async () => {
    await open({}, async (page) => {
      await drawDigit(page, 7);
      assert.equal((await answer(page)).label, '7');
      assert.deepEqual(
        await page.evaluate(() => [...document.getElementById('model-picker').options].map(({value}) => value)),
        models.map(({id}) => id),
      );
      assert.deepEqual(models.slice(0, 2).map(({id}) => id), ['compact', 'seed']);
      for (const {id, weights, accuracy} of models.toReversed()) {
        const [parameters, size, mnist, drawn, time] = await pick(page, id, weights);
        assert.equal((await answer(page)).label, '7', id);
        assert.equal(parameters, id.startsWith('seed') ? '658,294' : '50,659');
        assert.match(size, new RegExp(`^[\\d,]+ KB, ${weights} weights$`));
        assert.equal(mnist, `${(accuracy.mnistTest * 100).toFixed(2)}% right`);
        assert.equal(drawn, `${(accuracy.drawn * 100).toFixed(2)}% right`);
        assert.match(time, /^[\d.]+ ms$/);
      }
      assert.deepEqual(await page.evaluate(() => window.complaints), []);
    });
  });
});

inChromium('networks by need', ({open, site}) => {
  test('where the device is full, a chosen one reads all the same', async () => {
    await open({}, async (page) => {
      await page.evaluate(async () => { await navigator.serviceWorker.ready; });
      await page.reload();  // from now on everything passes through the service worker
      await until(page, () => document.getElementById('model-note').textContent !== '');
      const session = await page.raw.createCDPSession();
      await session.send('Storage.overrideQuotaForOrigin', {origin: site().origin, quotaSize: 1000});
      await drawDigit(page, 7);
      await pick(page, 'seed', 'f16');
      assert.equal((await answer(page)).label, '7');
      assert.equal(await page.evaluate(async () => Boolean(await caches.match(JSON.parse(document.getElementById('names').textContent)['models/seed.safetensors']))), false);
    });
  });

  test('only the first is fetched unasked; one that was chosen stays for when there is no network', async () => {
    await open({}, async (page) => {
      await page.evaluate(async () => { await navigator.serviceWorker.ready; });
      const kept = () => page.evaluate(async () => {
        const [cache] = await caches.keys();
        const paths = (await (await caches.open(cache)).keys()).map(({url}) => url.split('/').at(-1).replace(/-[0-9a-f]{7}(?=\.)/, ''));
        return paths.filter((name) => name.endsWith('.safetensors')).sort();
      });
      assert.deepEqual(await kept(), ['compact.safetensors']);
      await page.reload();  // from now on everything passes through the service worker
      await until(page, () => document.getElementById('model-note').textContent !== '');
      await drawDigit(page, 7);
      await pick(page, 'seed-int8', 'int8');
      await pick(page, 'seed', 'f16');
      assert.deepEqual(await kept(), ['compact.safetensors', 'seed-int8.safetensors', 'seed.safetensors']);
      site().reachable = false;
      try {
        await page.reload();
        await until(page, () => document.getElementById('model-note').textContent !== '');
        await pick(page, 'seed', 'f16');
        assert.equal((await answer(page)).label, '7');
        // One that was never chosen is missed, calmly, and the other reads on.
        await page.evaluate(() => {
          const picker = document.getElementById('model-picker');
          picker.value = 'seed-f32';
          picker.dispatchEvent(new Event('change', {bubbles: true}));
        });
        await messageShown(page, 'model-missing');
        assert.equal((await answer(page)).label, '7');
      } finally {
        site().reachable = true;
      }
    });
  });
});
