// The one function of Node that node.js calls.
declare module 'node:fs/promises' {
  export function readFile(url: URL): Promise<Uint8Array>;
}

/** Of the package; scripts/build_package.mjs puts it in. */
declare const SCRAWL_VERSION: string;
