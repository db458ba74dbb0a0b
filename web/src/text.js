// What the page says of a drawing and its answer.

import {t} from './language.js';

/**
 * @typedef {import('./recogniser/client.js').Digit} Digit
 * @typedef {import('./recogniser/client.js').Reading} Reading
 */

/**
 * A probability for the eye: certainty is never claimed. Written without Intl, which would take too long before the
 * first answer; the tests compare it.
 * @param {number} probability
 */
export function asPercent(probability) {
  return probability > 0.995 ? t('start.over99') : t('start.percent', {number: Math.round(probability * 100)});
}

/**
 * A probability for the ear.
 * @param {number} probability
 */
function spokenPercent(probability) {
  return probability > 0.995 ? t('start.spokenOver99') : t('start.spokenPercent', {number: Math.round(probability * 100)});
}

/** "a 4", but "an 8". @param {number} digit */
export const withArticle = (digit) => t('start.digit', {count: digit});

/**
 * The answer in one sentence, beside the large label.
 * @param {Reading} reading @param {boolean} opened of a picture, not of a drawing
 */
export function sentence({state, text, confidence, digits}, opened) {
  switch (state) {
    case 'blank':
      return opened ? t('start.noDigitInPicture') : t('start.nothingDrawn');
    case 'unsure':
      return t('start.either', {first: t('start.digitFirst', {count: digits[0].label}), second: withArticle(digits[0].runnerUp)});
    case 'not-a-digit':
      if (digits.length === 1) return t('start.notADigit');
      return /\d/.test(text) ? t('start.notAllDigits') : t('start.notDigits');
    case 'number': {
      const all = text.split(/\s/);
      const numbers = all.join(t('start.comma'));
      if (text.includes('?')) return t('start.withSign', {numbers});
      return confidence > 0.9 ? t('start.numbers', {count: all.length, numbers}) : t('start.probablyNumbers', {count: all.length, numbers});
    }
    default:
      return confidence > 0.9 ? t('start.clearly', {count: digits[0].label}) : t('start.probably', {count: digits[0].label});
  }
}

/** Line by line, and no minus is passed over. @param {string} words */
const aloud = (words) => words.replaceAll('\n', t('start.nextLine')).replace(/(?<!\d)-/g, `${t('start.minus')} `);

/**
 * The settled answer, spoken.
 * @param {Reading} reading @param {boolean} opened as for `sentence`
 */
export function spoken(reading, opened) {
  switch (reading.state) {
    case 'blank':
      return opened ? sentence(reading, opened) : t('start.padBlank');
    case 'digit':
    case 'number':
      return t('start.spoken', {words: aloud(reading.text), percent: spokenPercent(reading.confidence)});
    default:
      return sentence(reading, opened);
  }
}

export const outlines = {
  /** @param {Digit} digit */
  label: (digit) => digit.sign || (digit.state === 'not-a-digit' ? '?' : String(digit.label)),
  /** @param {Digit} digit */
  select(digit) {
    if (digit.state === 'not-a-digit') return t('start.outlines.selectNone');
    const percent = spokenPercent(digit.confidence);
    return digit.sign ? t('start.outlines.selectSign', {sign: digit.sign, percent}) : t('start.outlines.select', {digit: digit.label, percent});
  },
  /** @param {Digit} digit */
  remove: (digit) =>
    digit.state === 'not-a-digit' ? t('start.outlines.removeNone') : t('start.outlines.remove', {digit: digit.sign || digit.label}),
};
