// The recogniser as others use it: checks what it is given, and reads here or in a worker.

import {absolute, addressesIn} from './assets.js';
import {Engine} from './engine.js';
import {abortable, ScrawlError} from './errors.js';
import {isPicture, pixelsOf} from './pictures.js';
import {RemoteEngine} from './remote.js';
import {pairsOf} from './strokes.js';

/**
 * @typedef {import('./strokes.js').Strokes} Strokes
 * @typedef {import('./engine.js').Pixels} Pixels
 * @typedef {import('./reading.js').Reading} Reading
 *
 * @typedef {object} RecogniserOptions
 * @property {Uint8Array | ArrayBuffer | string | URL} [model] a model file of the project's trainer, its bytes or its
 *   address, instead of the default weights
 * @property {boolean} [digitsOnly] reads digits only: a dash beside digits is no minus, and a dot no point
 * @property {string | URL} [assets] the folder with the package's files, where they do not lie beside the script
 * @property {boolean} [worker] reads in a worker, so that the page's thread stays free
 * @property {AbortSignal} [signal] ends the loading
 */

const OPTIONS = ['model', 'digitsOnly', 'assets', 'worker', 'signal'];
/** Only `create` makes recognisers. */
const CREATED = Symbol('created');

/**
 * Reads strokes and pictures. It holds a module's memory or a worker until `dispose`; the code that it loaded is shared
 * with other recognisers.
 */
export class Recogniser {
  /** @type {Engine | RemoteEngine | null} */ #engine;

  /** @hidden Use `Recogniser.create`. @param {symbol} token @param {Engine | RemoteEngine} engine */
  constructor(token, engine) {
    if (token !== CREATED) throw new TypeError('Use Recogniser.create()');
    this.#engine = engine;
  }

  /**
   * Loads the module and the weights. Rejects with a `ScrawlError`, or with the signal's reason.
   * @param {RecogniserOptions} [options]
   * @returns {Promise<Recogniser>}
   */
  static async create(options = {}) {
    const {model, digitsOnly = false, assets, worker = false, signal} = checked(options);
    signal?.throwIfAborted();
    const wanted = {model: checkedModel(model), digitsOnly};
    const addresses = addressesIn(assets);
    /** @type {Promise<Engine | RemoteEngine>} */
    const starting = worker ? RemoteEngine.start(addresses, wanted) : Engine.start(addresses, wanted);
    try {
      return new Recogniser(CREATED, await abortable(starting, signal));
    } catch (error) {
      starting.then((engine) => engine.dispose(), () => {}); // when the signal ended the waiting only
      throw error;
    }
  }

  /**
   * Reads a drawing or a picture. Rejects with a `ScrawlError`, or with the signal's reason. No strokes at all are read as `blank`.
   * @param {Strokes | Pixels | ImageData | ImageBitmap | Blob} drawing
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<Reading>}
   */
  async read(drawing, {signal} = {}) {
    signal?.throwIfAborted();
    return abortable(isPicture(drawing) ? this.#readPicture(drawing) : this.#readStrokes(drawing), signal);
  }

  /** Frees the memory, and ends the worker. What is not read yet is rejected as `disposed`. */
  dispose() {
    this.#engine?.dispose();
    this.#engine = null;
  }

  /** @param {unknown} strokes */
  async #readStrokes(strokes) {
    const engine = this.#alive();
    const pairs = pairsOf(strokes);
    return engine.readStrokes(pairs, /** @type {Strokes} */ (strokes).map(({length}) => length));
  }

  /** @param {unknown} picture */
  async #readPicture(picture) {
    this.#alive();
    const pixels = await pixelsOf(picture);
    return this.#alive().readPicture(pixels);
  }

  #alive() {
    if (!this.#engine) throw new ScrawlError('disposed', 'This recogniser was disposed of');
    return this.#engine;
  }
}

/** @param {any} options @returns {RecogniserOptions} */
function checked(options) {
  if (typeof options !== 'object' || options === null) throw new ScrawlError('invalid-options', `Options are an object, not ${options}`);
  const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
  if (unknown) throw new ScrawlError('invalid-options', `There is no option "${unknown}": there are ${OPTIONS.join(', ')}`);
  const {digitsOnly, assets, signal} = options;
  if (digitsOnly !== undefined && typeof digitsOnly !== 'boolean') throw new ScrawlError('invalid-options', 'digitsOnly is true or false');
  if (assets !== undefined && typeof assets !== 'string' && !(assets instanceof URL)) {
    throw new ScrawlError('invalid-options', 'assets is the address of a folder');
  }
  if (signal !== undefined && !(signal instanceof AbortSignal)) throw new ScrawlError('invalid-options', 'signal is no AbortSignal');
  return options;
}

/** @param {unknown} model @returns {import('./engine.js').Model | undefined} */
function checkedModel(model) {
  if (model === undefined) return undefined;
  if (model instanceof ArrayBuffer) return new Uint8Array(model);
  if (ArrayBuffer.isView(model)) return new Uint8Array(model.buffer, model.byteOffset, model.byteLength);
  if (typeof model !== 'string' && !(model instanceof URL)) {
    throw new ScrawlError('invalid-options', 'model is the bytes of a model file, or its address');
  }
  try {
    return absolute(model);
  } catch (error) {
    throw new ScrawlError('invalid-options', `model is no address: ${model}`, error);
  }
}
