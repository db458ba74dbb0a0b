// What the look at a single map says, where it must be put together.

import {layerExplained, layerTitle} from '../../layer-text.js';
import {has, t} from '../../language.js';
import {oneDecimal, precisePercent, threeDigits, upToTwoDecimals, whole} from '../../numbers.js';
import {flow, isDigit} from './text.js';

/**
 * @typedef {import('./graph.js').Column} Column
 * @typedef {import('../../inspector/protocol.js').Derivation} Derivation
 * @typedef {import('../../inspector/protocol.js').Layer} Layer
 * @typedef {import('../../inspector/protocol.js').Structure} Structure
 */

/** As short as it can be read. @param {number} value */
export function number(value) {
  if (Number.isNaN(value)) return '·';
  const size = Math.abs(value);
  return size < 0.005 ? '0' : (size < 10 ? upToTwoDecimals : size < 100 ? oneDecimal : whole)(value).replace('-', '−');
}
/** Also of what is nearly nothing. @param {number} value */
export const fine = (value) => (value > 0 && value < 1e-6 ? `<${threeDigits(1e-6)}` : threeDigits(value));
/** @param {number} value */
export const part = (value) => (value > 0 && value < 0.001 ? `<${precisePercent(0.001)}` : precisePercent(value));
/** @param {string} name */
export const className = (name) => (isDigit(name) ? name : t('inside.head.noDigit'));

/** @param {Layer} layer */
export const arrow = ({type}) => `→ ${layerTitle(type)} →`;

/** What such a layer does. @param {Column} column */
export function plain({layer}) {
  const type = layer?.type ?? '';
  const key = `inside.plain.${type}`;
  return has(key) ? t(/** @type {'inside.plain.conv2d'} */ (key)) : t('inside.plain.other', {layer: layerTitle(type), explained: layerExplained(type)});
}

/** Of a group of maps that are read. @param {Column} column */
export const sources = (column) => (column.kind === 'picture' ? t('inside.flow.itself') : t('inside.detail.of', {stage: flow.stage(column)}));
/** In the narrow space below a map that is read. @param {Column} column @param {number} map @param {number | null} sum */
export function source({kind}, map, sum) {
  if (kind === 'picture') return sum === null ? '' : number(sum);
  return sum === null ? whole(map + 1) : t('inside.detail.part', {map: map + 1, number: number(sum)});
}
/** @param {Column} column @param {number} map @param {number} sum */
export const sourceName = (column, map, sum) => t('inside.detail.showNumbers', {map: flow.map(column, map, []), number: number(sum)});
/** @param {string} caption @param {number[]} values @param {number} width */
export function grid(caption, values, width) {
  const rows = Array.from({length: Math.ceil(values.length / width)}, (_, row) => values.slice(row * width, (row + 1) * width).map(number).join(', '));
  return t('inside.detail.grid', {caption, numbers: rows.join('; ')});
}

/** The numbers of a derivation in words. @param {Derivation} derived */
function what({arithmetic, values, bias, divisor, result}) {
  const end = number(result);
  switch (arithmetic) {
    case 'weighted': return t('inside.detail.weighted', {sum: number(result - bias), bias: number(bias), result: end});
    case 'mean': return t('inside.detail.mean', {count: divisor, result: end});
    case 'largest': return t('inside.detail.largest', {count: values.length, result: end});
    default: return t('inside.detail.single', {value: number(values[0]), result: end});
  }
}

/**
 * The equation as a sentence.
 * @param {Column} column @param {number} row @param {number} across @param {Derivation[]} derived
 * @param {Layer[]} layers those that made it
 */
export function words({height, width}, row, across, derived, layers) {
  const [first, ...after] = derived;
  let said = what(first);
  after.forEach(({result}, i) => {
    said = t('inside.detail.then', {what: said, layer: layerTitle(layers[i + 1].type), number: number(result)});
  });
  if (height * width > 1) said = t('inside.detail.place', {row: row + 1, column: across + 1, what: said});
  return t('inside.detail.sentence', {what: said[0].toUpperCase() + said.slice(1)});
}

export const head = {
  /** @param {Structure} structure */
  words: ({head: kind, temperature, classes}) => [
    kind === 'softmax' ? t('inside.head.softmax', {temperature: number(temperature), times: number(Math.exp(1 / temperature))}) : t('inside.head.sigmoid', {temperature: number(temperature)}),
    classes.every(isDigit) ? t('inside.head.weak') : t('inside.head.none'),
  ].join(' '),
  /** @param {Structure} structure */
  columns: ({head: kind}) => [
    t('inside.head.class'), t('inside.head.score'), t('inside.head.divided'),
    kind === 'softmax' ? t('inside.head.power') : t('inside.head.answer'), t('inside.head.probability'),
  ],
};
