// The test's own pages beside the packed package, and what is done on them.

import {rmSync} from 'node:fs';
import {cp} from 'node:fs/promises';
import {join} from 'node:path';
import {DIGITS} from '../../browser/harness/drawing.js';
import {until} from '../../browser/harness/engines.js';
import {installed} from './packed.js';
import {serveFolder} from './serve.js';

/** The pages of native_tests/package/pages with the package in node_modules. @returns {Promise<string>} their folder */
async function prepare() {
  const {folder} = await installed();
  process.on('exit', () => rmSync(folder, {recursive: true, force: true}));
  await cp(join(import.meta.dirname, '../pages'), folder, {recursive: true});
  await cp(join(import.meta.dirname, '../../browser/harness/spy.js'), join(folder, 'spy.js'));
  return folder;
}

/** @type {Promise<string> | undefined} Once for a test file. */
let folder;

export async function servePages() {
  return serveFolder(await (folder ??= prepare()));
}

/** Strokes of digits side by side in a box of 1 by 1. */
export function strokesOf(digits) {
  const width = 0.9 / digits.length;
  return [...digits].flatMap((digit, i) =>
    DIGITS[digit].map((stroke) => stroke.map(([x, y]) => [0.05 + width * (i + 0.1 + 0.8 * x), 0.15 + 0.7 * y])));
}

/** Writes digits on an element's pad with the mouse, and waits until they are read. */
export async function write(page, id, digits) {
  const box = await page.evaluate((id) => {
    const element = document.getElementById(id);
    element.scrollIntoView({block: 'center'});
    const {left, top, width, height} = element.shadowRoot.querySelector('canvas').getBoundingClientRect();
    return {left, top, width, height};
  }, id);
  // As wide as they are high.
  const width = Math.min(box.width, digits.length * box.height);
  for (const stroke of strokesOf(digits)) {
    await page.stroke(stroke.map(([x, y]) => [box.left + (box.width - width) / 2 + x * width, box.top + y * box.height]));
  }
  await settled(page, id);
}

export const settled = (page, id) => page.evaluate((id) => document.getElementById(id).settled, id);

/** Properties of an element. */
export const get = (page, id, ...names) =>
  page.evaluate((id, names) => Object.fromEntries(names.map((name) => [name, document.getElementById(id)[name]])), id, names);
export const valueOf = async (page, id) => (await get(page, id, 'value')).value;

/** A part inside an element, by its selector. */
export const inside = (page, id, selector, action) =>
  page.evaluate((id, selector, action) => document.getElementById(id).shadowRoot.querySelector(selector)[action](), id, selector, action);

/** Until the page's script has run. */
export const loaded = (page) => until(page, () => window.loaded === true);
