// Writes formats/tfjs-*.json with their shards: small networks as TensorFlow.js stores them, and what it computes with
// them.
//
//   NODE_PATH=FOLDER/node_modules node native_tests/golden/make_tfjs.mjs     # with @tensorflow/tfjs there
//
// formats/tfjs.json holds each one's answer to the picture [8, 8] whose pixel i is (37 i mod 101) / 100.

import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const tf = createRequire(process.env.NODE_PATH + '/')('@tensorflow/tfjs');
const folder = new URL('formats/', import.meta.url);
const pixels = Array.from({ length: 64 }, (_, i) => ((37 * i) % 101) / 100);

/** Weights that do not begin at zero or one, the same ones each time. */
function settle(model) {
  let seed = 7;
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const set = (weight) => {
    const low = weight.name.includes('variance') ? 0.5 : -0.6;
    return tf.tensor(Float32Array.from({ length: weight.val.size }, () => low + 1.3 * random()), weight.shape);
  };
  for (const layer of model.layers) layer.setWeights(layer.weights.map((weight) => set(weight)));
  return model;
}

const sequential = () =>
  settle(
    tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 4, kernelSize: 3, padding: 'same', activation: 'relu' }),
        tf.layers.batchNormalization(),
        tf.layers.maxPooling2d({ poolSize: 2 }),
        tf.layers.dropout({ rate: 0.3 }),
        tf.layers.separableConv2d({ filters: 5, kernelSize: [3, 2], strides: 2, padding: 'same', useBias: true }),
        tf.layers.leakyReLU({ alpha: 0.1 }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 10, activation: 'softmax' }),
      ],
    }),
  );

/** A functional model that is a chain, of pixels in a row. */
function functional() {
  const input = tf.input({ shape: [64] });
  let data = tf.layers.reshape({ targetShape: [8, 8, 1] }).apply(input);
  data = tf.layers.conv2d({ filters: 3, kernelSize: 3, dilationRate: 2, activation: 'elu' }).apply(data);
  data = tf.layers.averagePooling2d({ poolSize: 2, strides: 1, padding: 'same' }).apply(data);
  data = tf.layers.globalAveragePooling2d({}).apply(data);
  data = tf.layers.dense({ units: 6, activation: 'tanh', useBias: false }).apply(data);
  data = tf.layers.dense({ units: 10, activation: 'sigmoid' }).apply(data);
  return settle(tf.model({ inputs: input, outputs: data }));
}

const answers = {};
async function write(name, model, change = (x) => x) {
  const { modelTopology, weightSpecs, weightData } = await new Promise((resolve) =>
    model.save(tf.io.withSaveHandler(async (artifacts) => {
      resolve(artifacts);
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    })),
  );
  const stored = change({ weights: weightSpecs, bytes: Buffer.from(weightData) });
  const half = stored.shard ?? stored.bytes.length;
  const shards = [];
  for (let at = 0; at < stored.bytes.length; at += half) shards.push(stored.bytes.subarray(at, at + half));
  const paths = shards.map((_, i) => `tfjs-${name}-shard${i + 1}of${shards.length}.bin`);
  shards.forEach((shard, i) => writeFileSync(new URL(paths[i], folder), shard));
  writeFileSync(
    new URL(`tfjs-${name}.json`, folder),
    JSON.stringify({ format: 'layers-model', modelTopology, weightsManifest: [{ paths, weights: stored.weights }] }),
  );
  const loaded = await tf.loadLayersModel(
    tf.io.fromMemory({ modelTopology, weightSpecs: stored.weights, weightData: new Uint8Array(stored.bytes).buffer }),
  );
  const shape = loaded.inputs[0].shape.length === 2 ? [1, 64] : [1, 8, 8, 1];
  answers[`tfjs-${name}.json`] = Array.from(loaded.predict(tf.tensor(pixels, shape)).dataSync());
}

/** Kernels as whole numbers of `type`, everything else as it is. */
function quantised(type) {
  const Whole = type === 'uint8' ? Uint8Array : Uint16Array;
  const most = type === 'uint8' ? 255 : 65535;
  return ({ weights, bytes }) => {
    const parts = [];
    let at = 0;
    for (const weight of weights) {
      const count = weight.shape.reduce((a, b) => a * b, 1);
      const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + at + 4 * count));
      at += 4 * count;
      const min = Math.min(...values);
      const scale = (Math.max(...values) - min) / most || 1;
      weight.quantization = { dtype: type, min, scale, original_dtype: 'float32' };
      parts.push(Buffer.from(Whole.from(values, (value) => Math.round((value - min) / scale)).buffer));
    }
    return { weights, bytes: Buffer.concat(parts) };
  };
}

await tf.setBackend('cpu');
await write('sequential', sequential(), (stored) => ({ ...stored, shard: 600 }));
await write('uint8', sequential(), quantised('uint8'));
await write('uint16', sequential(), quantised('uint16'));
await write('functional', functional());
writeFileSync(
  new URL('tfjs.json', folder),
  '{\n' + Object.entries(answers).map(([file, answer]) => `  "${file}": ${JSON.stringify(answer)}`).join(',\n') + '\n}\n',
);
