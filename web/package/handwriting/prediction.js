// Makes the API's predictions of a reading: the most probable texts, and which strokes each of their graphemes is.

/**
 * @typedef {import('../recogniser.js').Reading} Reading
 * @typedef {import('../recogniser.js').Digit} Digit
 * @typedef {{strokeIndex: number, beginPointIndex: number, endPointIndex: number}} HandwritingDrawingSegment
 *   The end is where the next segment would begin.
 * @typedef {{grapheme: string, beginIndex: number, endIndex: number, drawingSegments: HandwritingDrawingSegment[]}} HandwritingSegment
 * @typedef {{text: string, segmentationResult: HandwritingSegment[]}} HandwritingPrediction
 * @typedef {{strokeIndex: number, points: number}} Written a stroke that was read: its place in the drawing, and its length
 */

/** In the text of a prediction, ink that is no digit: a question mark could be mistaken for one that was written. */
const NO_DIGIT = '\uFFFD';

/** @param {Digit} digit @returns {string} what stands for it in the reading's text */
const glyphOf = ({state, label, sign}) => sign || (state === 'not-a-digit' ? '?' : String(label));

/** @param {Digit} digit @returns {{glyph: string, probability: number}[]} */
function candidatesOf(digit) {
  if (digit.sign) return [{glyph: digit.sign, probability: 1}];
  if (digit.state === 'not-a-digit' || digit.probabilities.length === 0) return [{glyph: NO_DIGIT, probability: 1}];
  return digit.probabilities.map((probability, label) => ({glyph: String(label), probability}));
}

/** The most probable ways to read some digits. @param {Digit[]} digits @param {number} count @returns {string[][]} */
function likeliest(digits, count) {
  let ways = [{glyphs: /** @type {string[]} */ ([]), probability: 1}];
  for (const digit of digits) {
    const longer = ways.flatMap((way) => candidatesOf(digit).map(({glyph, probability}) =>
      ({glyphs: [...way.glyphs, glyph], probability: way.probability * probability})));
    ways = longer.sort((a, b) => b.probability - a.probability).slice(0, count);
  }
  return ways.map(({glyphs}) => glyphs);
}

/**
 * @param {Reading} reading
 * @param {Written[]} written the strokes that were read
 * @param {number} count at most so many
 * @returns {HandwritingPrediction[]} the most probable first; none if there is nothing to be read
 */
export function predictionsOf(reading, written, count) {
  if (count === 0 || reading.state === 'blank' || reading.state === 'not-a-digit') return [];
  return likeliest(reading.digits, count).map((glyphs) => prediction(reading, glyphs, written));
}

/** @param {Reading} reading @param {string[]} glyphs one for each digit @param {Written[]} written */
function prediction({text: read, digits}, glyphs, written) {
  let text = '';
  let done = 0;
  const segmentationResult = digits.map((digit, i) => {
    // What the text has between two digits stays.
    const place = read.indexOf(glyphOf(digit), done);
    text += read.slice(done, place);
    done = place + glyphOf(digit).length;
    const beginIndex = text.length;
    text += glyphs[i];
    const drawingSegments = digit.strokes.map((index) =>
      ({strokeIndex: written[index].strokeIndex, beginPointIndex: 0, endPointIndex: written[index].points}));
    return {grapheme: glyphs[i], beginIndex, endIndex: text.length, drawingSegments};
  });
  return {text, segmentationResult};
}
