// Where the package's files are, and how their bytes come.

import {ScrawlError} from './errors.js';

/**
 * Addresses of the files: `engine` reads strokes, `pictures` pictures, `model` holds the default weights. The
 * `worker` has one only in a folder that was named: else only the bundler knows it (remote.js).
 * @typedef {{engine: string, pictures: string, model: string, worker?: string}} Addresses
 */

/**
 * @param {string | URL} [folder] where all of them are; without it, beside this script, or where a bundler put them
 * @returns {Addresses}
 */
export function addressesIn(folder) {
  try {
    if (folder !== undefined) {
      const address = (/** @type {string} */ name) => new URL(name, `${absolute(folder)}/`).href;
      return {
        engine: address('scrawl.wasm'), pictures: address('inspector.wasm'), model: address('compact.safetensors'),
        worker: address('worker.js'),
      };
    }
    // Written out, because bundlers look for just this expression.
    return {
      engine: new URL('./scrawl.wasm', import.meta.url).href,
      pictures: new URL('./inspector.wasm', import.meta.url).href,
      model: new URL('./compact.safetensors', import.meta.url).href,
    };
  } catch (error) {
    if (folder !== undefined) throw new ScrawlError('invalid-options', `assets is no address: ${folder}`, error);
    throw new ScrawlError('assets-missing', 'This script does not know its own address: say where its files are with the option "assets"', error);
  }
}

/** An address without slashes at its end; a relative one is of the page. @param {string | URL} address */
export function absolute(address) {
  return new URL(address, globalThis.document?.baseURI ?? globalThis.location?.href).href.replace(/\/+$/, '');
}

/** Reads files where fetch cannot. @type {((url: URL) => Promise<Uint8Array>) | null} */
let readFile = null;

/** For Node, whose fetch reads no files. @param {(url: URL) => Promise<Uint8Array>} read */
export function readFilesWith(read) {
  readFile = read;
}

/**
 * @param {string} address
 * @param {'assets-missing' | 'model-missing'} code of the error if it does not come
 * @returns {Promise<Response>}
 */
export async function load(address, code) {
  try {
    if (readFile && address.startsWith('file:')) return new Response(/** @type {any} */ (await readFile(new URL(address))));
    const response = await fetch(address);
    if (response.ok) return response;
    throw new Error(`status ${response.status}`);
  } catch (error) {
    throw new ScrawlError(code, `${address} does not come: ${error instanceof Error ? error.message : error}`, error);
  }
}
