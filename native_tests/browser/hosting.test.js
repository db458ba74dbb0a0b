import assert from 'node:assert/strict';
import {test} from 'node:test';
import {answer, drawDigit} from './harness/drawing.js';
import {inChromium, inEveryEngine, ready, until} from './harness/engines.js';
import {HOSTS} from './harness/hosts.js';
import {showView} from './harness/views.js';

/** Everything that is brought works: the page, the look inside (a worker), training (another one), and the page again
 *  from the device. */
async function useAll(page) {
  await drawDigit(page, 7);
  assert.equal((await answer(page)).label, '7');
  await showView(page, 'inside');
  await until(page, () => document.querySelectorAll('#structure tbody tr').length > 0);
  await showView(page, 'train');
  await until(page, () => /layers/.test(document.getElementById('train-cost').textContent));
  assert.deepEqual(await page.evaluate(() => window.complaints), []);
  await until(page, () => Boolean(navigator.serviceWorker.controller));
  await page.reload();
  await ready(page);
  assert.equal((await answer(page)).label, '7');
  assert.deepEqual(await page.evaluate(() => window.complaints), []);
}

/** As a host serves it that names types so. */
const on = (name, {open, site}, use) => {
  site().host = HOSTS[name];
  return open({}, use).finally(() => {
    site().host = null;
  });
};

inChromium('hosts', (harness) => {
  for (const name of Object.keys(HOSTS)) {
    test(`the page works as ${name} serves it`, () => on(name, harness, useAll));
  }
});

inEveryEngine('a host that knows few types', (harness) => {
  test('BusyBox’s httpd serves the page as well', () => on('BusyBox’s httpd', harness, useAll));
});
