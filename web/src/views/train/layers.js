// Architectures as data: what the site brings, what can be changed in them.

import {Failure} from '../../failure.js';
import {addressOf} from '../../site.js';

/**
 * @typedef {{type: string, [key: string]: any}} Layer as core/nn/architecture.hpp describes it
 * @typedef {{input: number[], layers: Layer[], head?: string}} Architecture
 * @typedef {{key: string, choices?: string[], square?: true, least?: number, most?: number, step?: number,
 *            fallback: number | string}} Field
 *   What can be set of a layer; a square one is a pair of equal sides.
 */

export const PRESETS = ['starter', 'compact', 'seed'];

/** @type {Record<string, Field[]>} */
export const KINDS = {
  conv2d: [
    {key: 'filters', least: 1, most: 256, fallback: 16},
    {key: 'kernel', square: true, least: 1, most: 28, fallback: 3},
    {key: 'stride', square: true, least: 1, most: 8, fallback: 1},
    {key: 'padding', choices: ['valid', 'same'], fallback: 'valid'},
  ],
  batch_norm2d: [],
  relu: [],
  max_pool2d: [{key: 'pool', square: true, least: 1, most: 28, fallback: 2}],
  global_average_pool: [],
  flatten: [],
  dense: [{key: 'units', least: 1, most: 1024, fallback: 32}],
  dropout: [{key: 'rate', least: 0, most: 0.9, step: 0.05, fallback: 0.2}],
};

/** @param {string} name @returns {Promise<Architecture>} */
export async function loadArchitecture(name) {
  const response = await fetch(addressOf(`architectures/${name}.json`)).catch(() => null);
  if (!response?.ok) throw new Failure('learning-missing', `${name}.json`);
  return response.json();
}

/** @param {string} type @returns {Layer} as it begins */
export function freshLayer(type) {
  /** @type {Layer} */
  const layer = {type};
  for (const field of KINDS[type]) setField(layer, field, field.fallback);
  return layer;
}

/** @param {Layer} layer @param {Field} field @returns {number | string} */
export function valueOf(layer, {key, square, fallback}) {
  const value = square ? layer[key]?.[0] : layer[key];
  return value ?? fallback;
}

/** @param {Layer} layer @param {Field} field @param {number | string} value */
export function setField(layer, {key, square}, value) {
  layer[key] = square ? [value, value] : value;
}
