#!/usr/bin/env node
// Measures how the look inside follows the pen, on the built page in Chromium without a graphics processor:
// node scripts/bench_flow.mjs [WIDTH HEIGHT]. Frames in a second, how many of them show a new state of the network, the
// longest task, and what a pointer event's listeners take.
//
// scripts/prepare_bench.sh web installs and builds what it needs.

import {need} from './bench/needs.mjs';
import {join} from 'node:path';
import {DIGITS} from '../native_tests/browser/harness/drawing.js';
import {serve} from './bench/server.mjs';

need('build/site/index.html');
const {ready} = await import('../native_tests/browser/harness/engines.js');
const {openWhy} = await import('../native_tests/browser/harness/why.js');
const {chromium} = await import('../native_tests/browser/harness/puppeteer.js');

const [width, height] = process.argv.length > 3 ? process.argv.slice(2).map(Number) : [1280, 800];
/** How often each digit is drawn, and where from one point to the next the pointer moves. */
const ROUNDS = 1, STEPS = 12;

/** Notes each frame, each painting of the network, each long task, and each pointer event's listeners, in `noted`. */
const note = `
  const noted = {frames: [], paintings: 0, tasks: [], events: []};
  window.noted = noted;
  const tick = (time) => { noted.frames.push(time); requestAnimationFrame(tick); };
  requestAnimationFrame(tick);
  const {clearRect} = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.clearRect = function (...given) {
    if (this.canvas.closest('.flow')) ++noted.paintings;
    return clearRect.apply(this, given);
  };
  new PerformanceObserver((list) => noted.tasks.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask'});
  let begun = 0;
  addEventListener('pointermove', () => { begun = performance.now(); }, true);
  addEventListener('pointermove', ({buttons}) => { if (buttons) noted.events.push(performance.now() - begun); });
`;

const {origin, close} = await serve({site: join(import.meta.dirname, '../build/site')});
const browser = await chromium.start(origin);
try {
  const page = await browser.open('site/', {before: note, width, height});
  await ready(page);
  await draw(page, 8);
  await openWhy(page);
  for (const digit of [4, 7, 2]) await draw(page, digit);  // warm-up: the engine compiles hot functions
  await page.evaluate(() => {
    for (const list of [window.noted.frames, window.noted.tasks, window.noted.events]) list.length = 0;
    window.noted.paintings = 0;
  });
  for (let round = 0; round < ROUNDS; ++round) for (const digit of Object.keys(DIGITS)) await draw(page, Number(digit));
  const {frames, paintings, tasks, events} = await page.evaluate(() => window.noted);
  const seconds = (frames.at(-1) - frames[0]) / 1000;
  const gaps = frames.slice(1).map((time, i) => time - frames[i]);
  console.log(`${width} × ${height}, ${seconds.toFixed(1)} s of drawing, ${events.length} movements of the pen`);
  console.log(`frames: ${((frames.length - 1) / seconds).toFixed(1)} a second, ${(paintings / seconds).toFixed(1)} of them with the network painted anew`);
  console.log(`from frame to frame: ${quantile(gaps, 0.5).toFixed(1)} ms, 95th percentile ${quantile(gaps, 0.95).toFixed(1)} ms, 99th ${quantile(gaps, 0.99).toFixed(1)} ms`);
  console.log(`tasks over 50 ms: ${tasks.length}${tasks.length > 0 ? `, the longest ${Math.max(...tasks).toFixed(0)} ms` : ''}`);
  console.log(`a pointer event's listeners: ${quantile(events, 0.5).toFixed(2)} ms, 99th percentile ${quantile(events, 0.99).toFixed(2)} ms of wall time`);
} finally {
  await browser.close();
  close();
}

/** Draws a digit as a hand does, with many movements between its points, on an empty pad. */
async function draw(page, digit) {
  await page.press(['Escape']);
  const box = await page.evaluate(() => {
    const {left, top, width, height} = document.getElementById('pad').getBoundingClientRect();
    return {left: left + 0.3 * width, top: top + 0.15 * height, width: 0.4 * width, height: 0.7 * height};
  });
  for (const stroke of DIGITS[digit]) {
    const points = stroke.map(([x, y]) => [box.left + x * box.width, box.top + y * box.height]);
    await page.stroke(points.flatMap(([x, y], i) => {
      const [fromX, fromY] = points[Math.max(0, i - 1)];
      return Array.from({length: i === 0 ? 1 : STEPS}, (_, k) => {
        const part = (k + 1) / STEPS;
        return i === 0 ? [x, y] : [fromX + part * (x - fromX), fromY + part * (y - fromY)];
      });
    }));
  }
}

/** @param {number[]} values @param {number} part of 1 */
function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
