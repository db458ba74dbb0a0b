// The line of a failure that says what exactly is wrong, in the visitor's language where its cause has a text.

import {has, t} from './language.js';

/**
 * @param {{detail: string, cause?: import('./failure.js').Cause}} failed
 * @returns {string} without a point at its end
 */
export function detailOf({detail, cause}) {
  const key = `problems.${cause?.code}`;
  return has(key) ? t(key, cause?.values) : detail;
}
