// Inputs made of others: as damage, programs on the way and people with bad intent change them.

/** @typedef {import('../harness/random.js').Random} Random */

/** How long an input gets at most: now and then one is made so long, to find what takes more than its length in time. */
const LONG = 60_000;

/**
 * One to six changes, each of one place.
 * @template {string | Uint8Array} Input
 * @param {Random} random
 * @param {Input} input
 * @param {Input[]} words that mean something in the format
 * @param {{slice: (input: Input, from: number, to?: number) => Input, join: (parts: Input[]) => Input, random: (random: Random) => Input}} kind
 * @returns {Input}
 */
export function mutated(random, input, words, {slice, join, random: anything}) {
  for (let left = random.between(1, 6); left > 0; --left) {
    const {length} = input;
    const [from, to] = [random.below(length + 1), random.below(length + 1)].sort((a, b) => a - b);
    const part = slice(input, from, Math.min(to, from + 40));
    input = random.pick([
      () => slice(input, 0, from),
      () => slice(input, from),
      () => join([slice(input, 0, from), slice(input, to)]),
      () => join([slice(input, 0, from), slice(input, from + 1)]),
      () => join([slice(input, 0, from), anything(random), slice(input, from + 1)]),
      () => join([slice(input, 0, from), anything(random), slice(input, from)]),
      () => join([slice(input, 0, from), random.pick(words), slice(input, from)]),
      () => join([slice(input, 0, from), random.pick(words), slice(input, to)]),
      () => join([slice(input, 0, to), part, slice(input, to)]),
      () => join([slice(input, 0, from), ...Array(random.between(1, 30)).fill(part), slice(input, from)]),
      () => (random.chance(0.01) ? lengthened() : input),
    ])();
    function lengthened() {
      const piece = random.chance(0.5) ? random.pick(words) : part;
      const times = piece.length > 0 ? Math.floor(LONG / piece.length) : 0;
      return join([slice(input, 0, from), ...Array(times).fill(piece), slice(input, from)]);
    }
  }
  return input;
}

/** Texts, of the letters that they have, and of all. */
export const TEXT = {
  slice: (/** @type {string} */ text, /** @type {number} */ from, /** @type {number | undefined} */ to) => text.slice(from, to),
  join: (/** @type {string[]} */ parts) => parts.join(''),
  random: (/** @type {Random} */ random) => String.fromCodePoint(random.chance(0.9) ? random.between(32, 126) : random.below(0xd800)),
};

export const BYTES = {
  slice: (/** @type {Uint8Array} */ bytes, /** @type {number} */ from, /** @type {number | undefined} */ to) => bytes.slice(from, to),
  join: (/** @type {Uint8Array[]} */ parts) => new Uint8Array(Buffer.concat(parts)),
  random: (/** @type {Random} */ random) => new Uint8Array([random.below(256)]),
};
