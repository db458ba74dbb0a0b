// The site's architectures, and the fields of their layers that can be changed.

import {Failure} from '../../failure.js';
import {offersField} from '../../layer-text.js';
import {addressOf} from '../../site.js';

/**
 * @typedef {{type: string, [key: string]: any}} Layer as core/nn/layer_specs.hpp describes it
 * @typedef {{input: number[], layers: Layer[], head?: string}} Architecture
 * @typedef {{key: string, kind: 'count' | 'window' | 'choice' | 'flag' | 'number', choices?: string[], least?: number,
 *            most?: number, default?: any, as?: string}} Field
 *   As `describe_layer_types` in core/nn/architecture.hpp says. Here a window is square, a pair of equal sides.
 * @typedef {Map<string, Field[]>} LayerTypes the fields that are offered of each type
 */

export const PRESETS = ['starter', 'compact', 'seed'];

/** Initial values of the fields that have no default in the core. @type {Record<string, number>} */
const FIRST = {filters: 16, units: 32};

/** @param {string} name @returns {Promise<any>} */
async function load(name) {
  const response = await fetch(addressOf(`architectures/${name}.json`)).catch(() => null);
  if (!response?.ok) throw new Failure('learning-missing', `${name}.json`);
  return response.json();
}

/** @param {string} name @returns {Promise<Architecture>} */
export const loadArchitecture = (name) => load(name);

/** The core's layer types. @returns {Promise<LayerTypes>} */
export async function loadLayerTypes() {
  /** @type {{type: string, fields: Field[]}[]} */
  const types = await load('layers');
  return new Map(types.map(({type, fields}) => [type, fields.filter(({key, as}) => offersField(key) && !as)]));
}

/** @param {string} type @param {Field[]} fields of the type @returns {Layer} with initial values */
export function freshLayer(type, fields) {
  /** @type {Layer} */
  const layer = {type};
  for (const field of fields) setField(layer, field, valueOf(layer, field));
  return layer;
}

/** @param {Layer} layer @param {Field} field @returns {number | string} */
export function valueOf(layer, {key, kind, default: fallback}) {
  const value = layer[key] ?? fallback ?? FIRST[key];
  return kind === 'window' ? value[0] : value;
}

/** @param {Layer} layer @param {Field} field @param {number | string} value */
export function setField(layer, {key, kind}, value) {
  layer[key] = kind === 'window' ? [value, value] : value;
}

/**
 * The layers to draw: those that multiply, or whose output has another number of values than their input.
 * @template {{height: number, width: number, channels: number, multiplyAdds: number}} Cost
 * @param {Cost[]} layers @param {number} size the number of input values @returns {Cost[]}
 */
export function layersToDraw(layers, size) {
  return layers.filter(({height, width, channels, multiplyAdds}) => {
    const before = size;
    size = height * width * channels;
    return multiplyAdds > 0 || size !== before;
  });
}
