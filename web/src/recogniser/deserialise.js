// A reading as the modules hand it over, one array of numbers, becomes objects. Its order is told in
// wasm/javascript.hpp.

/**
 * @typedef {import('./client.js').State} State
 * @typedef {import('./client.js').Digit} Digit
 * @typedef {import('./client.js').Reading} Reading
 */

/** In the order of the core's `State`. @type {State[]} */
const STATES = ['blank', 'digit', 'unsure', 'not-a-digit', 'number', 'several-lines'];

/**
 * Keeps nothing of `numbers`.
 * @param {Float64Array} numbers
 * @param {readonly import('../drawing/strokes.js').Stroke[]} drawing what was read: the digits get their strokes
 *   themselves, since places in a drawing are another's once it changes
 * @returns {Reading}
 */
export function deserialiseReading(numbers, drawing = []) {
  let place = 0;
  const next = () => numbers[place++];

  /** @param {number} count */
  function some(count) {
    const values = [];
    for (let i = 0; i < count; ++i) values.push(next());
    return values;
  }

  /** @param {number} count */
  function bytes(count) {
    const from = numbers.byteOffset + place * numbers.BYTES_PER_ELEMENT;
    place += Math.ceil(count / numbers.BYTES_PER_ELEMENT);
    return new Uint8Array(numbers.buffer, from, count).slice();
  }

  /** @returns {Digit} */
  function digit() {
    const state = STATES[next()];
    const label = next();
    const runnerUp = next();
    const confidence = next();
    const left = next();
    const top = next();
    const right = next();
    const bottom = next();
    const probabilities = some(next());
    const strokes = some(next()).flatMap((place) => drawing.slice(place, place + 1));
    const size = next();
    const picture = bytes(size * size);
    return {state, label, runnerUp, confidence, probabilities, size, picture, strokes, left, top, right, bottom};
  }

  const state = STATES[next()];
  const confidence = next();
  const count = next();
  let text = '';
  /** @type {Digit[]} */
  const digits = [];
  while (digits.length < count) {
    text += String.fromCharCode(next());
    digits.push(digit());
  }
  return {state, text, confidence, digits};
}
