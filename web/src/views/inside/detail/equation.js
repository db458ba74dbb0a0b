// How a value came about, as a line of numbers with their names, and as a sentence.

import * as text from '../detail-text.js';
import {t} from '../../../language.js';
import {make} from '../../make.js';

/**
 * @typedef {import('../../../inspector/protocol.js').Derivation} Derivation
 * @typedef {import('../../../inspector/protocol.js').Layer} Layer
 */

/** @param {string} sign @param {number} value @param {string} name */
const term = (sign, value, name) => [
  ...(sign ? [make('span', {className: 'operator', textContent: sign})] : []),
  make('span', {className: 'term'}, make('b', {textContent: text.number(value)}), make('small', {textContent: name})),
];

/** The sum of a window's products, source by source. @param {Derivation} derived @returns {Float64Array} */
export function sumsOf({values, weights, sources}) {
  const sums = new Float64Array(sources);
  values.forEach((value, i) => {
    if (!Number.isNaN(value)) sums[i % sources] += value * (weights[i] ?? 1);
  });
  return sums;
}

/** @param {Derivation} derived @returns {HTMLElement[]} */
function termsOf(derived) {
  const {arithmetic, bias, divisor, result, scale, mean, variance, epsilon, values} = derived;
  switch (arithmetic) {
    case 'weighted': {
      const sum = sumsOf(derived).reduce((all, each) => all + each, 0);
      return [...term('', sum, t('inside.term.products', {count: values.length})), ...term(bias < 0 ? '−' : '+', Math.abs(bias), t('inside.term.bias')), ...term('=', result, t('inside.term.sum'))];
    }
    case 'mean':
      return [...term('', sumsOf(derived)[0], t('inside.term.values', {count: values.length})), ...term('÷', divisor, t('inside.term.count')), ...term('=', result, t('inside.term.mean'))];
    case 'largest':
      return term('', result, t('inside.term.largest', {count: values.length}));
    case 'scaled':
      return [
        ...term('', scale, t('inside.term.scale')), ...term('× (', values[0], t('inside.term.value')), ...term(mean < 0 ? '+' : '−', Math.abs(mean), t('inside.term.usual')),
        ...term(') ÷', Math.sqrt(variance + epsilon), t('inside.term.spread')), ...term(bias < 0 ? '−' : '+', Math.abs(bias), t('inside.term.shift')), ...term('=', result, t('inside.term.sum')),
      ];
    default:
      return term('', values[0], t('inside.term.value'));
  }
}

/**
 * @param {Derivation[]} derived one for each layer, each after the first of a single value
 * @param {Layer[]} layers
 */
export function equation(derived, layers) {
  const after = derived.slice(1).flatMap((each, i) => [
    ...(each.arithmetic === 'scaled' ? [make('span', {className: 'operator', textContent: '→'}), ...termsOf(each)] : term(text.arrow(layers[i + 1]), each.result, t('inside.term.out'))),
  ]);
  const only = derived[0].arithmetic === 'single' ? term(text.arrow(layers[0]), derived[0].result, t('inside.term.out')) : [];
  return make('div', {className: 'equation', dir: 'ltr'}, ...termsOf(derived[0]), ...only, ...after);
}
