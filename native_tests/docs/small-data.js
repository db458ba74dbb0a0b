// Small data where the documentation's commands look for large ones: MNIST's files, Kaggle's, strokes, pictures.

import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gunzipSync, gzipSync} from 'node:zlib';
import {DIGITS} from '../browser/harness/drawing.js';
import {idx} from '../browser/harness/learning-data.js';

const PIXELS = 28 * 28;
const IMAGES_AT = 16;
const LABELS_AT = 8;

/** @param {string} folder a copy of the project */
export async function addData(folder) {
  for (const path of ['data/mnist', 'data/pen', 'scans', 'photos']) mkdirSync(join(folder, path), {recursive: true});
  const [training, testing] = [idx(6000, 1), idx(300, 2)];
  for (const [name, {images, labels}] of Object.entries({train: training, t10k: testing})) {
    writeFileSync(join(folder, `data/mnist/${name}-images-idx3-ubyte.gz`), images);
    writeFileSync(join(folder, `data/mnist/${name}-labels-idx1-ubyte.gz`), labels);
  }
  writeFileSync(join(folder, 'train.csv'), csv(idx(600, 3), true));
  writeFileSync(join(folder, 'test.csv'), csv(testing, false));
  writeFileSync(join(folder, 'data/pen/strokes.json.gz'), gzipSync(JSON.stringify(strokes())));
  writeFileSync(join(folder, 'drawings.json'), JSON.stringify(strokes().slice(0, 20)));
  for (const name of ['digit.png', 'photo.jpg', 'scans/a.png', 'photos/b.jpg']) writeFileSync(join(folder, name), picture());
}

/** A file of Kaggle's form. @param {{images: Buffer, labels: Buffer}} set @param {boolean} labelled */
function csv(set, labelled) {
  const [images, labels] = [gunzipSync(set.images).subarray(IMAGES_AT), gunzipSync(set.labels).subarray(LABELS_AT)];
  const names = Array.from({length: PIXELS}, (_, i) => `pixel${i}`);
  const rows = [...labels].map((label, i) => [...(labelled ? [label] : []), ...images.subarray(PIXELS * i, PIXELS * (i + 1))].join());
  return `${[...(labelled ? ['label'] : []), ...names].join()}\n${rows.join('\n')}\n`;
}

/** Digits of thirty writers, each a little wider than the one before. */
const strokes = () => Array.from({length: 300}, (_, i) => {
  const writer = 1 + Math.floor(i / 10);
  const points = DIGITS[i % 10].map((stroke) => stroke.map(([x, y]) => [(60 + writer) * x, 100 * y]));
  return {label: i % 10, writer, strokes: points};
});

/** A 1 in dark ink as a BMP file: the programs go by a file's content, whatever its name. */
function picture() {
  const [width, height, front] = [60, 90, 54];
  const file = Buffer.alloc(front + 3 * width * height, 250);
  file.fill(0, 0, front).write('BM');
  const fields = [[2, file.length], [10, front], [14, 40], [18, width], [22, height], [26, 1 + (24 << 16)]];
  for (const [at, value] of fields) file.writeUInt32LE(value, at);
  for (let y = 15; y < 75; ++y) file.fill(30, front + 3 * (y * width + 28), front + 3 * (y * width + 33));
  return file;
}
