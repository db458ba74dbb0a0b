// Starts a WebAssembly module. Emscripten's script is bundled with ours; this fetches the module's code.

import {addressOf} from './site.js';

/**
 * @typedef {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} Receive
 * @typedef {(given: {instantiateWasm(imports: WebAssembly.Imports, receive: Receive): {}}) => Promise<any>} Create
 *   The export of Emscripten's script.
 */

/**
 * Keeps no state after a failure, so it can be called again.
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
        return {};  // means to Emscripten that `receive` is called later
      },
    }).then(resolve, reject);
  });
}

/** @param {string} path @returns {Promise<WebAssembly.Module>} */
async function compile(path) {
  const response = await fetch(addressOf(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  // Streaming compilation needs the MIME type application/wasm, which not every server sends.
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
