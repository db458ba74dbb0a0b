// Measures a training step of one of our architectures on a batch of 32.

import {startTensorFlow} from './engines.js';
import {loadPictures, median} from './race.js';
import {buildNetwork} from './tfjs-network.js';

const BATCH = 32;

/** @param {string} path */
async function bytes(path) {
  return new Uint8Array(await (await fetch(path)).arrayBuffer());
}

/**
 * Our own, with the module and the calls of the page's worker.
 * @param {string} name the architecture's @param {number} seconds @returns {Promise<number>} ms a step
 */
export async function trainScrawl(name, seconds) {
  const {default: start} = await import('/modules/learning.mjs');
  const {TrainingRun} = await start();
  const architecture = await (await fetch(`/architectures/${name}.json`)).text();
  const [images, labels] = await Promise.all([bytes('/data/images.idx'), bytes('/data/labels.idx')]);
  // Only the first batch is held out, which makes the end of an epoch short.
  const held = {images: images.slice(0, 16 + BATCH * 784), labels: labels.slice(0, 8 + BATCH)};
  for (const part of [held.images, held.labels]) new DataView(part.buffer).setUint32(4, BATCH);
  const run = TrainingRun.start(architecture, {idx: [{images, labels}], csv: [], strokes: [], heldOut: held}, {
    epochs: 100, batchSize: BATCH, seed: 1, learningRate: 0.001, schedule: 'constant', weightDecay: 0, augmentation: 0,
  });
  const times = [];
  let before = run.advance(200);  // warm-up
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const begin = performance.now();
    const now = run.advance(100);
    const took = performance.now() - begin;
    if (now.epoch === before.epoch) times.push(took / (now.step - before.step));
    before = now;
  }
  run.delete();
  return median(times);
}

/** @param {string} name the architecture's @param {string} backend @param {number} steps @returns {Promise<number>} ms a step */
export async function trainTensorFlow(name, backend, steps) {
  const tf = await startTensorFlow(backend);
  const network = buildNetwork(tf, await (await fetch(`/architectures/${name}.json`)).json());
  network.compile({optimizer: tf.train.adam(0.001), loss: 'categoricalCrossentropy'});
  const pictures = await loadPictures();
  const labels = (await bytes('/data/labels.idx')).subarray(8);
  const times = [];
  for (let step = 0; step <= steps; ++step) {
    const rows = Array.from({length: BATCH}, (_, i) => (step * BATCH + i) % pictures.length);
    const x = tf.stack(rows.map((row) => tf.tensor3d(pictures[row], [28, 28, 1])));
    const y = tf.oneHot(tf.tensor1d(rows.map((row) => labels[row]), 'int32'), network.outputs[0].shape[1]);
    const begin = performance.now();
    await network.trainOnBatch(x, y);
    if (step > 0) times.push(performance.now() - begin);  // without the first step, which compiles
    tf.dispose([x, y]);
  }
  return median(times);
}
