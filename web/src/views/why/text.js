// What the look inside says, where it must be put together.

import {layerExplained, layerTitle} from '../../layer-text.js';
import {t} from '../../language.js';
import {listed, oneDecimal, percent, twoDigits, upToTwoDecimals, whole} from '../../numbers.js';
import {withArticle} from '../../text.js';

/** One of the ninths of a drawing, row by row. @param {number} place */
const placeName = (place) => t(/** @type {'inside.place.0'} */ (`inside.place.${place}`));

/** The places of at least this fraction of all that is said, the strongest first. @param {number[]} fractions */
function placesOf(fractions) {
  const named = fractions.map((fraction, place) => ({fraction, place})).filter(({fraction}) => fraction >= 0.1);
  named.sort((a, b) => b.fraction - a.fraction);
  return listed(named.slice(0, 3).map(({place}) => placeName(place)));
}

/** @typedef {{label: number, against: number | null}} Question */

/** @param {Question} question */
const wantedOf = ({label, against}) =>
  against === null ? withArticle(label) : t('inside.evidence.ratherThan', {digit: withArticle(label), other: withArticle(against)});

export const evidence = {
  /** @param {number} digit */
  digit: (digit) => withArticle(digit),
  /** @param {number} label @param {number | null} against */
  chip: (label, against) =>
    against === null ? t('inside.evidence.why', {digit: withArticle(label)}) : t('inside.evidence.whyNot', {digit: withArticle(against)}),
  /** @param {Question} question */
  name: (question) => t('inside.evidence.name', {wanted: wantedOf(question)}),
  /** @param {Question} question @param {number[]} fractions of the ninths, negative against */
  summary(question, fractions) {
    const wanted = wantedOf(question);
    const pro = placesOf(fractions);
    const contra = placesOf(fractions.map((fraction) => -fraction));
    return t('inside.evidence.summary', {
      first: pro ? t('inside.evidence.pro', {places: pro, wanted}) : t('inside.evidence.noPro', {wanted}),
      second: contra ? t('inside.evidence.contra', {places: contra}) : t('inside.evidence.noContra'),
    });
  },
};

/** @typedef {import('../../inspector/protocol.js').Layer} Layer */

export const layers = {
  /** @param {Layer} layer */
  title: ({type}) => layerTitle(type),
  /** @param {number} place @param {Layer} layer @param {boolean} last */
  stage: (place, {type}, last) => `${place + 1}. ${last ? t('inside.layers.scores') : layerTitle(type)}`,
  /** @param {Layer} layer */
  explained: ({type}) => layerExplained(type),
  /** @param {Layer} layer */
  shape: ({height, width, channels}) =>
    height * width === 1 ? whole(channels) : `${height} × ${width} × ${channels}`,
  /** @param {Layer} layer */
  output: ({height, width, channels}) =>
    height * width === 1 ? t('inside.layers.values', {count: channels}) : t('inside.layers.maps', {count: channels, height, width}),
  /** @param {number} count */
  count: (count) => (count === 0 ? '–' : whole(count)),
  /** @param {number} channel */
  map: (channel) => t('inside.layers.map', {map: channel + 1}),
  /** @param {number} active @param {number} all */
  active: (active, all) => t('inside.layers.active', {active, count: all}),
  /** @param {number} value */
  score: (value) => oneDecimal(value),
};

export const detail = {
  /** @param {Layer} layer @param {number} channel */
  title: ({type}, channel) => t('inside.detail.title', {layer: layerTitle(type), map: channel + 1}),
  /** @param {number} channel */
  explore: (channel) => t('inside.detail.explore', {map: channel + 1}),
  /** @param {number} row @param {number} column @param {number} value */
  cell: (row, column, value) => t('inside.detail.cell', {row: row + 1, column: column + 1, value: upToTwoDecimals(value)}),
  /**
   * @param {{row: number, column: number}} cell @param {{height: number, width: number}} size
   * @param {number} value @param {number} fraction of places that are active
   */
  strongest({row, column}, {height, width}, value, fraction) {
    if (!(value > 0)) return t('inside.detail.silent');
    const third = (/** @type {number} */ place, /** @type {number} */ length) => Math.min(2, Math.floor((3 * place) / length));
    const place = placeName(3 * third(row, height) + third(column, width));
    return t('inside.detail.strongest', {place, value: upToTwoDecimals(value), percent: percent(fraction)});
  },
  /** @param {number} value */
  weight: (value) => upToTwoDecimals(value),
  /** @param {number} part @param {number} parts @param {string[]} numbers */
  part: (part, parts, numbers) =>
    parts === 1 ? t('inside.detail.weights', {numbers: numbers.join(', ')}) : t('inside.detail.weightsFor', {map: part + 1, numbers: numbers.join(', ')}),
  /** @param {number} height @param {number} width @param {number} parts @param {number} shown */
  filter: (height, width, parts, shown) =>
    parts === 1 ? t('inside.detail.filter', {height, width})
    : shown < parts ? t('inside.detail.filtersHeaviest', {height, width, parts, shown})
    : t('inside.detail.filters', {height, width, parts}),
  /** @param {Layer} layer */
  noFilter: ({type}) => (type === 'conv2d' ? '' : t('inside.detail.noFilter', {explained: layerExplained(type)})),
};

export const structure = {
  /** @param {number} milliseconds */
  time: (milliseconds) =>
    milliseconds > 0 ? t('inside.structure.microseconds', {number: whole(Math.max(1, Math.round(1000 * milliseconds)))}) : '–',
  /** @param {number} milliseconds */
  total: (milliseconds) => t('inside.structure.total', {number: twoDigits(milliseconds)}),
};
