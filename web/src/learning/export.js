// The examples as files that train and evaluate take, made by the worker: it may be large.

import {asText} from './examples.js';

/** Digits whose pictures are made at once. */
const AT_ONCE = 500;

/** In the project's format of strokes. @param {import('./examples.js').Kept[]} digits @returns {Blob} */
export const asStrokes = (digits) => new Blob([asText(digits)], {type: 'application/json'});

/**
 * As Kaggle's train.csv: the pictures that the network sees.
 * @param {import('./examples.js').Kept[]} digits
 * @param {(strokes: string) => Uint8Array} pictures of drawings, one after the other
 * @returns {Blob}
 */
export function asCsv(digits, pictures) {
  const pixels = pictures(asText(digits.slice(0, 1))).length;
  const lines = [['label', ...Array.from({length: pixels}, (_, i) => `pixel${i}`)].join()];
  for (let first = 0; first < digits.length; first += AT_ONCE) {
    const some = digits.slice(first, first + AT_ONCE);
    const drawn = pictures(asText(some));
    some.forEach(({label}, i) => lines.push([label, ...drawn.subarray(i * pixels, (i + 1) * pixels)].join()));
  }
  return new Blob([lines.join('\n'), '\n'], {type: 'text/csv'});
}
