// Trains the compact network on the site's sample in a tab of Chromium (see docs/learning.md) while someone
// draws: prints the accuracy after each epoch, and whether the page's main thread was blocked.
// Usage: node native_tests/bench/train_in_tab.mjs [SCREENSHOT], after
// scripts/prepare_bench.sh web; the screenshot is of the page in the middle of it.

import {need} from '../../scripts/bench/needs.mjs';
import {readFile} from 'node:fs/promises';
import {setTimeout as pause} from 'node:timers/promises';
import {drawDigit} from '../browser/harness/drawing.js';
import {built, fileOf} from '../browser/harness/site-files.js';

need('build/site/index.html');
const {ready, until} = await import('../browser/harness/engines.js');
const {chromium} = await import('../browser/harness/puppeteer.js');
const {serveSite} = await import('../browser/harness/site.js');
const {note, openTraining, startTraining} = await import('../browser/harness/training.js');

const OPTIONS = {epochs: 4, learningRate: 0.004, batchSize: 32, augmentation: 0.5, seed: 1};

const sets = JSON.parse(await readFile(await fileOf(built, 'data/data.json'), 'utf8'));
if (!sets.sample) throw new Error('the site has no sample: build it beside MNIST (scripts/download_mnist.py)');
const site = await serveSite();
const browser = await chromium.start(site.origin);
const page = await browser.open('scrawl/', {height: 1000});
await ready(page);
await openTraining(page);
await page.evaluate(() => document.querySelector('[name="train-architecture"][value="compact"]').click());
await until(page, () => /^2\d layers/.test(document.getElementById('train-cost').textContent));

await page.evaluate(() => {
  window.longTasks = [];
  new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask'});
});
await startTraining(page, OPTIONS);
const start = performance.now();
let epochs = 0;
for (let digit = 0; !/^(Done|Stopped)/.test(await note(page)); digit = (digit + 1) % 10) {
  await page.evaluate(() => document.querySelector('[data-testid="clear"]').click());
  await drawDigit(page, digit);
  await pause(300);
  const row = await page.evaluate((epochs) => [...document.querySelectorAll('.train-table tbody tr')[epochs]?.cells ?? []].map(({textContent}) => textContent).join(' '), epochs);
  if (!row) continue;
  ++epochs;
  const pace = await page.evaluate(() => document.getElementById('train-pace').textContent);
  console.log(`after ${((performance.now() - start) / 1000).toFixed(1)} s: epoch, losses, accuracies ${row} (${pace})`);
  if (epochs === 2 && process.argv[2]) await page.screenshot(process.argv[2]);
}
console.log(`${((performance.now() - start) / 1000).toFixed(1)} s: ${await note(page)}`);
const tasks = await page.evaluate(() => window.longTasks);
console.log(`tasks of the main thread over 50 ms: ${tasks.length}${tasks.length > 0 ? `, the longest ${Math.max(...tasks)} ms` : ''}`);
await page.close();
await browser.close();
await site.close();
