// The README's pictures, from the built site: node scripts/make_pictures.mjs
//
// Writes docs/page.png, a screenshot with the network's inside, docs/sheet.png, one of a page of written numbers, and
// docs/page.webp, an animation of drawing and asking why. scripts/prepare_bench.sh web installs and builds what it needs,
// except img2webp (Debian's package webp).

import {need} from './bench/needs.mjs';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {answer} from '../native_tests/browser/harness/drawing.js';
import {examples, onPad} from '../web/src/gallery.js';
import {PAD_WIDTH} from '../web/src/pad/size.js';
import {dropWrittenPage} from './pictures/written_page.mjs';

need('build/site/index.html');
const {until} = await import('../native_tests/browser/harness/engines.js');
const {chromium} = await import('../native_tests/browser/harness/puppeteer.js');
const {serveSite} = await import('../native_tests/browser/harness/site.js');
const {openWhy} = await import('../native_tests/browser/harness/why.js');

const docs = join(import.meta.dirname, '../docs');
const folder = mkdtempSync(join(tmpdir(), 'scrawl-pictures-'));
const frames = [];
/** From this of the site's digits on there is one that the page's network doubts. */
const DOUBTED = 3900;

/** Adds a screenshot to the animation, shown for this many milliseconds. */
async function shoot(page, milliseconds) {
  const path = join(folder, `${frames.length}.png`);
  await page.screenshot(path);
  frames.push('-d', String(milliseconds), path);
}

/** Draws an example of the gallery stroke by stroke, with a screenshot every few points. */
async function draw(page, id) {
  const pad = await page.evaluate(() => {
    const {left, top, width} = document.getElementById('pad').getBoundingClientRect();
    return {left, top, width};
  });
  const place = ({x, y}) => [pad.left + (pad.width * x) / PAD_WIDTH, pad.top + (pad.width * y) / PAD_WIDTH];
  for (const stroke of onPad(examples.find((example) => example.id === id))) {
    const points = stroke.map(place);
    await page.raw.mouse.move(...points[0]);
    await page.raw.mouse.down();
    for (const [i, point] of points.entries()) {
      await page.raw.mouse.move(...point);
      if (i % 8 === 7) await shoot(page, 70);
    }
    await page.raw.mouse.up();
  }
  await page.raw.mouse.move(1, 1);
  await answer(page);
}

/** A page on which a digit is doubted, and what else it may be. */
async function shootSheet(page) {
  await dropWrittenPage(page, join(import.meta.dirname, '../build/site/data'), ['1947 20', '58  3160', '7204 9', '615  88'], DOUBTED);
  await until(page, () => document.querySelector('.sheet-digit[data-certainty="unsure"]'));
  await page.evaluate(() => document.querySelector('.sheet-digit[data-certainty="unsure"]').focus());
  await until(page, () => document.getElementById('sheet-instead'));
  const view = await page.raw.$('.sheet');
  const {x, y, width, height} = await view.boundingBox();
  const margin = 20;
  await page.raw.screenshot({path: join(docs, 'sheet.png'), clip: {x: x - margin, y: y - margin, width: width + 2 * margin, height: height + 2 * margin}});
}

const site = await serveSite();
const browser = await chromium.start(site.origin);
try {
  const page = await browser.open('scrawl/', {width: 1200, height: 720});
  await until(page, () => document.getElementById('model-note').textContent !== '');
  await shoot(page, 700);
  await draw(page, 'year');
  await shoot(page, 1800);
  await page.click('#clear');
  await draw(page, 'openFour');
  await shoot(page, 1200);
  await openWhy(page, 'why');
  await shoot(page, 2400);
  await page.evaluate(() => document.querySelector('#evidence-chips button:nth-child(2)').click());
  await until(page, () => document.getElementById('evidence-against').value !== '');
  await shoot(page, 2600);
  await page.raw.setViewport({width: 1280, height: 832});
  await page.raw.emulateMediaFeatures([{name: 'prefers-reduced-motion', value: 'reduce'}]);
  await page.evaluate(() => document.querySelector('#evidence-chips button').click());
  await until(page, () => document.getElementById('evidence-against').value === '');
  await page.screenshot(join(docs, 'page.png'));
  await shootSheet(page);
  await page.close();
  execFileSync('img2webp', ['-loop', '0', '-lossy', '-q', '60', '-m', '6', ...frames, '-o', join(docs, 'page.webp')], {stdio: 'inherit'});
} finally {
  await browser.close();
  await site.close();
  rmSync(folder, {recursive: true});
}
