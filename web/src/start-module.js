// Starts a WebAssembly module: Emscripten's script for it is part of ours, its code is brought here.

import {addressOf} from './site.js';

/**
 * @typedef {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} Receive
 * @typedef {(given: {instantiateWasm(imports: WebAssembly.Imports, receive: Receive): {}}) => Promise<any>} Create
 *   What Emscripten's script exports.
 */

/**
 * Nothing of a try that failed is kept, so the next one starts afresh.
 * @param {Create} create
 * @param {string} path of the code
 * @returns {Promise<any>} the module's functions and classes
 */
export async function startModule(create, path) {
  const module = await compile(path);
  return new Promise((resolve, reject) => {
    create({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module)).catch(reject);
        return {};  // later, says this to Emscripten
      },
    }).then(resolve, reject);
  });
}

/** @param {string} path @returns {Promise<WebAssembly.Module>} */
async function compile(path) {
  const response = await fetch(addressOf(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // Browsers compile while it comes only what a server calls so, and not every server knows the name.
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
