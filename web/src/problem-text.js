// The line of a failure that says what exactly is wrong, in the visitor's language: by its code where it has one, or
// else by the kind and the place that the core tells, before the core's own line, which is in English.

import {has, language, t} from './language.js';

/** @typedef {import('./failure.js').Cause} Cause */

/** What the core's line is about. @param {Cause['place']} place @returns {string} '' if it tells no place */
function placeOf({layer, field, line, column, byte}) {
  const words = [];
  if (layer !== undefined) words.push(t('problems.place.layer', {number: layer + 1}));
  if (field) words.push(has(`layers.field.${field}`) ? t(/** @type {'layers.field.kernel'} */ (`layers.field.${field}`)) : field);
  if (line !== undefined) words.push(t('problems.place.line', {number: line}));
  if (column !== undefined) words.push(t('problems.place.column', {number: column}));
  if (byte !== undefined) words.push(t('problems.place.byte', {number: byte}));
  return words.join(t('start.comma'));
}

/** What kind of trouble it is, and the core's line. @param {Cause} cause @param {string} line @param {string} [place] */
function translated({kind, reason}, line, place = '') {
  if (language === 'en' || !has(`problems.kind.${kind}`)) return line;
  const known = `problems.reason.${reason}`;
  const what = has(known) ? t(known) : t(`problems.kind.${kind}`);
  return t('problems.core', {what: place ? t('problems.at', {place, what}) : what, line});
}

/** The problem without its place. @param {Cause} cause */
export const problemOf = (cause) => translated(cause, cause.problem);

/**
 * @param {{detail: string, cause?: Cause}} failed
 * @returns {string} without a point at its end
 */
export function detailOf({detail, cause}) {
  const key = `problems.${cause?.code}`;
  if (has(key)) return t(key, cause?.values);
  return cause ? translated(cause, detail, placeOf(cause.place)) : detail;
}
