// Brings strokes of any size and place onto a pad.

import {GRID} from '../pad/size.js';

/**
 * @typedef {import('./strokes.js').Stroke} Stroke
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

/** Margin around a drawing that is scaled to fit the pad, in pad units. */
const MARGIN = 60;
const USUAL_PRESSURE = 0.5;

/** @param {[number, number][][]} strokes @returns {Box} */
export function boxOf(strokes) {
  const box = {left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity};
  for (const [x, y] of strokes.flat()) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/**
 * The strokes in place if they lie on the pad, or else scaled to fit it.
 * @param {[number, number][][]} strokes
 * @param {Readonly<import('../pad/size.js').Size>} size of the pad
 * @returns {Stroke[]}
 */
export function fitted(strokes, {width, height}) {
  const {left, top, right, bottom} = boxOf(strokes);
  const isOnPad = left >= 0 && top >= 0 && right <= width && bottom <= height;
  const scale = isOnPad ? 1 : Math.min((width - 2 * MARGIN) / Math.max(right - left, 1), (height - 2 * MARGIN) / Math.max(bottom - top, 1));
  // Counted from the drawing's own corner: far away from the pad's nothing would be left of its size.
  const [fromX, fromY] = isOnPad ? [0, 0] : [left, top];
  const [toX, toY] = isOnPad ? [0, 0] : [(width - scale * (right - left)) / 2, (height - scale * (bottom - top)) / 2];
  const onGrid = (/** @type {number} */ value) => Math.round(value / GRID) * GRID;
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => ({x: onGrid(scale * (x - fromX) + toX), y: onGrid(scale * (y - fromY) + toY), pressure: USUAL_PRESSURE})));
}
