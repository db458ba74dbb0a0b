// Groups a network's layers into stages: each is a layer with the ReLU and batch normalisation after it.

/**
 * @typedef {import('../../inspector/protocol.js').Layer} Layer
 * @typedef {{title: number, output: number}} Stage
 *   Indices of layers: the one that gives the stage its name, and the one whose output is the stage's output.
 */

/** Layers without a visible effect. */
const SILENT = new Set(['flatten', 'dropout']);
/**
 * Whether a layer belongs to the one before: it weighs nothing and leaves every map where it is, as ReLU does.
 * @param {Layer} layer @param {Layer} before
 */
const finishes = (layer, before) =>
  layer.multiplyAdds === 0 && layer.height === before.height && layer.width === before.width && layer.channels === before.channels;

/** @param {Layer[]} layers @returns {Stage[]} */
export function stagesOf(layers) {
  /** @type {Stage[]} */
  const stages = [];
  layers.forEach((layer, i) => {
    if (SILENT.has(layer.type)) return;
    const last = stages.at(-1);
    if (last && finishes(layer, layers[i - 1])) last.output = i;
    else stages.push({title: i, output: i});
  });
  return stages;
}
