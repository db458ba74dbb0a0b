// Reads our model files with 32-bit weights for the peers.

/**
 * @typedef {{input: number[], layers: any[], head: string}} Architecture
 * @typedef {{shape: number[], values: Float32Array}} Tensor
 */

/** @param {string} url @returns {Promise<{architecture: Architecture, tensors: Record<string, Tensor>}>} */
export async function readModel(url) {
  const file = await (await fetch(url)).arrayBuffer();
  const body = 8 + Number(new DataView(file).getBigUint64(0, true));
  const {__metadata__: metadata, ...entries} = JSON.parse(new TextDecoder().decode(file.slice(8, body)));
  const tensors = {};
  for (const [name, {dtype, shape, data_offsets: [first, last]}] of Object.entries(entries)) {
    if (dtype !== 'F32') throw new Error(`${url}: ${name} is ${dtype}; the peers need f32 weights`);
    tensors[name] = {shape, values: new Float32Array(file.slice(body + first, body + last))};
  }
  return {architecture: JSON.parse(metadata.architecture), tensors};
}
