// The album as a table that train and evaluate take.

import {asText} from '../../learning/album.js';
import {ask} from '../../learning/client.js';

/** @typedef {import('../../learning/album.js').Kept} Kept */

/** As Kaggle's train.csv: the pictures that the network sees. @param {Kept[]} digits @returns {Promise<Blob>} */
export async function asCsv(digits) {
  const pictures = await ask('pictures', {strokes: asText(digits)});
  const pixels = pictures.length / Math.max(1, digits.length);
  const header = ['label', ...Array.from({length: pixels}, (_, i) => `pixel${i}`)].join();
  const rows = digits.map(({label}, i) => [label, ...pictures.subarray(i * pixels, (i + 1) * pixels)].join());
  return new Blob([[header, ...rows, ''].join('\n')], {type: 'text/csv'});
}
