#!/usr/bin/env node
// How soon the built page answers in Chromium: from the navigation to the first label, with nothing cached,
// and what an event of the pen costs the main thread.
//
//     node scripts/bench_page.mjs [--rounds 20] [--json FILE]
//
// Needs build/site (scripts/demo.sh --no-serve) and node_modules (npm ci). Served by this computer, so the network
// costs nothing; the browser's own start is not counted.

import {writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import sirv from 'sirv';
import {drawDigit} from '../native_tests/browser/harness/drawing.js';
import {ready, until} from '../native_tests/browser/harness/engines.js';
import {chromium} from '../native_tests/browser/harness/puppeteer.js';
import {encode} from '../web/src/drawing/share-code.js';

/** With these headers a page's clock shows steps of 5 µs; without, of 100. The page itself needs none. */
const FINE_CLOCK = {'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp'};

/** A 7, as a link holds it, so that there is something to answer without a hand. */
const SEVEN = encode([[[240, 120], [400, 110], [540, 120], [450, 300], [390, 500]].map(([x, y]) => ({x, y, pressure: 0.5}))]);

/** Notes when the first label shows. */
const noteAnswer = `
  document.addEventListener('DOMContentLoaded', () => {
    const prediction = document.getElementById('prediction');
    new MutationObserver(() => {
      if (prediction.dataset.label) window.answered ??= performance.now();
    }).observe(prediction, {attributes: true});
  });
`;

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

const {values: options} = parseArgs({options: {
  rounds: {type: 'string', default: '20'},
  json: {type: 'string'},
}});

const {origin, close} = await serve(join(import.meta.dirname, '../build/site'));
const browser = await chromium.start(origin);
try {
  const firstLabel = [];
  for (let round = 0; round < Number(options.rounds); ++round) firstLabel.push(await timeOfFirstLabel());
  const events = await timesOfEvents();
  const result = {
    firstLabel: {median: quantile(firstLabel, 0.5), least: Math.min(...firstLabel), most: Math.max(...firstLabel)},
    pointerEvent: {count: events.taken.length, median: quantile(events.taken, 0.5), p99: quantile(events.taken, 0.99),
                   allWork: events.allWork},
  };
  const {firstLabel: label, pointerEvent: event} = result;
  console.log(`navigation to first label   ${label.median.toFixed(0)} ms (${label.least.toFixed(0)} – ${label.most.toFixed(0)})`);
  console.log(`a pointer event's listeners ${event.median.toFixed(2)} ms, 99th percentile ${event.p99.toFixed(2)} ms of ${event.count}`);
  console.log(`… and all that follows it   ${event.allWork.toFixed(2)} ms on average (style, layout, painting)`);
  if (options.json) writeFileSync(options.json, JSON.stringify(result, null, 1) + '\n');
} finally {
  await browser.close();
  close();
}

/** @param {string} folder */
async function serve(folder) {
  const files = sirv(folder, {setHeaders: (response) => {
    for (const [name, value] of Object.entries(FINE_CLOCK)) response.setHeader(name, value);
  }});
  const server = createServer(files);
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  return {
    origin: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** In a profile of its own, so nothing is cached. */
async function timeOfFirstLabel() {
  const page = await browser.open(`#d=${SEVEN}`, {before: noteAnswer});
  await until(page, () => window.answered !== undefined);
  const time = await page.evaluate(() => window.answered);
  await page.close();
  return time;
}

/** While three times ten digits are drawn by the browser's own mouse. */
async function timesOfEvents() {
  const page = await browser.open('', {before: timeEvents});
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
}

/** @param {number[]} values @param {number} part of 1 */
function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
