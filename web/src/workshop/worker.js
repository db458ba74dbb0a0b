// The workshop's own thread: brings the second module with the first request and does the jobs in the
// order in which they come.

import createWorkshop from 'modules/workshop.mjs';
import {Failure} from '../failure.js';
import {unpackReading} from '../recogniser/unpack.js';
import {startModule} from '../start-module.js';

/**
 * @typedef {import('./protocol.js').Jobs} Jobs
 * @typedef {import('./protocol.js').Structure} Structure
 * @typedef {import('./protocol.js').Message} Message
 * @typedef {{readImage(rgba: Uint8ClampedArray, width: number, height: number): Float64Array,
 *            structure(): Structure, activations(picture: Uint8Array): Float32Array[],
 *            explain(picture: Uint8Array, label: number, against: number): Float32Array,
 *            filter(layer: number, channel: number): import('./protocol.js').Filter,
 *            times(picture: Uint8Array): Float64Array, delete(): void}} Workshop
 * @typedef {{Workshop: {load(bytes: Uint8Array, source: string): Workshop}}} Module
 */

/** @type {Promise<Module> | null} */
let module = null;
/** @type {Workshop | null} */
let workshop = null;

/** @returns {Promise<Module>} */
function bringModule() {
  module ??= startModule(createWorkshop, 'wasm/workshop.wasm');
  module.catch(() => {
    module = null;  // so that another try starts afresh
  });
  return module;
}

/** @returns {Workshop} */
function loaded() {
  if (!workshop) throw new Failure('workshop-failed', 'No network is loaded yet');
  return workshop;
}

/** @type {{[Job in keyof Jobs]: (ask: Jobs[Job]['ask'], module: Module) => Jobs[Job]['done']}} */
const jobs = {
  load({bytes, source}, {Workshop}) {
    const next = Workshop.load(bytes, source);
    workshop?.delete();
    workshop = next;
    return next.structure();
  },
  readImage: ({data, width, height}) => unpackReading(loaded().readImage(data, width, height)),
  activations: ({picture}) => loaded().activations(picture),
  explain: ({picture, label, against}) => loaded().explain(picture, label, against ?? -1),
  filter: ({layer, channel}) => loaded().filter(layer, channel),
  times: ({picture}) => loaded().times(picture),
};

/** @param {Message} message */
const tell = (message) => self.postMessage(message);

/** @param {MessageEvent<import('./protocol.js').Request<keyof Jobs>>} event */
self.onmessage = async ({data: {id, job, ask}}) => {
  try {
    const started = await bringModule().catch((error) => {
      throw new Failure('workshop-missing', String(error));
    });
    tell({id, done: /** @type {(ask: any, module: Module) => any} */ (jobs[job])(ask, started)});
  } catch (error) {
    const kind = error instanceof Failure ? error.kind : 'workshop-failed';
    tell({id, failed: {kind, detail: error instanceof Error ? error.message : String(error)}});
  }
};
