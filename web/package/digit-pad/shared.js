// One recogniser for all fields of a page that ask for the same: module and weights are loaded once.

import {Recogniser} from '../recogniser.js';

/** @typedef {import('../recogniser.js').RecogniserOptions} RecogniserOptions */

/** By their options. They live as long as the page. @type {Map<string, Promise<Recogniser>>} */
const recognisers = new Map();

/** @param {RecogniserOptions} options @returns {Promise<Recogniser>} */
export function sharedRecogniser(options) {
  const key = JSON.stringify(options);
  let recogniser = recognisers.get(key);
  if (!recogniser) {
    recogniser = Recogniser.create(options);
    recognisers.set(key, recogniser);
    recogniser.catch(() => recognisers.delete(key)); // so that another field tries afresh
  }
  return recogniser;
}
