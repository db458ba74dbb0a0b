// Groups a network's layers into stages: each is a layer with the ReLU and batch normalisation after it.

/**
 * @typedef {import('../../inspector/protocol.js').Layer} Layer
 * @typedef {{title: number, output: number}} Stage
 *   Indices of layers: the one that gives the stage its name, and the one whose output is the stage's output.
 */

/** Layers without a visible effect. */
const SILENT = new Set(['flatten', 'dropout']);
/** Layers that belong to the one before. */
const FINISHING = new Set(['relu', 'batch_norm2d']);

/** @param {Layer[]} layers @returns {Stage[]} */
export function stagesOf(layers) {
  /** @type {Stage[]} */
  const stages = [];
  layers.forEach(({type}, i) => {
    if (SILENT.has(type)) return;
    const last = stages.at(-1);
    if (last && FINISHING.has(type)) last.output = i;
    else stages.push({title: i, output: i});
  });
  return stages;
}
