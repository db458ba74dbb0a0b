#!/usr/bin/env node
// Measures the main-thread time of a pointer event on the built page in Chromium: node scripts/bench_page.mjs
//
// scripts/prepare_bench.sh web installs and builds what it needs. scripts/bench_web.mjs measures how soon the page
// answers.

import {need} from './bench/needs.mjs';
import {join} from 'node:path';
import {drawDigit, drawNumber} from '../native_tests/browser/harness/drawing.js';
import {serve} from './bench/server.mjs';

need('build/site/index.html');
const {ready} = await import('../native_tests/browser/harness/engines.js');
const {chromium} = await import('../native_tests/browser/harness/puppeteer.js');

/** Marks where the listeners of a pointer event begin and end, from pressing to lifting. */
const markEvents = `
  for (const type of ['pointerdown', 'pointermove', 'pointerup']) {
    addEventListener(type, () => performance.mark('begin'), true);
    addEventListener(type, ({buttons}) => {
      if (buttons > 0 || type === 'pointerup') performance.mark('end');
    });
  }
`;

/** How often each of the ten digits is drawn, and a number of them all. */
const ROUNDS = 10, NUMBERS = 5;
const DIGITS = '0123456789';

const site = join(import.meta.dirname, '../build/site');

const {origin, close} = await serve({site});
const browser = await chromium.start(origin);
try {
  const page = await browser.open('site/', {before: markEvents});
  await ready(page);
  tell('one digit', await timesOfEvents(page, [...DIGITS.repeat(ROUNDS)]));
  tell('a number of ten digits', await timesOfEvents(page, Array(NUMBERS).fill(DIGITS)));
} finally {
  await browser.close();
  close();
}

function tell(what, {work, wall, allWork}) {
  const percentiles = (times) => [0.5, 0.99].map((part) => quantile(times, part).toFixed(2)).join(' ms, 99th percentile ');
  console.log(`${what}: a pointer event's listeners take the main thread ${percentiles(work)} ms, of ${work.length}`);
  console.log(`… in wall time ${percentiles(wall)} ms`);
  console.log(`… and with style, layout and painting ${allWork.toFixed(2)} ms on average`);
}

/**
 * Milliseconds of each event while digits and numbers are drawn, each on an empty pad, with the browser's simulated
 * mouse. Uses the main thread's processor time from the trace, or wall time if that is shorter, because the trace's
 * clock sometimes jumps.
 */
async function timesOfEvents(page, drawings) {
  const session = await page.raw.createCDPSession();
  await session.send('Performance.enable');
  const taskSeconds = async () => {
    const {metrics} = await session.send('Performance.getMetrics');
    return metrics.find(({name}) => name === 'TaskDuration').value;
  };
  for (const digit of DIGITS) await drawAndClear(page, digit);  // warm-up: the engine compiles hot functions
  await page.raw.tracing.start({categories: ['blink.user_timing']});
  const before = await taskSeconds();
  for (const drawing of drawings) await drawAndClear(page, drawing);
  const taken = (await taskSeconds()) - before;
  const {traceEvents} = JSON.parse(new TextDecoder().decode(await page.raw.tracing.stop()));
  const marks = traceEvents.filter(({name}) => name === 'begin' || name === 'end').sort((a, b) => a.ts - b.ts);
  const events = marks.flatMap(({name, ts, tts}, i) =>
    (name === 'end' ? [{wall: (ts - marks[i - 1].ts) / 1000, work: (tts - marks[i - 1].tts) / 1000}] : []));
  return {
    work: events.map(({wall, work}) => Math.min(wall, work)),
    wall: events.map(({wall}) => wall),
    allWork: (1000 * taken) / events.length,
  };
}

async function drawAndClear(page, digits) {
  if (digits.length === 1) await drawDigit(page, digits);
  else await drawNumber(page, digits);
  await page.press(['Escape']);
  // As with a real pen, the next stroke begins after the cleared pad has been shown.
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
}

/** @param {number[]} values @param {number} part of 1 */
function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
