// Photographed pages of handwritten digits, made in the page.

import {DIGITS} from './drawing.js';
import {until} from './engines.js';

/**
 * Drops a picture with lines of digits; a space parts two numbers. `quarters` is how often it is turned clockwise by 90 degrees,
 * `lean` by how many radians its lines fall to the right.
 * What is held is dropped together with the next one. `shapes` are the strokes of other characters in the lines.
 * @param {string[]} lines
 */
export function dropPage(page, lines, {quarters = 0, lean = 0, name = 'page.png', hold = false, shapes = {}} = {}) {
  return page.evaluate(async (lines, digits, quarters, lean, name, hold) => {
    const [width, height] = [80 + 60 * Math.max(...lines.map((line) => line.length)), 60 + 120 * lines.length];
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = quarters % 2 ? [height, width] : [width, height];
    const context = canvas.getContext('2d');
    context.fillStyle = '#eceadf';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.translate(canvas.width / 2, canvas.height / 2);
    context.rotate((quarters * Math.PI) / 2 + lean);
    context.translate(-width / 2, -height / 2);
    Object.assign(context, {lineWidth: 6, lineCap: 'round', lineJoin: 'round', strokeStyle: '#20283c'});
    lines.forEach((line, row) => [...line].forEach((digit, column) => {
      for (const stroke of digits[digit] ?? []) {
        context.beginPath();
        for (const [x, y] of stroke) context.lineTo(40 + 60 * column + 40 * x, 45 + 120 * row + 66 * y);
        context.stroke();
      }
    }));
    const blob = await new Promise((done) => canvas.toBlob(done));
    const transfer = window.held ?? new DataTransfer();
    transfer.items.add(new File([blob], name, {type: 'image/png'}));
    window.held = hold ? transfer : undefined;
    if (!hold) document.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
  }, lines, {...DIGITS, ...shapes}, quarters, lean, name, hold);
}

/** Until the panel shows that this is written there; the lines as they stand there. */
export async function sheetShows(page, lines) {
  await until(page, (lines) => {
    const shown = [...document.querySelectorAll('.sheet[data-open] .sheet-lines li')].map((line) =>
      [...line.querySelectorAll('.sheet-number')].map((number) => [...number.querySelectorAll('input')].map(({value}) => value).join('')).join(' '));
    return JSON.stringify(shown) === JSON.stringify(lines);
  }, lines);
}

/** The middle of an element in the window, after it is scrolled into sight. */
export const middleOf = (page, selector) => page.evaluate((selector) => {
  const element = document.querySelector(selector);
  element.scrollIntoView({block: 'center'});
  const {left, top, width, height} = element.getBoundingClientRect();
  return [left + width / 2, top + height / 2];
}, selector);

/** A page's lines as they are written, and as they are read. */
export const LINES = ['452', '973   26', '38'];
export const READ = ['452', '973 26', '38'];
/** Whether the view of the photograph is shown, and how far it is zoomed. */
export const panel = (page) => page.evaluate(() => ({
  shown: document.getElementById('view-photo').checkVisibility(),
  zoom: Number(document.querySelector('.sheet-view').dataset.zoom),
}));
/** The field of the first line's n-th digit. */
export const field = (n) => `.sheet-lines li:nth-child(1) input:nth-child(${n})`;

/** Puts in the clipboard's place what remembers the last text. */
export const watchClipboard = (page) => page.evaluate(() => {
  const clipboard = {writeText: async (text) => { window.copied = text; }};
  Object.defineProperty(navigator, 'clipboard', {value: clipboard, configurable: true});
});
