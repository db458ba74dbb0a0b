// What a field's text is worth: its value, and what is wrong with it.

import {words} from './words.js';

/**
 * @typedef {{required: boolean, digits: string, signs: string}} Constraints
 *   `digits` as in the attribute: "4" for just four, "1-6" for one to six, anything else for any number. `signs` are the
 *   characters that are allowed besides digits: + and - at the front, % at the end, others between digits.
 * @typedef {{value: string, flags: ValidityStateFlags, message: string}} Judged no flags and no message if nothing is wrong
 */

/** @param {string} digits @returns {[least: number, most: number]} */
function limitsOf(digits) {
  const [, least, most = least] = /^\s*(\d+)\s*(?:-\s*(\d+)\s*)?$/.exec(digits) ?? [null, '0', 'Infinity'];
  return Number(least) <= Number(most) ? [Number(least), Number(most)] : [0, Infinity];
}

/** @param {string} signs @returns {RegExp} what a number with these signs looks like */
function shapeOf(signs) {
  const oneOf = (/** @type {string[]} */ list) => (list.length > 0 ? `[${list.map((sign) => `\\u{${sign.codePointAt(0)?.toString(16)}}`).join('')}]` : '');
  const atFront = (/** @type {string} */ sign) => sign === '+' || sign === '-';
  const front = oneOf([...signs].filter(atFront));
  const between = oneOf([...signs].filter((sign) => !atFront(sign) && sign !== '%'));
  return new RegExp(`^${front && `${front}?`}\\d+${between && `(?:${between}\\d+)*`}${signs.includes('%') ? '%?' : ''}$`, 'u');
}

/** @param {string} text as typed or read @param {Constraints} constraints @returns {Judged} */
export function judge(text, {required, digits, signs}) {
  if (text === '') return required ? {value: '', flags: {valueMissing: true}, message: words.required} : fine('');
  if (!shapeOf(signs).test(text)) {
    return {value: '', flags: {badInput: true}, message: signs ? words.notANumberWith(signs) : words.notANumber};
  }
  const count = text.replace(/\D/g, '').length;
  const [least, most] = limitsOf(digits);
  if (count < least) return {value: text, flags: {tooShort: true}, message: words.tooShort(least)};
  if (count > most) return {value: text, flags: {tooLong: true}, message: words.tooLong(most)};
  return fine(text);
}

/** @param {string} value @returns {Judged} */
const fine = (value) => ({value, flags: {}, message: ''});
