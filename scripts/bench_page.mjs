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

const site = join(import.meta.dirname, '../build/site');
if (!existsSync(join(site, 'index.html'))) throw new Error(`No site in ${site}: run scripts/demo.sh --no-serve first`);

const {origin, close} = await serve({site});
const browser = await chromium.start(origin);
try {
  const {work, wall, allWork} = await timesOfEvents();
  const told = (times) => [0.5, 0.99].map((part) => quantile(times, part).toFixed(2)).join(' ms, 99th percentile ');
  console.log(`a pointer event's listeners take the main thread ${told(work)} ms, of ${work.length}`);
  console.log(`… by the clock on the wall                       ${told(wall)} ms`);
  console.log(`… and with style, layout and painting            ${allWork.toFixed(2)} ms on average`);
} finally {
  await browser.close();
  close();
}

/**
 * Milliseconds of each event while three times ten digits are drawn by the browser's own mouse. The main thread's own
 * are the processor's time by Chromium's trace; where that is more than the clock's, its clock has jumped.
 */
async function timesOfEvents() {
  const page = await browser.open('site/');
  await ready(page);
  const session = await page.raw.createCDPSession();
  await session.send('Performance.enable');
  const taskSeconds = async () => {
    const {metrics} = await session.send('Performance.getMetrics');
    return metrics.find(({name}) => name === 'TaskDuration').value;
  };
  for (const digit of '0123456789') await drawAndClear(page, digit);  // the engine compiles what is called often
  await page.raw.tracing.start({categories: ['devtools.timeline']});
  const before = await taskSeconds();
  for (const digit of '012345678901234567890123456789') await drawAndClear(page, digit);
  const taken = (await taskSeconds()) - before;
  const {traceEvents} = JSON.parse(new TextDecoder().decode(await page.raw.tracing.stop()));
  await page.close();
  const events = drawn(traceEvents);
  return {
    work: events.map(({dur, tdur}) => Math.min(dur, tdur) / 1000),
    wall: events.map(({dur}) => dur / 1000),
    allWork: (1000 * taken) / events.length,
  };
}

/** The pointer's events from pressing to lifting, of a trace. */
function drawn(traceEvents) {
  const events = traceEvents.filter(({name, args}) => name === 'EventDispatch' && /^pointer(down|move|up)$/.test(args.data.type));
  let down = false;
  return events.toSorted((a, b) => a.ts - b.ts).filter(({args}) => {
    const before = down;
    if (args.data.type !== 'pointermove') down = args.data.type === 'pointerdown';
    return before || down;
  });
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
