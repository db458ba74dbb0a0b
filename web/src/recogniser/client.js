// Loads the recogniser's module and the weights, and reads drawings.

import createScrawl from 'modules/scrawl.mjs';
import {Failure} from '../failure.js';
import {addressOf} from '../site.js';
import {startModule} from '../start-module.js';
import {hasWasmSimd} from './support.js';
import {deserialiseReading} from './deserialise.js';

/**
 * @typedef {import('../drawing/strokes.js').Stroke} Stroke
 * @typedef {import('./deserialise.js').State} State
 * @typedef {import('./deserialise.js').Digit} Digit
 * @typedef {import('./deserialise.js').Reading} Reading
 * @typedef {{provenance: string, parameters: number}} Info
 * @typedef {{read(pairs: Float32Array, length: number): Float64Array, setDigitsOnly(only: boolean): void,
 *            info(): Info, delete(): void}} NativeRecogniser
 * @typedef {{Recogniser: {load(bytes: Uint8Array, source: string): NativeRecogniser}}} Engine
 * @typedef {{id: string, file: string, name: string, bytes?: Uint8Array, engine?: Engine, weights?: string,
 *            accuracy?: {mnistTest: number | null, drawn: number | null}}} ModelEntry
 *   An entry of models/models.json: how its weights are stored, and its measured accuracy on MNIST's
 *   10,000 test images and on drawn digits of unseen writers (null: not measured). Or a model from a
 *   file that the user opened, with its `bytes`, and the `engine` that has its layers where the first one has not.
 * @typedef {import('../failure.js').FailureKind} FailureKind
 */

/** @param {string} url @param {FailureKind} kind @param {string} name @returns {Promise<Response>} */
async function load(url, kind, name) {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Failure(kind, name);
  return response;
}

/** The models of the site, the default first; the build inlines the list into the page. @returns {ModelEntry[]} */
export function listModels() {
  return JSON.parse(document.getElementById('models')?.textContent ?? '');
}

/** @returns {Promise<Engine>} */
async function startEngine() {
  if (!hasWasmSimd()) throw new Failure('no-simd', '');
  try {
    return await startModule(createScrawl, 'wasm/scrawl.wasm');
  } catch (error) {
    throw new Failure('engine-missing', String(error));
  }
}

/** @param {ModelEntry} entry */
async function loadWeights({file, name}) {
  const response = await load(addressOf(`models/${file}`), 'model-missing', name);
  return new Uint8Array(await response.arrayBuffer());
}

export class RecogniserClient {
  /** @type {Promise<Engine> | null} */ #engine = null;
  /** @type {NativeRecogniser | null} */ #recogniser = null;
  /** @type {string} */ #requested = '';
  #digitsOnly = false;

  get ready() {
    return this.#recogniser !== null;
  }

  /** Whether it reads no signs. */
  get digitsOnly() {
    return this.#digitsOnly;
  }
  set digitsOnly(only) {
    this.#digitsOnly = only;
    this.#recogniser?.setDigitsOnly(only);
  }

  /**
   * Loads a model and reads with it from then on; the previous one is used until then. Resolves to
   * null if another model was requested meanwhile.
   * @param {ModelEntry} entry
   * @returns {Promise<Uint8Array | null>} its bytes
   */
  async use(entry) {
    this.#requested = entry.id;
    this.#engine ??= startEngine();
    this.#engine.catch(() => {
      this.#engine = null;  // the next call tries again
    });
    const [engine, bytes] = await Promise.all([entry.engine ?? this.#engine, entry.bytes ?? loadWeights(entry)]);
    if (this.#requested !== entry.id) return null;
    let recogniser;
    try {
      recogniser = engine.Recogniser.load(bytes, entry.file);
    } catch (error) {
      throw new Failure('model-broken', messageOf(error), /** @type {any} */ (error).cause);
    }
    this.#recogniser?.delete();
    this.#recogniser = recogniser;
    recogniser.setDigitsOnly(this.#digitsOnly);
    return bytes;
  }

  /** Facts about the loaded model and the milliseconds to read one digit; null while no model is loaded. */
  describe() {
    const recogniser = this.#recogniser;
    return recogniser && {info: recogniser.info(), milliseconds: timeOf(recogniser)};
  }

  /**
   * @param {import('../drawing/strokes.js').Strokes} strokes
   * @returns {Reading | null} null while no model is loaded
   */
  read({pairs, all}) {
    try {
      return this.#recogniser && deserialiseReading(this.#recogniser.read(pairs, pairs.length), all);
    } catch (error) {
      throw new Failure('read-failed', messageOf(error));
    }
  }
}

/** Milliseconds to read one digit: the mean over several, because browsers' clocks are coarse. @param {NativeRecogniser} recogniser */
function timeOf(recogniser) {
  const seven = new Float32Array([0, 0, 50, 0, 30, 40, 20, 90, NaN, NaN]);
  const times = (/** @type {number} */ count) => {
    const start = performance.now();
    for (let i = 0; i < count; ++i) {
      ++seven[7];  // a changed drawing, because the recogniser caches answers
      recogniser.read(seven, seven.length);
    }
    return (performance.now() - start) / count;
  };
  times(4);  // warm-up: the browser compiles hot functions
  return times(12);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
