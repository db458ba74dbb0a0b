// Converts a reading from the array of numbers that the modules return to objects. wasm/javascript.hpp describes the
// format.

/**
 * @typedef {import('../drawing/strokes.js').Stroke} Stroke
 * @typedef {'blank' | 'digit' | 'unsure' | 'not-a-digit' | 'number' | 'sign'} State
 * @typedef {{state: State, label: number, runnerUp: number, confidence: number,
 *            probabilities: number[], size: number, picture: Uint8Array, strokes: Stroke[], joined: Stroke[],
 *            left: number, top: number, right: number, bottom: number, sign: string}} Digit
 *   The answer for one digit: its box in pad units, and its strokes of the drawing (none in a picture). Where the
 *   pen joined digits these are parts of the strokes in `joined`, which is empty otherwise. A sign such as a minus has
 *   itself in `sign`, which is empty for a digit, and no probabilities.
 * @typedef {{state: State, text: string, confidence: number, digits: Digit[],
 *            alternatives: {text: string, probability: number}[]}} Reading
 *   The answer for a drawing: `number` for several digits, or else the state of the only digit. `text` has a line
 *   break between two lines and a space between two numbers. `alternatives` are the most probable texts, the best first.
 */

/** In the order of the core's `State`. @type {State[]} */
const STATES = ['blank', 'digit', 'unsure', 'not-a-digit', 'number', 'sign'];

/**
 * The result has no views of `numbers`.
 * @param {Float64Array} numbers
 * @param {readonly Stroke[]} drawing the strokes that were read. The digits refer to
 *   strokes and not to their indices, which change when the drawing changes.
 * @returns {Reading}
 */
export function deserialiseReading(numbers, drawing = []) {
  let index = 0;
  const next = () => numbers[index++];

  /** @param {number} count */
  function list(count) {
    const values = [];
    for (let i = 0; i < count; ++i) values.push(next());
    return values;
  }

  const string = () => String.fromCharCode(...list(next()));

  /** @param {number} count */
  function bytes(count) {
    const from = numbers.byteOffset + index * numbers.BYTES_PER_ELEMENT;
    index += Math.ceil(count / numbers.BYTES_PER_ELEMENT);
    return new Uint8Array(numbers.buffer, from, count).slice();
  }

  /** @returns {Digit} */
  function digit() {
    const state = STATES[next()];
    const sign = string();
    const label = next();
    const runnerUp = next();
    const confidence = next();
    const left = next();
    const top = next();
    const right = next();
    const bottom = next();
    const probabilities = list(next());
    const whole = list(next()).flatMap((stroke) => drawing.slice(stroke, stroke + 1));
    const parts = Array.from({length: next()}, () => list(3)).map(([stroke, first, end]) => drawing[stroke].slice?.(first, end));
    const [strokes, joined] = parts[0] ? [parts, whole] : [whole, []];
    const size = next();
    const picture = bytes(size * size);
    return {state, label, runnerUp, confidence, sign, probabilities, size, picture, strokes, joined, left, top, right, bottom};
  }

  const state = STATES[next()];
  const confidence = next();
  const text = string();
  const alternatives = Array.from({length: next()}, () => ({probability: next(), text: string()}));
  const count = next();
  /** @type {Digit[]} */
  const digits = [];
  while (digits.length < count) digits.push(digit());
  return {state, text, confidence, alternatives, digits};
}
