// What the network says of a drawing when nothing came before it: the page's own module in Node.

import {readFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';
import {decode} from '../../../web/src/drawing/share-code.js';
import {deserialiseReading} from '../../../web/src/recogniser/deserialise.js';
import {instantiate} from '../../../web/src/wasm-module.js';

const project = resolve(import.meta.dirname, '../../..');
const modules = join(project, 'build/wasm/bin');
export const models = join(project, 'web/models');

export class Oracle {
  #engine;
  /** @type {Map<string, Uint8Array>} */ #files = new Map();

  /** @param {any} engine */
  constructor(engine) {
    this.#engine = engine;
  }

  /** Starts the module that the site is built with. */
  static async start() {
    const {default: create} = await import(pathToFileURL(join(modules, 'scrawl.mjs')).href);
    const code = await WebAssembly.compile(await readFile(join(modules, 'scrawl.wasm')));
    const oracle = new Oracle(await instantiate(create, code));
    const {models: listed} = JSON.parse(await readFile(join(models, 'models.json'), 'utf8'));
    for (const {id, file} of listed) oracle.#files.set(id, await readFile(join(models, file)));
    return oracle;
  }

  /** @param {string} network @param {Uint8Array} bytes a file that is known from now on */
  know(network, bytes) {
    this.#files.set(network, bytes);
  }

  knows(/** @type {string} */ network) {
    return this.#files.has(network);
  }

  /** @param {string} network @param {string} code @param {boolean} digitsOnly @returns {string} as `look` has the answer, of a recogniser that has read nothing before */
  read(network, code, digitsOnly) {
    const strokes = decode(code) ?? [];
    const pairs = Float32Array.from(strokes.flatMap((stroke) => [...stroke.flatMap(({x, y}) => [x, y]), NaN, NaN]));
    const recogniser = this.#engine.Recogniser.load(this.#files.get(network), network);
    try {
      recogniser.setDigitsOnly(digitsOnly);
      const {state, text, confidence} = deserialiseReading(recogniser.read(pairs, pairs.length), strokes);
      return `${state} “${text}” ${confidence.toFixed(4)}`;
    } finally {
      recogniser.delete();
    }
  }
}
