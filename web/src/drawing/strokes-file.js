// Reads a drawing from a strokes file, as "Save strokes" writes it.

import {PAD_SIZE} from '../pad/size.js';
import {boxOf, fitted} from './fitted.js';

/**
 * @typedef {import('./strokes.js').Stroke} Stroke
 * @typedef {import('./fitted.js').Box} Box
 */

/** In characters: far more than a drawing on one pad needs, and few enough to be parsed at once. */
export const LONGEST = 500_000;
/** Largest number of glyphs on one pad. */
const MAX_GLYPHS = 50;
/** What single precision holds, as the core has numbers: of larger ones sums and products may be infinite. */
const LARGEST = 2 ** 128;

/**
 * @param {string} text
 * @returns {Stroke[] | 'several' | null} `several` if the file has several drawings that overlap, as a collection of examples does;
 *   null if it has no drawing
 */
export function parseStrokes(text) {
  if (text.length > LONGEST) return 'several';
  const glyphs = glyphsIn(text);
  if (!glyphs) return null;
  if (glyphs.length > MAX_GLYPHS) return 'several';
  const boxes = glyphs.map((glyph) => boxOf(glyph));
  const overlapping = boxes.some((box, i) => boxes.slice(0, i).some((other) => coincide(box, other)));
  return overlapping ? 'several' : fitted(glyphs.flat(), PAD_SIZE);
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
  const point = (/** @type {unknown} */ value) => list(value, (number) => typeof number === 'number' && Math.abs(number) < LARGEST) && /** @type {unknown[]} */ (value).length === 2;
  const stroke = (/** @type {unknown} */ value) => list(value, point);
  return list(glyphs, (glyph) => list(glyph?.strokes, stroke)) ? glyphs.map((/** @type {any} */ {strokes}) => strokes) : null;
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
