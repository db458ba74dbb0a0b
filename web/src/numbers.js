// Numbers in the visitor's language. A formatter is made when it is first used, because that takes tens of milliseconds:
// nothing before the first answer needs one. Not even this module comes before.

import {language, style} from './language.js';

/** As this visitor writes numbers: with the region that the browser tells. Digits are those that the page reads. */
function locale() {
  const ours = globalThis.navigator?.languages?.find((tag) => tag.split('-')[0] === language) ?? language;
  return new Intl.Locale(ours, {numberingSystem: 'latn'});
}

/** @param {Intl.NumberFormatOptions} options @returns {(value: number) => string} */
function format(options) {
  /** @type {Intl.NumberFormat | undefined} */
  let made;
  return (value) => (made ??= new Intl.NumberFormat(locale(), options)).format(value);
}

export const whole = format({});
style.whole = (value) => whole(Number(value));
export const percent = format({style: 'percent'});
/** With one digit after the point. */
export const precisePercent = format({style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1});
/** With two digits after the point. */
export const finePercent = format({style: 'percent', minimumFractionDigits: 2});
export const twoDigits = format({maximumSignificantDigits: 2});
export const threeDigits = format({maximumSignificantDigits: 3});
export const oneDecimal = format({minimumFractionDigits: 1, maximumFractionDigits: 1});
export const upToOneDecimal = format({maximumFractionDigits: 1});
export const upToTwoDecimals = format({maximumFractionDigits: 2});
export const threeDecimals = format({minimumFractionDigits: 3, maximumFractionDigits: 3});
export const compact = format({notation: 'compact', maximumSignificantDigits: 3});

/** @type {Intl.ListFormat | undefined} */
let lists;
/** "a, b and c". @param {string[]} words */
export const listed = (words) => (lists ??= new Intl.ListFormat(language, {type: 'conjunction'})).format(words);
