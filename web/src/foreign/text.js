// What is said about networks of other programs.

import {has, t} from '../language.js';
import {percent, whole} from '../numbers.js';

/** @typedef {import('./protocol.js').Found} Found */

/** What the values of pixels mean. @param {{name: string, meaning: string}} reading with the core's words for it, in English */
const meaningOf = ({name, meaning}) => {
  const key = `foreign.meaning.${name}`;
  return has(key) ? t(key) : meaning;
};

/** @param {Found} found @returns {[string, string][]} names and values */
export function facts({format, layers, parameters, pixels, head_assumed}) {
  const how =
    pixels.found_by === 'reading' && pixels.other ? t('foreign.byReading', {meaning: meaningOf(pixels.other), right: pixels.other.right})
    : pixels.in_file ? t('foreign.asFileSays')
    : t('foreign.usual');
  /** @type {[string, string][]} */
  const rows = [
    [t('foreign.format'), t('foreign.formatIs', {format, count: layers.length, parameters: whole(parameters)})],
    [t('foreign.pixels'), t('foreign.pixelsAre', {meaning: meaningOf(pixels), how: pixels.good ? how : t('foreign.badly')})],
    [t('foreign.checkDigits'), t('foreign.readRight', {right: pixels.right, all: pixels.of})],
  ];
  if (pixels.alike.length > 0) rows.push([t('foreign.alike'), pixels.alike.join('; ')]);
  if (head_assumed) rows.push([t('foreign.answers'), t('foreign.headAssumed')]);
  return rows;
}

/** @param {number} parameters */
export const count = (parameters) => (parameters > 0 ? whole(parameters) : '');

/** @param {import('../recogniser/client.js').Reading | null} reading */
export function reads(reading) {
  if (!reading || reading.state === 'blank') return '–';
  return reading.text === '' ? t('foreign.noDigit') : t('foreign.sure', {text: reading.text, percent: percent(reading.confidence)});
}
