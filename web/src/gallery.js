// Example drawings: plain digits, well-known hard ones, and signs that are no digits. Strokes are lists of x, y in a box
// of 100 × 100. They contain only corners, which `smooth` rounds.

import {GRID, PAD_HEIGHT, PAD_WIDTH} from './pad/size.js';

/**
 * @typedef {import('./drawing/strokes.js').Stroke} Stroke
 * @typedef {{id: string, strokes: [number, number][][]}} Example
 */

/** @type {Example[]} */
export const examples = [
  {id: 'crossedSeven', strokes: [[[12, 8], [50, 5], [88, 6], [70, 40], [50, 72], [42, 98]], [[30, 52], [55, 48], [82, 46]]]},
  {id: 'openFour', strokes: [[[30, 5], [22, 35], [16, 58], [50, 60], [90, 56]], [[72, 12], [70, 50], [66, 98]]]},
  {id: 'closedFour', strokes: [[[66, 98], [68, 50], [72, 4], [40, 34], [10, 64], [50, 64], [92, 62]]]},
  {id: 'flaggedOne', strokes: [[[22, 34], [42, 18], [58, 4], [57, 50], [55, 97]]]},
  {id: 'twoStrokeFive', strokes: [[[28, 6], [25, 28], [22, 44], [50, 38], [78, 54], [74, 82], [48, 98], [16, 88]], [[28, 6], [55, 5], [84, 3]]]},
  {id: 'loopedTwo', strokes: [[[16, 26], [34, 6], [66, 6], [76, 30], [54, 62], [26, 88], [14, 86], [22, 74], [44, 82], [66, 95], [90, 88]]]},
  {id: 'closedSix', strokes: [[[70, 4], [44, 24], [26, 56], [28, 86], [52, 98], [74, 84], [70, 60], [48, 54], [29, 72]]]},
  {id: 'tailedNine', strokes: [[[74, 26], [56, 4], [28, 10], [22, 36], [42, 52], [66, 40], [75, 18], [72, 60], [58, 92], [30, 96], [16, 84]]]},
  {id: 'year', strokes: [
    [[-88, 36], [-76, 28], [-62, 34], [-66, 50], [-88, 70], [-60, 70]],
    [[-20, 30], [-36, 40], [-38, 58], [-26, 70], [-12, 60], [-10, 42], [-20, 30]],
    [[18, 38], [30, 28], [44, 36], [38, 52], [18, 70], [46, 70]],
    [[94, 26], [80, 40], [72, 58], [82, 70], [96, 64], [94, 54], [76, 56]],
  ]},
  {id: 'close', strokes: [
    [[12, 28], [4, 52], [40, 52]], [[32, 34], [28, 74]],
    [[58, 30], [54, 48], [72, 46], [80, 58], [72, 72], [52, 72]], [[58, 30], [84, 28]],
  ]},
  {id: 'questionMark', strokes: [[[24, 22], [38, 4], [66, 6], [72, 28], [54, 46], [49, 68]], [[49, 94], [51, 96]]]},
  {id: 'dash', strokes: [[[10, 50], [50, 49], [90, 51]]]},
];

/**
 * An example as strokes in the middle of the pad. Wide examples, such as numbers, are scaled to fit.
 * @param {Example} example
 * @returns {Stroke[]}
 */
export function onPad({strokes}) {
  const xs = strokes.flat().map(([x]) => x);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const scale = Math.min((PAD_HEIGHT * 0.66) / 100, (PAD_WIDTH * 0.84) / (right - left));
  const toGrid = (/** @type {number} */ value) => Math.round(value / GRID) * GRID;
  return strokes.map((corners) =>
    smooth(corners).map(([x, y]) => ({
      x: toGrid(PAD_WIDTH / 2 + (x - (left + right) / 2) * scale),
      y: toGrid(PAD_HEIGHT / 2 + (y - 50) * scale),
      pressure: 0.5,
    })),
  );
}

/**
 * A Catmull–Rom spline through all corners, with eight points between two corners.
 * @param {[number, number][]} corners
 * @returns {[number, number][]}
 */
export function smooth(corners) {
  const at = (/** @type {number} */ i) => corners[Math.min(corners.length - 1, Math.max(0, i))];
  /** @type {[number, number][]} */
  const curve = [];
  for (let i = 0; i + 1 < corners.length; ++i) {
    for (let t = 0; t < 1; t += 1 / 8) {
      const along = (/** @type {0 | 1} */ axis) => {
        const [a, b, c, d] = [at(i - 1)[axis], at(i)[axis], at(i + 1)[axis], at(i + 2)[axis]];
        return b + (t / 2) * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * b - 3 * c + d - a)));
      };
      curve.push([along(0), along(1)]);
    }
  }
  curve.push(at(corners.length - 1));
  return curve;
}
