// What the package exports. Importing it does nothing else: it needs no page, also in Node.

export {ERROR_CODES, ScrawlError} from './errors.js';
export {Recogniser} from './recogniser.js';

/**
 * @typedef {import('./errors.js').ScrawlErrorCode} ScrawlErrorCode
 * @typedef {import('./recogniser.js').RecogniserOptions} RecogniserOptions
 * @typedef {import('./recogniser.js').Reading} Reading
 * @typedef {import('./recogniser.js').Digit} Digit
 * @typedef {import('./recogniser.js').State} State
 * @typedef {import('./strokes.js').Strokes} Strokes
 * @typedef {import('./strokes.js').Point} Point
 */
