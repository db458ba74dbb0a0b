// What was taught and trained, on this device: the digits with their strokes, and the networks. Every
// change is one transaction: a tab closed in the middle leaves all or nothing of it.

import {Failure} from '../failure.js';

/**
 * @typedef {{id?: number, version: 1, label: number, strokes: [number, number][][], when: number}} Kept
 *   One digit; strokes as lists of x, y, in pad units where it was drawn, else in pixels of the picture it was traced from.
 * @typedef {import('./protocol.js').Report} Report
 * @typedef {{version: 1, bytes: Uint8Array, report: Report, baseId: string, baseName: string,
 *            baseBytes: Uint8Array, before: {bytes: Uint8Array, report: Report} | null}} Taught
 *   The network that reads, the one that it started from, and what the last fine-tuning replaced.
 * @typedef {{version: 1, bytes: Uint8Array, name: string, architecture: string, finished: boolean,
 *            options: import('./protocol.js').Options, history: import('./protocol.js').Epoch[]}} Trained
 *   The last training's network; not finished where the tab was closed meanwhile.
 */

const DIGITS = 'digits';
const NETWORKS = 'networks';
const TAUGHT = 'taught';
const TRAINED = 'trained';
const LOCK = 'scrawl ';

/** @type {Promise<IDBDatabase> | null} */
let opened = null;
const others = new BroadcastChannel('scrawl album');

/** @returns {Promise<IDBDatabase>} */
function open() {
  opened ??= new Promise((resolve, reject) => {
    /** @type {IDBOpenDBRequest} */
    let request;
    try {
      request = indexedDB.open('scrawl', 1);
    } catch (error) {
      return reject(failure(error));  // where nothing at all may be kept
    }
    request.onupgradeneeded = () => {
      request.result.createObjectStore(DIGITS, {keyPath: 'id', autoIncrement: true});
      request.result.createObjectStore(NETWORKS);
    };
    request.onsuccess = () => {
      // Another tab brings a newer version of the page: out of its way.
      request.result.onversionchange = () => {
        request.result.close();
        opened = null;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(failure(request.error));
  });
  opened.catch(() => {
    opened = null;
  });
  return opened;
}

/** @param {any} error a DOMException, or null */
function failure(error) {
  return new Failure(error?.name === 'QuotaExceededError' ? 'examples-full' : 'examples-failed', error?.message ?? '');
}

/**
 * Runs one transaction; resolves when it is on the device.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(digits: IDBObjectStore, networks: IDBObjectStore) => IDBRequest<T> | void} work
 * @returns {Promise<T | undefined>}
 */
async function transact(mode, work) {
  const database = await open();
  const result = await new Promise((resolve, reject) => {
    const transaction = database.transaction([DIGITS, NETWORKS], mode);
    transaction.onabort = () => reject(failure(transaction.error));
    try {
      const request = work(transaction.objectStore(DIGITS), transaction.objectStore(NETWORKS));
      transaction.oncomplete = () => resolve(request?.result);
    } catch (error) {
      reject(failure(/** @type {DOMException} */ (error)));
    }
  });
  if (mode === 'readwrite') others.postMessage(null);
  return result;
}

/** Another tab changed something. @param {() => void} listener */
export function onOthersChange(listener) {
  others.onmessage = listener;
}

/** All of them, from the first to the last: for the worker, since there may be thousands. @returns {Promise<Kept[]>} */
export async function digits() {
  /** @type {Kept[]} */
  const all = (await transact('readonly', (store) => store.getAll())) ?? [];
  return all.filter(({version}) => version === 1);
}

/** The last ones kept, the newest first, and how many there are in all. @param {number} most @returns {Promise<{count: number, newest: Kept[]}>} */
export async function newest(most) {
  /** @type {Kept[]} */
  const found = [];
  const count = await transact('readonly', (store) => {
    const request = store.openCursor(null, 'prev');
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor || found.length === most) return;
      if (cursor.value.version === 1) found.push(cursor.value);
      cursor.continue();
    };
    return store.count();
  });
  return {count: Number(count), newest: found};
}

/** @param {Kept} digit one with an id takes the place of that one @returns {Promise<number>} its id */
export async function keep(digit) {
  return Number(await transact('readwrite', (store) => store.put(digit)));
}

/** @param {number} id */
export const remove = (id) => transact('readwrite', (store) => store.delete(id));

/** @returns {Promise<Taught | undefined>} */
export const taught = () => transact('readonly', (_, networks) => networks.get(TAUGHT));

/** @param {Taught} network */
export const setTaught = (network) =>
  transact('readwrite', (_, networks) => void networks.put(network, TAUGHT));

/** Back to what the last fine-tuning replaced. */
export const undoTaught = () =>
  transact('readwrite', (_, networks) => {
    const request = networks.get(TAUGHT);
    request.onsuccess = () => {
      /** @type {Taught | undefined} */
      const taught = request.result;
      if (taught?.before) networks.put({...taught, ...taught.before, before: null}, TAUGHT);
      else networks.delete(TAUGHT);
    };
  });

/** @returns {Promise<Trained | undefined>} */
export const trained = () => transact('readonly', (_, networks) => networks.get(TRAINED));

/** @param {Trained} training takes the place of the one before */
export const setTrained = (training) =>
  transact('readwrite', (_, networks) => void networks.put(training, TRAINED));

/** Forgets the digits and what was taught; a training stays. */
export const clear = () =>
  transact('readwrite', (store, networks) => {
    store.clear();
    networks.delete(TAUGHT);
  });

/** In the project's format of strokes. @param {Kept[]} digits @returns {string} */
export const asText = (digits) => JSON.stringify(digits.map(({label, strokes}) => ({label, strokes})));

/**
 * One at a time of the page's tabs, which have the same examples: two would undo each other's work.
 * @template T @param {'fine-tuning' | 'training'} name @param {() => Promise<T>} work @returns {Promise<T>}
 */
export async function alone(name, work) {
  // Browsers have locks where the page came by https, or from this machine.
  if (!navigator.locks) return work();
  return navigator.locks.request(LOCK + name, {ifAvailable: true}, (lock) => {
    if (!lock) throw new Failure('learning-elsewhere', '');
    return work();
  });
}

/** Whether a tab of the page learns or trains. */
export async function isLearning() {
  const {held = []} = (await navigator.locks?.query()) ?? {};
  return held.some(({name}) => name?.startsWith(LOCK));
}
