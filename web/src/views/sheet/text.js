// What a photographed page says, where it must be put together.

import {has, t} from '../../language.js';

/** @typedef {import('./page.js').Certainty} Certainty */

/** @param {Certainty} certainty */
export const certaintyTitle = (certainty) => t(`sheet.certainty.${certainty}`);

/** @param {Certainty} how @param {number} confidence */
const sureness = (how, confidence) => (how === 'sure' ? t('sheet.sure', {number: Math.floor(100 * confidence)}) : certaintyTitle(how));

/** @param {string} words @param {Certainty} how @param {number} confidence */
export const frame = (words, how, confidence) => t('sheet.frame', {words: words || t('sheet.nothing'), sureness: sureness(how, confidence)});

/** @param {number} place @param {Certainty} how @param {number} confidence @param {boolean} corrected */
export const digit = (place, how, confidence, corrected) =>
  t('sheet.digit', {place: place + 1, sureness: corrected ? t('sheet.corrected') : sureness(how, confidence)});

/** @param {string} sign */
const spokenSign = (sign) => (has(`sheet.sign.${sign}`) ? t(/** @type {'sheet.sign.+'} */ (`sheet.sign.${sign}`)) : sign);

/** A line for the ear: digit by digit, with a pause between two numbers. @param {string} words @param {number} line */
export const spokenLine = (words, line) =>
  t('sheet.spokenLine', {line: line + 1, words: words.split(' ').map((one) => [...one].map(spokenSign).join(' ')).join(', ')});
