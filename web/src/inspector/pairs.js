// Strokes in the core's form: x, y pairs, with a pair of NaN after each stroke.

/** @typedef {[number, number][][]} Strokes lists of x, y */

/** @param {Strokes} strokes */
export const pairsOf = (strokes) => Float32Array.from(strokes.flatMap((stroke) => [...stroke.flat(), NaN, NaN]));

/** Finer it need not be, and is long in a file. @param {number} value */
const hundredths = (value) => Math.round(100 * value) / 100;

/** @param {Float32Array} pairs @returns {Strokes} */
export function strokesOf(pairs) {
  /** @type {Strokes} */
  const strokes = [];
  /** @type {Strokes[number]} */
  let stroke = [];
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    if (!Number.isNaN(pairs[i])) {
      stroke.push([hundredths(pairs[i]), hundredths(pairs[i + 1])]);
      continue;
    }
    strokes.push(stroke);
    stroke = [];
  }
  return strokes;
}
