// A reading as others get it: plain data, with lines, alternatives, and the places of its ink.

/**
 * @typedef {import('../src/recogniser/deserialise.js').Reading} RawReading
 * @typedef {import('../src/recogniser/deserialise.js').Digit} RawDigit
 * @typedef {import('../src/recogniser/deserialise.js').State} State
 * @typedef {{stroke: number, begin: number, end: number}} Segment
 *   Points `begin` to `end`, without the latter, of a stroke of the drawing.
 * @typedef {Omit<RawDigit, 'strokes' | 'joined'> & {strokes: number[], segments: Segment[]}} Digit
 *   One glyph: `label` is its most probable digit and `confidence` that one's calibrated probability, `runnerUp` the
 *   second; `probabilities` of 0 to 9; `left`, `top`, `right`, `bottom` its box, in the strokes' units or in pixels;
 *   `strokes` the indices of its strokes, `segments` which of their points it has (none in a picture); `picture` what
 *   the network saw, `size` × `size` grey bytes, 255 for ink. A sign (- . , / : + %) has itself in `sign`, which is
 *   empty for a digit, and no probabilities.
 * @typedef {{text: string, confidence: number}} Alternative
 * @typedef {Omit<RawReading, 'digits' | 'alternatives'> & {digits: Digit[], lines: string[][], alternatives: Alternative[]}} Reading
 *   `state` tells what was found; `text` is what it says, "?" for a glyph that is neither digit nor sign, a space between
 *   two numbers and a line break between two lines; `lines` has the numbers of each line; `confidence` is the probability that all of it is right; `alternatives` are the next most probable
 *   texts. A plain value: it can be cloned, and nothing changes it later.
 */

/** How many other texts a reading has. */
const ALTERNATIVES = 4;

/**
 * What stands for the strokes of a drawing while it is deserialised, so that a digit's strokes tell which they are.
 * @param {number[]} lengths of the strokes, in points
 */
export const placesOf = (lengths) => lengths.map((end, stroke) =>
  ({stroke, begin: 0, end, slice: (/** @type {number} */ begin, /** @type {number} */ last) => ({stroke, begin, end: last})}));

/** @param {RawReading} raw whose strokes are of `placesOf` @returns {Reading} */
export function plainReading(raw) {
  const digits = raw.digits.map((digit) => {
    const segments = /** @type {any[]} */ (digit.strokes).map(({stroke, begin, end}) => ({stroke, begin, end}));
    const plain = /** @type {any} */ ({...digit, segments});
    plain.strokes = [...new Set(segments.map(({stroke}) => stroke))];
    delete plain.joined; // as strokes they are in `strokes`
    return /** @type {Digit} */ (plain);
  });
  const lines = raw.text === '' ? [] : raw.text.split('\n').map((line) => line.split(' '));
  const reading = {...raw, digits, lines, alternatives: /** @type {Alternative[]} */ ([])};
  const [, ...others] = likeliest(digits, ALTERNATIVES + 1);
  reading.alternatives = others.map(({glyphs, probability}) => ({text: textWith(reading, glyphs).text, confidence: probability}));
  return reading;
}

/** @param {Digit} digit @returns {string} what stands for it in the reading's text */
const glyphOf = ({state, label, sign}) => sign || (state === 'not-a-digit' ? '?' : String(label));

/** @param {Digit} digit @returns {{glyph: string, probability: number}[]} */
function candidatesOf(digit) {
  if (digit.sign) return [{glyph: digit.sign, probability: digit.confidence}];
  if (digit.state === 'not-a-digit') return [{glyph: '?', probability: 1}];
  return digit.probabilities.map((probability, label) => ({glyph: String(label), probability}));
}

/**
 * The most probable ways to read some glyphs.
 * @param {Digit[]} digits @param {number} count
 * @returns {{glyphs: string[], probability: number}[]} the most probable first; none without digits
 */
export function likeliest(digits, count) {
  if (digits.length === 0) return [];
  let ways = [{glyphs: /** @type {string[]} */ ([]), probability: 1}];
  for (const digit of digits) {
    const longer = ways.flatMap((way) => candidatesOf(digit).map(({glyph, probability}) =>
      ({glyphs: [...way.glyphs, glyph], probability: way.probability * probability})));
    ways = longer.sort((a, b) => b.probability - a.probability).slice(0, count);
  }
  return ways;
}

/**
 * A reading's text with other glyphs; what it has between them, as line breaks, stays.
 * @param {{text: string, digits: Digit[]}} reading @param {string[]} glyphs one for each digit
 * @returns {{text: string, begins: number[]}} and where in it each glyph begins
 */
export function textWith({text: read, digits}, glyphs) {
  let text = '';
  let done = 0;
  const begins = digits.map((digit, i) => {
    const place = read.indexOf(glyphOf(digit), done);
    text += read.slice(done, place);
    done = place + glyphOf(digit).length;
    text += glyphs[i];
    return text.length - glyphs[i].length;
  });
  return {text, begins};
}
