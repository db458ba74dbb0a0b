// The API's two questions and what creates a recognizer, as functions of their own.

import {Recogniser} from '../recogniser.js';
import {ScrawlError} from '../errors.js';
import {CREATED, HandwritingRecognizer} from './recognizer.js';

/**
 * @typedef {{languages: Iterable<string>}} HandwritingModelConstraint
 * @typedef {{textAlternatives: boolean, textSegmentation: boolean,
 *            hints: {recognitionType: string[], inputType: string[], textContext: boolean, alternatives: boolean}}} HandwritingRecognizerQueryResult
 * @typedef {import('../recogniser.js').RecogniserOptions} RecogniserOptions
 */

/** Errors after which another try may succeed. */
const PASSING = ['assets-missing', 'model-missing', 'worker-failed'];

/** @param {any} constraint @returns {string[]} */
function languagesOf(constraint) {
  const languages = constraint?.languages;
  if (typeof languages !== 'object' || languages === null || !(Symbol.iterator in languages)) {
    throw new TypeError('A constraint has a list of languages');
  }
  return Array.from(languages, String);
}

/** Whether numbers in a language are written with the digits 0 to 9. @param {string} language a BCP 47 tag */
function isRead(language) {
  try {
    const [known] = Intl.NumberFormat.supportedLocalesOf(language);
    return known !== undefined && new Intl.NumberFormat(known).resolvedOptions().numberingSystem === 'latn';
  } catch {
    return false; // no such tag can be
  }
}

/** @param {string[]} languages */
const areRead = (languages) => languages.length > 0 && languages.every(isRead);

/**
 * What the recognizer can do; null if it cannot read the numbers of all these languages.
 * @param {HandwritingModelConstraint} constraint
 * @returns {Promise<HandwritingRecognizerQueryResult | null>}
 */
export async function queryHandwritingRecognizer(constraint) {
  if (!areRead(languagesOf(constraint))) return null;
  return {
    textAlternatives: true,
    textSegmentation: true,
    hints: {
      recognitionType: ['number', 'per-character'],
      inputType: ['mouse', 'stylus', 'touch'],
      textContext: false,
      alternatives: true,
    },
  };
}

/**
 * The question in an earlier form of the API: whether each thing that is asked for can be had.
 * @param {{languages?: Iterable<string>, alternatives?: unknown, segmentationResult?: unknown}} query
 * @returns {Promise<{languages?: boolean, alternatives?: boolean, segmentationResult?: boolean}>}
 */
export async function queryHandwritingRecognizerSupport(query = {}) {
  return {
    ...('languages' in query && {languages: areRead(languagesOf(query))}),
    ...('alternatives' in query && {alternatives: true}),
    ...('segmentationResult' in query && {segmentationResult: true}),
  };
}

/**
 * Rejects with a `TypeError` for what is no constraint, and with a `DOMException`: a `NotSupportedError` for other
 * languages, an `UnknownError` if another try may succeed, else an `OperationError`; its `cause` is the `ScrawlError`.
 * @param {HandwritingModelConstraint} constraint
 * @param {RecogniserOptions} [options] beyond the specification
 * @returns {Promise<HandwritingRecognizer>}
 */
export async function createHandwritingRecognizer(constraint, options) {
  if (!areRead(languagesOf(constraint))) {
    throw new DOMException('Only numbers in the digits 0 to 9 are read', 'NotSupportedError');
  }
  try {
    return new HandwritingRecognizer(CREATED, await Recogniser.create(options));
  } catch (error) {
    if (!(error instanceof ScrawlError)) throw error; // the reason of a signal
    const exception = new DOMException(error.message, PASSING.includes(error.code) ? 'UnknownError' : 'OperationError');
    throw Object.defineProperty(exception, 'cause', {value: error});
  }
}
