// Reads the digits of an opened picture with the inspector.

import {fitOnPad} from '../pad/fit.js';

/**
 * @param {import('./client.js').InspectorClient} inspector
 * @param {ImageData} picture
 * @param {boolean} digitsOnly whether to read no signs
 * @returns {Promise<import('../recogniser/client.js').Reading>} its boxes in pad units
 */
export async function readPicture(inspector, picture, digitsOnly) {
  const {data, width, height} = picture;
  const reading = await inspector.ask('readImage', {data, width, height, digitsOnly});
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
