// Random choices that a seed brings back.

/**
 * @typedef {{
 *   next: () => number,
 *   below: (count: number) => number,
 *   between: (least: number, most: number) => number,
 *   chance: (probability: number) => boolean,
 *   pick: <T>(list: readonly T[]) => T,
 * }} Random `next` from 0 to less than 1; `below` and `between` are whole, the latter with both ends.
 */

/** Mulberry32: small, and good enough to choose by. @param {number} seed @returns {Random} */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ count) => Math.floor(next() * count);
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    chance: (probability) => next() < probability,
    pick: (list) => list[below(list.length)],
  };
}
