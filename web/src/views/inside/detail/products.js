// What a layer computes with one of its sources, number by number.

import {largest} from '../../../extremes.js';
import {t} from '../../../language.js';
import {make} from '../../make.js';
import {numberGrid} from './numbers.js';

/** @param {string} sign */
const operator = (sign) => make('span', {className: 'operator', textContent: sign});

/**
 * The window on a source, its weights, and their products; of a layer without weights the window alone.
 * @param {import('../../../inspector/protocol.js').Derivation} derived @param {number} source @returns {HTMLElement[]}
 */
export function productGrids({arithmetic, values, weights, sources, firstSource, width, result}, source) {
  const own = (/** @type {ArrayLike<number>} */ all) => Array.from({length: values.length / sources}, (_, i) => all[i * sources + source - firstSource]);
  const window = own(values);
  if (arithmetic !== 'weighted') {
    const winner = arithmetic === 'largest' ? window.indexOf(result) : -1;
    return [numberGrid(t('inside.detail.window'), window, width, {marked: winner})];
  }
  const kernel = own(weights);
  return [
    numberGrid(t('inside.detail.window'), window, width),
    operator('×'),
    numberGrid(t('inside.detail.kernel'), kernel, width, {most: largest(weights.map(Math.abs), 1e-9)}),
    operator('='),
    numberGrid(t('inside.detail.products'), window.map((value, i) => value * kernel[i]), width),
  ];
}
