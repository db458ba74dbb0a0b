// The inspector's worker: loads the second module at the first request and runs the jobs in the order of the requests; one
// that must wait for files lets others go first.

import createInspector from 'modules/inspector.mjs';
import {Failure, failedBy, problem} from '../failure.js';
import {deserialiseReading} from '../recogniser/deserialise.js';
import {startModule} from '../start-module.js';
import {strokesOf} from './pairs.js';
import {Samples} from './samples.js';

/**
 * @typedef {import('./protocol.js').Jobs} Jobs
 * @typedef {import('./protocol.js').Structure} Structure
 * @typedef {import('./protocol.js').Message} Message
 * @typedef {{readPage(rgba: Uint8ClampedArray, width: number, height: number, tell: (part: number) => void):
 *              {reading: Float64Array, outlines: Float32Array, orientation: import('./protocol.js').Orientation},
 *            readPicture(picture: Uint8Array): Float64Array, setDigitsOnly(only: boolean): void, structure(): Structure,
 *            flow(picture: Uint8Array, stages: Jobs['flow']['ask']['stages']): Jobs['flow']['done'],
 *            derive(picture: Uint8Array, first: number, last: number, row: number, column: number, map: number): Jobs['derive']['done'],
 *            head(picture: Uint8Array): Jobs['head']['done'],
 *            change(picture: Uint8Array, digit: number): Jobs['change']['done'],
 *            explain(picture: Uint8Array, label: number, against: number): Float32Array,
 *            trace(picture: Uint8Array): Float32Array,
 *            filter(layer: number, channel: number): import('./protocol.js').Filter,
 *            times(picture: Uint8Array): Float64Array, delete(): void} & import('./samples.js').Comparer} Inspector
 * @typedef {{Inspector: {load(bytes: Uint8Array, source: string): Inspector}}} Module
 */

/** @type {Promise<Module> | null} */
let module = null;
/** @type {Inspector | null} */
let inspector = null;
const samples = new Samples();

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
  if (!inspector) throw problem('inspector-failed', 'unloaded');
  return inspector;
}

/** @type {{[Job in keyof Jobs]: (ask: Jobs[Job]['ask'], module: Module, tell: (progress: Jobs[Job]['progress']) => void) => Promise<Jobs[Job]['done']> | Jobs[Job]['done']}} */
const jobs = {
  load({bytes, source}, {Inspector}) {
    const next = Inspector.load(bytes, source);
    inspector?.delete();
    inspector = next;
    samples.reset();
    return next.structure();
  },
  readPage({data, width, height, digitsOnly}, _, tell) {
    const reader = loaded();
    reader.setDigitsOnly(digitsOnly);
    const {reading, orientation, outlines} = reader.readPage(data, width, height, tell);
    return {reading: deserialiseReading(reading), orientation, outlines};
  },
  readPicture: ({picture}) => deserialiseReading(loaded().readPicture(picture)),
  flow: ({picture, stages}) => loaded().flow(picture, stages),
  derive: ({picture, first, last, row, column, map}) => loaded().derive(picture, first, last, row, column, map),
  head: ({picture}) => loaded().head(picture),
  change: ({picture, digit}) => loaded().change(picture, digit),
  explain: ({picture, label, against}) => loaded().explain(picture, label, against ?? -1),
  trace: ({picture}) => strokesOf(loaded().trace(picture)),
  bringSamples: ({site}) => samples.bring(loaded, site),
  similar: ({picture, most}) => samples.similar(loaded(), picture, most),
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
    const tell = (/** @type {any} */ progress) => reply({id, progress});
    reply({id, done: await /** @type {(ask: any, module: Module, tell: (progress: any) => void) => any} */ (jobs[job])(ask, started, tell)});
  } catch (error) {
    reply({id, failed: failedBy(error, 'inspector-failed')});
  }
};
