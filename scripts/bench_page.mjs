#!/usr/bin/env node
// What an event of the pen costs the built page's main thread in Chromium: node scripts/bench_page.mjs
//
// Needs build/site (scripts/demo.sh --no-serve) and node_modules (npm ci). How soon the page answers is told by
// scripts/bench_web.mjs.

import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {drawDigit} from '../native_tests/browser/harness/drawing.js';
import {ready} from '../native_tests/browser/harness/engines.js';
import {chromium} from '../native_tests/browser/harness/puppeteer.js';
import {serve} from './bench/server.mjs';

/** With these headers a page's clock shows steps of 5 µs; without, of 100. The page itself needs none. */
const FINE_CLOCK = {'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp'};

/** Notes what all listeners of a pointer event take together, in milliseconds. */
const timeEvents = `
  window.taken = [];
  let start = 0;
  for (const type of ['pointerdown', 'pointermove', 'pointerup']) {
    addEventListener(type, () => { start = performance.now(); }, true);
    addEventListener(type, ({buttons}) => {
      if (buttons > 0 || type === 'pointerup') taken.push(performance.now() - start);
    });
  }
`;

const site = join(import.meta.dirname, '../build/site');
if (!existsSync(join(site, 'index.html'))) throw new Error(`No site in ${site}: run scripts/demo.sh --no-serve first`);

const {origin, close} = await serve({site}, FINE_CLOCK);
const browser = await chromium.start(origin);
try {
  const {taken, allWork} = await timesOfEvents();
  const [median, p99] = [0.5, 0.99].map((part) => quantile(taken, part).toFixed(2));
  console.log(`a pointer event's listeners ${median} ms, 99th percentile ${p99} ms of ${taken.length}`);
  console.log(`… and all that follows it   ${allWork.toFixed(2)} ms on average (style, layout, painting)`);
} finally {
  await browser.close();
  close();
}

/** While three times ten digits are drawn by the browser's own mouse. */
async function timesOfEvents() {
  const page = await browser.open('site/', {before: timeEvents});
  await ready(page);
  const session = await page.raw.createCDPSession();
  await session.send('Performance.enable');
  const taskSeconds = async () => {
    const {metrics} = await session.send('Performance.getMetrics');
    return metrics.find(({name}) => name === 'TaskDuration').value;
  };
  for (const digit of '0123456789') await drawAndClear(page, digit);  // the engine compiles what is called often
  await page.evaluate(() => { window.taken.length = 0; });
  const before = await taskSeconds();
  for (const digit of '012345678901234567890123456789') await drawAndClear(page, digit);
  const work = (await taskSeconds()) - before;
  const taken = await page.evaluate(() => window.taken);
  await page.close();
  return {taken, allWork: (1000 * work) / taken.length};
}

async function drawAndClear(page, digit) {
  await drawDigit(page, digit);
  await page.press(['Escape']);
  // Nobody puts the pen down again before the cleared pad has been shown.
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
}

/** @param {number[]} values @param {number} part of 1 */
function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
