// Reads with the WebAssembly modules, in the thread that it is in. Page and worker use it alike.

import createScrawl from 'modules/scrawl.mjs';
import {deserialiseReading} from '../src/recogniser/deserialise.js';
import {hasWasmSimd, SIMD_MODULE} from '../src/recogniser/support.js';
import {compile, instantiate} from '../src/wasm-module.js';
import {load} from './assets.js';
import {messageOf, ScrawlError} from './errors.js';
import {placesOf, plainReading} from './reading.js';

/**
 * @typedef {import('./reading.js').Reading} Reading
 * @typedef {{width: number, height: number, data: Uint8Array | Uint8ClampedArray}} Pixels
 *   A picture: the red, green, blue and alpha of each pixel, row by row.
 * @typedef {Uint8Array | string} Model the bytes of a model file, or its address
 * @typedef {{read(pairs: Float32Array, length: number): Float64Array, setDigitsOnly(only: boolean): void, delete(): void}} StrokeReader
 * @typedef {{readImage(rgba: Uint8Array | Uint8ClampedArray, width: number, height: number): Float64Array, setDigitsOnly(only: boolean): void, delete(): void}} PictureReader
 * @typedef {{model?: Model, digitsOnly?: boolean}} EngineOptions without a `model`, the default weights; `digitsOnly` reads no signs
 */

/** Compiled code by its address: recognisers share it. @type {Map<string, Promise<WebAssembly.Module>>} */
const compiled = new Map();

/** @param {string} address @returns {Promise<WebAssembly.Module>} */
function codeAt(address) {
  let code = compiled.get(address);
  if (!code) {
    code = compileAt(address);
    compiled.set(address, code);
    code.catch(() => compiled.delete(address)); // so that another try starts afresh
  }
  return code;
}

/** @param {string} address */
async function compileAt(address) {
  if (!hasWasmSimd()) throw new ScrawlError('browser-too-old', 'This browser lacks WebAssembly or its SIMD instructions');
  return compile(await load(address, 'assets-missing'));
}

/** @param {import('../src/wasm-module.js').Create} create @param {string} address */
async function start(create, address) {
  try {
    return await instantiate(create, await codeAt(address));
  } catch (error) {
    if (error instanceof ScrawlError) throw error;
    if (await refused()) throw new ScrawlError('wasm-refused', "The page's Content-Security-Policy refuses WebAssembly: script-src needs 'wasm-unsafe-eval'", error);
    throw new ScrawlError('assets-missing', `${address} is not the file that belongs to this script: ${messageOf(error)}`, error);
  }
}

/** Whether not even the smallest module may run; some browsers refuse to compile, others to instantiate. */
async function refused() {
  try {
    await WebAssembly.instantiate(SIMD_MODULE);
    return false;
  } catch {
    return true;
  }
}

/** @param {import('./assets.js').Addresses} addresses @param {Model} [model] @returns {Promise<Uint8Array>} */
async function weightsOf(addresses, model) {
  if (typeof model === 'object') return model;
  const response = await (model ? load(model, 'model-missing') : load(addresses.model, 'assets-missing'));
  return new Uint8Array(await response.arrayBuffer());
}

export class Engine {
  #addresses;
  #bytes;
  #strokes;
  #digitsOnly;
  /** @type {Promise<PictureReader> | null} */ #pictures = null;
  #disposed = false;

  /**
   * @param {import('./assets.js').Addresses} addresses @param {Uint8Array} bytes @param {StrokeReader} strokes
   * @param {boolean} digitsOnly
   */
  constructor(addresses, bytes, strokes, digitsOnly) {
    this.#addresses = addresses;
    this.#bytes = bytes;
    this.#strokes = strokes;
    this.#digitsOnly = digitsOnly;
    strokes.setDigitsOnly(digitsOnly);
  }

  /**
   * @param {import('./assets.js').Addresses} addresses
   * @param {EngineOptions} [options]
   */
  static async start(addresses, {model, digitsOnly = false} = {}) {
    const [module, bytes] = await Promise.all([start(createScrawl, addresses.engine), weightsOf(addresses, model)]);
    try {
      return new Engine(addresses, bytes, module.Recogniser.load(bytes, 'the model'), digitsOnly);
    } catch (error) {
      throw new ScrawlError('model-invalid', messageOf(error), error);
    }
  }

  /** @param {Float32Array} pairs with a pair of NaN after each stroke @param {number[]} lengths of the strokes, in points */
  readStrokes(pairs, lengths) {
    const places = /** @type {any[]} */ (placesOf(lengths));
    return reading(() => deserialiseReading(this.#strokes.read(pairs, pairs.length), places));
  }

  /** @param {Pixels} pixels @returns {Promise<Reading>} */
  async readPicture({data, width, height}) {
    this.#pictures ??= this.#startPictures();
    this.#pictures.catch(() => {
      this.#pictures = null; // the next call tries again
    });
    const pictures = await this.#pictures;
    if (this.#disposed) throw new ScrawlError('disposed', 'This recogniser was disposed of');
    return reading(() => deserialiseReading(pictures.readImage(data, width, height)));
  }

  /** @returns {Promise<PictureReader>} */
  async #startPictures() {
    const {default: createInspector} = await import('modules/inspector.mjs');
    const {Inspector} = await start(createInspector, this.#addresses.pictures);
    const pictures = Inspector.load(this.#bytes, 'the model');
    pictures.setDigitsOnly(this.#digitsOnly);
    return pictures;
  }

  dispose() {
    this.#disposed = true;
    this.#strokes.delete();
    this.#pictures?.then((pictures) => pictures.delete(), () => {});
  }
}

/** @param {() => import('./reading.js').RawReading} read */
function reading(read) {
  try {
    return plainReading(read());
  } catch (error) {
    throw new ScrawlError('read-failed', messageOf(error), error);
  }
}
