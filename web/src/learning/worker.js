// The learning worker: runs fine-tunings and trainings in short pieces, and handles the page's messages between two
// pieces.

import createLearning from 'modules/learning.mjs';
import {Failure, failedBy, problem} from '../failure.js';
import {deserialiseReading} from '../recogniser/deserialise.js';
import {startModule} from '../start-module.js';
import * as examples from './examples.js';
import {loadSet, setSizes, sort} from './digits.js';
import {asCsv, asStrokes} from './export.js';

/**
 * @typedef {import('./protocol.js').Jobs} Jobs
 * @typedef {import('../inspector/protocol.js').Message} Message
 * @typedef {{advance(milliseconds: number): import('./protocol.js').FineTuningProgress,
 *            report(): import('./protocol.js').Report | null, save(type: string): Uint8Array,
 *            delete(): void}} NativeFineTuning
 * @typedef {{counts(): {training: number, heldOut: number}, lastEpoch(): import('./protocol.js').Epoch | null,
 *            advance(milliseconds: number): import('./protocol.js').Step,
 *            mistakes(most: number): import('./protocol.js').Mistake[],
 *            filters(): import('./protocol.js').Filters, save(type: string): Uint8Array, snapshot(): Uint8Array,
 *            read(pairs: Float32Array): Float64Array,
 *            delete(): void}} NativeTrainingRun
 * @typedef {{describe(json: string): import('./protocol.js').Description,
 *            otherKind(beginning: Uint8Array): string,
 *            pictures(strokes: string): Uint8Array,
 *            converted(model: Uint8Array, type: string): Uint8Array,
 *            FineTuning: {start(model: Uint8Array, examples: string, replay: any, check: any): NativeFineTuning},
 *            TrainingRun: {start(architecture: string, data: any, options: any): NativeTrainingRun}}} Module
 */

/** Length of a piece of work in milliseconds. */
const PIECE = 100;
const MOST_MISTAKES = 12;
/** What the album is called where a file would have its name. */
const ALBUM = 'album';

/** @type {Promise<Module> | null} */
let module = null;
/** @type {NativeTrainingRun | null} */
let run = null;
let busy = false;
let stopped = false;
let paused = false;
/** @type {() => void} */
let goOn = () => {};

/** @returns {Promise<Module>} */
function loadModule() {
  module ??= startModule(createLearning, 'wasm/learning.wasm');
  module.catch(() => {
    module = null;  // so that another try starts afresh
  });
  return module;
}

// Continues by a message to itself, because browsers slow timers down in hidden tabs.
const channel = new MessageChannel();
/** Handles waiting messages; returns when it is not paused. */
async function listen() {
  await new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
  if (paused) await new Promise((resolve) => { goOn = () => resolve(null); });
}

/** Rejects while another fine-tuning or training runs. @template T @param {() => Promise<T>} work @returns {Promise<T>} */
async function alone(work) {
  if (busy) throw problem('learning-failed', 'busy');
  busy = true;
  stopped = paused = false;
  try {
    return await work();
  } finally {
    busy = false;
  }
}

/** @returns {NativeTrainingRun} */
function trained() {
  if (!run) throw problem('learning-failed', 'untrained');
  return run;
}

/** @type {{[Job in keyof Jobs]: (ask: Jobs[Job]['ask'], module: Module, tell: (progress: Jobs[Job]['progress']) => void) => Promise<Jobs[Job]['done']> | Jobs[Job]['done']}} */
const jobs = {
  sets: () => setSizes(),
  describe: ({architecture}, {describe}) => describe(architecture),
  export: async ({type}, {pictures}) => {
    const digits = await examples.digits();
    return type === 'csv' ? asCsv(digits, pictures) : asStrokes(digits);
  },
  convert: ({model, type}, {converted}) => converted(model, type),

  teach: ({model}, {FineTuning}, tell) => alone(async () => {
    const [replay, check, digits] = await Promise.all([loadSet('replay'), loadSet('check'), examples.digits()]);
    const native = FineTuning.start(model, examples.asText(digits), replay, check);
    try {
      /** @type {import('./protocol.js').FineTuning | null} */
      let result = null;
      for (let finished = false; !finished && !stopped; await listen()) {
        const progress = native.advance(PIECE);
        finished = progress.finished;
        const report = native.report();
        if (report && !result) {
          result = {report, bytes: native.save('f32')};
          tell({...progress, result});
        } else {
          tell(progress);
        }
      }
      const report = native.report();
      return result && report && {...result, report};
    } finally {
      native.delete();
    }
  }),

  train: ({architecture, material, options}, {TrainingRun, otherKind}, tell) => alone(async () => {
    const {idx, heldOut, csv, strokes} = await sort(material.files, otherKind);
    const sample = material.sample ? await loadSet('sample') : null;
    const sizes = material.sample ? await setSizes() : {};
    if (material.examples) strokes.push({name: ALBUM, bytes: new TextEncoder().encode(examples.asText(await examples.digits()))});
    const next = TrainingRun.start(architecture, {
      idx: sample ? [...idx, sample] : idx,
      csv,
      strokes,
      heldOut: heldOut ?? (sample && sizes.check ? await loadSet('check') : null),
    }, options);
    run?.delete();
    run = next;
    const counts = next.counts();
    /** @type {import('../failure.js').Failed | null} */
    let trouble = null;
    let stepsBefore = 0;
    let imagesPerSecond = 0;
    /** @type {import('./protocol.js').Epoch[]} */
    const history = [];
    try {
      for (let finished = false; !finished && !stopped; await listen()) {
        const start = performance.now();
        const step = next.advance(PIECE);
        finished = step.finished;
        const epoch = step.step === step.steps ? next.lastEpoch() : null;
        // A moving average. The last piece of an epoch contains the evaluation, so it only counts when the epoch has
        // no other piece.
        if (!epoch || stepsBefore === 0) {
          const now = (1000 * (step.step - stepsBefore) * options.batchSize) / (performance.now() - start);
          imagesPerSecond = imagesPerSecond > 0 ? 0.8 * imagesPerSecond + 0.2 * now : now;
        }
        stepsBefore = epoch ? 0 : step.step;
        if (epoch) history.push(epoch);
        tell({
          counts, step, filters: next.filters(), imagesPerSecond,
          ...(epoch ? {epoch, mistakes: next.mistakes(MOST_MISTAKES)} : {}),
        });
      }
    } catch (error) {
      trouble = failedBy(error, 'learning-failed');
    }
    return {history, trouble};
  }),

  pause(wanted) {
    paused = wanted;
    if (!paused) goOn();
    return null;
  },
  stop() {
    stopped = true;
    paused = false;
    goOn();
    return null;
  },
  read: ({pairs}) => deserialiseReading(trained().read(pairs)),
  save: ({type}) => trained().save(type),
  snapshot: () => trained().snapshot(),
};

/** @param {MessageEvent<{id: number, job: keyof Jobs, ask: any}>} event */
self.onmessage = async ({data: {id, job, ask}}) => {
  /** @param {Message} message */
  const tell = (message) => self.postMessage(message);
  try {
    const started = await loadModule().catch((error) => {
      throw new Failure('learning-missing', String(error));
    });
    const run = /** @type {(ask: any, module: Module, tell: (progress: any) => void) => any} */ (jobs[job]);
    tell({id, done: await run(ask, started, (progress) => tell({id, progress}))});
  } catch (error) {
    tell({id, failed: failedBy(error, 'learning-failed')});
  }
};
