// Brings strokes in anybody's unit onto a pad.

import {boxOf, fitted} from '../../src/drawing/fitted.js';

/** A drawing smaller than this, in pad units, is one in another unit, as one in fractions of a page. */
const SMALLEST = 30;
/** Larger than any pad, so that it is made to fit. */
const LARGE = 1e4;

/**
 * @param {import('../strokes.js').Strokes} strokes which have been checked
 * @param {Readonly<import('../../src/pad/size.js').Size>} size of the pad
 * @returns {import('../../src/drawing/strokes.js').Stroke[]}
 */
export function onPad(strokes, size) {
  if (strokes.length === 0) return [];
  const pairs = strokes.map((stroke) => stroke.map((point) => /** @type {[number, number]} */ ('x' in point ? [point.x, point.y] : [...point])));
  const {left, top, right, bottom} = boxOf(pairs);
  const side = Math.max(right - left, bottom - top);
  const scale = side > 0 && side < SMALLEST ? LARGE / side : 1;
  return fitted(pairs.map((stroke) => stroke.map(([x, y]) => /** @type {[number, number]} */ ([scale * x, scale * y]))), size);
}
