// The messages between a page and its worker. Types only.

/**
 * @typedef {{id: number, start: {addresses: import('./assets.js').Addresses, options?: import('./engine.js').EngineOptions}} |
 *           {id: number, strokes: {pairs: Float32Array, lengths: number[]}} |
 *           {id: number, picture: import('./engine.js').Pixels}} Request
 * @typedef {{id: number, done: any} |
 *           {id: number, failed: {code: import('./errors.js').ScrawlErrorCode, message: string, cause: string}}} Reply
 */

export {};
