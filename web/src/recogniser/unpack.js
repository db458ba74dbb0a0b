// A reading as the modules hand it over, one array of numbers, becomes objects. Its order is told in
// wasm/javascript.hpp.

/**
 * @typedef {import('./client.js').State} State
 * @typedef {import('./client.js').Digit} Digit
 * @typedef {import('./client.js').Reading} Reading
 */

/** In the order of the core's `State`. @type {State[]} */
const STATES = ['blank', 'digit', 'unsure', 'not-a-digit', 'number'];

/** Keeps nothing of `numbers`. @param {Float64Array} numbers @returns {Reading} */
export function unpackReading(numbers) {
  let place = 0;
  const next = () => numbers[place++];
  const some = (/** @type {number} */ count) => numbers.subarray(place, (place += count));

  const state = STATES[next()];
  const confidence = next();
  const count = next();
  let text = '';
  /** @type {Digit[]} */
  const digits = [];
  while (digits.length < count) {
    text += String.fromCharCode(next());
    const [state, label, runnerUp, confidence, left, top, right, bottom] = some(8);
    const probabilities = Array.from(some(10));
    const strokes = Array.from(some(next()));
    const size = next();
    const picture = new Uint8Array(some(size * size));
    digits.push({
      state: STATES[state], label, runnerUp, confidence, probabilities, size, picture, strokes, left, top, right, bottom,
    });
  }
  return {state, text, confidence, digits};
}
