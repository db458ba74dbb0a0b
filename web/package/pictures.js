// Makes pixels of the pictures that can be read.

import {pictureOf} from '../src/picture-of.js';
import {messageOf, ScrawlError} from './errors.js';

/** @typedef {import('./engine.js').Pixels} Pixels */

/** In pixels: larger ones would take seconds and hundreds of megabytes. */
const LARGEST_SIDE = 4096;

/** @param {unknown} value @param {'Blob' | 'ImageBitmap'} name @returns {boolean} also where there is no such type */
const isA = (value, name) => name in globalThis && value instanceof globalThis[name];

/** @param {unknown} value @returns {value is Pixels} whether it has pixels, as ImageData does */
const hasPixels = (value) =>
  typeof value === 'object' && value !== null && 'data' in value && 'width' in value && 'height' in value;

/** Whether it is meant as a picture; what its pixels are, `pixelsOf` finds out. @param {unknown} value @returns {boolean} */
export const isPicture = (value) => isA(value, 'Blob') || isA(value, 'ImageBitmap') || hasPixels(value);

/** @param {any} picture ImageData or what is built like it, ImageBitmap or Blob @returns {Promise<Pixels>} */
export async function pixelsOf(picture) {
  if (hasPixels(picture)) return checked(picture);
  if (!('createImageBitmap' in globalThis) || !('document' in globalThis)) {
    throw new ScrawlError('pictures-unsupported', 'Only a browser decodes pictures: give {data, width, height} with red, green, blue, alpha');
  }
  if (isA(picture, 'ImageBitmap')) return drawn(picture);
  const bitmap = await createImageBitmap(picture).catch((error) => {
    throw new ScrawlError('invalid-picture', `The file is no picture that this browser knows: ${messageOf(error)}`, error);
  });
  try {
    return drawn(bitmap);
  } finally {
    bitmap.close();
  }
}

/** @param {ImageBitmap} bitmap */
function drawn(bitmap) {
  if (bitmap.width === 0) throw new ScrawlError('invalid-picture', 'The bitmap is closed');
  return pictureOf(bitmap, bitmap.width, bitmap.height);
}

/** @param {Pixels} pixels */
function checked({data, width, height}) {
  const side = (/** @type {number} */ length) => Number.isInteger(length) && length >= 1 && length <= LARGEST_SIDE;
  if (!side(width) || !side(height)) {
    throw new ScrawlError('invalid-picture', `A picture has 1 to ${LARGEST_SIDE} pixels on each side, not ${width} × ${height}`);
  }
  if (!(data instanceof Uint8Array || data instanceof Uint8ClampedArray) || data.length !== 4 * width * height) {
    throw new ScrawlError('invalid-picture', `A picture of ${width} × ${height} pixels needs ${4 * width * height} bytes: red, green, blue, alpha`);
  }
  return {data, width, height};
}
