// Reads what is written on opened pictures with the inspector, one picture after the other.

import {fitOnPad} from '../pad/fit.js';

/** @typedef {import('./protocol.js').PageReading} PageReading */

export class PictureReader {
  #inspector;
  /** The newest request; those before it that have not begun are left out. @type {object | null} */ #newest = null;
  /** @type {Promise<unknown>} */ #last = Promise.resolve();

  /** @param {import('./client.js').InspectorClient} inspector */
  constructor(inspector) {
    this.#inspector = inspector;
  }

  /**
   * @param {ImageData} picture
   * @param {boolean} digitsOnly whether to read no signs
   * @param {(part: number) => void} onProgress with how much of it has been read, 0 to 1
   * @returns {Promise<PageReading | null>} null if another picture was to be read before this one was begun
   */
  read(picture, digitsOnly, onProgress) {
    const request = this.#newest = {};
    const result = this.#last.then(() => {
      if (request !== this.#newest) return null;
      const {data, width, height} = picture;
      return this.#inspector.ask('readPage', {data, width, height, digitsOnly}, onProgress);
    });
    this.#last = result.catch(() => {});
    return result;
  }
}

/**
 * @param {import('../recogniser/client.js').Reading} reading of a picture
 * @param {{width: number, height: number}} picture
 * @returns {import('../recogniser/client.js').Reading} its boxes in pad units
 */
export function fitted(reading, picture) {
  const {scale, left, top} = fitOnPad(picture);
  const digits = reading.digits.map((digit) => ({
    ...digit,
    left: left + scale * digit.left,
    top: top + scale * digit.top,
    right: left + scale * digit.right,
    bottom: top + scale * digit.bottom,
  }));
  return {...reading, digits};
}
