// Starts a WebAssembly module with Emscripten's script, for page and package: knows no addresses.

/**
 * @typedef {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} Receive
 * @typedef {(given: {instantiateWasm(imports: WebAssembly.Imports, receive: Receive): {}}) => Promise<any>} Create
 *   The export of Emscripten's script.
 */

/**
 * Keeps no state after a failure, so it can be called again.
 * @param {Create} create
 * @param {WebAssembly.Module} module
 * @returns {Promise<any>} the module's functions and classes
 */
export function instantiate(create, module) {
  return new Promise((resolve, reject) => {
    create({
      instantiateWasm(imports, receive) {
        WebAssembly.instantiate(module, imports).then((instance) => receive(instance, module)).catch(reject);
        return {};  // means to Emscripten that `receive` is called later
      },
    }).then(resolve, reject);
  });
}

/** @param {Response} response @returns {Promise<WebAssembly.Module>} */
export async function compile(response) {
  // Streaming compilation needs the MIME type application/wasm, which not every server sends.
  if (response.headers.get('Content-Type') === 'application/wasm') return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
