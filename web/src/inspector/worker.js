// The inspector's worker: loads the second module at the first request and runs the jobs in the order of the requests.

import createInspector from 'modules/inspector.mjs';
import {Failure, failedBy} from '../failure.js';
import {deserialiseReading} from '../recogniser/deserialise.js';
import {startModule} from '../start-module.js';
import * as text from './text.js';

/**
 * @typedef {import('./protocol.js').Jobs} Jobs
 * @typedef {import('./protocol.js').Structure} Structure
 * @typedef {import('./protocol.js').Message} Message
 * @typedef {{readImage(rgba: Uint8ClampedArray, width: number, height: number): Float64Array,
 *            setDigitsOnly(only: boolean): void, structure(): Structure, activations(picture: Uint8Array): Float32Array[],
 *            explain(picture: Uint8Array, label: number, against: number): Float32Array,
 *            filter(layer: number, channel: number): import('./protocol.js').Filter,
 *            times(picture: Uint8Array): Float64Array, delete(): void}} Inspector
 * @typedef {{Inspector: {load(bytes: Uint8Array, source: string): Inspector}}} Module
 */

/** @type {Promise<Module> | null} */
let module = null;
/** @type {Inspector | null} */
let inspector = null;

/** @returns {Promise<Module>} */
function loadModule() {
  module ??= startModule(createInspector, 'wasm/inspector.wasm');
  module.catch(() => {
    module = null;  // the next request tries again
  });
  return module;
}

/** @returns {Inspector} */
function loaded() {
  if (!inspector) throw new Failure('inspector-failed', text.unloaded);
  return inspector;
}

/** @type {{[Job in keyof Jobs]: (ask: Jobs[Job]['ask'], module: Module) => Jobs[Job]['done']}} */
const jobs = {
  load({bytes, source}, {Inspector}) {
    const next = Inspector.load(bytes, source);
    inspector?.delete();
    inspector = next;
    return next.structure();
  },
  readImage({data, width, height, digitsOnly}) {
    const reader = loaded();
    reader.setDigitsOnly(digitsOnly);
    return deserialiseReading(reader.readImage(data, width, height));
  },
  activations: ({picture}) => loaded().activations(picture),
  explain: ({picture, label, against}) => loaded().explain(picture, label, against ?? -1),
  filter: ({layer, channel}) => loaded().filter(layer, channel),
  times: ({picture}) => loaded().times(picture),
};

/** @param {Message} message */
const reply = (message) => self.postMessage(message);

/** @param {MessageEvent<import('./protocol.js').Request<keyof Jobs>>} event */
self.onmessage = async ({data: {id, job, ask}}) => {
  try {
    const started = await loadModule().catch((error) => {
      throw new Failure('inspector-missing', String(error));
    });
    reply({id, done: /** @type {(ask: any, module: Module) => any} */ (jobs[job])(ask, started)});
  } catch (error) {
    reply({id, failed: failedBy(error, 'inspector-failed')});
  }
};
