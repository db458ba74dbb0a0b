// The API's recognizer and drawing. Their names and steps are the specification's.

import {predictionsOf} from './prediction.js';
import {HandwritingStroke} from './stroke.js';

/**
 * @typedef {import('../recogniser.js').Recogniser} Recogniser
 * @typedef {{recognitionType?: string, inputType?: string, textContext?: string, alternatives?: number}} HandwritingHints
 *   Only `alternatives` has an effect.
 */

/** Nobody but the API makes recognizers and drawings. */
export const CREATED = Symbol('created');

/** @param {unknown} token */
function illegal(token) {
  if (token !== CREATED) throw new TypeError('Illegal constructor');
}

const inactive = () => new DOMException('The recognizer was finished', 'InvalidStateError');

export class HandwritingRecognizer {
  /** @type {Recogniser | null} */ #recogniser;

  /** @param {symbol} token @param {Recogniser} recogniser which it disposes of */
  constructor(token, recogniser) {
    illegal(token);
    this.#recogniser = recogniser;
  }

  /** Throws an `InvalidStateError` after `finish`. @param {HandwritingHints | null} [hints] @returns {HandwritingDrawing} */
  startDrawing(hints = {}) {
    if (!this.#recogniser) throw inactive();
    if (hints !== null && typeof hints !== 'object' && typeof hints !== 'function') throw new TypeError('Hints are an object');
    const {alternatives = 3} = hints ?? {};
    return new HandwritingDrawing(CREATED, () => this.#recogniser, alternatives >>> 0); // an unsigned long
  }

  /** Frees its memory. Its drawings predict nothing any more. */
  finish() {
    this.#recogniser?.dispose();
    this.#recogniser = null;
  }

  get [Symbol.toStringTag]() {
    return 'HandwritingRecognizer';
  }
}

export class HandwritingDrawing {
  #recogniser;
  #alternatives;
  /** @type {HandwritingStroke[]} */ #strokes = [];

  /** @param {symbol} token @param {() => Recogniser | null} recogniser null once it is finished @param {number} alternatives */
  constructor(token, recogniser, alternatives) {
    illegal(token);
    this.#recogniser = recogniser;
    this.#alternatives = alternatives;
  }

  /** Keeps the stroke itself: points that it gets later count, too. @param {HandwritingStroke} stroke */
  addStroke(stroke) {
    this.#strokes.push(checked(stroke));
  }

  /** @param {HandwritingStroke} stroke */
  removeStroke(stroke) {
    checked(stroke);
    this.#strokes = this.#strokes.filter((each) => each !== stroke);
  }

  clear() {
    this.#strokes = [];
  }

  getStrokes() {
    return [...this.#strokes];
  }

  /**
   * The most probable texts first; none if nothing can be read. Rejects with an `InvalidStateError` after `finish`.
   * @returns {Promise<import('./prediction.js').HandwritingPrediction[]>}
   */
  async getPrediction() {
    const recogniser = this.#recogniser();
    if (!recogniser) throw inactive();
    const strokes = this.#strokes.map((stroke, strokeIndex) => ({strokeIndex, points: stroke.getPoints()}));
    const written = strokes.filter(({points}) => points.length > 0);
    try {
      const reading = await recogniser.read(written.map(({points}) => points));
      return predictionsOf(reading, written.map(({strokeIndex}) => strokeIndex), this.#alternatives);
    } catch (error) {
      if (!this.#recogniser()) throw inactive();
      throw new DOMException(String(error), 'OperationError');
    }
  }

  get [Symbol.toStringTag]() {
    return 'HandwritingDrawing';
  }
}

/** @param {unknown} stroke */
function checked(stroke) {
  if (!(stroke instanceof HandwritingStroke)) throw new TypeError('This is no HandwritingStroke');
  return stroke;
}
