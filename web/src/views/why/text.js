// What the look inside says.

import {layerTexts} from '../../layer-text.js';
import {percent, whole} from '../../numbers.js';
import {withArticle} from '../../text.js';

const brief = new Intl.NumberFormat('en', {maximumSignificantDigits: 2});

/** Ninths of a drawing, row by row. */
const PLACES = [
  'at the top left', 'at the top', 'at the top right',
  'at the left', 'in the middle', 'at the right',
  'at the bottom left', 'at the bottom', 'at the bottom right',
];
const list = new Intl.ListFormat('en', {type: 'conjunction'});

/** The places of at least this fraction of all that is said, the strongest first. @param {number[]} fractions */
function placesOf(fractions) {
  const named = fractions.map((fraction, place) => ({fraction, place})).filter(({fraction}) => fraction >= 0.1);
  named.sort((a, b) => b.fraction - a.fraction);
  return list.format(named.slice(0, 3).map(({place}) => PLACES[place]));
}

/** @typedef {{label: number, against: number | null}} Question */

export const evidence = {
  nothingElse: 'no other digit',
  /** @param {number} digit */
  digit: (digit) => withArticle(digit),
  /** @param {number} label @param {number | null} against */
  chip: (label, against) => (against === null ? `Why ${withArticle(label)}?` : `Why not ${withArticle(against)}?`),
  blank: 'Draw something to see which ink speaks for it',
  /** @param {Question} question */
  name: ({label, against}) =>
    `Your drawing, coloured by what speaks for ${withArticle(label)}${against === null ? '' : ` rather than ${withArticle(against)}`} and what against`,
  /** @param {Question} question @param {number[]} fractions of the ninths, negative against */
  summary({label, against}, fractions) {
    const wanted = `${withArticle(label)}${against === null ? '' : ` rather than ${withArticle(against)}`}`;
    const pro = placesOf(fractions);
    const contra = placesOf(fractions.map((fraction) => -fraction));
    const first = pro ? `The ink ${pro} speaks for ${wanted}.` : `No ink speaks clearly for ${wanted}.`;
    return `${first} ${contra ? `The ink ${contra} speaks against it.` : 'Hardly any ink speaks against it.'}`;
  },
};

/** @typedef {import('../../inspector/protocol.js').Layer} Layer */

const score = new Intl.NumberFormat('en', {minimumFractionDigits: 1, maximumFractionDigits: 1});
const weight = new Intl.NumberFormat('en', {maximumFractionDigits: 2});

export const layers = {
  /** @param {Layer} layer */
  title: ({type}) => layerTexts[type]?.title ?? type,
  /** @param {number} place @param {Layer} layer @param {boolean} last */
  stage: (place, layer, last) => `${place + 1}. ${last ? 'Scores' : layers.title(layer)}`,
  /** @param {Layer} layer */
  explained: ({type}) => layerTexts[type]?.explained ?? '',
  /** @param {Layer} layer */
  shape: ({height, width, channels}) =>
    height * width === 1 ? whole.format(channels) : `${height} × ${width} × ${channels}`,
  /** @param {Layer} layer */
  output: ({height, width, channels}) =>
    height * width === 1 ? `${whole.format(channels)} values` : `${channels} maps of ${height} × ${width}`,
  /** @param {number} count */
  count: (count) => (count === 0 ? '–' : whole.format(count)),
  /** @param {number} channel */
  map: (channel) => `Map ${channel + 1}`,
  /** @param {number} active @param {number} all */
  active: (active, all) => `${active} of ${all} values are active`,
  /** @param {number} value */
  score: (value) => score.format(value),
};

export const detail = {
  /** @param {Layer} layer @param {number} channel */
  title: (layer, channel) => `${layers.title(layer)}, map ${channel + 1}`,
  mapCaption: 'The map: dark where it is strong',
  fieldCaption: 'Framed: what that place sees',
  filterCaption: 'Its filter',
  picture: 'The picture, with a frame around the part that the place sees',
  /** @param {number} channel */
  explore: (channel) => `Map ${channel + 1}. Arrow keys go from place to place`,
  /** @param {number} row @param {number} column @param {number} value */
  cell: (row, column, value) => `Row ${row + 1}, column ${column + 1}: ${weight.format(value)}`,
  /**
   * @param {{row: number, column: number}} cell @param {{height: number, width: number}} size
   * @param {number} value @param {number} fraction of places that are active
   */
  strongest({row, column}, {height, width}, value, fraction) {
    if (!(value > 0)) return 'Nothing in this drawing makes this map respond.';
    const third = (/** @type {number} */ place, /** @type {number} */ length) => Math.min(2, Math.floor((3 * place) / length));
    const place = PLACES[3 * third(row, height) + third(column, width)];
    return `Strongest ${place} (${weight.format(value)}), active in ${percent.format(fraction)} of its places.`;
  },
  /** @param {number} value */
  weight: (value) => weight.format(value),
  /** @param {number} part @param {number} parts @param {string[]} numbers */
  part: (part, parts, numbers) => `${parts === 1 ? 'Weights' : `Weights for map ${part + 1}`}: ${numbers.join(', ')}`,
  /** @param {number} height @param {number} width @param {number} parts @param {number} shown */
  filter: (height, width, parts, shown) =>
    parts === 1
      ? `${height} × ${width} weights slide over the picture: blue asks for ink, orange for paper.`
      : `${height} × ${width} weights for each of the ${parts} maps before${shown < parts ? `, the ${shown} heaviest shown` : ''}: blue adds to this map, orange takes away.`,
  /** @param {Layer} layer */
  noFilter: ({type}) => (type === 'conv2d' ? '' : `No filter: it ${layerTexts[type].explained}.`),
};

export const structure = {
  measuring: 'Measuring…',
  /** @param {number} milliseconds */
  time: (milliseconds) => (milliseconds > 0 ? `${whole.format(Math.max(1, Math.round(1000 * milliseconds)))} µs` : '–'),
  /** @param {number} milliseconds */
  total: (milliseconds) =>
    `${brief.format(milliseconds)} ms in all, measured just now on this device, layer by layer in the inspector that draws this view. What reads while you draw is tuned further.`,
};
