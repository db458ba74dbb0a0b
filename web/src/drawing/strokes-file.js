// Reads a drawing from a strokes file, as "Save strokes" writes it.

import {GRID, PAD_HEIGHT, PAD_WIDTH} from '../pad/size.js';

/**
 * @typedef {import('./strokes.js').Stroke} Stroke
 * @typedef {{left: number, top: number, right: number, bottom: number}} Box
 */

/** In characters: far more than a drawing on one pad needs, and few enough to be parsed at once. */
export const LONGEST = 500_000;
/** Largest number of glyphs on one pad. */
const MAX_GLYPHS = 50;
/** Margin around a drawing that is scaled to fit the pad, in pad units. */
const MARGIN = 60;
const USUAL_PRESSURE = 0.5;

/**
 * @param {string} text
 * @returns {Stroke[] | 'several' | null} `several` if the file has several drawings that overlap, as a collection of examples does;
 *   null if it has no drawing
 */
export function parseStrokes(text) {
  if (text.length > LONGEST) return 'several';
  const glyphs = glyphsIn(text);
  if (!glyphs) return null;
  const boxes = glyphs.map((glyph) => boxOf(glyph));
  const overlapping = boxes.some((box, i) => boxes.slice(0, i).some((other) => coincide(box, other)));
  return overlapping || glyphs.length > MAX_GLYPHS ? 'several' : onPad(glyphs, boxOf(glyphs.flat()));
}

/** @param {string} text @returns {[number, number][][][] | null} */
function glyphsIn(text) {
  let glyphs;
  try {
    glyphs = JSON.parse(text);
  } catch {
    return null;
  }
  const list = (/** @type {unknown} */ value, /** @type {(each: any) => boolean} */ holds) =>
    Array.isArray(value) && value.length > 0 && value.every(holds);
  const point = (/** @type {unknown} */ value) => list(value, (number) => Number.isFinite(number)) && /** @type {unknown[]} */ (value).length === 2;
  const stroke = (/** @type {unknown} */ value) => list(value, point);
  return list(glyphs, (glyph) => list(glyph?.strokes, stroke)) ? glyphs.map((/** @type {any} */ {strokes}) => strokes) : null;
}

/** @param {[number, number][][]} strokes @returns {Box} */
function boxOf(strokes) {
  const box = {left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity};
  for (const [x, y] of strokes.flat()) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/** Whether two glyphs overlap by more than half, as in no single drawing. @param {Box} a @param {Box} b */
function coincide(a, b) {
  const area = (/** @type {Box} */ {left, top, right, bottom}) => Math.max(0, right - left) * Math.max(0, bottom - top);
  const shared = {
    left: Math.max(a.left, b.left), right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom),
  };
  return area(shared) > Math.max(area(a), area(b)) / 2;
}

/** The strokes in place if they lie on the pad, or else scaled to fit it. @param {[number, number][][][]} glyphs @param {Box} box */
function onPad(glyphs, {left, top, right, bottom}) {
  const isOnPad = left >= 0 && top >= 0 && right <= PAD_WIDTH && bottom <= PAD_HEIGHT;
  const fitted = Math.min((PAD_WIDTH - 2 * MARGIN) / Math.max(right - left, 1), (PAD_HEIGHT - 2 * MARGIN) / Math.max(bottom - top, 1));
  const scale = isOnPad ? 1 : fitted;
  const [moveX, moveY] = isOnPad ? [0, 0] : [(PAD_WIDTH - scale * (left + right)) / 2, (PAD_HEIGHT - scale * (top + bottom)) / 2];
  const onGrid = (/** @type {number} */ value) => Math.round(value / GRID) * GRID;
  return glyphs.flat().map((stroke) =>
    stroke.map(([x, y]) => ({x: onGrid(scale * x + moveX), y: onGrid(scale * y + moveY), pressure: USUAL_PRESSURE})));
}
