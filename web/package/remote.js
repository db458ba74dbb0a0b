// The page's side of the worker.

import {ScrawlError} from './errors.js';

/**
 * @typedef {import('./protocol.js').Reply} Reply
 * @typedef {{resolve: (done: any) => void, reject: (error: ScrawlError) => void}} Waiting
 */

/** For pages with Trusted Types, made when it is first needed: not every page lets it be made. @type {{createScriptURL: (address: string) => any} | undefined} */
let policy;

/** A worker's address as the page's Content-Security-Policy wants it. @param {string} address */
function trusted(address) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  policy ??= types ? types.createPolicy('scrawl-digits', {createScriptURL: (/** @type {string} */ each) => each}) : undefined;
  return policy ? policy.createScriptURL(address) : address;
}

export class RemoteEngine {
  #worker;
  /** @type {Map<number, Waiting>} */ #waiting = new Map();
  #lastId = 0;

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = (/** @type {MessageEvent<Reply>} */ {data}) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('done' in data) waiting?.resolve(data.done);
      else waiting?.reject(new ScrawlError(data.failed.code, data.failed.message, data.failed.cause));
    };
    // It could not be loaded, or crashed.
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end(new ScrawlError('worker-failed', event.message || 'The worker does not start'));
    };
  }

  /**
   * @param {import('./assets.js').Addresses} addresses
   * @param {import('./engine.js').EngineOptions} [options]
   */
  static async start(addresses, options) {
    if (!('Worker' in globalThis)) throw new ScrawlError('worker-failed', 'There are no workers here: read without one');
    let worker;
    try {
      // Bundlers look for just this expression.
      worker = addresses.worker
        ? new Worker(trusted(addresses.worker), {type: 'module'})
        : new Worker(new URL('./worker.js', import.meta.url), {type: 'module'});
    } catch (error) {
      throw new ScrawlError('worker-failed', 'The worker does not start', error);
    }
    const engine = new RemoteEngine(worker);
    try {
      await engine.#ask({start: {addresses, options}});
    } catch (error) {
      worker.terminate();
      throw error;
    }
    return engine;
  }

  /** @param {Float32Array} pairs @param {number[]} lengths @returns {Promise<import('./reading.js').Reading>} */
  readStrokes(pairs, lengths) {
    return this.#ask({strokes: {pairs, lengths}});
  }

  /** @param {import('./engine.js').Pixels} pixels @returns {Promise<import('./reading.js').Reading>} */
  readPicture({data, width, height}) {
    return this.#ask({picture: {data, width, height}});
  }

  dispose() {
    this.#end(new ScrawlError('disposed', 'This recogniser was disposed of'));
  }

  /** @param {any} what @returns {Promise<any>} */
  #ask(what) {
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject});
      this.#worker.postMessage({id, ...what});
    });
  }

  /** @param {ScrawlError} error for all that wait */
  #end(error) {
    this.#worker.terminate();
    for (const {reject} of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
