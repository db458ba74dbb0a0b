// Links to the page with drawings in them, whole and damaged.

import {fragmentOf} from '../../../web/src/drawing/link.js';
import {codeOf} from './history.js';

/** @typedef {import('../harness/random.js').Random} Random */

/** @param {Random} random @returns {import('../../../web/src/drawing/strokes.js').Stroke[]} on the pad's grid */
export function drawingFrom(random) {
  const pressed = random.chance(0.3);
  return Array.from({length: random.between(1, 5)}, () => {
    let [x, y] = [random.below(1601) / 2, random.below(1201) / 2];
    return Array.from({length: random.between(1, 20)}, () => {
      const near = (/** @type {number} */ at, /** @type {number} */ most) => Math.min(most, Math.max(0, at + random.between(-60, 60) / 2));
      [x, y] = [near(x, 800), near(y, 600)];
      return {x, y, pressure: pressed ? random.below(256) / 255 : 0.5};
    });
  });
}

/** What programs on the way make of a link, which the page makes up for. */
const CHANGES = [
  (/** @type {string} */ fragment) => fragment,
  (/** @type {string} */ fragment) => fragment.replace('=', '%3D'),
  (/** @type {string} */ fragment) => `${fragment}.`,
  (/** @type {string} */ fragment) => `${fragment}%20is%20mine`,
  (/** @type {string} */ fragment) => `${fragment.slice(0, 9)}%0D%0A%20${fragment.slice(9)}`,
];

/** @param {Random} random */
export function link(random) {
  const drawing = drawingFrom(random);
  return {fragment: random.pick(CHANGES)(fragmentOf(drawing)), code: codeOf(drawing)};
}

/** @param {Random} random a link from which something is missing: a code tells its own length */
export function damagedLink(random) {
  const fragment = fragmentOf(drawingFrom(random));
  return fragment.slice(0, random.between(3, fragment.length - 2));
}
