// The only module that knows of WebAssembly: it brings the engine and the weights, and turns a
// drawing into an answer.

import {Failure} from '../failure.js';
import {hasWasmSimd} from './support.js';

/**
 * @typedef {'blank' | 'digit' | 'unsure' | 'not-a-digit'} State
 * @typedef {{state: State, label: number, runnerUp: number, confidence: number,
 *            probabilities: Float64Array, size: number, picture: Uint8Array}} Answer
 * @typedef {{architecture: string, provenance: string, parameters: number,
 *            multiplyAdds: number}} Info
 * @typedef {{read(pairs: Float32Array): Answer, info(): Info, delete(): void}} NativeRecogniser
 * @typedef {{Recogniser: {load(bytes: Uint8Array, source: string): NativeRecogniser}}} Engine
 * @typedef {{id: string, file: string, name: string}} ModelEntry
 * @typedef {import('../failure.js').FailureKind} FailureKind
 */

/** @param {URL} url @param {FailureKind} kind @param {string} name @returns {Promise<Response>} */
async function bring(url, kind, name) {
  const response = await fetch(url).catch(() => null);
  if (!response?.ok) throw new Failure(kind, name);
  return response;
}

const base = new URL('../../', import.meta.url);

/** Everything that can be read with, the default first. @returns {Promise<ModelEntry[]>} */
export async function listModels() {
  const url = new URL('models/models.json', base);
  const response = await bring(url, 'models-missing', 'models.json');
  try {
    return (await response.json()).models;
  } catch {
    throw new Failure('models-missing', 'models.json');
  }
}

/** @returns {Promise<Engine>} */
async function startEngine() {
  if (!hasWasmSimd()) throw new Failure('no-simd', '');
  try {
    // A variable, so that the type checker does not look for what only the built site has.
    const url = new URL('wasm/scrawl.mjs', base).href;
    const {default: createScrawl} = await import(url);
    return await createScrawl();
  } catch (error) {
    throw new Failure('engine-missing', String(error));
  }
}

export class RecogniserClient {
  /** @type {Promise<Engine> | null} */ #engine = null;
  /** @type {NativeRecogniser | null} */ #recogniser = null;
  /** @type {string} */ #wanted = '';

  get ready() {
    return this.#recogniser !== null;
  }

  /**
   * Loads a model and reads with it from then on; the one before serves until then. Resolves to
   * null when another model was asked for meanwhile.
   * @param {ModelEntry} entry
   * @returns {Promise<{info: Info, bytes: number} | null>}
   */
  async use(entry) {
    this.#wanted = entry.id;
    this.#engine ??= startEngine();
    this.#engine.catch(() => {
      this.#engine = null;  // so that another try starts afresh
    });
    const weights = bring(new URL(`models/${entry.file}`, base), 'model-missing', entry.name);
    const [engine, response] = await Promise.all([this.#engine, weights]);
    const bytes = new Uint8Array(await response.arrayBuffer());
    if (this.#wanted !== entry.id) return null;
    let recogniser;
    try {
      recogniser = engine.Recogniser.load(bytes, entry.file);
    } catch (error) {
      throw new Failure('model-broken', messageOf(error));
    }
    this.#recogniser?.delete();
    this.#recogniser = recogniser;
    return {info: recogniser.info(), bytes: bytes.length};
  }

  /**
   * @param {Float32Array} pairs as `Strokes.pairs`
   * @returns {Answer | null} null while nothing is loaded
   */
  read(pairs) {
    if (!this.#recogniser) return null;
    try {
      return this.#recogniser.read(pairs);
    } catch (error) {
      throw new Failure('read-failed', messageOf(error));
    }
  }
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
