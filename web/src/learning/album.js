// What was taught and trained, on this device: the digits with their strokes, and the networks. Every
// change is one transaction: a tab closed in the middle leaves all or nothing of it.

import {Failure} from '../failure.js';

/**
 * @typedef {{id?: number, version: 1, label: number, strokes: [number, number][][], when: number}} Kept
 *   One digit; strokes as lists of x, y in pad units.
 * @typedef {import('./protocol.js').Report} Report
 * @typedef {{version: 1, bytes: Uint8Array, count: number, report: Report, baseId: string, baseName: string,
 *            baseBytes: Uint8Array, before: {bytes: Uint8Array, count: number, report: Report} | null}} Taught
 *   The network that reads, the one that it started from, and what the last lesson replaced.
 * @typedef {{version: 1, bytes: Uint8Array, name: string, architecture: string, finished: boolean,
 *            options: import('./protocol.js').Options, history: import('./protocol.js').Epoch[]}} Trained
 *   The last training's network; not finished where the tab was closed meanwhile.
 */

const DIGITS = 'digits';
const NETWORKS = 'networks';
const TAUGHT = 'taught';
const TRAINED = 'trained';

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
  return new Failure(error?.name === 'QuotaExceededError' ? 'album-full' : 'album-failed', error?.message ?? '');
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

/** @returns {Promise<Kept[]>} from the first to the last */
export async function digits() {
  /** @type {Kept[]} */
  const all = (await transact('readonly', (store) => store.getAll())) ?? [];
  return all.filter(({version}) => version === 1);
}

/** @param {Kept} digit one with an id takes the place of that one @returns {Promise<number>} its id */
export async function keep(digit) {
  return Number(await transact('readwrite', (store) => store.put(digit)));
}

/** @param {number} id */
export const remove = (id) => transact('readwrite', (store) => store.delete(id));

/** @returns {Promise<Taught | undefined>} */
export const taught = () => transact('readonly', (_, networks) => networks.get(TAUGHT));

/** @param {Taught | null} network null for none */
export const setTaught = (network) =>
  transact('readwrite', (_, networks) => void (network ? networks.put(network, TAUGHT) : networks.delete(TAUGHT)));

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
