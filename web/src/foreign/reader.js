// Reads networks of other programs, and those of ours whose layers the first module has not: starts the module for both
// when the first one comes.

import {Failure, problem} from '../failure.js';
import {loadTexts, t} from '../language.js';
import {addressOf, loadScript} from '../site.js';
import {compile, instantiate} from '../wasm-module.js';
import {deserialiseReading} from '../recogniser/deserialise.js';

/**
 * @typedef {import('../recogniser/client.js').Engine} Engine
 * @typedef {import('../recogniser/client.js').ModelEntry} ModelEntry
 * @typedef {import('./protocol.js').Found} Found
 * @typedef {Engine & {readForeign(bytes: Uint8Array, name: string, files: {name: string, bytes: Uint8Array}[]):
 *            {model: Uint8Array, found: string}}} ForeignEngine
 */

/** In bytes, of all files of a network together. */
const LARGEST = 250e6;

/** @type {Promise<ForeignEngine> | null} */
let engine = null;

/** Once. @returns {Promise<ForeignEngine>} rejects with a `Failure` */
export function foreignEngine() {
  engine ??= start();
  engine.catch(() => {
    engine = null;  // so that another try starts afresh
  });
  return engine;
}

/** @returns {Promise<ForeignEngine>} */
async function start() {
  try {
    const [{create}, response] = await Promise.all([loadScript('src/foreign/engine.js'), fetch(addressOf('wasm/foreign.wasm'))]);
    if (!response.ok) throw new Error(String(response.status));
    return await instantiate(create, await compile(response));
  } catch (error) {
    throw new Failure('extras-missing', String(error));
  }
}

/**
 * Reads the network in some files: an .onnx or a model.json, and what belongs to it.
 * @param {File[]} files
 * @returns {Promise<{entry: ModelEntry, found: Found}>} rejects with a `Failure`
 */
export async function readForeign(files) {
  const main = files.find(({name}) => /\.onnx$/i.test(name)) ?? files.find(({name}) => /\.json$/i.test(name)) ?? files[0];
  if (files.reduce((sum, {size}) => sum + size, 0) > LARGEST) throw problem('model-broken', 'filesTooLarge', {name: main.name});
  const reader = foreignEngine();
  reader.catch(() => {});
  const read = async (/** @type {File} */ file) => ({name: file.name, bytes: new Uint8Array(await file.arrayBuffer())});
  const [{bytes}, ...beside] = await Promise.all([main, ...files.filter((file) => file !== main)].map(read));
  let [native] = await Promise.all([reader, loadTexts('foreign')]);
  const converted = () => {
    const {model, found} = native.readForeign(bytes, main.name, beside);
    const entry = {id: `foreign ${main.name}`, file: main.name, name: t('foreign.own', {file: main.name}), bytes: model, engine: native};
    return {entry, found: JSON.parse(found)};
  };
  try {
    try {
      return converted();
    } catch (error) {
      if (error instanceof Error && error.cause) throw error;
      // WebKit loses an error on its way through code that it has optimised since an earlier file; in a module that is
      // compiled afresh it arrives.
      engine = null;
      native = await foreignEngine();
      return converted();
    }
  } catch (error) {
    throw error instanceof Failure ? error : new Failure('model-broken', error instanceof Error ? error.message : String(error));
  }
}

/** A second network, which reads the same drawing as the page's own. */
export class SecondReader {
  /** @type {import('../recogniser/client.js').NativeRecogniser | null} */ #recogniser = null;

  /** @param {ModelEntry} entry of the site's list, or with its bytes */
  async use(entry) {
    const native = await foreignEngine();
    const bytes = entry.bytes ?? (await bytesOf(entry));
    this.#recogniser?.delete();
    this.#recogniser = null;
    this.#recogniser = native.Recogniser.load(bytes, entry.file);
  }

  /** @param {import('../drawing/strokes.js').Strokes} strokes @param {boolean} digitsOnly */
  read({pairs, all}, digitsOnly) {
    this.#recogniser?.setDigitsOnly(digitsOnly);
    return this.#recogniser && deserialiseReading(this.#recogniser.read(pairs, pairs.length), all);
  }
}

/** @param {ModelEntry} entry */
async function bytesOf({file, name}) {
  const response = await fetch(addressOf(`models/${file}`)).catch(() => null);
  if (!response?.ok) throw new Failure('model-missing', name);
  return new Uint8Array(await response.arrayBuffer());
}
