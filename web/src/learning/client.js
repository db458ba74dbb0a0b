// The page's connection to the learning worker.

import {Failure} from '../failure.js';
import {startWorker} from '../site.js';

/**
 * @typedef {import('./protocol.js').Jobs} Jobs
 * @typedef {import('../inspector/protocol.js').Message} Message
 * @typedef {{resolve: (done: any) => void, reject: (failure: Failure) => void,
 *            onProgress: (progress: any) => void}} Waiting
 */

/** @type {Worker | null} */
let worker = null;
/** @type {Map<number, Waiting>} */
const waiting = new Map();
let lastId = 0;

function start() {
  const started = startWorker('src/learning/worker.js');
  started.onmessage = (/** @type {MessageEvent<Message>} */ {data}) => {
    const asked = waiting.get(data.id);
    if (!asked) return;
    if ('progress' in data) return asked.onProgress(data.progress);
    waiting.delete(data.id);
    if ('done' in data) asked.resolve(data.done);
    else asked.reject(new Failure(data.failed.kind, data.failed.detail, data.failed.cause));
  };
  // The worker could not be loaded, or crashed: all open requests are rejected, and the next one starts another worker.
  started.onerror = (event) => {
    event.preventDefault();
    started.terminate();
    worker = null;
    const failure = new Failure('learning-missing', event.message ?? '');
    for (const {reject} of waiting.values()) reject(failure);
    waiting.clear();
  };
  return started;
}

/**
 * Sends a request to the worker, of which there is one for the whole page. Rejects with a `Failure`.
 * @template {keyof Jobs} Job
 * @param {Job} job
 * @param {Jobs[Job]['ask']} question
 * @param {(progress: Jobs[Job]['progress']) => void} [onProgress]
 * @returns {Promise<Jobs[Job]['done']>}
 */
export function ask(job, question, onProgress = () => {}) {
  worker ??= start();
  const id = ++lastId;
  const asked = worker;
  return new Promise((resolve, reject) => {
    waiting.set(id, {resolve, reject, onProgress});
    asked.postMessage({id, job, ask: question});
  });
}
