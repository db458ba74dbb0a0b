// A reading as others get it: plain data, with lines, alternatives, and the places of its ink.

/**
 * @typedef {import('../src/recogniser/deserialise.js').Reading} RawReading
 * @typedef {import('../src/recogniser/deserialise.js').State} State
 */

/**
 * Points of a stroke of the drawing.
 * @typedef {object} Segment
 * @property {number} stroke the index of the stroke
 * @property {number} begin the index of its first point
 * @property {number} end the index after its last point
 */

/**
 * One glyph of a reading: a digit, a sign (- . , / : + %), or something that is neither.
 * @typedef {object} Digit
 * @property {State} state what it is
 * @property {number} label the most probable digit; −1 for none
 * @property {number} runnerUp the second
 * @property {number} confidence the calibrated probability of `label`, or of the sign
 * @property {number[]} probabilities of 0 to 9; none for a sign
 * @property {string} sign itself if it is a sign, else empty
 * @property {number} left of its box, in the strokes' unit or in pixels
 * @property {number} top of its box
 * @property {number} right of its box
 * @property {number} bottom of its box
 * @property {number[]} strokes the indices of its strokes; none in a picture
 * @property {Segment[]} segments which of their points it has; none in a picture
 * @property {number} size the side of `picture`
 * @property {Uint8Array} picture what the network saw: `size` × `size` grey bytes, row by row, 255 for ink
 */

/**
 * Another text that the drawing may say.
 * @typedef {object} Alternative
 * @property {string} text
 * @property {number} confidence the probability that all of it is right
 */

/**
 * What a drawing says. A plain value: it can be cloned, and nothing changes it later.
 * @typedef {object} Reading
 * @property {State} state what was found
 * @property {string} text what it says: "?" for a glyph that is neither digit nor sign, a space between two numbers and
 *   a line break between two lines
 * @property {number} confidence the probability that all of `text` is right
 * @property {string[][]} lines the numbers of each line
 * @property {Digit[]} digits its glyphs, in the order of `text`
 * @property {Alternative[]} alternatives the next most probable texts
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
