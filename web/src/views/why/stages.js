// A network's layers as a person sees them: what a layer computes together with the ReLU after it.

/**
 * @typedef {import('../../inspector/protocol.js').Layer} Layer
 * @typedef {{title: number, output: number}} Stage
 *   Places in the list of layers: the one that gives the stage its name, and the one whose output is
 *   what it hands on.
 */

/** Layers that change nothing that could be seen. */
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
