// The page at every size: in a frame, whose size is set within a script and in every engine.

import {until} from './engines.js';

/** Puts the page into a frame on itself, which the other functions here and `window[0]` are about. */
export async function frame(page) {
  await page.evaluate(() => {
    const frame = document.createElement('iframe');
    frame.src = location.href;
    document.body.append(frame);
  });
  await resize(page, 1280, 800);
  await until(page, () => window[0].document.getElementById('model-note').textContent !== '');
}

const resize = (page, width, height) => page.evaluate((width, height) => {
  const {style} = document.querySelector('iframe');
  style.cssText = `position: fixed; z-index: 9; top: 0; left: 0; border: 0; width: ${width}px; height: ${height}px`;
}, width, height);

export const click = (page, selector) => page.evaluate((selector) => window[0].document.querySelector(selector).click(), selector);

/** From a small watch's width to a projector's, from a phone on its side to a tall screen, each a tenth or a fifth more. */
export const WIDTHS = Array.from({length: 22}, (_, i) => Math.round(320 * 1.104 ** i));
export const HEIGHTS = Array.from({length: 10}, (_, i) => Math.round(320 * 1.182 ** i));

/** What is out of place at any size: a line for each fault, the first of them. */
export async function faults(page) {
  const found = [];
  for (const width of WIDTHS) found.push(...await faultsAt(page, width, HEIGHTS));
  return found.slice(0, 20);
}

const faultsAt = (page, width, heights) => page.evaluate(async (width, heights) => {
  const frame = document.querySelector('iframe');
  const {document: doc, getComputedStyle: styleOf} = window[0];
  const root = doc.documentElement;
  const boxOf = (element) => element.getBoundingClientRect();
  const name = (element) => element.outerHTML.slice(0, 60);
  const clips = (element) => element && !element.matches('.card') && (styleOf(element).overflowX !== 'visible' || clips(element.parentElement.closest('body *')));
  // What scrolls or is cut off on purpose is the affair of what does so.
  const placed = [...doc.querySelectorAll('body *:not(.visually-hidden, .sprite *, svg *, option)')]
    .filter((element) => !clips(element.parentElement.closest('body *')))
    .map((element) => [element, element.parentElement.closest('.card') ?? root]);
  const parts = [...doc.querySelectorAll('.answer, .drawing, .teach, .why, .train, .seen, .gallery, .keep, .model')];
  const targets = [...doc.querySelectorAll('button, select, input, summary')]
    .map((control) => (control.matches('[type="radio"], [type="checkbox"]') ? control.closest('label') : control));

  const lines = [];
  for (const height of heights) {
    Object.assign(frame.style, {width: `${width}px`, height: `${height}px`});
    await new Promise(requestAnimationFrame);
    const say = (fault) => lines.push(`${width} × ${height}: ${fault}`);
    if (window[0].innerWidth !== width) say(`the frame is ${window[0].innerWidth} wide`);
    if (root.scrollWidth > root.clientWidth) say(`scrolls sideways by ${root.scrollWidth - root.clientWidth}`);
    for (const [element, card] of placed) {
      const [inner, outer] = [boxOf(element), boxOf(card)];
      if (inner.width === 0 || inner.height === 0) continue;
      const out = Math.max(outer.left - inner.left, inner.right - outer.right, inner.bottom - (card === root ? Infinity : outer.bottom));
      if (out > 0.5) say(`${out.toFixed(1)} out of its card: ${name(element)}`);
    }
    for (const target of targets) {
      const box = boxOf(target);
      if (box.width > 0 && (box.width < 24 || box.height < 24)) say(`${box.width.toFixed(1)} × ${box.height.toFixed(1)} to press: ${name(target)}`);
    }
    // Where it begins and where it ends: some parts stay in sight.
    for (const top of [root.scrollHeight, 0]) {
      root.scrollTop = top;
      const boxes = parts.map((part) => [part, boxOf(part)]).filter(([, {height}]) => height > 0);
      boxes.forEach(([part, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
        const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5;
        if (over) say(`${part.className} lies over ${other.className}${top > 0 ? ' at the end' : ''}`);
      }));
    }
  }
  return lines;
}, width, heights);
