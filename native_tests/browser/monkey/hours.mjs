// Hours of drawing without growth, in Chromium: node native_tests/browser/monkey/hours.mjs [--hours N] [--seed N]

import {parseArgs} from 'node:util';
import {ready} from '../harness/engines.js';
import {chromium} from '../harness/puppeteer.js';
import {serveSite} from '../harness/site.js';
import {drawDigits, SECONDS_A_DIGIT} from './hours.js';
import {growth, memoryOf, tooMuch} from './memory.js';

const {values} = parseArgs({options: {hours: {type: 'string', default: '8'}, seed: {type: 'string', default: '1'}}});
const seed = Number(values.seed);
const digits = Math.round((Number(values.hours) * 3600) / SECONDS_A_DIGIT);

const site = await serveSite();
const browser = await chromium.start(site.origin);
try {
  const page = await browser.open('monkey/');
  await ready(page);
  await drawDigits(page, 1300, seed);  // fills the history that can be undone, which is bounded, and the part of the album that is shown
  const before = await memoryOf(page);
  console.log(`before: ${JSON.stringify(before)}`);
  for (let part = 1; part <= 8; ++part) {
    await drawDigits(page, Math.ceil(digits / 8), seed + part);
    console.log(`after ${part}/8: ${JSON.stringify(growth(before, await memoryOf(page)))} more`);
  }
  const wrong = [...tooMuch(growth(before, await memoryOf(page))), ...(await page.evaluate(() => /** @type {any} */ (window).complaints))];
  console.log(`${8 * Math.ceil(digits / 8)} digits: ${wrong.length === 0 ? 'nothing has grown' : wrong.join('; ')}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} finally {
  await browser.close();
  await site.close();
}
