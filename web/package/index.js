// What the package exports. Importing it does nothing else: it needs no page, also in Node.

export {ERROR_CODES, ScrawlError} from './errors.js';
export {Recogniser} from './recogniser.js';

/**
 * @typedef {import('./errors.js').ScrawlErrorCode} ScrawlErrorCode
 * @typedef {import('./recogniser.js').RecogniserOptions} RecogniserOptions
 * @typedef {import('./reading.js').Reading} Reading
 * @typedef {import('./reading.js').Digit} Digit
 * @typedef {import('./reading.js').Segment} Segment
 * @typedef {import('./reading.js').Alternative} Alternative
 * @typedef {import('./reading.js').State} State
 * @typedef {import('./engine.js').Pixels} Pixels
 * @typedef {import('./strokes.js').Strokes} Strokes
 * @typedef {import('./strokes.js').Point} Point
 */
