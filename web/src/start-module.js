// Starts a WebAssembly module of the site. Emscripten's script is bundled with ours; this fetches the module's code.

import {addressOf} from './site.js';
import {compile, instantiate} from './wasm-module.js';

/**
 * Keeps no state after a failure, so it can be called again.
 * @param {import('./wasm-module.js').Create} create
 * @param {string} path of the code
 * @returns {Promise<any>} the module's functions and classes
 */
export async function startModule(create, path) {
  const response = await fetch(addressOf(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return instantiate(create, await compile(response));
}
