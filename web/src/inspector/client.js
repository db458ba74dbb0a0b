// The page's side of the inspector, a worker. Nothing is loaded before the first request.

import {Failure, problem} from '../failure.js';
import {startWorker} from '../site.js';

/**
 * @typedef {import('./protocol.js').Jobs} Jobs
 * @typedef {import('./protocol.js').Message} Message
 * @typedef {import('./protocol.js').Structure} Structure
 * @typedef {{resolve: (done: any) => void, reject: (failure: Failure) => void,
 *            onProgress: (progress: any) => void}} Waiting
 */

export class InspectorClient {
  /** @type {Worker | null} */ #worker = null;
  /** @type {Map<number, Waiting>} */ #waiting = new Map();
  #lastId = 0;
  /** @type {Jobs['load']['ask'] | null} */ #model = null;
  /** @type {Promise<Structure> | null} */ #structure = null;

  /** Sets the network for later requests. @param {Uint8Array} bytes @param {string} source */
  use(bytes, source) {
    this.#model = {bytes, source};
    this.#structure = null;
  }

  /** The structure of the network. @returns {Promise<Structure>} */
  structure() {
    const model = this.#model;
    if (!model) return Promise.reject(problem('inspector-failed', 'unloaded'));
    const structure = (this.#structure ??= this.#send('load', model, () => {}));
    structure.catch(() => {
      if (this.#structure === structure) this.#structure = null;  // the next call tries again
    });
    return structure;
  }

  /**
   * What questions about a network bring; null if another one has taken its place meanwhile, which cannot answer them.
   * @template Answer @param {Structure} structure of the network @param {() => Promise<Answer>} asked @returns {Promise<Answer | null>}
   */
  async about(structure, asked) {
    const current = async () => structure === await this.structure();
    try {
      const answer = await asked();
      return await current() ? answer : null;
    } catch (failure) {
      if (await current()) throw failure;
      return null;
    }
  }

  /**
   * Rejects with a `Failure`.
   * @template {Exclude<keyof Jobs, 'load'>} Job
   * @param {Job} job
   * @param {Jobs[Job]['ask']} ask
   * @param {(progress: Jobs[Job]['progress']) => void} [onProgress]
   * @returns {Promise<Jobs[Job]['done']>}
   */
  async ask(job, ask, onProgress = () => {}) {
    await this.structure();
    return this.#send(job, ask, onProgress);
  }

  /**
   * @template {keyof Jobs} Job
   * @param {Job} job @param {Jobs[Job]['ask']} ask
   * @param {(progress: Jobs[Job]['progress']) => void} onProgress
   * @returns {Promise<Jobs[Job]['done']>}
   */
  #send(job, ask, onProgress) {
    const worker = (this.#worker ??= this.#start());
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {resolve, reject, onProgress});
      worker.postMessage({id, job, ask});
    });
  }

  #start() {
    const worker = startWorker('src/inspector/worker.js');
    worker.onmessage = (/** @type {MessageEvent<Message>} */ {data}) => {
      const waiting = this.#waiting.get(data.id);
      if (!waiting) return;
      if ('progress' in data) return waiting.onProgress(data.progress);
      this.#waiting.delete(data.id);
      if ('done' in data) waiting.resolve(data.done);
      else waiting.reject(new Failure(data.failed.kind, data.failed.detail, data.failed.cause));
    };
    // The worker could not be loaded, or crashed: all pending requests fail, and the next one starts a new worker.
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = null;
      this.#structure = null;
      const failure = new Failure('inspector-missing', event.message ?? '');
      for (const {reject} of this.#waiting.values()) reject(failure);
      this.#waiting.clear();
    };
    return worker;
  }
}
