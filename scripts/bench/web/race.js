// Runs all engines on one network in one page. They take turns, so that the state of the machine is the same for all.

import {engines} from './engines.js';

/** Milliseconds of calls between two readings of the clock, whose resolution is 0.1 ms. */
const READING = 5;
/** Milliseconds after which an engine's code has been compiled. */
const WARM = 300;

/** @param {number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** MNIST's test images with values from 0 to 1. @returns {Promise<Float32Array[]>} */
export async function loadPictures() {
  const file = new Uint8Array(await (await fetch('/data/images.idx')).arrayBuffer(), 16);
  const size = 28 * 28;
  return Array.from({length: file.length / size}, (_, i) =>
    Float32Array.from(file.subarray(i * size, (i + 1) * size), (value) => value / 255));
}

/** Milliseconds of `calls` calls, with the pictures from `first` on. */
async function time(classify, pictures, first, calls) {
  const start = performance.now();
  for (let i = 0; i < calls; ++i) {
    const said = classify(pictures[(first + i) % pictures.length]);
    if (said instanceof Promise) await said;
  }
  return performance.now() - start;
}

/**
 * @param {{network: string, names: string[], rounds: number, seconds: number}} options `seconds` of each turn
 * @returns {Promise<Record<string, {title: string, microseconds: number, compared: number, differ: number, furthest: number}>>}
 *   By engine: the median of the microseconds of a call; and over so many pictures `compared` with onnxruntime-web,
 *   how many labels differ, and the largest difference of a probability.
 */
export async function race({network, names, rounds, seconds}) {
  const pictures = await loadPictures();
  const loaded = {};
  const calls = {};
  for (const name of names) {
    loaded[name] = await engines[name].load(network);
    // Warms up before calls are counted: the first calls are much slower.
    for (let sum = 0; sum < WARM;) sum += await time(loaded[name], pictures, 0, 1);
    calls[name] = 1;
    while (await time(loaded[name], pictures, 0, calls[name]) < READING) calls[name] *= 2;
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; ++round) {
    for (const name of names) {
      await time(loaded[name], pictures, 0, calls[name]);  // warms up after the others' turns
      for (let sum = 0, first = 0; sum < seconds * 1000; first += calls[name]) {
        const took = await time(loaded[name], pictures, first, calls[name]);
        times[name].push(took / calls[name]);
        sum += took;
      }
    }
  }
  const results = {};
  for (const name of names) {
    results[name] = {title: engines[name].title, microseconds: 1000 * median(times[name]), ...await compare(loaded.onnx, loaded[name], pictures)};
  }
  return results;
}

/** Compares as many pictures as fit five seconds. */
async function compare(reference, classify, pictures) {
  const most = (values) => values.indexOf(Math.max(...values));
  const result = {compared: 0, differ: 0, furthest: 0};
  const end = performance.now() + 5_000;
  for (const picture of pictures) {
    if (performance.now() > end) break;
    const expected = await reference(picture);
    const said = await classify(picture);
    result.compared += 1;
    if (most(said) !== most(expected)) result.differ += 1;
    said.forEach((value, i) => result.furthest = Math.max(result.furthest, Math.abs(value - expected[i])));
  }
  return result;
}
