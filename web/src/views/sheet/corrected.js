// The reading of a page as a person has corrected it, for the answer beside the pad.

/**
 * @typedef {import('./page.js').Page} Page
 * @typedef {import('../../recogniser/client.js').Digit} Digit
 * @typedef {import('../../recogniser/client.js').Reading} Reading
 */

/** @param {Page} page @returns {Reading} as it was read, where nothing is corrected */
export function corrected(page) {
  const {reading} = page;
  if (!reading.digits.some((_, place) => page.corrected(place))) return reading;
  const digits = reading.digits.flatMap((digit, place) => (page.corrected(place) ? told(digit, page.glyph(place)) : digit));
  const text = page.text.join('\n');
  const readable = digits.every(({state}) => state !== 'not-a-digit');
  return {
    state: text === '' ? 'blank' : readable ? 'number' : reading.state,
    text,
    confidence: page.numbers.reduce((product, number) => product * page.confidenceOf(number), 1),
    digits,
    alternatives: [],
  };
}

/** What a person says is sure. @param {Digit} digit @param {string} glyph empty where nothing is @returns {Digit[]} */
function told(digit, glyph) {
  if (glyph === '') return [];
  if (/^[0-9]$/.test(glyph)) return [{...digit, state: 'digit', label: Number(glyph), sign: '', confidence: 1}];
  return [{...digit, state: 'sign', sign: glyph, confidence: 1, probabilities: []}];
}
