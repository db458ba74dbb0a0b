import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, until} from './harness/engines.js';
import {dropSeven} from './harness/files.js';
import {messageShown} from './harness/message.js';

const labelled = (page, label) =>
  until(page, (label) => document.querySelector('[data-testid="prediction"]').dataset.label === label, label);

/** In a page: whether its second module is on the device. */
async function isKept() {
  const names = JSON.parse(document.getElementById('names').textContent);
  return Boolean(await caches.match(names['wasm/inspector.wasm']));
}

inEveryEngine('the second module', ({open}) => {
  test('where it does not arrive, a message says so, and drawing goes on', async () => {
    await open({path: 'without-inspector/'}, async (page) => {
      await until(page, () => document.getElementById('model-note').textContent !== '');
      await drawDigit(page, 4);
      assert.equal((await answer(page)).label, '4');
      await dropSeven(page, 'white', 'black', 300);
      await messageShown(page, 'inspector-missing');
      const {state, label, sentence} = await answer(page);
      assert.deepEqual({state, label, sentence}, {state: 'blank', label: '', sentence: 'The network is not available'});
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
    });
  });
});

inChromium('the second module', ({open, site}) => {
  test('a page that only draws does not ask for it', async () => {
    const noWorkers = 'Object.defineProperty(navigator, "serviceWorker", {value: undefined});';
    await open({before: noWorkers}, async (page) => {
      const asked = [];
      page.raw.on('request', (request) => asked.push(request.url()));
      page.raw.on('workercreated', (worker) => asked.push(worker.url()));
      await drawDigit(page, 1);
      assert.equal((await answer(page)).label, '1');
      assert.deepEqual(asked, []);
      await dropSeven(page, 'white', 'black', 300);
      await labelled(page, '7');
      assert.match(asked.join(), /inspector\/worker-\w+\.js/);
    });
  });

  test('after the first answer it is kept for when there is no network', async () => {
    await open({}, async (page) => {
      await page.evaluate(async () => { await navigator.serviceWorker.ready; });
      assert.equal(await page.evaluate(isKept), false);
      await drawDigit(page, 7);
      await until(page, isKept);
      site().reachable = false;
      try {
        await page.reload();
        await until(page, () => document.getElementById('model-note').textContent !== '');
        await page.click('[data-testid="clear"]');
        await dropSeven(page, 'white', 'black', 300);
        await labelled(page, '7');
      } finally {
        site().reachable = true;
      }
    });
  });
});
