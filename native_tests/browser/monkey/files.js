// Files that the monkey drops on the page, and what comes of each kind.

import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseStrokes} from '../../../web/src/drawing/strokes-file.js';
import {pngHeader} from '../harness/files.js';
import {seedForTensorFlow} from '../harness/foreign-models.js';
import {codeOf} from './history.js';
import {drawingFrom} from './links.js';
import {models} from './oracle.js';
import {randomFrom} from '../harness/random.js';

/** @typedef {import('./hands.js').Hands} Hands */

const base64 = (/** @type {string | Uint8Array | number[]} */ bytes) => Buffer.from(/** @type {any} */ (bytes)).toString('base64');
const golden = join(import.meta.dirname, '../../golden/formats');

/** @param {import('../harness/random.js').Random} random one to three pictures of sevens, each of its own size */
export function brought(random) {
  const [paper, ink] = random.pick([['white', 'black'], ['#eceadf', '#20283c'], ['black', 'white'], ['white', 'white']]);
  return Array.from({length: random.chance(0.2) ? random.between(2, 3) : 1}, (_, i) => ({
    name: `sevens-${i}.png`,
    type: 'image/png',
    sevens: {width: random.between(60, 700), height: random.between(60, 500), count: random.between(1, 4), paper, ink},
  }));
}

/** @type {Record<string, (hands: Hands, seed: number) => Promise<import('./actions.js').Effect | void>>} */
const KINDS = {
  async strokes(hands, seed) {
    if (!hands.last.reads) return;
    const text = JSON.stringify([{label: 1, strokes: drawingFrom(randomFrom(seed)).map((stroke) => stroke.map(({x, y}) => [x, y]))}]);
    const parsed = parseStrokes(text);
    if (!Array.isArray(parsed)) throw new Error('the monkey brings drawings');
    await drop(hands, 'drawing.json', '', text);
    await hands.seen(({content}) => content === codeOf(parsed));
    return {content: codeOf(parsed)};
  },
  damagedStrokes: (hands, seed) => refused(hands, 'drawing.json', '', `[{"strokes": [[[${seed}, 2]`, 'drawing-broken'),
  // Whole but for the pixels, of a size that nobody has memory for, cut short, and not what it says.
  hugePicture: (hands) => refused(hands, 'huge.png', 'image/png', pngHeader(60_000, 60_000), 'picture-broken'),
  brokenPicture: (hands, seed) => refused(hands, 'broken.png', 'image/png', pngHeader(seed + 1, 100), 'picture-broken'),
  noPicture: (hands, seed) => refused(hands, 'text.jpg', 'image/jpeg', `no picture ${seed}`, 'picture-broken'),
  unknown: (hands, seed) => refused(hands, 'notes.txt', 'text/plain', `notes ${seed}`, 'file-unknown'),
  digits: (hands) => refused(hands, 'train.csv', 'text/csv', 'label,pixel0\n1,2\n', 'file-of-digits'),
  brokenNetwork: (hands, seed) => refused(hands, 'mine.safetensors', '', `network ${seed}`, 'model-broken'),
  async network(hands, seed) {
    const file = ['seed.safetensors', 'compact.safetensors', 'seed-int8.safetensors'][seed % 3];
    const bytes = readFileSync(join(models, file));
    hands.oracle.know(`own ${file}`, bytes);
    await drop(hands, file, '', bytes);
  },
  async foreign(hands, seed) {
    const name = ['plain-new.onnx', 'activations-old.onnx'][seed % 4];
    const files = name ? [{name, bytes: readFileSync(join(golden, name))}] : await seedForTensorFlow();
    await hands.do('drop', files.map(({name, bytes}) => ({name, type: '', base64: base64(bytes)})));
  },
};

export const FILE_KINDS = Object.keys(KINDS);

/** @param {Hands} hands @param {string} kind @param {number} seed */
export const fileOfKind = (hands, kind, seed) => KINDS[kind](hands, seed);

/** @param {Hands} hands @param {string} name @param {string} type @param {string | Uint8Array | number[]} bytes */
const drop = (hands, name, type, bytes) => hands.do('drop', [{name, type, base64: base64(bytes)}]);

/** @param {Hands} hands @param {string} name @param {string} type @param {string | Uint8Array | number[]} bytes @param {string} message */
async function refused(hands, name, type, bytes, message) {
  await hands.do('dismiss', message);
  await drop(hands, name, type, bytes);
  await hands.message(message);
}
