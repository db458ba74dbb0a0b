// Makes the API's predictions of a reading: the most probable texts, and which strokes each of their graphemes is.

import {likeliest, textWith} from '../reading.js';

/**
 * @typedef {import('../reading.js').Reading} Reading
 * @typedef {{strokeIndex: number, beginPointIndex: number, endPointIndex: number}} HandwritingDrawingSegment
 *   The end is where the next segment would begin.
 * @typedef {{grapheme: string, beginIndex: number, endIndex: number, drawingSegments: HandwritingDrawingSegment[]}} HandwritingSegment
 * @typedef {{text: string, segmentationResult: HandwritingSegment[]}} HandwritingPrediction
 */

/** In the text of a prediction, ink that is no digit: a question mark could be mistaken for one that was written. */
const NO_DIGIT = '\uFFFD';

/**
 * @param {Reading} reading
 * @param {number[]} strokeIndices of the strokes that were read, in their drawing
 * @param {number} count at most so many
 * @returns {HandwritingPrediction[]} the most probable first; none if there is nothing to be read
 */
export function predictionsOf(reading, strokeIndices, count) {
  if (count === 0 || reading.state === 'blank' || reading.state === 'not-a-digit') return [];
  return likeliest(reading.digits, count).map(({glyphs}) => {
    const graphemes = glyphs.map((glyph) => (glyph === '?' ? NO_DIGIT : glyph));
    const {text, begins} = textWith(reading, graphemes);
    const segmentationResult = reading.digits.map(({segments}, i) => ({
      grapheme: graphemes[i],
      beginIndex: begins[i],
      endIndex: begins[i] + graphemes[i].length,
      drawingSegments: segments.map(({stroke, begin, end}) =>
        ({strokeIndex: strokeIndices[stroke], beginPointIndex: begin, endPointIndex: end})),
    }));
    return {text, segmentationResult};
  });
}
