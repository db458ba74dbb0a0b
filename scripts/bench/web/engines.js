// Our engine and the peers with one interface: `load(network)` loads engine and weights, and resolves to a
// function from a picture (784 values from 0 to 1) to probabilities, or to a promise of them. The result is a copy in
// JavaScript's memory, so that every engine pays for the transfer.

import {readModel} from './safetensors.js';
import {buildNetwork, setWeights} from './tfjs-network.js';

/**
 * @typedef {(picture: Float32Array) => Float32Array | Promise<Float32Array>} Classify
 * @typedef {{title: string, load(network: string): Promise<Classify>}} Engine
 */

/** @param {string} file name of a model without its suffix @returns {Promise<Classify>} */
async function loadScrawl(file) {
  const {default: start} = await import('/modules/classifier.mjs');
  const module = await start();
  const bytes = new Uint8Array(await (await fetch(`/models/${file}.safetensors`)).arrayBuffer());
  const classifier = module.Classifier.load(bytes, file);
  const input = classifier.input();
  const output = classifier.output();
  return (picture) => {
    input.set(picture);
    classifier.classify();
    return output.slice();
  };
}

/** @param {string} network @returns {Promise<Classify>} */
async function loadOnnxRuntime(network) {
  const ort = await import('/peers/onnxruntime-web/dist/ort.wasm.min.mjs');
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = '/peers/onnxruntime-web/dist/';
  const session = await ort.InferenceSession.create(`/models/${network}-f32.onnx`, {executionProviders: ['wasm']});
  return async (picture) => {
    const {probabilities} = await session.run({pixels: new ort.Tensor('float32', picture, [1, 28, 28, 1])});
    return probabilities.data;
  };
}

/** Loads a package's own script with `<script>`. @param {string} path */
function script(path) {
  return new Promise((done, fail) => {
    const element = document.createElement('script');
    element.onload = () => done(undefined);
    element.onerror = () => fail(new Error(`${path} did not load`));
    element.src = path;
    document.head.append(element);
  });
}

/** @param {string} backend @returns {Promise<any>} TensorFlow.js */
export async function startTensorFlow(backend) {
  const tf = () => /** @type {any} */ (globalThis).tf;
  if (!tf()) await script('/peers/@tensorflow/tfjs/dist/tf.min.js');
  if (backend === 'wasm' && !tf().wasm) {
    await script('/peers/@tensorflow/tfjs-backend-wasm/dist/tf-backend-wasm.min.js');
    tf().wasm.setWasmPaths('/peers/@tensorflow/tfjs-backend-wasm/dist/');
  }
  const found = await tf().setBackend(backend).catch(() => false);
  if (!found || tf().getBackend() !== backend) throw new Error(`no ${backend} here`);
  await tf().ready();
  return tf();
}

/** @param {string} backend @returns {(network: string) => Promise<Classify>} */
function loadTensorFlow(backend) {
  return async (network) => {
    const [tf, {architecture, tensors}] = await Promise.all([
      startTensorFlow(backend), readModel(`/models/${network}-f32.safetensors`),
    ]);
    const model = buildNetwork(tf, architecture);
    setWeights(tf, model, tensors);
    return (picture) => {
      // With both backends in one page, the other one may be active.
      if (tf.getBackend() !== backend) tf.setBackend(backend);
      const said = tf.tidy(() => model.predict(tf.tensor4d(picture, [1, 28, 28, 1])));
      const values = said.dataSync();
      said.dispose();
      return values;
    };
  };
}

/** @type {Record<string, Engine>} */
export const engines = {
  scrawl: {title: 'Scrawl, as shipped', load: loadScrawl},
  scrawlF32: {title: 'Scrawl, f32 file', load: (network) => loadScrawl(`${network}-f32`)},
  onnx: {title: 'onnxruntime-web', load: loadOnnxRuntime},
  tfjsWasm: {title: 'TensorFlow.js wasm', load: loadTensorFlow('wasm')},
  tfjsCpu: {title: 'TensorFlow.js cpu', load: loadTensorFlow('cpu')},
};
