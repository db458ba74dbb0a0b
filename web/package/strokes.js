// Checks strokes and brings them into the core's format.

import {ScrawlError} from './errors.js';

/**
 * @typedef {{x: number, y: number} | readonly [x: number, y: number]} Point
 *   In any unit, the same for both axes, y downwards: only the shape counts.
 * @typedef {readonly (readonly Point[])[]} Strokes
 *   Each stroke is what the pen draws from where it is put down to where it is lifted.
 */

/** More than a person writes in an hour, and few enough to be read in a moment. */
export const MOST_POINTS = 100_000;

/**
 * @param {unknown} strokes
 * @returns {Float32Array} x, y pairs, with a pair of NaN after each stroke
 */
export function pairsOf(strokes) {
  if (!Array.isArray(strokes)) throw invalid('Strokes are an array of strokes', strokes);
  let points = 0;
  for (const [index, stroke] of strokes.entries()) {
    if (!Array.isArray(stroke)) throw invalid(`Stroke ${index} is no array of points`, stroke);
    if (stroke.length === 0) throw invalid(`Stroke ${index} has no point`);
    points += stroke.length;
  }
  if (points > MOST_POINTS) throw new ScrawlError('too-many-points', `${points} points are too many, ${MOST_POINTS} at most are read`);
  const pairs = new Float32Array(2 * (points + strokes.length));
  let end = 0;
  for (const [index, stroke] of strokes.entries()) {
    for (const point of stroke) {
      pairs[end++] = coordinate(Array.isArray(point) ? point[0] : point?.x, index);
      pairs[end++] = coordinate(Array.isArray(point) ? point[1] : point?.y, index);
    }
    pairs[end++] = NaN;
    pairs[end++] = NaN;
  }
  return pairs;
}

/** @param {unknown} value @param {number} index of its stroke */
function coordinate(value, index) {
  // Beyond what the core's single precision holds, too.
  if (typeof value !== 'number' || !Number.isFinite(Math.fround(value))) {
    throw invalid(`Stroke ${index} has a coordinate that is no finite number`, value);
  }
  return value;
}

/** @param {string} message @param {...unknown} found */
function invalid(message, ...found) {
  return new ScrawlError('invalid-strokes', [message, ...found.map(describe)].join(': '));
}

/** @param {unknown} value */
const describe = (value) => (typeof value === 'object' && value ? (value.constructor?.name ?? 'object') : String(value));
