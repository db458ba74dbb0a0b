// Networks as other programs store them, made of those that the site offers.

import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

const root = join(import.meta.dirname, '../../..');

/** The tensors of one of the site's files with 32-bit weights, and its layers. */
async function stored(name) {
  const file = await readFile(join(root, 'web/models', name));
  const end = 8 + Number(file.readBigUInt64LE());
  const {__metadata__: metadata, ...tensors} = JSON.parse(file.subarray(8, end).toString());
  const weights = Object.entries(tensors).map(([name, {shape, data_offsets: [from, to]}]) => ({name, shape, bytes: file.subarray(end + from, end + to)}));
  return {weights, layers: JSON.parse(metadata.architecture).layers};
}

/**
 * The seed as TensorFlow.js keeps it: model.json and shards of a megabyte, as {name, bytes}.
 * @param {(value: number) => number} [kernel] changes the values of the first layer's kernel
 */
export async function seedForTensorFlow(kernel) {
  const {weights, layers} = await stored('seed-f32.safetensors');
  const input = {batch_input_shape: [null, 28, 28, 1]};
  const config = (layer, i) => {
    const name = `layer_${i}`;
    if (layer.type === 'conv2d') return ['Conv2D', {name, ...input, filters: layer.filters, kernel_size: layer.kernel, strides: layer.stride, padding: layer.padding}];
    if (layer.type === 'max_pool2d') return ['MaxPooling2D', {name, pool_size: layer.pool, strides: layer.stride, padding: 'valid'}];
    if (layer.type === 'dense') return ['Dense', {name, units: layer.units, activation: i === layers.length - 1 ? 'softmax' : 'linear'}];
    if (layer.type === 'flatten') return ['Flatten', {name}];
    return ['Activation', {name, activation: layer.type}];
  };
  const first = weights.find(({name}) => name === '0.kernel');
  if (kernel) {
    const values = new Float32Array(first.bytes.length / 4);
    for (let i = 0; i < values.length; ++i) values[i] = kernel(first.bytes.readFloatLE(4 * i));
    first.bytes = Buffer.from(values.buffer);
  }
  const all = Buffer.concat(weights.map(({bytes}) => bytes));
  const shards = [];
  for (let at = 0; at < all.length; at += 1 << 20) shards.push(all.subarray(at, at + (1 << 20)));
  const names = shards.map((_, i) => `group1-shard${i + 1}of${shards.length}.bin`);
  const json = {
    format: 'layers-model',
    modelTopology: {model_config: {class_name: 'Sequential', config: {layers: layers.map(config).map(([class_name, config]) => ({class_name, config}))}}},
    weightsManifest: [{paths: names, weights: weights.map(({name, shape}) => ({name: `layer_${name.replace('.', '/')}`, shape, dtype: 'float32'}))}],
  };
  return [{name: 'model.json', bytes: Buffer.from(JSON.stringify(json))}, ...names.map((name, i) => ({name, bytes: shards[i]}))];
}

/** @param {string} name of a file in native_tests/golden/formats */
export const goldenFile = async (name) => ({name, bytes: await readFile(join(root, 'native_tests/golden/formats', name))});

/** Drops all files at once. */
export function dropFiles(page, files) {
  return page.evaluate((files) => {
    const dataTransfer = new DataTransfer();
    for (const {name, text} of files) {
      dataTransfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
    }
    document.dispatchEvent(new DragEvent('drop', {dataTransfer, bubbles: true, cancelable: true}));
  }, files.map(({name, bytes}) => ({name, text: bytes.toString('base64')})));
}
