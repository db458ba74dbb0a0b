// What Emscripten makes of wasm/*.cpp: NAME.mjs, which the build puts into the scripts that import it.
declare module 'modules/*' {
  const create: import('./wasm-module.js').Create;
  export default create;
}

/** Whether the documentation lies beside the page; scripts/build_site.mjs puts it in. */
declare const SCRAWL_DOCS: boolean;
