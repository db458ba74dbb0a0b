// Digits to learn with, as the site has them where it was built beside MNIST: made of the harness's own,
// so that the tests are the same everywhere.

import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {DIGITS} from './drawing.js';

const SIDE = 28;

/** Numbers from 0 to 1, the same every time. */
function randomFrom(seed) {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

/** The distance of a point from a straight line's part. */
function distance(x, y, [ax, ay], [bx, by]) {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) : 0;
  return Math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay));
}

/** A digit leant and turned a little, 20 pixels high, grey. */
function picture(digit, random) {
  const lean = 0.3 * (random() - 0.5);
  const wide = 0.8 + 0.4 * random();
  const place = ([x, y]) => [14 + 18 * (wide * (x - 0.5) - lean * (y - 0.5)), 14 + 18 * (y - 0.5)];
  const lines = DIGITS[digit].flatMap((stroke) => stroke.slice(1).map((to, i) => [place(stroke[i]), place(to)]));
  return Uint8Array.from({length: SIDE * SIDE}, (_, i) => {
    const nearest = Math.min(...lines.map(([from, to]) => distance((i % SIDE) + 0.5, Math.floor(i / SIDE) + 0.5, from, to)));
    return Math.round(255 * Math.min(1, Math.max(0, 1.7 - nearest)));
  });
}

function header(magic, ...sizes) {
  const bytes = Buffer.alloc(4 * (1 + sizes.length));
  [magic, ...sizes].forEach((value, i) => bytes.writeUInt32BE(value, 4 * i));
  return bytes;
}

/** IDX files of so many digits, gzipped. */
export function idx(count, seed) {
  const random = randomFrom(seed);
  const labels = Uint8Array.from({length: count}, (_, i) => i % 10);
  const pictures = [...labels].map((digit) => picture(digit, random));
  return {
    images: gzipSync(Buffer.concat([header(0x803, count, SIDE, SIDE), ...pictures])),
    labels: gzipSync(Buffer.concat([header(0x801, count), labels])),
  };
}

/** Puts the sets into a folder. */
export async function addLearningData(folder) {
  await mkdir(folder, {recursive: true});
  const listed = {};
  for (const [name, count, seed] of [['replay', 100, 1], ['check', 100, 2], ['sample', 300, 3]]) {
    const {images, labels} = idx(count, seed);
    await writeFile(join(folder, `${name}-images.gz`), images);
    await writeFile(join(folder, `${name}-labels.gz`), labels);
    listed[name] = {count, bytes: images.length + labels.length};
  }
  await writeFile(join(folder, 'data.json'), JSON.stringify(listed));
}
